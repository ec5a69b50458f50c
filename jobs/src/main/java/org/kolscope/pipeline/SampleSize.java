package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.Table;

/**
 * How large the samples of a night were, for the manifest.
 *
 * @param replicates samples that held a candidate
 * @param leastAccounts accounts of the smallest
 * @param mostAccounts accounts of the largest
 */
record SampleSize(
    String graph, String measure, int replicates, int leastAccounts, int mostAccounts) {

  /** One for each graph and measure, in their order. Cost: one small job. */
  static List<SampleSize> of(Table<InfluenceReplicate> replicates) {
    return replicates
        .rows()
        .groupBy("graph", "measure")
        .agg(
            max(col("replicate")).plus(1).as("replicates"),
            min("accountsCount").as("least"),
            max("accountsCount").as("most"))
        .orderBy("graph", "measure")
        .collectAsList()
        .stream()
        .map(
            row ->
                new SampleSize(
                    row.getString(0),
                    row.getString(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4)))
        .toList();
  }
}
