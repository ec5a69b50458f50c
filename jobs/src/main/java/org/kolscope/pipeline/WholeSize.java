package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.kolscope.report.Words;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Table;

/**
 * How one whole graph was measured, for the manifest.
 *
 * @param accounts accounts with an edge in it
 * @param isOneTask whether it fitted one task; otherwise it was measured in blocks on the cluster
 */
record WholeSize(String graph, long accounts, boolean isOneTask) {

  /** One for each graph that has an edge, in their order. Cost: one small job. */
  static List<WholeSize> of(Table<Centrality> centralities) {
    return centralities
        .rows()
        .groupBy("graph")
        .agg(count(lit(1)), count("harmonic"))
        .orderBy("graph")
        .collectAsList()
        .stream()
        .map(row -> new WholeSize(row.getString(0), row.getLong(1), row.getLong(2) > 0))
        .toList();
  }

  /** What to tell the reader where it did not fit. */
  Words notice() {
    return new Words(
        "the %s graph has more edges than centralities.max-edges: it was measured on the cluster, with the same numbers but without harmonic centrality"
            .formatted(graph),
        "%s 图的边数超过 centralities.max-edges：已在集群上计算，数值相同，但没有调和中心性".formatted(graph));
  }
}
