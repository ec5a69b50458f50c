package org.kolscope.graph.centrality;

import org.kolscope.graph.Digraph;

/** Lets benchmarks name the pivots, so that other engines can be given the same. */
public final class PivotSums {

  private PivotSums() {}

  /** See {@link PivotBetweenness#dependencies}. */
  public static double[] of(Digraph graph, int[] pivots, int threads) {
    return new PivotBetweenness(Math.max(1, pivots.length), 1, threads).dependencies(graph, pivots);
  }
}
