package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/**
 * Which blocks came to their followees like everybody else did, and so are no delivery: fan clubs
 * follow the same stars, but each fan when it pleases.
 *
 * <p>Per block and followee, the days on which fans of the block came against those of all other
 * fans: the distance D of Kolmogorov and Smirnov, without what chance adds: {@code distance² = D² -
 * 0.822 / m}, at least 0, with m = in * out / (in + out); 0.822 = pi² / 12 is the mean of m D² by
 * chance. A block's distance is the median over its followees: a star of a fan club may be a
 * customer of somebody else's farm. Times exonerate only: no block is made likelier by them, so the
 * static expert stays independent of the time cohort where it speaks against somebody. A delivery
 * as slow as its customers' whole history is exonerated too.
 *
 * <p>Cost: one shuffle of the follows of the blocks' followees. Independent of partitioning.
 *
 * @param mostDistance of a block that came at its own pace, in (0, 1); 0.15, chosen: evenly spread
 *     over a third of the time a followee has been there is at least 0.33, chance is taken out
 * @param leastFollows timed follows of a block below which nothing is said; 100, chosen
 */
record OwnPace(double mostDistance, int leastFollows) {

  /** Log odds of an account whose block is exonerated, at most; below one half, unexplained. */
  static final double EXONERATED = -1;

  private static final double BY_CHANCE = Math.PI * Math.PI / 12;
  private static final int LEAST_OTHERS = 20;

  OwnPace {
    if (!(mostDistance > 0 && mostDistance < 1)) {
      throw new IllegalArgumentException("mostDistance must be in (0, 1), was " + mostDistance);
    }
  }

  /** With the values that stand beside the settings. */
  OwnPace() {
    this(0.15, 100);
  }

  /**
   * What was judged, accounts of exonerated blocks with other log odds and in no block.
   *
   * @param judged see {@link BlockJudgement#JUDGED}
   * @param timed see {@link FollowTimes#of}
   */
  Dataset<Row> applied(Dataset<Row> judged, Dataset<Row> timed, Calibration calibration) {
    var exonerated =
        distances(judged, timed)
            .where(col("distance").lt(mostDistance))
            .select("clusterId", "distance");
    double probability = calibration.probability(EXONERATED);
    return judged
        .join(broadcast(exonerated), new String[] {"clusterId"}, "left")
        .select("accountId", "probability", "logOdds", "clusterId", "rows", "distance")
        .map(
            (MapFunction<Row, Row>)
                row ->
                    row.isNullAt(5)
                        ? RowFactory.create(
                            row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))
                        : RowFactory.create(
                            row.getLong(0), probability, EXONERATED, null, new Row[0]),
            Encoders.row(BlockJudgement.JUDGED));
  }

  /** clusterId, distance of the blocks with enough timed follows. */
  Dataset<Row> distances(Dataset<Row> judged, Dataset<Row> timed) {
    var inBlocks = judged.where(col("clusterId").isNotNull());
    var followees =
        inBlocks
            .select(col("clusterId"), explode(col("rows.followeeId")).as("followeeId"))
            .where(col("followeeId").isNotNull())
            .distinct();
    var members =
        inBlocks.select(col("accountId").as("followerId"), col("clusterId"), lit(1L).as("isIn"));
    var days =
        timed
            .where(col("day").isNotNull().and(not(col("isGuarded"))))
            .join(broadcast(followees), new String[] {"followeeId"}, "inner")
            .join(members, new String[] {"followerId", "clusterId"}, "left")
            .groupBy("clusterId", "followeeId", "at")
            .agg(count("isIn").as("in"), count(lit(1)).as("all"));
    var whole = Window.partitionBy("clusterId", "followeeId");
    var upTo = whole.orderBy("at").rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var steps =
        days.withColumn("ins", sum("in").over(whole))
            .withColumn("outs", sum("all").over(whole).minus(col("ins")))
            .withColumn("insUpTo", sum("in").over(upTo))
            .withColumn("outsUpTo", sum("all").over(upTo).minus(col("insUpTo")))
            .where(col("ins").gt(0).and(col("outs").geq(LEAST_OTHERS)))
            .withColumn(
                "gap",
                abs(col("insUpTo").divide(col("ins")).minus(col("outsUpTo").divide(col("outs")))));
    var ofFollowee =
        steps
            .groupBy("clusterId", "followeeId")
            .agg(max("gap").as("d"), max("ins").as("ins"), max("outs").as("outs"))
            .withColumn(
                "m",
                col("ins")
                    .cast("double")
                    .multiply(col("outs"))
                    .divide(col("ins").plus(col("outs"))))
            .withColumn(
                "square", col("d").multiply(col("d")).minus(lit(BY_CHANCE).divide(col("m"))))
            .withColumn("distance", sqrt(greatest(lit(0.0), col("square"))));
    return ofFollowee
        .groupBy("clusterId")
        .agg(median(col("distance")).as("distance"), sum("ins").as("follows"))
        .where(col("follows").geq(leastFollows))
        .select("clusterId", "distance");
  }
}
