package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Spanning forest of some arcs: as many pairs as it takes to join what they join, at most one less
 * than there are vertices. The forest of two forests is that of all their arcs.
 */
final class Forest implements Serializable {

  private static final long serialVersionUID = 1;

  private final int[] pairs;

  private Forest(int[] pairs) {
    this.pairs = pairs;
  }

  static Forest of(int n, HeadBlock block) {
    var growing = new Growing(n, block.arcs());
    block.each(growing::join);
    return growing.forest();
  }

  Forest with(int n, Forest other) {
    var growing = new Growing(n, pairs.length / 2 + other.pairs.length / 2);
    growing.joinAll(this);
    growing.joinAll(other);
    return growing.forest();
  }

  /** The smallest vertex of its component, by vertex. */
  int[] labels(int n) {
    var growing = new Growing(n, pairs.length / 2);
    growing.joinAll(this);
    int[] labels = growing.parent;
    for (int v = 0; v < n; v++) {
      labels[v] = labels[labels[v]]; // parents are smaller and so have their root already
    }
    return labels;
  }

  /** Union-find that points to the smaller vertex. */
  private static final class Growing {
    private final int[] parent;
    private final int[] pairs;
    private int size;

    Growing(int n, int most) {
      parent = new int[n];
      Arrays.setAll(parent, v -> v);
      pairs = new int[2 * Math.min(most, Math.max(0, n - 1))];
    }

    void joinAll(Forest forest) {
      for (int i = 0; i < forest.pairs.length; i += 2) {
        join(forest.pairs[i], forest.pairs[i + 1]);
      }
    }

    void join(int one, int other) {
      int a = root(one);
      int b = root(other);
      if (a != b) {
        parent[Math.max(a, b)] = Math.min(a, b);
        pairs[size++] = a;
        pairs[size++] = b;
      }
    }

    private int root(int vertex) {
      int v = vertex;
      while (parent[v] != v) {
        parent[v] = parent[parent[v]];
        v = parent[v];
      }
      return v;
    }

    Forest forest() {
      return new Forest(Arrays.copyOf(pairs, size));
    }
  }
}
