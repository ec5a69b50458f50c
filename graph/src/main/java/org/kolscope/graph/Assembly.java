package org.kolscope.graph;

import java.util.Arrays;

/**
 * Builds a {@link Digraph} from arcs between the vertices 0 to n - 1, by counting sort in two walks
 * over the arcs.
 *
 * <p>The same arcs in any order give the same graph, bit for bit, with any number of threads: rows
 * are sorted, and parallel weights are added in rising order. Cost: two walks in the calling
 * thread, then O(m log(degree)) to sort rows, in parallel. Memory: that of the graph; a copy of one
 * direction more for a moment if arcs are dropped or merged.
 *
 * @param loops what becomes of arcs from a vertex to itself
 * @param parallels what becomes of repeated arcs
 * @param sides which directions the graph holds
 * @param threads at least 1; decides time, not the result
 */
public record Assembly(Loops loops, Parallels parallels, Sides sides, int threads) {

  /** What becomes of arcs from a vertex to itself. */
  public enum Loops {
    /** They are an error. */
    REFUSE,
    /** They are left out. */
    DROP
  }

  /** What becomes of repeated arcs. */
  public enum Parallels {
    /** One arc with the sum of their weights; an unweighted graph with any becomes weighted. */
    ADD,
    /** One arc, with the greatest of their weights. */
    KEEP_ONE
  }

  /** Which directions the graph holds. */
  public enum Sides {
    /** Rows of arcs out. */
    OUT,
    /** Rows of arcs in: all that PageRank needs. */
    IN,
    /** Both, each for itself. */
    BOTH,
    /** Each arc counts both ways; one set of rows serves both directions. */
    UNDIRECTED
  }

  /**
   * Naming the setting that is out of range.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public Assembly {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** Both directions, loops refused, parallel arcs added, one thread. */
  static Assembly strict() {
    return new Assembly(Loops.REFUSE, Parallels.ADD, Sides.BOTH, 1);
  }

  /**
   * The arrays of the graph in bytes, without weights and ids: 4 an arc and vertex in each
   * direction; 4 more a vertex where a direction is left out, for its degrees. Weights are 8 more
   * an arc and direction, ids 8 a vertex.
   */
  public long estimateBytes(long n, long m) {
    return switch (sides) {
      case OUT, IN -> 8 * n + 4 * m;
      case BOTH -> 8 * n + 8 * m;
      case UNDIRECTED -> 4 * n + 8 * m;
    };
  }

  /** Builds a graph whose ids are its indexes 0 to n - 1. */
  public Digraph of(int n, ArcSource arcs) {
    return of(n, null, arcs);
  }

