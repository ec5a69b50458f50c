package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Table;

/** Scores the accounts of {@link Rings} and writes down why. */
record RingJudgement(Rings rings) {

  /** Rows of single posts per account; chosen: more are counted in one row. */
  private static final int MOST_ROWS = 20;

  private static final String[] ACCOUNT = {"accountId"};

  /** Log odds of an account in a ring. */
  private Column found() {
    return lit(rings.prior()).plus(col("evidence")).minus(log(col("partners")));
  }

  /**
   * One row per account that reposted anything.
   *
   * @param able accounts with reposts enough
   * @param judged accounts in a ring
   */
  Table<ExpertScore> scores(Dataset<Row> acts, Dataset<Row> able, Dataset<Row> judged) {
    var isAble = col("posts").isNotNull();
    var logOdds = when(isAble, coalesce(found(), lit(rings.prior())));
    var calibrated =
        logOdds.multiply(rings.calibration().slope()).plus(rings.calibration().intercept());
    return new Table<>(
        ExpertScore.class,
        acts.select("accountId")
            .distinct()
            .join(able, ACCOUNT, "left")
            .join(judged, ACCOUNT, "left")
            .select(
                col("accountId"),
                lit(Family.RING.name()).as("family"),
                lit(1.0).divide(lit(1.0).plus(exp(calibrated.unary_$minus()))).as("probability"),
                when(isAble.unary_$bang(), lit(Abstention.TOO_FEW.name())).as("abstainedFor"),
                logOdds.as("logOdds"),
                when(logOdds.gt(0), col("clusterId")).as("clusterId")));
  }

  /** The posts that accounts of a ring reposted together. */
  Table<Evidence> evidence(Dataset<Row> acts, Dataset<Row> judged) {
    var own = acts.join(judged, ACCOUNT, "inner");
    var other =
        own.select(
            col("objectId"),
            col("clusterId"),
            col("accountId").as("otherId"),
            col("at").as("otherAt"));
    var isNear = abs(col("at").minus(col("otherAt"))).leq(rings.together().longSeconds());
    var together =
        own.join(other, new String[] {"objectId", "clusterId"}, "inner")
            .groupBy("accountId", "objectId")
            .agg(
                max("at").as("at"),
                max("evidence").as("evidence"),
                max("partners").as("partners"),
                max("inLong").as("inLong"),
                count(lit(1)).as("reposters"),
                sum(when(isNear, 1L).otherwise(0L)).as("near"))
            .where(col("near").gt(1))
            .withColumn(
                "place",
                row_number()
                    .over(
                        Window.partitionBy("accountId")
                            .orderBy(col("near").desc(), col("objectId"))))
            .withColumn("all", count(lit(1)).over(Window.partitionBy("accountId")));
    var each = col("evidence").divide(col("all"));
    var span = rings.together().longSeconds();
    var single =
        together
            .where(col("place").leq(MOST_ROWS))
            .select(
                row(
                    "coRepost",
                    col("place"),
                    col("near").cast("double"),
                    col("reposters").minus(1).multiply(col("inLong")).plus(1),
                    each,
                    col("objectId"),
                    timestamp_seconds(col("at").minus(span)),
                    timestamp_seconds(col("at").plus(span + 1L)),
                    col("near")));
    var perAccount = together.where(col("place").equalTo(1));
    var none = lit(null);
    var rest =
        perAccount
            .where(col("all").gt(MOST_ROWS))
            .select(
                row(
                    "otherCoReposts",
                    lit(1),
                    col("all").minus(MOST_ROWS).cast("double"),
                    none.cast("double"),
                    each.multiply(col("all").minus(MOST_ROWS)),
                    none.cast("bigint"),
                    none.cast("timestamp"),
                    none.cast("timestamp"),
                    none.cast("bigint")));
    var tested =
        perAccount.select(
            row(
                "partnersTested",
                lit(1),
                col("partners").cast("double"),
                none.cast("double"),
                log(col("partners")).unary_$minus(),
                none.cast("bigint"),
                none.cast("timestamp"),
                none.cast("timestamp"),
                none.cast("bigint")));
    return new Table<>(Evidence.class, single.unionByName(rest).unionByName(tested));
  }

  private static Column[] row(
      String signal,
      Column place,
      Column value,
      Column baseline,
      Column strength,
      Column postId,
      Column startsAt,
      Column endsAt,
      Column accountsCount) {
    return new Column[] {
      col("accountId"),
      lit(Family.RING.name()).as("family"),
      lit(signal).as("signal"),
      place.as("place"),
      value.as("value"),
      baseline.as("baseline"),
      strength.as("strength"),
      lit(null).cast("bigint").as("followeeId"),
      postId.as("postId"),
      startsAt.as("startsAt"),
      endsAt.as("endsAt"),
      accountsCount.as("accountsCount")
    };
  }
}
