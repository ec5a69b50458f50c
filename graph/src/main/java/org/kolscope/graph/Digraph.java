package org.kolscope.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jgrapht.Graph;

/**
 * An immutable directed graph whose vertices are the indexes 0 to {@link #size()} - 1 of sorted
 * 64-bit ids, stored as compressed sparse rows in both directions.
 *
 * <p>An arc is directed as the caller gives it; in this house from the account that reads or relays
 * to the one that is read or relayed. Arcs are numbered 0 to {@link #arcs()} - 1 by (from, to), so
 * the arcs out of a vertex are the range {@link #firstOut} to {@link #endOut}. Parallel arcs are
 * merged into one whose weight is their sum; a self-loop is refused, because the tables of this
 * house promise that there are none. A graph without vertices or without arcs is fine.
 *
 * <p>The same vertices and arcs in any order give the same graph, bit for bit: parallel weights are
 * added in rising order. Cost: O((n + m) log n) to build. Memory: see {@link #estimateBytes}.
 */
public final class Digraph {

  private final long[] ids;
  private final int[] outStart;
  private final int[] arcFrom;
  private final int[] arcTo;
  private final double[] weights;
  private final int[] inStart;
  private final int[] inArc;

  /** Takes arrays as its own; arcs are sorted by (from, to) and unique, weights may be null. */
  Digraph(long[] ids, int[] arcFrom, int[] arcTo, double[] weights) {
    this.ids = ids;
    this.arcFrom = arcFrom;
    this.arcTo = arcTo;
    this.weights = weights;
    this.outStart = starts(ids.length, arcFrom);
    this.inStart = starts(ids.length, arcTo);
    this.inArc = stableOrder(inStart, arcTo);
  }

  /** Builds a graph in which every arc weighs 1, and parallel arcs as many as there are. */
  public static Digraph of(long[] ids, long[] from, long[] to) {
    return DigraphBuilding.of(ids, from, to, null);
  }

  /**
   * Builds a weighted graph.
   *
   * @param ids the vertices in any order; repeated ids count once
   * @param from id of the tail of each arc
   * @param to id of the head of each arc
   * @param weights weight of each arc, positive and finite
   * @throws IllegalArgumentException if the arcs differ in length, an end is no vertex, an arc is a
   *     self-loop or a weight is not positive and finite
   */
  public static Digraph of(long[] ids, long[] from, long[] to, double[] weights) {
    if (weights.length != from.length) {
      throw new IllegalArgumentException(
          "weights must have one entry per arc, " + from.length + ", was " + weights.length);
    }
    return DigraphBuilding.of(ids, from, to, weights);
  }

  /**
   * Bytes that a weighted graph of {@code n} vertices and {@code m} arcs occupies once built: 16 a
   * vertex and 20 an arc (12 without weights). Building takes about twice as much for a moment.
   */
  public static long estimateBytes(long n, long m) {
    return 16 * n + 20 * m;
  }

  /** Vertices. */
  public int size() {
    return ids.length;
  }

  /** Arcs after merging parallel ones. */
  public int arcs() {
    return arcTo.length;
  }

  /** Whether arcs carry weights of their own; otherwise each weighs 1. */
  public boolean isWeighted() {
    return weights != null;
  }

  /** The id of the vertex with this index; rising with the index. */
  public long id(int vertex) {
    return ids[vertex];
  }

  /** The index of the vertex with this id, -1 if there is none. Cost: O(log n). */
  public int indexOf(long id) {
    return Math.max(-1, Arrays.binarySearch(ids, id));
  }

  /** The tail of an arc. */
  public int from(int arc) {
    return arcFrom[arc];
  }

  /** The head of an arc. */
  public int to(int arc) {
    return arcTo[arc];
  }

  /** The weight of an arc, 1 in an unweighted graph. */
  public double weight(int arc) {
    return weights == null ? 1 : weights[arc];
  }

  /** Arcs out of a vertex. */
  public int outDegree(int vertex) {
    return outStart[vertex + 1] - outStart[vertex];
  }

  /** Arcs into a vertex. */
  public int inDegree(int vertex) {
    return inStart[vertex + 1] - inStart[vertex];
  }

  /** The first arc out of a vertex; the others follow it up to {@link #endOut}, excluded. */
  public int firstOut(int vertex) {
    return outStart[vertex];
  }

  /** One past the last arc out of a vertex. */
  public int endOut(int vertex) {
    return outStart[vertex + 1];
  }

  /** The {@code k}-th arc into a vertex, in rising order of its tail, 0 first. */
  public int inArc(int vertex, int k) {
    return inArc[inStart[vertex] + k];
  }

  /** The sum of the weights of the arcs out of a vertex, 0 for a dangling one. */
  public double outWeight(int vertex) {
    double sum = 0;
    for (int arc = outStart[vertex]; arc < outStart[vertex + 1]; arc++) {
      sum += weight(arc);
    }
    return sum;
  }

  /** The same graph with every arc weighing 1. Shares nothing but costs O(n + m) once. */
  public Digraph unweighted() {
    return weights == null ? this : new Digraph(ids, arcFrom, arcTo, null);
  }

  /**
   * The subgraph of the vertices in {@code kept}, with every arc between two of them; ids stay, the
   * indexes are new. Cost: O(n + m).
   */
  public Digraph induced(BitSet kept) {
    int[] place = new int[size()];
    int n = 0;
    for (int v = 0; v < size(); v++) {
      place[v] = kept.get(v) ? n++ : -1;
    }
    long[] keptIds = new long[n];
    for (int v = 0; v < size(); v++) {
      if (place[v] >= 0) {
        keptIds[place[v]] = ids[v];
      }
    }
    int[] from = new int[arcs()];
    int[] to = new int[arcs()];
    double[] weight = weights == null ? null : new double[arcs()];
    int m = 0;
    for (int arc = 0; arc < arcs(); arc++) {
      if (place[arcFrom[arc]] >= 0 && place[arcTo[arc]] >= 0) {
        from[m] = place[arcFrom[arc]];
        to[m] = place[arcTo[arc]];
        if (weight != null) {
          weight[m] = weights[arc];
        }
        m++;
      }
    }
    return new Digraph(
        keptIds,
        Arrays.copyOf(from, m),
        Arrays.copyOf(to, m),
        weight == null ? null : Arrays.copyOf(weight, m));
  }

  /**
   * This graph as JGraphT sees it: vertices are the indexes, edges the arc numbers, directed, and
   * weighted if this graph is. A view: no copy, no cost, unmodifiable, safe for concurrent reads.
   */
  public Graph<Integer, Integer> asJGraphT() {
    return new DigraphView(this);
  }

  /** Row starts of the given ends: one past the count of ends below each vertex. */
  private static int[] starts(int n, int[] ends) {
    int[] start = new int[n + 1];
    for (int end : ends) {
      start[end + 1]++;
    }
    for (int v = 0; v < n; v++) {
      start[v + 1] += start[v];
    }
    return start;
  }

  /** Positions sorted by their end, in rising order within the same end. */
  static int[] stableOrder(int[] starts, int[] ends) {
    int[] next = starts.clone();
    int[] order = new int[ends.length];
    for (int i = 0; i < ends.length; i++) {
      order[next[ends[i]]++] = i;
    }
    return order;
  }

  static int[] stableOrder(int n, int[] ends) {
    return stableOrder(starts(n, ends), ends);
  }
}