  /**
   * Builds a graph with ids; arcs name vertices by their place in them.
   *
   * @param ids rising, without repetition; becomes the graph's own
   * @throws IllegalArgumentException if they do not rise
   */
  public Digraph of(long[] ids, ArcSource arcs) {
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] <= ids[i - 1]) {
        throw new IllegalArgumentException("ids must rise, was " + ids[i] + " after " + ids[i - 1]);
      }
    }
    return of(ids.length, ids, arcs);
  }

  private Digraph of(int n, long[] ids, ArcSource arcs) {
    Rows rows = rows(n, arcs);
    return switch (sides) {
      case OUT -> new Digraph(n, ids, rows, null);
      case IN -> new Digraph(n, ids, null, rows);
      case BOTH -> new Digraph(n, ids, rows, rows.transposed(threads));
      case UNDIRECTED -> new Digraph(n, ids, rows, rows);
    };
  }

  private Rows rows(int n, ArcSource arcs) {
    int[] start = new int[n + 1];
    long[] counted = new long[1];
    arcs.walk(
        (from, to, weight) -> {
          if (isKept(n, from, to, weight)) {
            counted[0] += count(start, from, to);
          }
        });
    if (counted[0] > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "arcs must be fewer than 2^31 - 8 in each direction, were " + counted[0]);
    }
    for (int v = 0; v < n; v++) {
      start[v + 1] += start[v];
    }
    int[] ends = new int[(int) counted[0]];
    double[] weights = arcs.isWeighted() ? new double[ends.length] : null;
    arcs.walk(
        (from, to, weight) -> {
          if (from != to) {
            counted[0] -= put(start, ends, weights, from, to, weight);
          }
        });
    shift(start);
    if (counted[0] != 0) {
      throw new IllegalStateException("arcs must be the same on each walk");
    }
    return merged(start, ends, weights);
  }

  private boolean isKept(int n, int from, int to, double weight) {
    if (from < 0 || from >= n || to < 0 || to >= n) {
      throw new IllegalArgumentException(
          "both ends of an arc must be in 0 to " + (n - 1) + ", were " + from + " and " + to);
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight must be positive and finite, was " + weight);
    }
    if (from == to && loops == Loops.REFUSE) {
      throw new IllegalArgumentException("an arc must join two vertices, was a loop at " + from);
    }
    return from != to;
  }

  private int count(int[] start, int from, int to) {
    switch (sides) {
      case OUT, BOTH -> start[from + 1]++;
      case IN -> start[to + 1]++;
      case UNDIRECTED -> {
        start[from + 1]++;
        start[to + 1]++;
        return 2;
      }
    }
    return 1;
  }

  private int put(int[] next, int[] ends, double[] weights, int from, int to, double weight) {
    if (sides != Sides.IN) {
      place(next[from]++, ends, weights, to, weight);
    }
    if (sides == Sides.IN || sides == Sides.UNDIRECTED) {
      place(next[to]++, ends, weights, from, weight);
    }
    return sides == Sides.UNDIRECTED ? 2 : 1;
  }

  private static void place(int place, int[] ends, double[] weights, int end, double weight) {
    ends[place] = end;
    if (weights != null) {
      weights[place] = weight;
    }
  }

  /** Row starts that filling has moved to the row ends become row starts again. */
  static void shift(int[] start) {
    System.arraycopy(start, 0, start, 1, start.length - 1);
    start[0] = 0;
  }

  private Rows merged(int[] start, int[] ends, double[] weights) {
    Blocks.each(
        start.length - 1,
        1 << 12,
        threads,
        (begin, end) -> {
          for (int v = begin; v < end; v++) {
            sort(start[v], start[v + 1], ends, weights);
          }
        });
    if (!hasParallels(start, ends)) {
      return new Rows(start, ends, weights);
    }
    double[] sums = weights;
    if (weights == null && parallels == Parallels.ADD) {
      sums = new double[ends.length];
      Arrays.fill(sums, 1);
    }
    int m = merge(start, ends, sums);
    return new Rows(start, Arrays.copyOf(ends, m), sums == null ? null : Arrays.copyOf(sums, m));
  }

  /** By end, then by weight, so that equal ends add up in rising order. */
  private static void sort(int begin, int end, int[] ends, double[] weights) {
    if (weights == null) {
      Arrays.sort(ends, begin, end);
      return;
    }
    it.unimi.dsi.fastutil.Arrays.quickSort(
        begin,
        end,
        (i, j) -> {
          int byEnd = Integer.compare(ends[i], ends[j]);
          return byEnd == 0 ? Double.compare(weights[i], weights[j]) : byEnd;
        },
        (i, j) -> {
          int swappedEnd = ends[i];
          ends[i] = ends[j];
          ends[j] = swappedEnd;
          double swapped = weights[i];
          weights[i] = weights[j];
          weights[j] = swapped;
        });
  }

  private static boolean hasParallels(int[] start, int[] ends) {
    for (int v = 0; v + 1 < start.length; v++) {
      for (int i = start[v] + 1; i < start[v + 1]; i++) {
        if (ends[i] == ends[i - 1]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Merges equal ends of each row in place and says how many are left. */
  private int merge(int[] start, int[] ends, double[] weights) {
    int m = 0;
    int i = 0;
    for (int v = 0; v + 1 < start.length; v++) {
      int rowStart = m;
      for (; i < start[v + 1]; i++) {
        if (m == rowStart || ends[m - 1] != ends[i]) {
          ends[m++] = ends[i];
          if (weights != null) {
            weights[m - 1] = weights[i];
          }
        } else if (weights != null) {
          weights[m - 1] = weights[i] + (parallels == Parallels.ADD ? weights[m - 1] : 0);
        }
      }
      start[v] = rowStart;
    }
    start[start.length - 1] = m;
    return m;
  }
}
