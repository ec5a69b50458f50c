package org.kolscope.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kolscope.report.NightPage.StageLine.State;
import org.kolscope.report.Words;
import org.kolscope.store.OutFolder;

/**
 * Runs the stages of a night one after the other, names them to Spark and to whoever watches, and
 * skips those that were done before with the same inputs, settings and code and whose result is
 * still there. What is known of a stage that is done lies in the warehouse, in a small file that is
 * written after the result: a run that was cut off goes on behind the last such file.
 *
 * <p>Durations are host facts: they go to the manifest and the nightly page and nowhere else.
 */
final class Stages {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .registerModule(
              new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

  private static final String FILE = "done.json";

  private final SparkSession spark;
  private final OutFolder warehouse;
  private final LocalDate asOf;
  private final String code;
  private final Progress progress;
  private final int count;
  private final List<Ran> ran = new ArrayList<>();
  private final Map<String, Done> held = new LinkedHashMap<>();

  Stages(
      SparkSession spark,
      OutFolder warehouse,
      LocalDate asOf,
      String code,
      Progress progress,
      int count) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.asOf = asOf;
    this.code = code;
    this.progress = progress;
    this.count = count;
  }

  /**
   * What a stage works on.
   *
   * @param settings hash of its settings
   * @param inputs fingerprints of what it reads, by name
   */
  record Given(String settings, Map<String, String> inputs) {

    /** Any settings that can be written as JSON. */
    static Given of(Object settings, Map<String, String> inputs) {
      return new Given(hash(settings), new TreeMap<>(inputs));
    }
  }

  /**
   * What a stage left.
   *
   * @param rows how many rows it made
   * @param fingerprint of what it made
   * @param facts anything else that later stages want to know
   */
  record Left(long rows, String fingerprint, JsonNode facts) {

    static Left of(long rows, String fingerprint, Object facts) {
      return new Left(rows, fingerprint, JSON.valueToTree(facts));
    }

    <T> T facts(Class<T> type) {
      try {
        return JSON.treeToValue(facts, type);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a stage left unreadable facts", e);
      }
    }
  }

  /** A stage that is done, as it is remembered. */
  record Done(String code, Given given, Left left) {}

  /** A stage of this run; {@code seconds} is null if it was skipped. */
  record Ran(String name, State state, List<Words> why, Double seconds, long rows) {}

  /** Whether the stage was done with the same inputs, settings and code. */
  boolean isDone(String name, Given given) {
    var done = remembered(name);
    return done != null && done.code().equals(code) && done.given().equals(given);
  }

  /** What a stage left when it was last done for this night, whatever it was done with. */
  Optional<Left> last(String name) {
    return Optional.ofNullable(remembered(name)).map(Done::left);
  }

  /**
   * Runs a stage, or skips it.
   *
   * @param isThere whether the result of an earlier run of it still is
   * @return what it left, now or then
   */
  Left run(String name, Given given, Predicate<Left> isThere, Supplier<Left> work) {
    return run(name, given, isThere, work, left -> remember(name, new Done(code, given, left)));
  }

  /** Like {@link #run}, but the stage counts as done only from {@link #release} on. */
  Left hold(String name, Given given, Predicate<Left> isThere, Supplier<Left> work) {
    return run(name, given, isThere, work, left -> held.put(name, new Done(code, given, left)));
  }

  private interface Keeping {
    void keep(Left left);
  }

  private Left run(
      String name, Given given, Predicate<Left> isThere, Supplier<Left> work, Keeping keeping) {
    var start = System.nanoTime();
    var before = remembered(name);
    if (isDone(name, given) && isThere.test(before.left())) {
      ended(new Ran(name, State.SKIPPED, List.of(), null, before.left().rows()));
      return before.left();
    }
    spark.sparkContext().setJobDescription(name);
    var left = work.get();
    spark.sparkContext().setJobDescription(null);
    progress.made(name);
    keeping.keep(left);
    var seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    var state = before == null ? State.DONE : State.RERUN;
    ended(new Ran(name, state, why(before, given), seconds, left.rows()));
    return left;
  }

  private void ended(Ran stage) {
    ran.add(stage);
    progress.ended(ran.size(), count, stage.name(), stage.state(), stage.rows(), stage.seconds());
  }

  private List<Words> why(Done before, Given given) {
    if (before == null) {
      return List.of(new Words("first time for this night", "此夜首次运行"));
    }
    var why = new ArrayList<Words>();
    if (!before.code().equals(code)) {
      why.add(new Words("the code changed", "代码已变更"));
    }
    if (!before.given().settings().equals(given.settings())) {
      why.add(new Words("its settings changed", "设置已变更"));
    }
    given
        .inputs()
        .forEach(
            (input, fingerprint) -> {
              if (!fingerprint.equals(before.given().inputs().get(input))) {
                why.add(new Words(input + " changed", input + " 已变更"));
              }
            });
    return why.isEmpty()
        ? List.of(new Words("its result was no longer there or asked for again", "结果已不存在或需要重做"))
        : why;
  }

  /** Takes stages for not done, whatever is remembered of them. */
  void forget(String... names) {
    for (var name : names) {
      warehouse.remove(place(asOf, name));
    }
  }

  /** Remembers the stages that were held as done. */
  void release() {
    held.forEach(this::remember);
    held.clear();
  }

  private void remember(String name, Done done) {
    try {
      warehouse.put(place(asOf, name), Map.of(FILE, JSON.writeValueAsString(done)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Done remembered(String name) {
    var bytes = warehouse.read(place(asOf, name) + "/" + FILE);
    try {
      return bytes == null
          ? null
          : JSON.readValue(new String(bytes, StandardCharsets.UTF_8), Done.class);
    } catch (JsonProcessingException e) {
      return null; // written by other code: not done
    }
  }

  private static String place(LocalDate night, String name) {
    return folder(night) + "/" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  /** Where the warehouse remembers the stages of a night. */
  static String folder(LocalDate night) {
    return "stages/" + night;
  }

  /** The stages of this run so far. */
  List<Ran> ran() {
    return List.copyOf(ran);
  }

  /** Whether all stages of these names were skipped. */
  boolean isSkipped(String... names) {
    return ran.stream()
        .filter(r -> Arrays.asList(names).contains(r.name()))
        .allMatch(r -> r.state() == State.SKIPPED);
  }

  /** Twelve hex digits for anything that can be written as JSON. */
  static String hash(Object value) {
    return Manifest.hash(JSON.valueToTree(value).toString());
  }
}
