package org.kolscope.audience.fit;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.Table;

/** The row of an account from its counts; columns as {@link KolFits} names them. */
record FitTask(FitVerdicts verdicts) implements MapFunction<Row, Row> {

  @Override
  public Row call(Row row) {
    var base = Base.valueOf(row.getAs("base"));
    var counts =
        new FitCounts(
            row.getAs("loaded"),
            row.getAs("realActive"),
            row.getAs("judged"),
            row.getAs("real"),
            row.getAs("targets"),
            row.getAs("squares"),
            row.getAs("squaresByTarget"),
            row.getAs("squaresByTargets"),
            base == Base.FOLLOWERS ? seenShare(row) : Double.NaN);
    long realOfAll = row.getAs("realOfAll");
    double shareOfAll =
        realOfAll == 0 ? Double.NaN : row.<Long>getAs("targetsOfAll") / (double) realOfAll;
    return Table.toRow(
        verdicts.of(
            new FitVerdicts.Subject(
                row.getAs("followeeId"), base, row.<Boolean>getAs("isActivityKnown")),
            counts,
            new FitVerdicts.Unique(
                row.getAs("uniquePeople"), row.<Long>getAs("unique") / (double) FitCounts.UNITS),
            shareOfAll));
  }

  /** Of the loaded real active people as many are judged; the list may be a part of the whole. */
  private static double seenShare(Row row) {
    long realActive = row.getAs("realActive");
    long whole = row.getAs("whole");
    return realActive == 0
        ? 0
        : (double) row.<Long>getAs("judged")
            / realActive
            * Math.min(1, row.<Long>getAs("loaded") / (double) whole);
  }
}
