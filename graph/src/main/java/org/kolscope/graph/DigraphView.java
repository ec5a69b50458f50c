package org.kolscope.graph;

import it.unimi.dsi.fastutil.ints.AbstractIntSet;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntIterators;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jgrapht.GraphType;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.opt.graph.sparse.specifics.AbstractSparseSpecificsGraph;
import org.jgrapht.opt.graph.sparse.specifics.SparseGraphSpecifics;

/**
 * A {@link Digraph} behind JGraphT's interface, without a copy. JGraphT's own sparse graph is built
 * from boxed pairs and would hold the arcs a second time.
 *
 * <p>What JGraphT asks beyond the rows is made on first use: the tail of each arc, and the numbers
 * of the arcs into each vertex, 4 bytes an arc each.
 */
final class DigraphView extends AbstractSparseSpecificsGraph<DigraphView.Arcs> {

  private final Digraph graph;

  DigraphView(Digraph graph) {
    super(() -> new Arcs(graph));
    this.graph = graph;
  }

  Digraph graph() {
    return graph;
  }

  /** Answers JGraphT's questions from the arrays of the graph. */
  static final class Arcs implements SparseGraphSpecifics {

    private final Digraph graph;
    private volatile int[] tails;
    private volatile int[] arcsIn;

    Arcs(Digraph graph) {
      this.graph = graph;
    }

    private int tail(int arc) {
      int[] made = tails;
      return (made == null ? makeTails() : made)[arc];
    }

    private int arcIn(int vertex, int k) {
      int[] made = arcsIn;
      return (made == null ? makeArcsIn() : made)[graph.in().first(vertex) + k];
    }

    private synchronized int[] makeTails() {
      if (tails == null) {
        int[] made = new int[graph.arcs()];
        for (int v = 0; v < graph.size(); v++) {
          Arrays.fill(made, graph.firstOut(v), graph.endOut(v), v);
        }
        tails = made;
      }
      return tails;
    }

    private synchronized int[] makeArcsIn() {
      if (arcsIn == null) {
        int[] next = new int[graph.size()];
        int[] made = new int[graph.arcs()];
        for (int arc = 0; arc < made.length; arc++) {
          int head = graph.to(arc);
          made[graph.in().first(head) + next[head]++] = arc;
        }
        arcsIn = made;
      }
      return arcsIn;
    }

    @Override
    public long edgesCount() {
      return graph.arcs();
    }

    @Override
    public long verticesCount() {
      return graph.size();
    }

    @Override
    public long degreeOf(Integer vertex) {
      return inDegreeOf(vertex) + outDegreeOf(vertex);
    }

    @Override
    public Set<Integer> edgesOf(Integer vertex) {
      assertVertexExist(vertex);
      int v = vertex;
      int out = graph.outDegree(v);
      return new EdgeSet(
          out + graph.inDegree(v),
          k -> k < out ? graph.firstOut(v) + k : arcIn(v, k - out),
          e -> tail(e) == v || graph.to(e) == v,
          graph.arcs());
    }

    @Override
    public long inDegreeOf(Integer vertex) {
      assertVertexExist(vertex);
      return graph.inDegree(vertex);
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer vertex) {
      assertVertexExist(vertex);
      int v = vertex;
      return new EdgeSet(graph.inDegree(v), k -> arcIn(v, k), e -> graph.to(e) == v, graph.arcs());
    }

    @Override
    public long outDegreeOf(Integer vertex) {
      assertVertexExist(vertex);
      return graph.outDegree(vertex);
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer vertex) {
      assertVertexExist(vertex);
      int v = vertex;
      int first = graph.firstOut(v);
      return new EdgeSet(graph.outDegree(v), k -> first + k, e -> tail(e) == v, graph.arcs());
    }

    @Override
    public Integer getEdgeSource(Integer edge) {
      assertEdgeExist(edge);
      return tail(edge);
    }

    @Override
    public Integer getEdgeTarget(Integer edge) {
      assertEdgeExist(edge);
      return graph.to(edge);
    }

    @Override
    public GraphType getType() {
      return new DefaultGraphType.Builder()
          .directed()
          .weighted(graph.isWeighted())
          .modifiable(false)
          .allowMultipleEdges(false)
          .allowSelfLoops(false)
          .build();
    }

    @Override
    public double getEdgeWeight(Integer edge) {
      assertEdgeExist(edge);
      return graph.weight(edge);
    }

    @Override
    public Integer getEdge(Integer source, Integer target) {
      if (!containsVertex(source) || !containsVertex(target)) {
        return null;
      }
      int low = graph.firstOut(source);
      int high = graph.endOut(source) - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (graph.to(middle) == target) {
          return middle;
        }
        if (graph.to(middle) < target) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return null;
    }

    @Override
    public Set<Integer> getAllEdges(Integer source, Integer target) {
      if (!containsVertex(source) || !containsVertex(target)) {
        return null; // what JGraphT's Graph asks for
      }
      Integer edge = getEdge(source, target);
      return edge == null ? Set.of() : Set.of(edge);
    }
  }

  /** Tells whether an edge belongs to a set. */
  private interface EdgeTest {
    boolean holds(int edge);
  }

  /** An unmodifiable set of edges given by position. */
  private static final class EdgeSet extends AbstractIntSet {
    private final int size;
    private final IntUnaryOperator at;
    private final EdgeTest test;
    private final int edges;

    EdgeSet(int size, IntUnaryOperator at, EdgeTest test, int edges) {
      this.size = size;
      this.at = at;
      this.test = test;
      this.edges = edges;
    }

    @Override
    public boolean contains(int edge) {
      return edge >= 0 && edge < edges && test.holds(edge);
    }

    @Override
    public IntIterator iterator() {
      return new IntIterators.AbstractIndexBasedIterator(0, 0) {
        @Override
        protected int get(int location) {
          return at.applyAsInt(location);
        }

        @Override
        protected void remove(int location) {
          throw new UnsupportedOperationException("this graph is unmodifiable");
        }

        @Override
        protected int getMaxPos() {
          return size;
        }
      };
    }

    @Override
    public int size() {
      return size;
    }
  }
}
