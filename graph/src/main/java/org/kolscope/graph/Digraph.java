package org.kolscope.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jgrapht.Graph;

/**
 * An immutable directed graph whose vertices are the indexes 0 to {@link #size()} - 1 of sorted
 * 64-bit ids, stored as compressed sparse rows: of arcs out, of arcs in, or both.
 *
 * <p>An arc is directed as the caller gives it; in this house from the account that reads or relays
 * to the one that is read or relayed. Where rows of arcs out are held, arcs are numbered 0 to
 * {@link #arcs()} - 1 by (from, to), so the arcs out of a vertex are the range {@link #firstOut} to
 * {@link #endOut}. Parallel arcs are one arc and there are no self-loops; {@link Assembly} says
 * what became of those that came. A graph without vertices or without arcs is fine. An undirected
 * graph is one whose two directions are the same rows.
 *
 * <p>The same vertices and arcs in any order give the same graph, bit for bit: parallel weights are
 * added in rising order. Memory: see {@link #estimateBytes} and {@link Assembly#estimateBytes}.
 */
public final class Digraph {

  private final int n;
  private final long[] ids;
  private final Rows out;
  private final Rows in;
  private final int[] otherDegree;

  /** Takes arrays as its own; ids may be null for 0 to n - 1, one of the rows may be null. */
  Digraph(int n, long[] ids, Rows out, Rows in) {
    this(n, ids, out, in, out == null ? in.timesAtEnd() : in == null ? out.timesAtEnd() : null);
  }

  private Digraph(int n, long[] ids, Rows out, Rows in, int[] otherDegree) {
    this.n = n;
    this.ids = ids;
    this.out = out;
    this.in = in;
    this.otherDegree = otherDegree;
  }

  /** Builds a graph in which every arc weighs 1, and parallel arcs as many as there are. */
  public static Digraph of(long[] ids, long[] from, long[] to) {
    return ArcsOfIds.graph(ids, from, to, null);
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
    return ArcsOfIds.graph(ids, from, to, weights);
  }

  /**
   * The graph that JGraphT sees: without a copy if it is {@link #asJGraphT} of one of ours, else
   * copied at O(n + m). An undirected edge counts in both directions, parallel edges add up.
   *
   * @throws IllegalArgumentException if its vertices are not 0 to n - 1 or it has a self-loop
   */
  public static Digraph of(Graph<Integer, Integer> graph) {
    return graph instanceof DigraphView view ? view.graph() : ArcsOfIds.graph(graph);
  }

  /**
   * Bytes that an unweighted graph of {@code n} vertices with ids and {@code m} arcs in both
   * directions occupies once built: 16 a vertex and 8 an arc; weights are 16 an arc more. Building
   * from ids takes 16 an arc more for a moment, building by {@link Assembly} nearly nothing.
   */
  public static long estimateBytes(long n, long m) {
    return 16 * n + 8 * m;
  }

  /** Vertices. */
  public int size() {
    return n;
  }

  /** Arcs after merging parallel ones; those of an undirected graph count twice. */
  public int arcs() {
    return out == null ? in.entries() : out.entries();
  }

  /** Whether arcs carry weights of their own; otherwise each weighs 1. */
  public boolean isWeighted() {
    return out == null ? in.isWeighted() : out.isWeighted();
  }

  /** Whether both directions are the same rows. */
  public boolean isUndirected() {
    return out == in;
  }

  /** The id of the vertex with this index; rising with the index. */
  public long id(int vertex) {
    return ids == null ? vertex : ids[vertex];
  }

  /** The index of the vertex with this id, -1 if there is none. Cost: O(log n). */
  public int indexOf(long id) {
    if (ids == null) {
      return id >= 0 && id < n ? (int) id : -1;
    }
    return Math.max(-1, Arrays.binarySearch(ids, id));
  }

  /**
   * The rows of arcs out.
   *
   * @throws IllegalStateException if the graph holds arcs in only
   */
  public Rows out() {
    if (out == null) {
      throw new IllegalStateException("graph must hold rows of arcs out, holds arcs in only");
    }
    return out;
  }

