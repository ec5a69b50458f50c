package org.kolscope.sample.attack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;
import org.kolscope.schema.KnownNames;

/** Which farms a world has: the default mix, or one read from a file. */
public final class AttackMix {

  /** Zombies of a world, as a share of its accounts. Chosen: a few of a hundred. */
  static final double ZOMBIES = 0.03;

  /** Small worlds have more, for {@link #SMALL_WORLD} farms' sake, up to this share. Chosen. */
  static final double MOST_ZOMBIES = 0.08;

  /** The first so many of the default mix have every value of every axis. */
  static final int SMALL_WORLD = 8;

  /** A farm is no smaller; a block of fewer tells nothing from a group of friends. Chosen. */
  static final int FEWEST_FANS = 30;

  /** When farms of the default mix would have more on average, there are more farms. Chosen. */
  private static final int FANS_PER_FARM = 400;

  private static final int FEWEST_CUSTOMERS = 3;
  private static final int MOST_CUSTOMERS = 20;

  /** A world of n accounts has no farm with more than n / 400 customers. Chosen. */
  private static final int ACCOUNTS_PER_CUSTOMER = 400;

  /** No mix may have more zombies than real accounts. */
  private static final double LIMIT = 0.5;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AttackMix() {}

  /**
   * One line of a mix: so many farms alike. What is left out is as in the default mix: window 30
   * days, aged, no camouflage, density 0.5, as many fans and customers as suit the world, zombies
   * that may serve all customers, one farm.
   */
  record Line(
      String kind,
      Integer windowDays,
      String registration,
      String camouflage,
      Double density,
      Integer fans,
      Integer customers,
      Integer fleetReuse,
      Integer count) {}

  /** A farm of the default mix; {@code weight} is its size relative to others. */
  private record Plan(
      Kind kind,
      int windowDays,
      Registration registration,
      Camouflage camouflage,
      double density,
      int customers,
      int fleetReuse,
      int weight) {}

  /**
   * Every value of every axis of section D of the evaluation protocol, spread so that no two axes
   * go together; the first {@link #SMALL_WORLD} have each value once at least.
   */
  private static final List<Plan> PLANS =
      List.of(
          new Plan(Kind.BURST, 2, Registration.BATCH, Camouflage.NONE, 0.5, 5, 5, 2),
          new Plan(Kind.DRIP, 30, Registration.AGED, Camouflage.RANDOM, 0.5, 20, 20, 3),
          new Plan(Kind.DRIP, 365, Registration.BATCH, Camouflage.BIASED, 0.3, 20, 5, 3),
          new Plan(Kind.STATIC_BLOCK, 60, Registration.AGED, Camouflage.RANDOM2, 0.8, 20, 20, 2),
          new Plan(Kind.REPOSTS, 2, Registration.AGED, Camouflage.RANDOM, 1.0, 5, 5, 2),
          new Plan(Kind.DRIP, 60, Registration.AGED, Camouflage.HIJACKED, 0.3, 20, 20, 2),
          new Plan(Kind.BURST, 30, Registration.AGED, Camouflage.NONE, 1.0, 5, 1, 2),
          new Plan(Kind.DRIP, 2, Registration.BATCH, Camouflage.RANDOM2, 0.1, 20, 20, 3),
          new Plan(Kind.DRIP, 365, Registration.AGED, Camouflage.BIASED, 0.5, 20, 20, 4),
          new Plan(Kind.BURST, 2, Registration.AGED, Camouflage.BIASED, 0.8, 20, 5, 2),
          new Plan(Kind.STATIC_BLOCK, 365, Registration.BATCH, Camouflage.NONE, 0.3, 20, 20, 3),
          new Plan(Kind.DRIP, 30, Registration.BATCH, Camouflage.RANDOM, 1.0, 1, 1, 1),
          new Plan(Kind.DRIP, 60, Registration.BATCH, Camouflage.RANDOM, 0.2, 20, 20, 3),
          new Plan(Kind.BURST, 2, Registration.AGED, Camouflage.HIJACKED, 0.5, 20, 5, 2),
          new Plan(Kind.REPOSTS, 2, Registration.BATCH, Camouflage.NONE, 1.0, 5, 5, 2),
          new Plan(Kind.DRIP, 30, Registration.AGED, Camouflage.NONE, 0.1, 20, 20, 4));

