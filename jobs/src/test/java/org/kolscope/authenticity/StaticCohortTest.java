package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class StaticCohortTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private static <R extends Record> Table<R> spread(Table<R> table, int partitions) {
    return new Table<>(table.type(), table.rows().repartition(partitions));
  }

  /**
   * 400 fans follow 8 of 60 each, by chance; 1 to 40 follow 12 more, which nobody else does much.
   */
  private static String farmOfForty() {
    var random = new Random(3);
    var follows = new HashSet<String>();
    for (int fan = 1; fan <= 400; fan++) {
      int from = fan;
      random.ints(1000, 1060).distinct().limit(8).forEach(to -> follows.add(from + ">" + to));
      if (fan <= 40) {
        IntStream.range(1000, 1012).forEach(to -> follows.add(from + ">" + to));
      }
    }
    return follows.stream().sorted().collect(Collectors.joining(" "));
  }

  @Test
  void blockIsFoundItsEvidenceRecountsAndCirclesOfFriendsAreLeftOut(SparkSession spark) {
    var farm = farmOfForty();
    // 15 friends who all follow each other
    var friends = new StringBuilder();
    for (int a = 301; a <= 315; a++) {
      for (int b = 301; b <= 315; b++) {
        friends.append(a == b ? "" : " " + a + ">" + b);
      }
    }
    var follows = new Given(spark).follows(farm + friends);
    var made = new StaticCohort().of(untimed(spark, spread(follows, 1)));
    var scores = made.scores().collect();
    var evidence = made.evidence().collect();
    var likely =
        scores.stream()
            .filter(s -> s.probability() != null && s.probability() > 0.5)
            .map(ExpertScore::accountId)
            .collect(Collectors.toSet());

    assertThat(likely).hasSizeBetween(38, 42).doesNotContain(301L, 308L);
    assertThat(likely.stream().filter(a -> a <= 40)).hasSizeGreaterThanOrEqualTo(38);
    addUp(scores, evidence);
    var members =
        scores.stream()
            .filter(s -> s.clusterId() != null)
            .map(ExpertScore::accountId)
            .collect(Collectors.toSet());
    for (var row : evidence) {
      if (row.signal().equals("blockFollow")) {
        long fans =
            members.stream().filter(m -> farm.contains(m + ">" + row.followeeId() + " ")).count();
        assertThat(row.value()).isEqualTo((double) fans);
        assertThat(row.accountsCount()).isEqualTo(members.size());
      }
    }
    assertThat(made.leftOut().first().getLong(1)).isZero();

    var four = new StaticCohort().of(untimed(spark, spread(follows, 4)));
    assertThat(four.scores().collect()).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(four.evidence().collect()).containsExactlyInAnyOrderElementsOf(evidence);
  }

  private static Dataset<Row> untimed(SparkSession spark, Table<Follow> follows) {
    var none = Table.of(spark, Follow.class, List.of()).rows().select("followerId", "followeeId");
    var firstSeen = none.withColumn("firstSeen", lit(null).cast("date"));
    return FollowTimes.of(
        Table.of(spark, Account.class, List.of()), follows, firstSeen, none, NIGHT);
  }

  /** Floor and strengths are the log odds, for accounts that have evidence. */
  private static void addUp(List<ExpertScore> scores, List<Evidence> evidence) {
    double floor =
        scores.stream()
            .filter(s -> s.logOdds() != null)
            .min(Comparator.comparingDouble(ExpertScore::logOdds))
            .orElseThrow()
            .logOdds();
    var sums = new HashMap<Long, Double>();
    evidence.forEach(e -> sums.merge(e.accountId(), e.strength(), Double::sum));
    assertThat(sums).isNotEmpty();
    scores.stream()
        .filter(s -> sums.containsKey(s.accountId()))
        .forEach(
            s -> assertThat(s.logOdds()).isCloseTo(floor + sums.get(s.accountId()), offset(1e-6)));
  }

  @Test
  void blockOfTooManyIsNoAnomaly(SparkSession spark) {
    var usual = new StaticCohort();
    var strict =
        new StaticCohort(
            usual.cohorts(), usual.calibration(), usual.maxFollowBackShare(), 0.05, 40_000_000);

    var made = strict.of(untimed(spark, new Given(spark).follows(farmOfForty())));
    var scores = made.scores().collect();
    var evidence = made.evidence().collect();

    // 40 of 400 are a tenth
    assertThat(scores)
        .allMatch(s -> s.probability() == null || s.probability() < 0.4 + 1e-9)
        .filteredOn(s -> s.probability() != null && s.probability() > 0.4 - 1e-9)
        .hasSizeBetween(38, 42);
    assertThat(evidence)
        .filteredOn(e -> e.signal().equals("crowd"))
        .isNotEmpty()
        .allMatch(e -> Math.abs(e.value() - 0.1) < 0.006 && e.baseline() == 0.05);
    addUp(scores, evidence);
  }

  @Test
  void followsThatDoNotFitAreToldAndThoseOfTheLargestGo(SparkSession spark) {
    var made =
        new StaticCohort(new StaticCohort().cohorts(), new Calibration(1, 0), 0.15, 0.1, 1000)
            .of(untimed(spark, new Given(spark).follows(farmOfForty())));

    var leftOut = made.leftOut().first();

    assertThat(leftOut.getLong(0)).isGreaterThan(3000);
    assertThat(leftOut.getLong(0) - leftOut.getLong(1)).isLessThanOrEqualTo(1000);
    assertThat(made.scores().collect()).hasSize(400);
  }
}
