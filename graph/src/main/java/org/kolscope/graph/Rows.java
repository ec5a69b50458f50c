package org.kolscope.graph;

import java.util.Arrays;

/**
 * One direction of a {@link Digraph} as compressed sparse rows: a row per vertex with the vertices
 * at the other end of its arcs, rising and without repetition.
 *
 * <p>An entry is a place in one array; the entries of a vertex are the range {@link #first} to
 * {@link #end}. Loops over entries compile to loops over the bare array. Memory: 4 bytes an entry
 * and a vertex, 8 more an entry with weights.
 */
public final class Rows {

  private final int[] start;
  private final int[] ends;
  private final double[] weights;

  /** Takes arrays as its own; rows are rising and weights may be null. */
  Rows(int[] start, int[] ends, double[] weights) {
    this.start = start;
    this.ends = ends;
    this.weights = weights;
  }

  /** Vertices. */
  public int size() {
    return start.length - 1;
  }

  /** Entries of all rows. */
  public int entries() {
    return ends.length;
  }

  /** The first entry of a vertex. */
  public int first(int vertex) {
    return start[vertex];
  }

  /** One past the last entry of a vertex. */
  public int end(int vertex) {
    return start[vertex + 1];
  }

  /** Entries of a vertex. */
  public int degree(int vertex) {
    return start[vertex + 1] - start[vertex];
  }

  /** The vertex at the other end. */
  public int at(int entry) {
    return ends[entry];
  }

  /** Whether entries carry weights of their own; otherwise each weighs 1. */
  public boolean isWeighted() {
    return weights != null;
  }

  /** The weight of an entry, 1 without weights. */
  public double weight(int entry) {
    return weights == null ? 1 : weights[entry];
  }

  /** The entry of {@code vertex} that is {@code other}, -1 if there is none. O(log degree). */
  public int find(int vertex, int other) {
    return Math.max(-1, Arrays.binarySearch(ends, start[vertex], start[vertex + 1], other));
  }

  /** The vertex whose row holds an entry. Cost: O(log n). */
  int owner(int entry) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start[middle + 1] <= entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Rows unweighted() {
    return weights == null ? this : new Rows(start, ends, null);
  }

  /** How often each vertex is an end. */
  int[] timesAtEnd() {
    int[] times = new int[size()];
    for (int end : ends) {
      times[end]++;
    }
    return times;
  }

  /** The same arcs seen from their other end. Each thread fills a range of rows of its own. */
  Rows transposed(int threads) {
    int n = size();
    int[] turned = new int[n + 1];
    for (int end : ends) {
      turned[end + 1]++;
    }
    for (int v = 0; v < n; v++) {
      turned[v + 1] += turned[v];
    }
    int[] from = new int[ends.length];
    double[] turnedWeights = weights == null ? null : new double[ends.length];
    int width = Math.max(1, (n + threads - 1) / threads);
    Blocks.each(n, width, threads, (begin, end) -> fill(turned, from, turnedWeights, begin, end));
    Assembly.shift(turned);
    return new Rows(turned, from, turnedWeights);
  }

  private void fill(int[] next, int[] from, double[] turnedWeights, int begin, int end) {
    for (int v = 0; v < size(); v++) {
      for (int i = start[v]; i < start[v + 1]; i++) {
        int row = ends[i];
        if (row >= begin && row < end) {
          int place = next[row]++;
          from[place] = v;
          if (turnedWeights != null) {
            turnedWeights[place] = weights[i];
          }
        }
      }
    }
  }

  /** Keeps the vertices with a place, which rises with them, and the entries between two such. */
  Rows kept(int[] place, int n) {
    int[] keptStart = new int[n + 1];
    for (int v = 0; v < size(); v++) {
      if (place[v] >= 0) {
        int count = 0;
        for (int i = start[v]; i < start[v + 1]; i++) {
          count += place[ends[i]] >= 0 ? 1 : 0;
        }
        keptStart[place[v] + 1] = count;
      }
    }
    Arrays.parallelPrefix(keptStart, Integer::sum);
    int[] keptEnds = new int[keptStart[n]];
    double[] keptWeights = weights == null ? null : new double[keptEnds.length];
    int next = 0;
    for (int v = 0; v < size(); v++) {
      for (int i = start[v]; place[v] >= 0 && i < start[v + 1]; i++) {
        if (place[ends[i]] >= 0) {
          keptEnds[next] = place[ends[i]];
          if (weights != null) {
            keptWeights[next] = weights[i];
          }
          next++;
        }
      }
    }
    return new Rows(keptStart, keptEnds, keptWeights);
  }

  /** The entries of either, once each, without weights: both have the same vertices. */
  Rows union(Rows other) {
    int[] unionStart = new int[start.length];
    for (int v = 0; v < size(); v++) {
      unionStart[v + 1] = Math.addExact(unionStart[v], merge(other, v, null, 0));
    }
    int[] unionEnds = new int[unionStart[size()]];
    for (int v = 0; v < size(); v++) {
      merge(other, v, unionEnds, unionStart[v]);
    }
    return new Rows(unionStart, unionEnds, null);
  }

  /** Merges two rows into {@code into}, or only counts what would be there. */
  private int merge(Rows other, int v, int[] into, int place) {
    int i = start[v];
    int j = other.start[v];
    int count = 0;
    while (i < start[v + 1] || j < other.start[v + 1]) {
      int mine = i < start[v + 1] ? ends[i] : Integer.MAX_VALUE;
      int theirs = j < other.start[v + 1] ? other.ends[j] : Integer.MAX_VALUE;
      int least = Math.min(mine, theirs);
      i += mine == least ? 1 : 0;
      j += theirs == least ? 1 : 0;
      if (into != null) {
        into[place + count] = least;
      }
      count++;
    }
    return count;
  }
}
