package org.kolscope.graph.centrality;

import java.util.Arrays;
import org.kolscope.graph.Blocks;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Breadth-first searches from up to 256 sources at a time, four words of bits a vertex: which
 * sources have seen it, and which see it in this level. Sums up 1 / distance, 1 / 2 at most. One
 * thread's worker of {@link HarmonicSampling}.
 */
final class Searches implements Blocks.Part {

  static final int TOGETHER = 256;

  /**
   * A level goes towards the frontier if more than 1 / 16 of the arcs leave it: Beamer et al. turn
   * at 1 / 14 of the unexplored ones. Decides time, not the result.
   */
  private static final int TURN = 16;

  private final Rows out;
  private final Rows in;
  private final int[] sources;
  private final double[] totalSum;
  private final double[] totalSquares;
  private final double[] sum;
  private final double[] squares;
  private final long[] seen;
  private long[] front;
  private long[] next;
  private int[] active;
  private int[] nextActive;
  private int size;
  private double reciprocal;

  Searches(Digraph graph, int[] sources, double[] totalSum, double[] totalSquares) {
    int n = graph.size();
    this.out = graph.out();
    this.in = graph.in();
    this.sources = sources;
    this.totalSum = totalSum;
    this.totalSquares = totalSquares;
    if (n > Integer.MAX_VALUE / 4 - 2) {
      throw new IllegalArgumentException("vertices must be fewer than 2^29 - 2, were " + n);
    }
    sum = new double[n];
    squares = new double[n];
    seen = new long[4 * n];
    front = new long[4 * n];
    next = new long[4 * n];
    active = new int[n];
    nextActive = new int[n];
  }

  @Override
  public void on(int begin, int end) {
    Arrays.fill(seen, 0);
    size = 0;
    for (int i = begin; i < end; i++) {
      int word = 4 * sources[i] + (i - begin) / 64;
      seen[word] |= 1L << (i - begin);
      front[word] |= 1L << (i - begin);
      active[size++] = sources[i];
    }
    for (int level = 1; size > 0; level++) {
      reciprocal = 1.0 / Math.max(2, level);
      long leaving = 0;
      for (int i = 0; i < size; i++) {
        leaving += out.degree(active[i]);
      }
      if (leaving > out.entries() / TURN) {
        pull();
      } else {
        push();
      }
    }
  }

  @Override
  public void add() {
    for (int v = 0; v < sum.length; v++) {
      totalSum[v] += sum[v];
      totalSquares[v] += squares[v];
      sum[v] = 0;
      squares[v] = 0;
    }
  }

  /** From the frontier: marks whom it points to, then keeps what is new there. */
  private void push() {
    int touched = 0;
    for (int i = 0; i < size; i++) {
      int v = 4 * active[i];
      long a = front[v];
      long b = front[v + 1];
      long c = front[v + 2];
      long d = front[v + 3];
      int end = out.end(active[i]);
      for (int e = out.first(active[i]); e < end; e++) {
        int w = 4 * out.at(e);
        if ((next[w] | next[w + 1] | next[w + 2] | next[w + 3]) == 0) {
          nextActive[touched++] = out.at(e);
        }
        next[w] |= a;
        next[w + 1] |= b;
        next[w + 2] |= c;
        next[w + 3] |= d;
      }
    }
    clearFront();
    size = 0;
    for (int i = 0; i < touched; i++) {
      int w = 4 * nextActive[i];
      long a = next[w] & ~seen[w];
      long b = next[w + 1] & ~seen[w + 1];
      long c = next[w + 2] & ~seen[w + 2];
      long d = next[w + 3] & ~seen[w + 3];
      Arrays.fill(next, w, w + 4, 0);
      if ((a | b | c | d) != 0) {
        active[size++] = nextActive[i];
        reach(nextActive[i], front, a, b, c, d);
      }
    }
  }

  /** Towards the frontier: every vertex asks those who point to it for what it still lacks. */
  private void pull() {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = 0; i < size; i++) {
      int v = 4 * active[i];
      a |= front[v];
      b |= front[v + 1];
      c |= front[v + 2];
      d |= front[v + 3];
    }
    int reached = 0;
    for (int v = 0; v < sum.length; v++) {
      int w = 4 * v;
      if (in.degree(v) > 0
          && ask(v, a & ~seen[w], b & ~seen[w + 1], c & ~seen[w + 2], d & ~seen[w + 3])) {
        nextActive[reached++] = v;
      }
    }
    clearFront();
    long[] cleared = front;
    front = next;
    next = cleared;
    int[] done = active;
    active = nextActive;
    nextActive = done;
    size = reached;
  }

  /** Looks until nothing that is lacking can be found any more; says whether anything was. */
  private boolean ask(int vertex, long a, long b, long c, long d) {
    if ((a | b | c | d) == 0) {
      return false;
    }
    long lackA = a;
    long lackB = b;
    long lackC = c;
    long lackD = d;
    int end = in.end(vertex);
    for (int e = in.first(vertex); e < end; e++) {
      int u = 4 * in.at(e);
      lackA &= ~front[u];
      lackB &= ~front[u + 1];
      lackC &= ~front[u + 2];
      lackD &= ~front[u + 3];
      if ((lackA | lackB | lackC | lackD) == 0) {
        break;
      }
    }
    a &= ~lackA;
    b &= ~lackB;
    c &= ~lackC;
    d &= ~lackD;
    if ((a | b | c | d) == 0) {
      return false;
    }
    reach(vertex, next, a, b, c, d);
    return true;
  }

  private void reach(int vertex, long[] level, long a, long b, long c, long d) {
    int w = 4 * vertex;
    level[w] = a;
    level[w + 1] = b;
    level[w + 2] = c;
    level[w + 3] = d;
    seen[w] |= a;
    seen[w + 1] |= b;
    seen[w + 2] |= c;
    seen[w + 3] |= d;
    int count = Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
    sum[vertex] += count * reciprocal;
    squares[vertex] += count * reciprocal * reciprocal;
  }

  private void clearFront() {
    for (int i = 0; i < size; i++) {
      int v = 4 * active[i];
      front[v] = 0;
      front[v + 1] = 0;
      front[v + 2] = 0;
      front[v + 3] = 0;
    }
  }
}
