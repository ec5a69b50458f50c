package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.authenticity.InMemoryCohorts.TimedFollow;
import org.kolscope.authenticity.TimedWorld.Attack;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class TimeCohortTest {

  private static final LocalDate AS_OF = LocalDate.ofEpochDay(TimedWorld.LAST_DAY);

  private final TimeCohort expert = new TimeCohort();

  private static Account account(long id, double registered) {
    return new Account(
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        at(registered),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Instant at(double day) {
    return Instant.ofEpochSecond(Math.round(day * 86_400));
  }

  private static Dataset<Row> firstSeen(SparkSession spark, Map<String, Integer> nights) {
    return spark.createDataFrame(
        nights.entrySet().stream()
            .map(
                e -> {
                  var ends = e.getKey().split(">", -1);
                  return RowFactory.create(
                      Long.parseLong(ends[0]),
                      Long.parseLong(ends[1]),
                      LocalDate.ofEpochDay(e.getValue()));
                })
            .toList(),
        StructType.fromDDL("followerId BIGINT, followeeId BIGINT, firstSeen DATE"));
  }

  private static Dataset<Row> none(SparkSession spark) {
    return firstSeen(spark, Map.of()).drop("firstSeen");
  }

  private static TimedWorld attacked() {
    var world = new TimedWorld(9, 1500, 150, 13_000);
    world.attack(new Attack(60, 10, 0.8, 10, true, Camouflage.RANDOM));
    return world;
  }

  private TimeCohort.Made made(SparkSession spark, TimedWorld world, int partitions) {
    var accounts = new ArrayList<Account>();
    for (int a = 0; a < world.registered.size(); a++) {
      accounts.add(account(a, world.registered.get(a)));
    }
    var follows =
        world.distinct().stream()
            .map(
                e ->
                    new Follow(
                        e.follower(), TimedWorld.FOLLOWEE + e.followee(), null, at(e.at()), false))
            .toList();
    var timed =
        FollowTimes.of(
            spread(Table.of(spark, Account.class, accounts), partitions),
            spread(Table.of(spark, Follow.class, follows), partitions),
            firstSeen(spark, Map.of()),
            none(spark),
            AS_OF);
    return expert.of(timed, AS_OF);
  }

  private static <R extends Record> Table<R> spread(Table<R> table, int partitions) {
    return new Table<>(table.type(), table.rows().repartition(partitions));
  }

  @Test
  void stepGivesWhatTheKernelsGiveForOneAndFourPartitions(SparkSession spark) {
    var world = attacked();
    var oracle = InMemoryCohorts.of(Figures.follows(world), TimedWorld.LAST_DAY, expert);
    assertThat(oracle.joinedBursts).as("something to agree on").isGreaterThan(8);
    var one = made(spark, world, 1);
    var scores = one.scores().collect();
    assertThat(
            scores.stream().collect(Collectors.toMap(ExpertScore::accountId, ExpertScore::logOdds)))
        .isEqualTo(oracle.logOdds);
    var evidence = one.evidence().collect();
    addsUp(scores, evidence);
    recounts(world, evidence);
    assertThat(one.leftOut().first()).isEqualTo(RowFactory.create(0L, 0L));

    var four = made(spark, world, 4);
    assertThat(four.scores().collect()).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(four.evidence().collect()).containsExactlyInAnyOrderElementsOf(evidence);
  }

  private void addsUp(List<ExpertScore> scores, List<Evidence> evidence) {
    var sums = new HashMap<Long, Double>();
    evidence.forEach(e -> sums.merge(e.accountId(), e.strength(), Double::sum));
    for (var score : scores) {
      double sum = expert.score().prior() + sums.getOrDefault(score.accountId(), 0.0);
      assertThat(score.logOdds()).isCloseTo(sum, within(1e-9));
      assertThat(score.probability())
          .isCloseTo(expert.calibration().probability(sum), within(1e-9));
      assertThat(score.clusterId() != null).isEqualTo(sum > 0);
    }
    assertThat(scores.stream().filter(s -> s.clusterId() != null).map(ExpertScore::clusterId))
        .as("one cohort, named after its smallest account")
        .containsOnly(
            scores.stream()
                .filter(s -> s.clusterId() != null)
                .mapToLong(ExpertScore::accountId)
                .min()
                .orElseThrow());
  }

  /** The value of every burst and week is counted again from the follows themselves. */
  private static void recounts(TimedWorld world, List<Evidence> evidence) {
    var follows = Figures.follows(world).stream().filter(f -> !f.isGuarded()).toList();
    var bursts = new HashMap<Long, Evidence>();
    for (var e : evidence) {
      if (e.signal().equals("joinedBurst")) {
        bursts.put(e.followeeId(), e);
        assertThat(e.value())
            .isEqualTo(count(follows, e, e, false))
            .isEqualTo((double) e.accountsCount());
      }
    }
    for (var e : evidence) {
      if (e.signal().equals("registrationWeek")) {
        assertThat(e.value()).isEqualTo(count(follows, bursts.get(e.followeeId()), e, true));
      }
    }
    assertThat(evidence.stream().map(Evidence::signal).collect(Collectors.toSet()))
        .contains("joinedBurst", "registrationWeek");
  }

  private static double count(
      List<TimedFollow> follows, Evidence burst, Evidence week, boolean isOfWeek) {
    return follows.stream()
        .filter(f -> f.followee() == burst.followeeId())
        .filter(f -> isWithin(f.day(), burst))
        .filter(f -> !isOfWeek || isWithin(f.registered(), week))
        .count();
  }

  private static boolean isWithin(int day, Evidence e) {
    return !at(day).isBefore(e.startsAt()) && at(day).isBefore(e.endsAt());
  }

  private static Map<Long, String> times(Dataset<Row> timed) {
    var times = new TreeMap<Long, String>();
    for (var row : timed.collectAsList()) {
      times.put(
          row.getLong(0), row.get(2) + "-" + row.get(3) + (row.getBoolean(5) ? " guarded" : ""));
    }
    return times;
  }

  @Test
  void timeIsThatOfTheSourceElseTheNightsBetweenElseUnknown(SparkSession spark) {
    var follows =
        Table.of(
            spark,
            Follow.class,
            List.of(
                new Follow(1, 9, null, at(40.9), false),
                new Follow(2, 9, null, null, false),
                new Follow(3, 9, null, null, false),
                new Follow(4, 9, null, null, false),
                new Follow(5, 9, null, null, true),
                new Follow(6, 9, null, null, false)));
    var accounts =
        Table.of(spark, Account.class, List.of(account(1, 40), account(3, 3), account(4, 104)));
    var nights = Map.of("1>9", 100, "2>9", 100, "3>9", 103, "4>9", 105, "5>9", 106);
    assertThat(
            times(FollowTimes.of(accounts, follows, firstSeen(spark, nights), none(spark), AS_OF)))
        .containsExactly(
            Map.entry(1L, "40-40 guarded"),
            Map.entry(2L, "null-null"),
            Map.entry(3L, "101-103"),
            Map.entry(4L, "104-105 guarded"),
            Map.entry(6L, "null-null"));
  }

  @Test
  void listOrderBoundsAFollowByTheYoungestAccountBeforeIt(SparkSession spark) {
    var follows = new ArrayList<Follow>();
    var accounts = new ArrayList<Account>();
    // oldest fans last in the list; every second one joined long ago
    for (int i = 0; i < 24; i++) {
      follows.add(new Follow(i, 9, 23L - i, null, false));
      accounts.add(account(i, i % 2 == 0 ? 100 + 10 * i : -500));
    }
    var times =
        times(
            FollowTimes.of(
                Table.of(spark, Account.class, accounts),
                Table.of(spark, Follow.class, follows),
                firstSeen(spark, Map.of("0>9", 400)),
                none(spark),
                AS_OF));
    assertThat(times.get(6L)).isEqualTo("160-179 guarded");
    assertThat(times.get(7L)).isEqualTo("160-179");
    assertThat(times.get(23L)).as("until today is too wide").isEqualTo("null-null");
  }

  @Test
  void accountWithoutAnyTimedFollowIsNotJudged(SparkSession spark) {
    var timed =
        FollowTimes.of(
            Table.of(spark, Account.class, List.of()),
            Table.of(
                spark,
                Follow.class,
                List.of(new Follow(1, 9, null, null, false), new Follow(2, 9, null, at(7), false))),
            firstSeen(spark, Map.of("1>9", 100)),
            none(spark),
            AS_OF);
    var made = expert.of(timed, AS_OF);
    assertThat(made.scores().collect())
        .containsExactlyInAnyOrder(
            new ExpertScore(1, Evidence.Family.TIME_COHORT, null, Abstention.NO_TIMES, null, null),
            new ExpertScore(
                2,
                Evidence.Family.TIME_COHORT,
                expert.calibration().probability(-4.6),
                null,
                -4.6,
                null));
  }
}
