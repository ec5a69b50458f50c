package org.kolscope.graph.centrality;

import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Scores each vertex by its coreness: the largest k such that it belongs to a subgraph in which
 * every vertex has at least k neighbours. The direction of arcs and their weights do not count;
 * pairs joined both ways are neighbours once.
 *
 * <p>S. B. Seidman, "Network structure and minimum degree", Social Networks 5(3), 1983; computed by
 * peeling in the order of degrees, V. Batagelj and M. Zaveršnik, "An O(m) algorithm for cores
 * decomposition of networks", arXiv cs/0310049, 2003. An isolated vertex has 0. Cost: O(n + m);
 * memory 16 bytes a vertex, and the undirected rows if the graph is not {@linkplain
 * Digraph#isUndirected undirected} itself. Deterministic.
 */
public final class Coreness {

  private final Rows rows;
  private final int[] core;
  private final int[] order;
  private final int[] place;
  private final int[] bin;

  private Coreness(Rows rows) {
    int n = rows.size();
    this.rows = rows;
    core = new int[n];
    order = new int[n];
    place = new int[n];
    int most = 0;
    for (int v = 0; v < n; v++) {
      core[v] = rows.degree(v);
      most = Math.max(most, core[v]);
    }
    bin = new int[most + 2];
    for (int degree : core) {
      bin[degree + 1]++;
    }
    for (int d = 0; d <= most; d++) {
      bin[d + 1] += bin[d];
    }
    int[] next = bin.clone();
    for (int v = 0; v < n; v++) {
      place[v] = next[core[v]]++;
      order[place[v]] = v;
    }
  }

  /** The coreness by vertex index. */
  public static int[] of(Digraph graph) {
    return new Coreness(graph.undirected().out()).peeled();
  }

  /** Takes vertices in the order of what is left of their degree. */
  private int[] peeled() {
    for (int i = 0; i < order.length; i++) {
      int v = order[i];
      for (int e = rows.first(v); e < rows.end(v); e++) {
        int u = rows.at(e);
        if (core[u] > core[v]) {
          lower(u);
        }
      }
    }
    return core;
  }

  /** Moves a vertex to the front of its bin, and the bin's front past it. */
  private void lower(int vertex) {
    int first = order[bin[core[vertex]]];
    int from = place[vertex];
    int to = place[first];
    order[to] = vertex;
    place[vertex] = to;
    order[from] = first;
    place[first] = from;
    bin[core[vertex]]++;
    core[vertex]--;
  }
}