  /**
   * The rows of arcs in.
   *
   * @throws IllegalStateException if the graph holds arcs out only
   */
  public Rows in() {
    if (in == null) {
      throw new IllegalStateException("graph must hold rows of arcs in, holds arcs out only");
    }
    return in;
  }

  /** The rows of arcs out, or of arcs in where only those are held. */
  public Rows anySide() {
    return out == null ? in : out;
  }

  /** The tail of an arc. Cost: O(log n); a loop over vertices and their arcs knows it. */
  public int from(int arc) {
    return out().owner(arc);
  }

  /** The head of an arc. */
  public int to(int arc) {
    return out().at(arc);
  }

  /** The weight of an arc, 1 in an unweighted graph. */
  public double weight(int arc) {
    return out().weight(arc);
  }

  /** Arcs out of a vertex. */
  public int outDegree(int vertex) {
    return out == null ? otherDegree[vertex] : out.degree(vertex);
  }

  /** Arcs into a vertex. */
  public int inDegree(int vertex) {
    return in == null ? otherDegree[vertex] : in.degree(vertex);
  }

  /** The first arc out of a vertex; the others follow it up to {@link #endOut}, excluded. */
  public int firstOut(int vertex) {
    return out().first(vertex);
  }

  /** One past the last arc out of a vertex. */
  public int endOut(int vertex) {
    return out().end(vertex);
  }

  /** The sum of the weights of the arcs out of a vertex, 0 for a dangling one. */
  public double outWeight(int vertex) {
    Rows rows = out();
    double sum = 0;
    for (int arc = rows.first(vertex); arc < rows.end(vertex); arc++) {
      sum += rows.weight(arc);
    }
    return sum;
  }

  /** The same graph with every arc weighing 1; shares all but the weights. */
  public Digraph unweighted() {
    if (!isWeighted()) {
      return this;
    }
    Rows plainOut = out == null ? null : out.unweighted();
    Rows plainIn = out == in ? plainOut : in == null ? null : in.unweighted();
    return new Digraph(n, ids, plainOut, plainIn, otherDegree);
  }

  /** Every arc turned round; shares everything. */
  public Digraph transpose() {
    return new Digraph(n, ids, in, out, otherDegree);
  }

  /** The neighbours of each vertex in either direction, once each, without weights. O(n + m). */
  public Digraph undirected() {
    if (isUndirected()) {
      return unweighted();
    }
    Rows one = out == null ? in : out;
    Rows other = out == null || in == null ? one.unweighted().transposed(1) : in;
    Rows both = one.union(other);
    return new Digraph(n, ids, both, both, null);
  }

  /**
   * The subgraph of the vertices in {@code kept}, with every arc between two of them; ids stay, the
   * indexes are new. Cost: O(n + m).
   */
  public Digraph induced(BitSet kept) {
    int[] place = new int[n];
    int size = 0;
    for (int v = 0; v < n; v++) {
      place[v] = kept.get(v) ? size++ : -1;
    }
    long[] keptIds = new long[size];
    for (int v = 0; v < n; v++) {
      if (place[v] >= 0) {
        keptIds[place[v]] = id(v);
      }
    }
    Rows keptOut = out == null ? null : out.kept(place, size);
    Rows keptIn = out == in ? keptOut : in == null ? null : in.kept(place, size);
    return new Digraph(size, keptIds, keptOut, keptIn);
  }

  /**
   * This graph as JGraphT sees it: vertices are the indexes, edges the arc numbers, directed, and
   * weighted if this graph is. Unmodifiable, safe for concurrent reads. No copy; the view itself
   * holds 4 bytes an arc once an edge is asked for its source, and 4 once arcs in are asked for.
   *
   * @throws IllegalStateException if the graph does not hold both directions
   */
  public Graph<Integer, Integer> asJGraphT() {
    out();
    in();
    return new DigraphView(this);
  }
}
