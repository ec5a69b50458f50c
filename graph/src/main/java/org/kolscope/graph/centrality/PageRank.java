package org.kolscope.graph.centrality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.VertexScoringAlgorithm;
import org.kolscope.graph.Digraph;

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
 * <p>{@link PageRanking} computes it on our graphs, on several threads; the methods here do so in
 * one thread on any JGraphT graph whose vertices are 0 to n - 1, without self-loops, directed or
 * not (an undirected edge counts in both directions), weighted if the graph is: {@linkplain
 * Digraph#asJGraphT ours} without a copy, others copied once. Departs from JGraphT's own: no
 * default tolerance, a landing distribution, and optionally one vertex for everything {@linkplain
 * World outside}. The empty graph has no scores. Deterministic.
 */
public final class PageRank implements VertexScoringAlgorithm<Integer, Double> {

  private final double[] scores;
  private final double worldScore;
  private final int iterations;
  private final double change;

  PageRank(Surfing done) {
    this.scores = done.score;
    this.worldScore = done.worldScore;
    this.iterations = done.iterations;
    this.change = done.change;
  }

  /** Computes with an even landing distribution. */
  public static PageRank of(Graph<Integer, Integer> graph, double damping, Stop stop) {
    return new PageRanking(damping, stop, 1).of(Digraph.of(graph));
  }

  /** Computes with a landing distribution, see {@link PageRanking#landingOn}. */
  public static PageRank landingOn(
      Graph<Integer, Integer> graph, double damping, Stop stop, double[] landing) {
    return new PageRanking(damping, stop, 1).landingOn(Digraph.of(graph), landing);
  }

  /** Computes on a subgraph of a world, see {@link PageRanking#within}. */
  public static PageRank of(Graph<Integer, Integer> graph, double damping, Stop stop, World world) {
    return new PageRanking(damping, stop, 1).within(world, Digraph.of(graph));
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
}
