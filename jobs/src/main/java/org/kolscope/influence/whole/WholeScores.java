package org.kolscope.influence.whole;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.centrality.PageRanking;

/**
 * Scores every vertex of a graph too large for one process.
 *
 * <p>One row per vertex: {@code id}, {@code inDegree}, {@code outDegree}, {@code pageRank} (as
 * {@link PageRanking}), {@code coreness} and {@code hIndex} of the plain graph, and {@code
 * component}, the smallest id of its weakly connected component. With shares, {@code pageRank} is
 * discounted by them and {@code plainPageRank} is not. Arcs are {@code tail}, {@code head} and
 * perhaps {@code weight}; those from a vertex to itself are left out.
 *
 * <p>Cost: see {@link ArcBlocks}, {@link BlockPageRank} and {@link BlockCoreness}; the blocks are
 * freed before this returns, the scores are arrays in the driver and on each executor.
 */
public record WholeScores(ArcBlocks blocks, PageRanking ranking) {

  /** Scores with an even landing distribution. */
  public Dataset<Row> of(Dataset<Row> arcs) {
    try (var graph = blocks.of(arcs)) {
      var scores = new BlockPageRank(ranking).of(graph).scores();
      return with(graph, VertexTable.of(graph).with("pageRank", scores));
    }
  }

  /**
   * Scores with a discount, see {@link PageRanking#discounted}: the columns {@code landing} and
   * {@code passing} of the shares, whose ids are vertices even where they have no arcs.
   */
  public Dataset<Row> of(Dataset<Row> arcs, VertexShares shares) {
    try (var graph = blocks.of(arcs, shares.rows())) {
      var ranked = new BlockPageRank(ranking);
      var landing = shares.of(graph, "landing");
      var passing = shares.of(graph, "passing");
      var table =
          VertexTable.of(graph)
              .with("pageRank", ranked.discounted(graph, landing, passing).scores())
              .with("plainPageRank", ranked.of(graph).scores());
      return with(graph, table);
    }
  }

  private static Dataset<Row> with(BlockGraph graph, VertexTable table) {
    long[] ids = graph.ids();
    return table
        .with("inDegree", graph.inDegrees())
        .with("outDegree", graph.outDegrees())
        .with("coreness", BlockCoreness.of(graph))
        .with("hIndex", BlockHIndex.of(graph))
        .with(
            "component", Arrays.stream(BlockComponents.of(graph)).mapToLong(v -> ids[v]).toArray())
        .rows();
  }
}
