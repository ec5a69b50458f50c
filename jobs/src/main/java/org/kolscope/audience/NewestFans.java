package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Tells the newest tenth of the fans of each KOL from the others.
 *
 * <p>Fans are ordered by day, the newest first. Days that lie within the tenth are in it as a
 * whole; of the day that goes beyond it, fans are in it by their place in the list (0 the newest),
 * if all fans of that day have one: those in the front of the places by as much as is missing. A
 * day without places stays out, so the tenth may hold fewer; nobody is in it where nothing is known
 * but one day.
 *
 * <p>Cost: one shuffle of the fans by KOL and day, partially aggregated, and a join back. Only
 * whole numbers.
 */
final class NewestFans {

  private static final String[] DAY = {"followeeId", "day"};
  private static final int TENTH = 10;

  private NewestFans() {}

  /**
   * {@code fans} with isNewest.
   *
   * @param fans followeeId, day (int, never null), listPosition
   */
  static Dataset<Row> marked(Dataset<Row> fans) {
    var ofFollowee = Window.partitionBy("followeeId");
    var newerOnes =
        ofFollowee
            .orderBy(col("day").desc())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow() - 1);
    var days =
        fans.groupBy("followeeId", "day")
            .agg(
                count(lit(1)).as("ofDay"),
                count("listPosition").as("listed"),
                min("listPosition").as("first"),
                max("listPosition").minus(min("listPosition")).plus(1).as("places"))
            .withColumn("newer", coalesce(sum("ofDay").over(newerOnes), lit(0L)))
            .withColumn("room", sum("ofDay").over(ofFollowee).minus(col("newer").multiply(TENTH)));
    var isWithin = col("ofDay").multiply(TENTH).leq(col("room"));
    var isInFront =
        col("ofDay")
            .equalTo(col("listed"))
            .and(col("room").gt(0))
            .and(
                col("listPosition")
                    .minus(col("first"))
                    .multiply(TENTH)
                    .multiply(col("ofDay"))
                    .lt(col("room").multiply(col("places"))));
    return fans.join(days, DAY, "inner")
        .withColumn("isNewest", isWithin.or(coalesce(isInFront, lit(false))))
        .drop("ofDay", "listed", "first", "places", "newer", "room");
  }
}
