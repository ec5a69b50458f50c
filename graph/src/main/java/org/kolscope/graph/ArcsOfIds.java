package org.kolscope.graph;

import java.util.Arrays;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;

/** Turns arcs between ids, in any order, into arcs between their places. */
final class ArcsOfIds {

  private ArcsOfIds() {}

  static Digraph graph(long[] ids, long[] from, long[] to, double[] weights) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "to must have one entry per arc, " + from.length + ", was " + to.length);
    }
    long[] sorted = sortedDistinct(ids);
    int[] tail = indexes(sorted, from);
    int[] head = indexes(sorted, to);
    for (int i = 0; i < tail.length; i++) {
      if (tail[i] == head[i]) {
        throw new IllegalArgumentException(
            "an arc must join two vertices, was a loop at " + from[i]);
      }
    }
    var arcs = weights == null ? ArcSource.of(tail, head) : ArcSource.of(tail, head, weights);
    return Assembly.strict().of(sorted, arcs);
  }

  /** Copies a graph of JGraphT's, vertex by vertex. */
  static Digraph graph(Graph<Integer, Integer> graph) {
    int n = graph.vertexSet().size();
    for (int v = 0; v < n; v++) {
      if (!graph.containsVertex(v)) {
        throw new IllegalArgumentException(
            "vertices must be 0 to " + (n - 1) + ", vertex " + v + " is missing");
      }
    }
    boolean weighted = graph.getType().isWeighted();
    return Assembly.strict()
        .of(
            n,
            new ArcSource() {
              @Override
              public void walk(Visitor visitor) {
                for (int v = 0; v < n; v++) {
                  for (Integer edge : graph.outgoingEdgesOf(v)) {
                    double weight = weighted ? graph.getEdgeWeight(edge) : 1;
                    visitor.arc(v, Graphs.getOppositeVertex(graph, edge, v), weight);
                  }
                }
              }

              @Override
              public boolean isWeighted() {
                return weighted;
              }
            });
  }

  private static long[] sortedDistinct(long[] ids) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static int[] indexes(long[] sorted, long[] ends) {
    int[] index = new int[ends.length];
    for (int i = 0; i < ends.length; i++) {
      index[i] = Arrays.binarySearch(sorted, ends[i]);
      if (index[i] < 0) {
        throw new IllegalArgumentException(
            "both ends of an arc must be vertices, " + ends[i] + " is none");
      }
    }
    return index;
  }
}
