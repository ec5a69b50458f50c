package org.kolscope.graph.sample;

import java.util.BitSet;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.World;

/**
 * An induced subgraph that remembers what it was cut from: how much each vertex sends and receives
 * in the whole graph, so that {@linkplain #world() everything outside} can be one more vertex.
 *
 * <p>The totals are those of the whole graph and do not depend on the sample: Spark computes them
 * once, in one pass over the arcs, for all replicates.
 */
public final class SampledGraph {

  private final Digraph graph;
  private final double[] totalOutWeight;
  private final double[] totalInflow;
  private final long vertices;
  private final long dangling;

  /**
   * @param graph the induced subgraph
   * @param totalOutWeight by vertex of it, the weight of all arcs out in the whole graph
   * @param totalInflow by vertex v of it, the sum over all arcs u → v of the whole graph of
   *     weight(u, v) / (weight of all arcs out of u)
   * @param vertices vertices of the whole graph
   * @param dangling those of them without any arc out
   */
  public SampledGraph(
      Digraph graph, double[] totalOutWeight, double[] totalInflow, long vertices, long dangling) {
    if (totalOutWeight.length != graph.size() || totalInflow.length != graph.size()) {
      throw new IllegalArgumentException(
          "totals must have one entry per vertex, "
              + graph.size()
              + ", were "
              + totalOutWeight.length
              + " and "
              + totalInflow.length);
    }
    this.graph = graph;
    this.totalOutWeight = totalOutWeight.clone();
    this.totalInflow = totalInflow.clone();
    this.vertices = vertices;
    this.dangling = dangling;
  }

  /** Cuts the vertices in {@code kept} out of a graph held in one piece. Cost: O(n + m). */
  public static SampledGraph of(Digraph whole, BitSet kept) {
    int n = whole.size();
    double[] outWeight = new double[n];
    double[] inflow = new double[n];
    long dangling = 0;
    for (int v = 0; v < n; v++) {
      outWeight[v] = whole.outWeight(v);
      dangling += outWeight[v] == 0 ? 1 : 0;
    }
    for (int u = 0; u < n; u++) {
      for (int arc = whole.firstOut(u); arc < whole.endOut(u); arc++) {
        inflow[whole.to(arc)] += whole.weight(arc) / outWeight[u];
      }
    }
    int[] inside = kept.stream().filter(v -> v < n).toArray();
    double[] insideOutWeight = new double[inside.length];
    double[] insideInflow = new double[inside.length];
    for (int i = 0; i < inside.length; i++) {
      insideOutWeight[i] = outWeight[inside[i]];
      insideInflow[i] = inflow[inside[i]];
    }
    return new SampledGraph(whole.induced(kept), insideOutWeight, insideInflow, n, dangling);
  }

  /** The induced subgraph. */
  public Digraph graph() {
    return graph;
  }

  /** Vertices of the whole graph, N. */
  public long vertices() {
    return vertices;
  }

  /** Everything outside as one vertex: the inflow of each vertex less what comes from inside. */
  public World world() {
    double[] outside = totalInflow.clone();
    long insideDangling = 0;
    for (int u = 0; u < graph.size(); u++) {
      insideDangling += totalOutWeight[u] == 0 ? 1 : 0;
      for (int arc = graph.firstOut(u); arc < graph.endOut(u); arc++) {
        outside[graph.to(arc)] -= graph.weight(arc) / totalOutWeight[u];
      }
    }
    for (int v = 0; v < outside.length; v++) {
      // what is left of a vertex followed by inside ones only is rounding
      outside[v] = graph.size() == vertices ? 0 : Math.max(0, outside[v]);
    }
    return new World(totalOutWeight, outside, vertices, dangling - insideDangling);
  }

  /**
   * PageRank of each vertex with the world as one more vertex, relative to an even share of the
   * whole graph: 1 is the average over all N vertices.
   */
  public double[] relativePageRank(double damping, Stop stop) {
    double[] scores = new PageRanking(damping, stop, 1).within(world(), graph).scores();
    for (int v = 0; v < scores.length; v++) {
      scores[v] *= vertices;
    }
    return scores;
  }
}
