package org.kolscope.graph.sample;

import java.util.Arrays;
import java.util.BitSet;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.World;

/**
 * An induced subgraph that remembers what it was cut from: how much each vertex sends and receives
 * in the whole graph, so that {@linkplain #world() everything outside} can be one more vertex.
 *
 * <p>Each vertex has a landing weight t, a share p of its mass that it passes on and a guessed
 * importance e, all 1 unless given; with the probability that an account is genuine as t, p and e,
 * this is the sample's part of {@link PageRanking#discounted}. The totals are those of the whole
 * graph and do not depend on the sample: Spark computes them once, in one pass over the arcs, for
 * all replicates.
 */
public final class SampledGraph {

  /** A share of all importance that is rounding and not somebody. */
  private static final double ROUNDING = 1e-12;

  private final Digraph graph;
  private final double[] totalOutWeight;
  private final double[] totalInflow;
  private final double[] landing;
  private final double[] passing;
  private final double[] importance;
  private final WholeTotals whole;

  /**
   * A sample of a graph whose vertices all land alike and pass on all they have.
   *
   * @param graph the induced subgraph
   * @param totalOutWeight by vertex of it, the weight of all arcs out in the whole graph
   * @param totalInflow by vertex v of it, the sum over all arcs u → v of the whole graph of
   *     weight(u, v) / (weight of all arcs out of u)
   * @param vertices vertices of the whole graph
   * @param dangling those of them without any arc out
   */
  public SampledGraph(
      Digraph graph, double[] totalOutWeight, double[] totalInflow, long vertices, long dangling) {
    this(
        graph,
        totalOutWeight,
        totalInflow,
        ones(graph.size()),
        ones(graph.size()),
        ones(graph.size()),
        WholeTotals.even(vertices, dangling));
  }

  /**
   * @param graph the induced subgraph
   * @param totalOutWeight by vertex of it, the weight of all arcs out in the whole graph
   * @param totalInflow by vertex v of it, the sum over all arcs u → v of the whole graph of e(u)
   *     p(u) weight(u, v) / (weight of all arcs out of u)
   * @param landing by vertex of it, t, not negative, on any scale
   * @param passing by vertex of it, p, in [0, 1]
   * @param importance by vertex of it, e, a guess at its score that is used where it is outside:
   *     not negative, on any scale; the landing weight if there is nothing better
   * @param whole the sums over all vertices of the whole graph
   */
  public SampledGraph(
      Digraph graph,
      double[] totalOutWeight,
      double[] totalInflow,
      double[] landing,
      double[] passing,
      double[] importance,
      WholeTotals whole) {
    fits("totalOutWeight", totalOutWeight, graph);
    fits("totalInflow", totalInflow, graph);
    fits("landing", landing, graph);
    fits("passing", passing, graph);
    fits("importance", importance, graph);
    if (whole.vertices() < graph.size()) {
      throw new IllegalArgumentException(
          "vertices of the whole must be at least those of the sample, "
              + graph.size()
              + ", was "
              + whole.vertices());
    }
    this.graph = graph;
    this.totalOutWeight = totalOutWeight.clone();
    this.totalInflow = totalInflow.clone();
    this.landing = landing.clone();
    this.passing = passing.clone();
    this.importance = importance.clone();
    this.whole = whole;
  }

  /**
   * Cuts the vertices in {@code kept} out of a graph held in one piece. Cost: O(n + m).
   *
   * @param landing by vertex of the whole graph, not negative
   * @param passing by vertex of the whole graph, in [0, 1]
   */
  public static SampledGraph of(Digraph whole, BitSet kept, double[] landing, double[] passing) {
    return Cutting.byLanding(whole, landing, passing).cut(kept);
  }

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  static void fits(String name, double[] values, Digraph graph) {
    if (values.length != graph.size()) {
      throw new IllegalArgumentException(
          name + " must have one entry per vertex, " + graph.size() + ", was " + values.length);
    }
  }

  /** The induced subgraph. */
  public Digraph graph() {
    return graph;
  }

  /** Vertices of the whole graph, N. */
  public long vertices() {
    return whole.vertices();
  }

  /** A smaller sample of the same graph: the vertices of this one that are in {@code kept}. */
  public SampledGraph cut(BitSet kept) {
    int[] inside = kept.stream().filter(v -> v < graph.size()).toArray();
    return new SampledGraph(
        graph.induced(kept),
        at(inside, totalOutWeight),
        at(inside, totalInflow),
        at(inside, landing),
        at(inside, passing),
        at(inside, importance),
        whole);
  }

  static double[] at(int[] places, double[] values) {
    double[] found = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      found[i] = values[places[i]];
    }
    return found;
  }

  /** Everything outside as one vertex: the totals of the whole less what is inside. */
  public World world() {
    double[] inflow = totalInflow.clone();
    double outsideLanding = whole.landing();
    double outsideImportance = whole.importance();
    double kept = whole.kept();
    for (int u = 0; u < graph.size(); u++) {
      double given = totalOutWeight[u] == 0 ? 0 : importance[u] * passing[u];
      outsideLanding -= landing[u];
      outsideImportance -= importance[u];
      kept -= importance[u] - given;
      for (int arc = graph.firstOut(u); arc < graph.endOut(u); arc++) {
        inflow[graph.to(arc)] -= given * graph.weight(arc) / totalOutWeight[u];
      }
    }
    long others = whole.vertices() - graph.size();
    boolean isEmpty = others == 0 || outsideImportance <= ROUNDING * whole.importance();
    outsideLanding = others == 0 ? 0 : Math.max(0, outsideLanding);
    outsideImportance = isEmpty ? 0 : outsideImportance;
    kept = Math.min(outsideImportance, Math.max(0, kept));
    for (int v = 0; v < inflow.length; v++) {
      // what is left of a vertex followed by inside ones only is rounding
      inflow[v] = isEmpty ? 0 : Math.max(0, inflow[v]);
    }
    var outside = new World.Outside(others, outsideLanding, outsideImportance, kept);
    return new World(totalOutWeight, inflow, landing, passing, outside);
  }

  /**
   * PageRank of each vertex with the world as one more vertex, relative to an even share of the
   * whole graph: 1 is the average over all N vertices.
   */
  public double[] relativePageRank(double damping, Stop stop) {
    double[] scores = new PageRanking(damping, stop, 1).within(world(), graph).scores();
    for (int v = 0; v < scores.length; v++) {
      scores[v] *= whole.vertices();
    }
    return scores;
  }
}
