package org.kolscope.influence.whole;

import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.centrality.PageRanking;

/**
 * Computes {@link PageRank} on a graph in blocks: the scores of {@link PageRanking} bit for bit.
 * Cost: one Spark job an iteration, with 8 bytes a vertex to each executor and 8 back; the weights
 * out are one shuffle before.
 */
public record BlockPageRank(PageRanking settings) {

  /** With an even landing distribution. */
  public PageRank of(BlockGraph graph) {
    return settings.pulled(graph.outWeights(), null, null, graph::pulled);
  }

  /** With a landing distribution, see {@link PageRanking#landingOn}. */
  public PageRank landingOn(BlockGraph graph, double[] landing) {
    return settings.pulled(graph.outWeights(), landing, null, graph::pulled);
  }

  /** With vertices that pass on only a share, see {@link PageRanking#discounted}. */
  public PageRank discounted(BlockGraph graph, double[] landing, double[] passing) {
    return settings.pulled(graph.outWeights(), landing, passing, graph::pulled);
  }
}