  /**
   * The mix of a world, by its size. Some 3 % of the accounts are zombies, more in worlds of a few
   * thousand, where farms would be too small otherwise; a world of a million has the mix four
   * times.
   */
  public static List<Farm> defaults(int accounts) {
    var zombies = (int) Math.max(ZOMBIES * accounts, Math.min(MOST_ZOMBIES * accounts, 240));
    var count = Math.max(1, Math.min(PLANS.size(), zombies / FEWEST_FANS));
    var rounds = Math.max(1, Math.min(4, zombies / (PLANS.size() * FANS_PER_FARM)));
    var weights = PLANS.stream().limit(count).mapToInt(Plan::weight).sum();
    var farms = new ArrayList<Farm>();
    for (int f = 0; f < count * rounds; f++) {
      var plan = PLANS.get(f % count);
      var fans = (int) ((long) zombies * plan.weight / ((long) weights * rounds));
      farms.add(
          new Farm(
              f,
              plan.kind,
              plan.windowDays,
              plan.registration,
              plan.camouflage,
              plan.density,
              Math.max(FEWEST_FANS, fans),
              Math.min(plan.customers, mostCustomers(accounts)),
              plan.fleetReuse));
    }
    return List.copyOf(farms);
  }

  private static int mostCustomers(int accounts) {
    return Math.max(FEWEST_CUSTOMERS, Math.min(MOST_CUSTOMERS, accounts / ACCOUNTS_PER_CUSTOMER));
  }

  /**
   * Reads a list of farms, numbers of fans and customers as written.
   *
   * @throws IllegalArgumentException naming file, line and what to write instead
   * @throws IOException if the file cannot be read
   */
  public static List<Farm> read(Path yaml, int accounts) throws IOException {
    return parse(String.valueOf(yaml.getFileName()), Files.readString(yaml), accounts);
  }

  static List<Farm> parse(String name, String text, int accounts) {
    var lines = lines(name, text);
    var farms = new ArrayList<Farm>();
    for (int at = 0; at < lines.size(); at++) {
      try {
        add(farms, lines.get(at), accounts);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s entry %d: %s".formatted(name, at + 1, e.getMessage()), e);
      }
    }
    var fans = farms.stream().mapToLong(Farm::fans).sum();
    if (fans > LIMIT * accounts) {
      throw new IllegalArgumentException(
          "%s: fans of all farms must be at most half of %d accounts, were %d"
              .formatted(name, accounts, fans));
    }
    return List.copyOf(farms);
  }

  private static List<Line> lines(String name, String text) {
    try {
      var lines = YAML.readValue(text, Line[].class);
      if (lines == null || lines.length == 0 || Arrays.asList(lines).contains(null)) {
        throw new IllegalArgumentException(name + " has no farm, or an empty entry");
      }
      return List.of(lines);
    } catch (UnrecognizedPropertyException e) {
      var known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
      throw new IllegalArgumentException(
          "%s line %d: unknown key %s%s"
              .formatted(
                  name,
                  line(e),
                  e.getPropertyName(),
                  KnownNames.nearest(e.getPropertyName(), known)),
          e);
    } catch (JsonProcessingException e) {
      var said = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
      throw new IllegalArgumentException("%s line %d: %s".formatted(name, line(e), said), e);
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static void add(List<Farm> farms, Line line, int accounts) {
    if (line.kind == null) {
      throw new IllegalArgumentException("kind is missing; there are " + names(Kind.values()));
    }
    var kind = value("kind", line.kind, Kind.values());
    var registration = value("registration", or(line.registration, "aged"), Registration.values());
    var camouflage = value("camouflage", or(line.camouflage, "none"), Camouflage.values());
    var count = or(line.count, 1);
    if (count < 1 || count > 1000) {
      throw new IllegalArgumentException("count must be from 1 to 1000, was " + count);
    }
    var customers = or(line.customers, mostCustomers(accounts));
    for (int i = 0; i < count; i++) {
      farms.add(
          new Farm(
              farms.size(),
              kind,
              or(line.windowDays, 30),
              registration,
              camouflage,
              or(line.density, 0.5),
              or(line.fans, Math.max(FEWEST_FANS, (int) (ZOMBIES * accounts / PLANS.size()))),
              customers,
              or(line.fleetReuse, customers)));
    }
  }

  static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  static <E extends Enum<E>> E value(String key, String word, E[] values) {
    return Arrays.stream(values)
        .filter(v -> word(v).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be one of %s, was %s".formatted(key, names(values), word)));
  }

  static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(AttackMix::word).collect(Collectors.joining(", "));
  }

  /** As files name a value of an axis: STATIC_BLOCK is staticBlock. */
  public static String word(Enum<?> value) {
    var words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
            .collect(Collectors.joining());
  }
}
