package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.VertexScoringAlgorithm;

/**
 * Scores each vertex by the share of time a random surfer spends there: with probability d the
 * surfer follows an arc out of the vertex, drawn by weight, else lands on a vertex afresh.
 *
 * <p>Definition: x(v) = t(v) · (1 - d + d · D) + d · Σ x(u) · w(u, v) / W(u) over arcs u → v, where
 * t is the landing distribution (even unless given), W(u) the weight of all arcs out of u and D the
 * mass on dangling vertices, those without arcs out. Scores are at least 0 and add up to 1,
 * together with that of the world if there is one. S. Brin and L. Page, "The anatomy of a
 * large-scale hypertextual Web search engine", WWW 1998; dangling mass as in A. Langville and C.
 * Meyer, "Deeper inside PageRank", Internet Mathematics 1(3), 2004, sec. 3. Iteration: power
 * iteration from x = t; with {@link Stop#after} it is the recurrence of LDBC Graphalytics (sinks
 * redistributed in each iteration), which the tests check against its validation graphs.
 *
 * <p>Over a JGraphT graph whose vertices are 0 to n - 1, directed or not (an undirected edge counts
 * in both directions); weights are used if the graph is weighted. Departs from JGraphT's own: no
 * default tolerance, a landing distribution, and optionally one vertex for everything {@linkplain
 * World outside}. The empty graph has no scores.
 *
 * <p>Cost: O(n + m) once to copy the arcs and per iteration; memory 12 bytes an arc and 40 a vertex
 * beside the graph. Deterministic: arcs are added in the order of the vertices' numbers.
 */
public final class PageRank implements VertexScoringAlgorithm<Integer, Double> {

  private final Transitions transitions;
  private final double damping;
  private final double[] landing;
  private final World world;
  private double[] scores;
  private double worldScore;
  private int iterations;
  private double change = Double.POSITIVE_INFINITY;

  private PageRank(Graph<Integer, Integer> graph, double damping, double[] landing, World world) {
    if (!(damping > 0 && damping < 1)) {
      throw new IllegalArgumentException("damping must be in (0, 1), was " + damping);
    }
    this.transitions = new Transitions(graph, world);
    this.damping = damping;
    this.landing = landing;
    this.world = world;
    this.scores = landing.clone();
    this.worldScore = world == null ? 0 : (double) world.outside() / world.vertices();
  }

  /** Computes with an even landing distribution. */
  public static PageRank of(Graph<Integer, Integer> graph, double damping, Stop stop) {
    int n = graph.vertexSet().size();
    double[] even = new double[n];
    Arrays.fill(even, 1.0 / n);
    return new PageRank(graph, damping, even, null).run(stop);
  }

  /**
   * Computes with a landing distribution of the caller's, as in topic-sensitive PageRank.
   *
   * @param landing by vertex, not negative; scaled here to add up to 1
   * @throws IllegalArgumentException if it does not fit the graph or adds up to nothing
   */
  public static PageRank landingOn(
      Graph<Integer, Integer> graph, double damping, Stop stop, double[] landing) {
    int n = graph.vertexSet().size();
    if (landing.length != n) {
      throw new IllegalArgumentException(
          "landing must have one entry per vertex, " + n + ", was " + landing.length);
    }
    double sum = 0;
    for (double share : landing) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("landing must not be negative, was " + share);
      }
      sum += share;
    }
    if (n > 0 && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("landing must have a positive finite sum, was " + sum);
    }
    double total = sum;
    return new PageRank(graph, damping, Arrays.stream(landing).map(x -> x / total).toArray(), null)
        .run(stop);
  }

  /**
   * Computes on a subgraph, with everything outside as one vertex. If nothing is outside the result
   * is that of {@link #of(Graph, double, Stop)}.
   */
  public static PageRank of(Graph<Integer, Integer> graph, double damping, Stop stop, World world) {
    int n = graph.vertexSet().size();
    if (world.inside() != n) {
      throw new IllegalArgumentException(
          "world must know each vertex of the graph, " + n + ", knew " + world.inside());
    }
    double[] even = new double[n];
    Arrays.fill(even, 1.0 / world.vertices());
    return new PageRank(graph, damping, even, world).run(stop);
  }

  /** The scores by vertex number. */
  public double[] scores() {
    return scores.clone();
  }

  /** The score of everything outside, 0 without a {@link World}. */
  public double worldScore() {
    return worldScore;
  }

  /** Iterations done. */
  public int iterations() {
    return iterations;
  }

  /** The sum of absolute changes in the last iteration; infinite if there was none. */
  public double change() {
    return change;
  }

  @Override
  public Map<Integer, Double> getScores() {
    Map<Integer, Double> byVertex = new LinkedHashMap<>();
    for (int v = 0; v < scores.length; v++) {
      byVertex.put(v, scores[v]);
    }
    return Collections.unmodifiableMap(byVertex);
  }

  @Override
  public Double getVertexScore(Integer vertex) {
    if (vertex < 0 || vertex >= scores.length) {
      throw new IllegalArgumentException(
          "vertex must be in 0 to " + (scores.length - 1) + ", was " + vertex);
    }
    return scores[vertex];
  }

  private PageRank run(Stop stop) {
    while (scores.length > 0 && iterations < stop.maxIterations() && change > stop.tolerance()) {
      step();
    }
    return this;
  }

  private void step() {
    double[] next = new double[scores.length];
    double afresh = (1 - damping) + damping * danglingMass();
    double inside = 0;
    double moved = 0;
    for (int v = 0; v < next.length; v++) {
      double followed = transitions.inflow(v, scores);
      if (world != null) {
        followed += worldScore * world.share(v);
      }
      next[v] = landing[v] * afresh + damping * followed;
      inside += next[v];
      moved += Math.abs(next[v] - scores[v]);
    }
    if (world != null && world.outside() > 0) {
      // what is not inside is outside: arcs that leave, the world's self-loop, its landing share
      double nextWorld = Math.max(0, 1 - inside);
      moved += Math.abs(nextWorld - worldScore);
      worldScore = nextWorld;
    }
    scores = next;
    change = moved;
    iterations++;
  }

  private double danglingMass() {
    double mass = world == null ? 0 : worldScore * world.danglingShare();
    for (int v = 0; v < scores.length; v++) {
      if (transitions.isDangling(v)) {
        mass += scores[v];
      }
    }
    return mass;
  }
}
