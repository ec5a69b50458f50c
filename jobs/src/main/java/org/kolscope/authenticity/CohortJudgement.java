package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Table;

/** Scores accounts against cohorts of joined bursts and writes down why. */
record CohortJudgement(CohortScore score, Calibration calibration) implements Serializable {

  private static final StructType RATIOS =
      StructType.fromDDL(
          "followeeId BIGINT, startDay INT, week INT, weekAccounts BIGINT, weekExpected DOUBLE, "
              + "registration DOUBLE");

  private static final StructType JUDGED =
      StructType.fromDDL(
          "accountId BIGINT, logOdds DOUBLE, labelFollowee BIGINT, labelStart INT, rows "
              + CohortEvidence.DDL);

  private static final String[] BURST = {"followeeId", "startDay"};
  private static final String[] LABEL = {"labelFollowee", "labelStart"};
  private static final long SECONDS_OF_DAY = 86_400;

  /**
   * One row per account with a hit: accountId, logOdds, labelFollowee, labelStart and rows, its
   * evidence.
   *
   * @param placed follows of followees with bursts: followerId, followeeId, startDay, isGuarded,
   *     week
   * @param found bursts by followee
   * @param labels joined bursts and their labels
   */
  Dataset<Row> judged(Dataset<Row> placed, Dataset<Row> found, Dataset<Row> labels) {
    var windows =
        found
            .select(col("followeeId"), explode(col("bursts")).as("burst"))
            .select(col("followeeId"), col("burst.startDay").as("startDay"), col("burst"))
            .join(labels, BURST, "inner");
    var cohorts =
        labels
            .groupBy("followeeId")
            .agg(array_distinct(collect_list(struct(LABEL[0], LABEL[1]))).as("cohorts"));
    return placed
        .join(cohorts, new String[] {"followeeId"}, "inner")
        .join(windows, BURST, "left")
        .join(
            ratios(placed.join(cohorts, new String[] {"followeeId"}, "left_semi")),
            new String[] {"followeeId", "startDay", "week"},
            "left")
        .groupBy("followerId")
        .agg(
            collect_list(
                    struct(
                        "followeeId",
                        "burst",
                        "labelFollowee",
                        "labelStart",
                        "isGuarded",
                        "week",
                        "weekAccounts",
                        "weekExpected",
                        "registration",
                        "cohorts"))
                .as("follows"))
        .flatMap((FlatMapFunction<Row, Row>) this::judge, Encoders.row(JUDGED));
  }

  /** Per burst and registration week, how frequent the week is. */
  private static Dataset<Row> ratios(Dataset<Row> placed) {
    return placed
        .where(not(col("isGuarded")).and(col("week").isNotNull()))
        .groupBy("followeeId", "startDay", "week")
        .agg(count(lit(1)).as("accounts"))
        .groupBy("followeeId")
        .agg(collect_list(struct("startDay", "week", "accounts")).as("weeks"))
        .flatMap((FlatMapFunction<Row, Row>) CohortJudgement::ratios, Encoders.row(RATIOS));
  }

  private static Iterator<Row> ratios(Row row) {
    List<Row> weeks = row.getList(1);
    var byStart = new TreeMap<Integer, TreeMap<Integer, Long>>();
    weeks.forEach(
        w ->
            byStart
                .computeIfAbsent(w.getInt(0), k -> new TreeMap<>())
                .put(w.getInt(1), w.getLong(2)));
    var rows = new ArrayList<Row>();
    byStart.forEach(
        (start, within) -> {
          if (start == AccountBursts.QUIET) {
            return;
          }
          var without = new TreeMap<Integer, Long>();
          byStart.forEach(
              (other, counts) -> {
                if (!other.equals(start)) {
                  counts.forEach((week, n) -> without.merge(week, n, Long::sum));
                }
              });
          var known = new RegistrationWeeks(within, without);
          within.forEach(
              (week, n) ->
                  rows.add(
                      RowFactory.create(
                          row.getLong(0),
                          start,
                          week,
                          n,
                          known.expected(week),
                          known.logRatio(week))));
        });
    return rows.iterator();
  }

  private Iterator<Row> judge(Row row) {
    var hits = CohortEvidence.of(row.getList(1));
    var best = AccountBursts.best(hits.follows(), hits.cohorts(), score);
    if (best.cohort() == null) {
      return List.<Row>of().iterator();
    }
    return List.of(
            RowFactory.create(
                row.getLong(0),
                best.logOdds(),
                best.cohort().followeeId(),
                best.cohort().startDay(),
                hits.rows(best, score)))
        .iterator();
  }

  /** One row per account that follows anybody. */
  Table<ExpertScore> scores(Dataset<Row> timed, Dataset<Row> judged) {
    var all =
        timed
            .groupBy(col("followerId").as("accountId"))
            .agg(max(col("day").isNotNull()).as("isTimed"));
    var clusters =
        judged
            .where(col("logOdds").gt(0))
            .groupBy(LABEL[0], LABEL[1])
            .agg(min("accountId").as("smallest"));
    var named = judged.drop("rows").join(clusters, LABEL, "left");
    var logOdds = when(col("isTimed"), coalesce(col("logOdds"), lit(score.prior())));
    return new Table<>(
        ExpertScore.class,
        all.join(named, new String[] {"accountId"}, "left")
            .select(
                col("accountId"),
                lit(Evidence.Family.TIME_COHORT.name()).as("family"),
                when(col("isTimed"), probability(logOdds)).as("probability"),
                when(not(col("isTimed")), lit(ExpertScore.Abstention.NO_TIMES.name()))
                    .as("abstainedFor"),
                logOdds.as("logOdds"),
                when(col("logOdds").gt(0), col("smallest")).as("clusterId")));
  }

  private Column probability(Column logOdds) {
    var x = logOdds.multiply(calibration.slope()).plus(calibration.intercept());
    return lit(1.0).divide(lit(1.0).plus(exp(x.unary_$minus())));
  }

  /** The evidence rows of all judged accounts. */
  Table<Evidence> evidence(Dataset<Row> judged) {
    return new Table<>(
        Evidence.class,
        judged
            .select(col("accountId"), explode(col("rows")).as("e"))
            .select(
                col("accountId"),
                lit(Evidence.Family.TIME_COHORT.name()).as("family"),
                col("e.signal").as("signal"),
                col("e.place").as("place"),
                col("e.value").as("value"),
                col("e.baseline").as("baseline"),
                col("e.strength").as("strength"),
                col("e.followeeId").as("followeeId"),
                lit(null).cast("bigint").as("postId"),
                startOf(col("e.startDay")).as("startsAt"),
                startOf(col("e.endDay")).as("endsAt"),
                col("e.accountsCount").as("accountsCount")));
  }

  private static Column startOf(Column day) {
    return timestamp_seconds(day.cast("bigint").multiply(SECONDS_OF_DAY));
  }
}
