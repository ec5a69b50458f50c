package org.kolscope.graph.centrality;

import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.BetweennessCentrality.OverflowStrategy;
import org.kolscope.graph.Digraph;

/**
 * Scores each vertex by how often it lies between two others: the share, in [0, 1], of ordered
 * pairs of <i>other</i> vertices whose shortest paths pass through it.
 *
 * <p>Definition: b(v) = Σ σ(s, t | v) / σ(s, t) over ordered pairs s ≠ t, both ≠ v, divided by (n -
 * 1)(n - 2), where σ(s, t) counts the shortest directed paths by hops (weights are ignored) and
 * σ(s, t | v) those through v; an unreachable pair adds nothing. L. C. Freeman, "A set of measures
 * of centrality based on betweenness", Sociometry 40(1), 1977; computed by JGraphT with U. Brandes,
 * "A faster algorithm for betweenness centrality", J. Math. Sociology 25(2), 2001, algorithm 1.
 * Departs from JGraphT in the normalisation only: JGraphT multiplies (n - 1)(n - 2) in 32 bits,
 * which overflows above 46,341 vertices.
 *
 * <p>Graphs of fewer than three vertices score 0. Cost: O(n · m), about 20 ms a vertex at 10,000
 * vertices and 100,000 arcs, so meant for samples of a few thousand vertices. Deterministic.
 */
public final class Betweenness {

  /** The class that computes it, for the record. */
  public static final String ENGINE = BetweennessCentrality.class.getName();

  private Betweenness() {}

  /**
   * The scores by vertex index.
   *
   * @throws ArithmeticException if two vertices are joined by 2^63 shortest paths or more
   */
  public static double[] of(Digraph graph) {
    int n = graph.size();
    double[] scores = new double[n];
    if (n < 3) {
      return scores;
    }
    var brandes =
        new BetweennessCentrality<>(
            graph.unweighted().asJGraphT(), false, OverflowStrategy.THROW_EXCEPTION_ON_OVERFLOW);
    brandes.getScores().forEach((v, score) -> scores[v] = normalised(score, n));
    return scores;
  }

  /** The share of ordered pairs of other vertices; multiplied as doubles, so it cannot overflow. */
  static double normalised(double score, int n) {
    return score / ((n - 1.0) * (n - 2.0));
  }
}
