package org.kolscope.graph.match;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Pairs each of one side with at most one of the other so that the pairs weigh most together:
 * JGraphT's Kuhn-Munkres algorithm (J. Munkres, Algorithms for the Assignment and Transportation
 * Problems, SIAM 5, 1957). Cost: the cube of the greater side.
 */
public final class HeaviestMatching {

  private HeaviestMatching() {}

  /**
   * Per row its column, or -1 if it has none or shares nothing with it.
   *
   * @param weights one row per row, each as long as the others, at least 0; 0 is no pair
   * @param columns how many columns there are
   */
  public static int[] of(long[][] weights, int columns) {
    int size = Math.max(weights.length, columns);
    int[] match = new int[weights.length];
    Arrays.fill(match, -1);
    if (weights.length == 0 || columns == 0) {
      return match;
    }
    var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
    IntStream.range(0, 2 * size).forEach(graph::addVertex);
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        var edge = graph.addEdge(r, size + c);
        graph.setEdgeWeight(edge, r < weights.length && c < columns ? -(double) weights[r][c] : 0);
      }
    }
    var rows = new LinkedHashSet<>(IntStream.range(0, size).boxed().toList());
    var others = new LinkedHashSet<>(IntStream.range(size, 2 * size).boxed().toList());
    new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, rows, others)
        .getMatching()
        .forEach(
            edge -> {
              int r = graph.getEdgeSource(edge);
              int c = graph.getEdgeTarget(edge) - size;
              if (r < weights.length && c < columns && weights[r][c] > 0) {
                match[r] = c;
              }
            });
    return match;
  }
}
