package org.kolscope.peers;

import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.LazyIntIterator;
import it.unimi.dsi.webgraph.NodeIterator;
import org.kolscope.graph.Rows;

/**
 * Our rows as WebGraph and LAW see a graph: nothing is copied but a row where they want an array.
 */
final class RowsAsWebGraph extends ImmutableGraph {

  private final Rows rows;

  RowsAsWebGraph(Rows rows) {
    this.rows = rows;
  }

  @Override
  public int numNodes() {
    return rows.size();
  }

  @Override
  public long numArcs() {
    return rows.entries();
  }

  @Override
  public boolean randomAccess() {
    return true;
  }

  @Override
  public int outdegree(int vertex) {
    return rows.degree(vertex);
  }

  @Override
  public LazyIntIterator successors(int vertex) {
    return new Row(rows, rows.first(vertex), rows.end(vertex));
  }

  @Override
  public int[] successorArray(int vertex) {
    int[] row = new int[rows.degree(vertex)];
    fill(vertex, row);
    return row;
  }

  @Override
  public NodeIterator nodeIterator(int from) {
    return new Walk(from);
  }

  @Override
  public RowsAsWebGraph copy() {
    return this;
  }

  private void fill(int vertex, int[] row) {
    int first = rows.first(vertex);
    int end = rows.end(vertex);
    for (int e = first; e < end; e++) {
      row[e - first] = rows.at(e);
    }
  }

  private static final class Row implements LazyIntIterator {
    private final Rows rows;
    private final int end;
    private int next;

    Row(Rows rows, int first, int end) {
      this.rows = rows;
      this.end = end;
      this.next = first;
    }

    @Override
    public int nextInt() {
      return next < end ? rows.at(next++) : -1;
    }

    @Override
    public int skip(int entries) {
      int skipped = Math.min(entries, end - next);
      next += skipped;
      return skipped;
    }
  }

  /**
   * Vertex after vertex with one array for all rows, which is what those who ask for one expect.
   */
  private final class Walk extends NodeIterator {
    private int[] row = new int[16];
    private int vertex;

    Walk(int from) {
      this.vertex = from - 1;
    }

    @Override
    public boolean hasNext() {
      return vertex + 1 < rows.size();
    }

    @Override
    public int nextInt() {
      return ++vertex;
    }

    @Override
    public int outdegree() {
      return rows.degree(vertex);
    }

    @Override
    public LazyIntIterator successors() {
      return RowsAsWebGraph.this.successors(vertex);
    }

    @Override
    public int[] successorArray() {
      int degree = rows.degree(vertex);
      if (row.length < degree) {
        row = new int[2 * degree];
      }
      fill(vertex, row);
      return row;
    }
  }
}
