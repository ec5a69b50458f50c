package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many of what was looked at failed, and the least id of those.
 *
 * @param leastBad id of an account or a post, as the question says; null if none failed
 */
record Finding(long checked, long failed, Long leastBad) {

  static final Finding NOTHING = new Finding(0, 0, null);

  /** What a finding is about. */
  record Place(String table, String subject) {}

  /**
   * Adds up rows by place.
   *
   * @param isGood whether the row passes; null counts as no
   * @param weight how many the row stands for, a long
   */
  static Dataset<Row> summed(Dataset<Row> rows, Column isGood, Column weight, Column id) {
    var failed = when(coalesce(isGood, lit(false)), lit(null)).otherwise(id);
    return rows.groupBy("tableName", "subject")
        .agg(
            sum(weight).as("checked"),
            sum(when(failed.isNotNull(), weight).otherwise(0L)).as("failed"),
            min(failed).as("leastBad"));
  }

  /** Brings what was {@link #summed} to the driver in one job. */
  static Map<Place, Finding> collect(List<Dataset<Row>> summed) {
    Map<Place, Finding> findings = new HashMap<>();
    summed.stream()
        .reduce(Dataset::union)
        .ifPresent(
            all ->
                all.select(
                        col("tableName"),
                        col("subject"),
                        col("checked"),
                        col("failed"),
                        col("leastBad"))
                    .collectAsList()
                    .forEach(
                        r ->
                            findings.put(
                                new Place(r.getString(0), r.getString(1)),
                                new Finding(r.getLong(2), r.getLong(3), (Long) r.get(4)))));
    return findings;
  }
}
