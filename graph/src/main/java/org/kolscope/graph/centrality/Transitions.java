package org.kolscope.graph.centrality;

import java.util.BitSet;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;

/**
 * The arcs of a JGraphT graph as rows of incoming steps: where a surfer comes from and with what
 * probability.
 */
final class Transitions {

  private final int[] start;
  private final int[] from;
  private final double[] probability;
  private final BitSet dangling = new BitSet();

  /**
   * @param graph its vertices must be 0 to n - 1
   * @param world gives the weight of all arcs out of a vertex; null if all arcs are in the graph
   */
  Transitions(Graph<Integer, Integer> graph, World world) {
    int n = graph.vertexSet().size();
    start = new int[n + 1];
    for (int v = 0; v < n; v++) {
      if (!graph.containsVertex(v)) {
        throw new IllegalArgumentException(
            "vertices must be 0 to " + (n - 1) + ", vertex " + v + " is missing");
      }
      for (Integer edge : graph.outgoingEdgesOf(v)) {
        start[Graphs.getOppositeVertex(graph, edge, v) + 1]++;
      }
    }
    for (int v = 0; v < n; v++) {
      start[v + 1] += start[v];
    }
    from = new int[start[n]];
    probability = new double[start[n]];
    int[] next = start.clone();
    for (int v = 0; v < n; v++) {
      double outWeight = world == null ? outWeight(graph, v) : world.outWeight(v);
      if (outWeight == 0) {
        dangling.set(v);
      }
      for (Integer edge : graph.outgoingEdgesOf(v)) {
        int place = next[Graphs.getOppositeVertex(graph, edge, v)]++;
        from[place] = v;
        probability[place] = graph.getEdgeWeight(edge) / outWeight;
      }
    }
  }

  private static double outWeight(Graph<Integer, Integer> graph, int vertex) {
    double sum = 0;
    for (Integer edge : graph.outgoingEdgesOf(vertex)) {
      sum += graph.getEdgeWeight(edge);
    }
    return sum;
  }

  boolean isDangling(int vertex) {
    return dangling.get(vertex);
  }

  /** The mass that arrives at a vertex along arcs. */
  double inflow(int vertex, double[] mass) {
    double sum = 0;
    for (int i = start[vertex]; i < start[vertex + 1]; i++) {
      sum += mass[from[i]] * probability[i];
    }
    return sum;
  }
}
