package org.kolscope.graph.centrality;

import java.util.Arrays;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Counts the arcs of the shortest directed path from one vertex to each other (breadth-first
 * search); weights are no lengths. Cost: O(n + m); memory 8 bytes a vertex. Deterministic.
 */
public final class Distances {

  /** The distance of a vertex that cannot be reached. */
  public static final int UNREACHABLE = -1;

  private Distances() {}

  /**
   * The distances by vertex, {@link #UNREACHABLE} where no path leads.
   *
   * @throws IllegalArgumentException if the source is no vertex
   */
  public static int[] from(int source, Digraph graph) {
    int n = graph.size();
    if (source < 0 || source >= n) {
      throw new IllegalArgumentException("source must be in 0 to " + (n - 1) + ", was " + source);
    }
    Rows out = graph.out();
    int[] distance = new int[n];
    Arrays.fill(distance, UNREACHABLE);
    int[] queue = new int[n];
    queue[0] = source;
    distance[source] = 0;
    int last = 1;
    for (int i = 0; i < last; i++) {
      int v = queue[i];
      for (int e = out.first(v); e < out.end(v); e++) {
        int u = out.at(e);
        if (distance[u] == UNREACHABLE) {
          distance[u] = distance[v] + 1;
          queue[last++] = u;
        }
      }
    }
    return distance;
  }
}
