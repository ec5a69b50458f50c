package org.kolscope.ranking;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * One candidate over all replicates.
 *
 * @param accountId the candidate
 * @param parts median percentiles; NaN where unknown
 * @param score median score, in [0, 100]
 * @param scoreLow90 5 % point of the scores
 * @param scoreHigh90 95 % point of the scores
 * @param rankLow90 5 % point of the best ranks, rounded down
 * @param rankHigh90 95 % point of the worst ranks, rounded up
 * @param replicatesCount samples it rests on; 0 if nothing was sampled
 */
record Summary(
    long accountId,
    Parts parts,
    double score,
    double scoreLow90,
    double scoreHigh90,
    int rankLow90,
    int rankHigh90,
    int replicatesCount) {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "accountId BIGINT, "
              + Parts.DDL
              + ", score DOUBLE, scoreLow90 DOUBLE, scoreHigh90 DOUBLE"
              + ", rankLow90 INT, rankHigh90 INT, replicatesCount INT");

  private static final double LOW_90 = 5;
  private static final double HIGH_90 = 95;
  private static final double MEDIAN = 50;

  /**
   * Sums up the standings of one candidate, at least one, in any order. Points are those of R's
   * type 7 (R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
   * Statistician 50(4), 1996): linear between the values, the values themselves at the ends.
   */
  static Summary of(List<Standing> standings) {
    var score = points(standings, Standing::score);
    return new Summary(
        standings.get(0).accountId(),
        Parts.of(p -> median(standings, p)),
        score.evaluate(MEDIAN),
        score.evaluate(LOW_90),
        score.evaluate(HIGH_90),
        (int) Math.floor(points(standings, Standing::bestRank).evaluate(LOW_90)),
        (int) Math.ceil(points(standings, Standing::worstRank).evaluate(HIGH_90)),
        (int) standings.stream().filter(s -> s.replicate() != Draw.NO_SAMPLE).count());
  }

  private static double median(List<Standing> standings, Part part) {
    // a part is known in every replicate or in none: see Draw
    return standings.get(0).parts().has(part)
        ? points(standings, s -> s.parts().get(part)).evaluate(MEDIAN)
        : Double.NaN;
  }

  private static Percentile points(List<Standing> standings, ToDoubleFunction<Standing> of) {
    var points = new Percentile().withEstimationType(EstimationType.R_7);
    points.setData(standings.stream().mapToDouble(of).toArray());
    return points;
  }

  static Summary from(Row row) {
    return new Summary(
        row.getLong(0),
        Parts.at(1, row),
        row.getDouble(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10));
  }

  Row toRow() {
    return RowFactory.create(
        accountId,
        parts.status(),
        parts.broker(),
        parts.relay(),
        parts.response(),
        score,
        scoreLow90,
        scoreHigh90,
        rankLow90,
        rankHigh90,
        replicatesCount);
  }
}
