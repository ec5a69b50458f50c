package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.Presets;
import org.kolscope.report.NightPage.StageLine.State;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.MaskKey;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.store.WarehouseLock;
import org.kolscope.testing.LocalSpark;

/**
 * Many nights of a tiny world: twelve accounts that read two KOLs, each of whom posts and is
 * reposted. Accounts 1 to 12 read 100 on all nights, all but the last {@code n} read 200 on night
 * {@code n}.
 */
@ExtendWith(LocalSpark.class)
class NightsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;

  private static LocalDate night(int n) {
    return FIRST.plusDays(n);
  }

  /** Raw files of nights 0 to {@code nights - 1}, everything every night. */
  private Path world(int nights) throws IOException {
    var raw = folder.resolve("raw");
    for (int n = 0; n < nights; n++) {
      var into = Files.createDirectories(raw.resolve("night=" + night(n)));
      var accounts = new StringBuilder("accountId,screenName,followersCount\n");
      var follows = new StringBuilder("followerId,followeeId\n");
      for (int i = 1; i <= 12; i++) {
        accounts.append(i).append(",name").append(i).append(',').append(10 * i + n).append('\n');
        follows.append(i).append(",100\n").append(i <= 12 - n ? i + ",200\n" : "");
      }
      accounts.append("100,first,12000\n200,second,9000\n");
      var posts =
          new StringBuilder(
              "postId,accountId,createdAt,isRepost,text,parentPostId,"
                  + "parentAccountId,repostCount,likeCount\n");
      for (int p = 0; p <= n; p++) {
        posts.append(post(1000 + p, 100, night(p), false, null, 3 + n, 5));
        posts.append(post(2000 + p, 200, night(p), false, null, 1, n));
        posts.append(post(3000 + p, 1 + p, night(p), true, 1000 + p, 0, 0));
      }
      Files.writeString(into.resolve("account.csv"), accounts);
      Files.writeString(into.resolve("follow.csv"), follows);
      Files.writeString(into.resolve("post.csv"), posts);
      Files.writeString(
          into.resolve("crawl.csv"),
          "accountId,kind,rowsSeen,complete\n200,followers," + (12 - n) + "," + (n > 1) + "\n");
    }
    return raw;
  }

  private static String post(
      long id,
      long account,
      LocalDate day,
      boolean isRepost,
      Object parent,
      int reposts,
      int likes) {
    return "%d,%d,%s 08:00:00,%s,words,%s,%s,%d,%d%n"
        .formatted(
            id,
            account,
            day,
            isRepost,
            parent == null ? "" : parent,
            parent == null ? "" : 100,
            reposts,
            likes);
  }

  private RunRequest request(Path raw, String name, int n) {
    var out = folder.resolve(name);
    return new RunRequest(
        Presets.named("kolscope"),
        "preset kolscope",
        raw.toString(),
        night(n),
        out.resolve("warehouse").toString(),
        out.toString(),
        null,
        Settings.of(null, "", Map.of("influence.replicates", "2")),
        false,
        null);
  }

  private static Store store(SparkSession spark, RunRequest request) {
    return new Store(spark, LocalSpark.catalog(Path.of(request.warehouse())));
  }

  /** What became of each stage, by name. */
  private static final class Watch implements Progress {
    private final Map<String, State> stages = new LinkedHashMap<>();

    @Override
    public void ended(int number, int count, String stage, State state, long rows, Double took) {
      stages.put(stage, state);
    }

    private List<String> ran() {
      return stages.entrySet().stream()
          .filter(e -> e.getValue() != State.SKIPPED)
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private static final class CutOffException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Cuts a run off when a stage has left its result and is not yet remembered as done. */
  private record Cut(String stage) implements Progress {
    @Override
    public void made(String made) {
      if (made.equals(stage)) {
        throw new CutOffException();
      }
    }

    @Override
    public void ended(int number, int count, String name, State state, long rows, Double took) {}
  }

  @Test
  @Tag("slow")
  void aRunThatIsCutOffAtEveryStageInTurnEndsAsAnUndisturbedOne(SparkSession spark)
      throws IOException {
    var raw = world(2);
    var calm = store(spark, request(raw, "calm", 0));
    var rough = store(spark, request(raw, "rough", 0));
    new Pipeline(spark, calm, Progress.SILENT).run(request(raw, "calm", 0));
    var watch = new Watch();
    new Pipeline(spark, calm, watch).run(request(raw, "calm", 1));
    new Pipeline(spark, rough, Progress.SILENT).run(request(raw, "rough", 0));

    var stages = List.copyOf(watch.stages.keySet());
    assertThat(stages).hasSize(53);
    for (var stage : stages) {
      var cut = new Pipeline(spark, rough, new Cut(stage));
      assertThatThrownBy(() -> cut.run(request(raw, "rough", 1)))
          .as(stage)
          .isInstanceOf(CutOffException.class);
      // readers see the first night until the second is published, then all of it
      var isSeen = stages.indexOf(stage) >= stages.indexOf("publish the night");
      assertThat(new RunLog(rough).nights())
          .as(stage)
          .isEqualTo(new TreeSet<>(isSeen ? List.of(night(0), night(1)) : List.of(night(0))));
      assertThat(Files.exists(folder.resolve("rough/parquet/" + night(1))))
          .as(stage)
          .isEqualTo(stage.equals("put the outputs in place"));
    }
    new Pipeline(spark, rough, Progress.SILENT).run(request(raw, "rough", 1));

    same(calm, rough, 0);
    same(calm, rough, 1);
    for (var place : List.of("parquet", "reports")) {
      assertThat(files(folder.resolve("rough").resolve(place)))
          .isEqualTo(files(folder.resolve("calm").resolve(place)));
    }
    assertThat(folder.resolve("rough/warehouse/unfinished")).doesNotExist();
  }

  @Test
  void theSameDropWritesNothingAndOneChangedRowRunsOnlyWhatDependsOnIt(SparkSession spark)
      throws IOException {
    var raw = world(1);
    var request = request(raw, "out", 0);
    var store = store(spark, request);
    new Pipeline(spark, store, Progress.SILENT).run(request);
    var before = new RunLog(store).current();
    var filesBefore = files(folder.resolve("out"));

    var again = new Watch();
    var result = new Pipeline(spark, store, again).run(request);
    assertThat(again.ran()).isEmpty();
    assertThat(again.stages).hasSize(53);
    assertThat(result.isUnchanged()).isTrue();
    assertThat(new RunLog(store).current()).isEqualTo(before);
    assertThat(files(folder.resolve("out"))).isEqualTo(filesBefore);

    // a like more on one post: no graph, no score and no page depends on it, but one day does
    var posts = raw.resolve("night=" + night(0)).resolve("post.csv");
    Files.writeString(
        posts,
        Files.readString(posts)
            .replace(
                "100,2026-03-01 08:00:00,false,words,,,3,5",
                "100,2026-03-01 08:00:00,false,words,,,3,6"));
    var changed = new Watch();
    new Pipeline(spark, store, changed).run(request);
    assertThat(changed.ran())
        .containsExactly(
            "load the raw files",
            "audit the night",
            "draw the repost graph",
            "count account facts",
            "find the prize hunters",
            "ask the experts",
            "write down the evidence",
            "audit the verdicts by segment",
            "learn the classes of texts",
            "read the posts",
            "sum up what accounts write",
            "look at the fans",
            "look for unusual growth",
            "screen for target customers",
            "size the target",
            "look for contact points",
            "choose contact points",
            "see whose people are the target",
            "find the segments of the target",
            "say who is in which segment",
            "see whom segments follow",
            "find the words of segments",
            "see which KOLs are alike",
            "see what accounts write about",
            "rank the topics",
            "estimate reach",
            "choose rosters",
            "see what people need",
            "see what forms people respond to",
            "add up the days of accounts",
            "look for days that moved",
            "write plain Parquet",
            "publish the night",
            "put the outputs in place");
    var now = new RunLog(store).current();
    assertThat(now.keySet().stream().filter(t -> !now.get(t).equals(before.get(t))))
        .containsExactly("AccountDay", "Post");
  }

  @Test
  void whatPeopleDecidedStandsOnTheNightPageWithPrivatePersonsMasked(SparkSession spark)
      throws IOException {
    var file = folder.resolve("overrides.csv");
    Files.writeString(
        file,
        """
        account,verdict,reason,who,until
        100,genuine,an old friend,li,
        3,zombie,a private matter,li,2026-03-01
        4,zombie,a private matter,li,2026-02-28
        777,genuine,a private matter,wang,
        """);
    var plain = request(world(1), "out", 0);
    var settings =
        Map.of(
            "influence.replicates", "2",
            "candidates.min-fans", "5",
            "judging.appeals", file.toString());
    var request =
        new RunRequest(
            plain.source(),
            plain.sourceName(),
            plain.input(),
            plain.asOf(),
            plain.warehouse(),
            plain.out(),
            null,
            Settings.of(null, "", settings),
            false,
            null);

    var result = new Pipeline(spark, store(spark, request), Progress.SILENT).run(request);

    var page = Files.readString(folder.resolve("out/runs/" + night(0) + "/night.html"));
    var mask = MaskKey.of(spark, request.warehouse(), null);
    assertThat(page)
        .contains("People decided on <b>3</b> accounts")
        .contains("Expired and no longer in force: 1.")
        .contains("<bdi class=\"name\">first</bdi> <small>100</small>", "an old friend")
        .contains("<small>" + mask.of(IdOf.Kind.ACCOUNT, 3) + "</small>")
        .contains("<small>" + mask.of(IdOf.Kind.ACCOUNT, 777) + "</small>")
        .contains("not in the data")
        .doesNotContain("name3", "private matter", "<small>3</small>");
    // the accounts show no followees and no posts, so the profile expert says nothing: a note only
    assertThat(result.notices()).hasSize(1);
    assertThat(result.notices().get(0).en()).startsWith("nobody was judged by profile");
    assertThat(result.warnings()).noneMatch(w -> w.en().contains("profile"));
  }

  @Test
  @Tag("slow")
  void readersSeeOneNightOrTheOtherAndNeverAMixture(SparkSession spark) throws Exception {
    var raw = world(2);
    var store = store(spark, request(raw, "out", 0));
    new Pipeline(spark, store, Progress.SILENT).run(request(raw, "out", 0));
    var tables = names(folder.resolve("out/parquet/" + night(0)));
    var isOver = new AtomicBoolean();
    var seen = new ArrayList<LocalDate>();
    var reader =
        CompletableFuture.runAsync(
            () -> {
              var catalog = LocalSpark.catalog(folder.resolve("out/warehouse"));
              // as another process would: what this one knows of the tables is of no use to it
              spark.conf().set("spark.sql.catalog." + catalog + ".cache-enabled", "false");
              while (!isOver.get()) {
                seen.add(newest(new Store(spark, catalog)));
                for (var night : names(folder.resolve("out/parquet"))) {
                  assertThat(names(folder.resolve("out/parquet").resolve(night))).isEqualTo(tables);
                }
              }
            });
    new Pipeline(spark, store, Progress.SILENT).run(request(raw, "out", 1));
    isOver.set(true);
    reader.get();
    assertThat(seen).isSorted().contains(night(0));
    assertThat(newest(store)).isEqualTo(night(1));
  }

  /** The newest night of every table that has a row every night: they must agree. */
  private static LocalDate newest(Store store) {
    var published = new RunLog(store).published().orElseThrow();
    var nights = new TreeSet<LocalDate>();
    for (var type : Tables.all()) {
      if (published.exists(type) && !published.nights(type).isEmpty()) {
        nights.add(published.nights(type).last());
      }
    }
    assertThat(nights).hasSize(1);
    return nights.first();
  }

  private static List<String> names(Path folder) {
    try (var all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString())
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Tag("slow")
  void nightsInAnotherOrderAndAnOldNightAgainGiveTheTablesOfThen(SparkSession spark)
      throws IOException {
    var raw = world(3);
    var ordered = store(spark, request(raw, "ordered", 0));
    var mixed = store(spark, request(raw, "mixed", 0));
    for (int n = 0; n < 3; n++) {
      new Pipeline(spark, ordered, Progress.SILENT).run(request(raw, "ordered", n));
    }
    for (int n : new int[] {2, 0, 1}) {
      new Pipeline(spark, mixed, Progress.SILENT).run(request(raw, "mixed", n));
    }
    var late = new Watch();
    for (int n : new int[] {1, 2}) {
      new Pipeline(spark, mixed, late).run(request(raw, "mixed", n));
    }
    IntStream.range(0, 3).forEach(n -> same(ordered, mixed, n));

    // the second night is made anew after the third, as if nothing were remembered of it
    var before = new RunLog(ordered).current();
    delete(folder.resolve("ordered/warehouse/stages"));
    var result = new Pipeline(spark, ordered, late).run(request(raw, "ordered", 1));
    assertThat(late.ran()).contains("rank the KOLs", "load the raw files");
    assertThat(new RunLog(ordered).current()).isEqualTo(before);
    // 12 read the first, 11 the second that night; 10 are enough
    assertThat(result.kols()).isEqualTo(2);
    assertThat(
            ordered.state(org.kolscope.schema.Follow.class, night(2)).rows().where("gone").count())
        .isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void compiledPlansGiveWhatInterpretedOnesGive(SparkSession spark) throws IOException {
    var raw = world(2);
    var interpreted = store(spark, request(raw, "interpreted", 0));
    var compiled = store(spark, request(raw, "compiled", 0));
    var settings = Map.of("codegen.wholeStage", "true", "codegen.factoryMode", "CODEGEN_ONLY");
    var before = new TreeMap<String, String>();
    settings.keySet().forEach(k -> before.put(k, spark.conf().get("spark.sql." + k)));
    for (int n = 0; n < 2; n++) {
      new Pipeline(spark, interpreted, Progress.SILENT).run(request(raw, "interpreted", n));
    }
    settings.forEach((k, v) -> spark.conf().set("spark.sql." + k, v));
    try {
      for (int n = 0; n < 2; n++) {
        new Pipeline(spark, compiled, Progress.SILENT).run(request(raw, "compiled", n));
      }
    } finally {
      before.forEach((k, v) -> spark.conf().set("spark.sql." + k, v));
    }
    IntStream.range(0, 2).forEach(n -> same(interpreted, compiled, n));
  }

  @Test
  void aStoppedNightLeavesWhatReadersSeeAndIsWrittenDown(SparkSession spark) throws IOException {
    var raw = world(2);
    var first = request(raw, "out", 0);
    var store = store(spark, first);
    new Pipeline(spark, store, Progress.SILENT).run(first);
    var seen = new RunLog(store).newest().orElseThrow();
    // three nights of 10,000 follows each came before, as far as the audit knows
    for (int back = 1; back <= 3; back++) {
      store.writeDerived(
          QualityFigure.class,
          FIRST.minusDays(back),
          Table.of(spark, QualityFigure.class, List.of(volume(10_000))));
    }

    assertThatThrownBy(
            () -> new Pipeline(spark, store, Progress.SILENT).run(request(raw, "out", 1)))
        .isInstanceOf(DataQualityException.class)
        .hasMessageContainingAll("volume", "Follow", "23", "10,000");

    var log = new RunLog(store);
    assertThat(log.newest().orElseThrow()).isEqualTo(seen);
    assertThat(log.byNight().get(night(1)).verdict()).isEqualTo(Verdict.STOP);
    assertThat(log.published().orElseThrow().read(KolRank.class, night(1)).collect()).isEmpty();
    assertThat(folder.resolve("out/reports/" + night(1))).doesNotExist();
    assertThat(folder.resolve("out/runs/" + night(1) + ".stopped/digest.txt"))
        .content()
        .contains("STOP, not published", "readers still see the night 2026-03-01");

    // another night takes back what the stopped one left
    new Pipeline(spark, store, Progress.SILENT).run(first);
    assertThat(store.nights(QualityFigure.class)).doesNotContain(night(1));
  }

  private static QualityFigure volume(long rows) {
    return new QualityFigure(
        "volume",
        "Follow",
        "",
        Level.WARN,
        Outcome.OK,
        rows,
        0,
        (double) rows,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void aSecondRunIsToldWhoHasTheWarehouse(SparkSession spark) throws IOException {
    var request = request(world(1), "out", 0);
    try (var lock =
        WarehouseLock.take(request.warehouse(), "the run of night 2026-02-28, process 7")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(
              () -> new Pipeline(spark, store(spark, request), Progress.SILENT).run(request))
          .isInstanceOf(WarehouseLock.InUseException.class)
          .hasMessageContaining("in use by the run of night 2026-02-28, process 7");
    }
  }

  private static void same(Store left, Store right, int n) {
    for (var type : Tables.SOURCE) {
      assertThat(rows(left.state(type, night(n)))).isEqualTo(rows(right.state(type, night(n))));
    }
    for (var type : Tables.DERIVED) {
      assertThat(rows(left.read(type, night(n))))
          .as(type.getSimpleName() + " of " + night(n))
          .isEqualTo(rows(right.read(type, night(n))));
    }
  }

  private static List<String> rows(Table<?> table) {
    return table.rows().collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** All files below a folder as texts of one sign a byte. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
