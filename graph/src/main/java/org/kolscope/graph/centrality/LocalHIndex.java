package org.kolscope.graph.centrality;

import java.util.Arrays;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Scores each vertex by the largest h such that at least h of those who point to it are pointed to
 * by at least h others themselves: fans who have fans. Between in-degree, which a farm of empty
 * accounts can raise at will, and {@link Coreness}.
 *
 * <p>On an {@linkplain Digraph#undirected undirected} graph it is the first iterate H(1) of L. Lü,
 * T. Zhou, Q.-M. Zhang and H. E. Stanley, "The H-index of a network node and its relation to degree
 * and coreness", Nature Communications 7, 2016. Weights do not count. Cost: O(n + m); memory 4
 * bytes for each arc of the largest row. Deterministic.
 */
public final class LocalHIndex {

  private LocalHIndex() {}

  /** The index by vertex; the graph must hold its arcs in. */
  public static int[] of(Digraph graph) {
    Rows in = graph.in();
    int n = graph.size();
    int most = 0;
    for (int v = 0; v < n; v++) {
      most = Math.max(most, in.degree(v));
    }
    int[] count = new int[most + 1];
    int[] found = new int[n];
    for (int v = 0; v < n; v++) {
      found[v] = index(in, v, count);
    }
    return found;
  }

  /** Counts neighbours by degree, capped at the vertex's own; leaves the counts at 0. */
  private static int index(Rows in, int v, int[] count) {
    int degree = in.degree(v);
    for (int i = in.first(v); i < in.end(v); i++) {
      count[Math.min(degree, in.degree(in.at(i)))]++;
    }
    int h = degree;
    int atLeast = count[h];
    while (atLeast < h) {
      atLeast += count[--h];
    }
    Arrays.fill(count, 0, degree + 1, 0);
    return h;
  }
}
