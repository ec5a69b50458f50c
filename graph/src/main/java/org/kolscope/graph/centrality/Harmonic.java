package org.kolscope.graph.centrality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jgrapht.alg.interfaces.VertexScoringAlgorithm;

/**
 * Scores each vertex by how near the others are to it: h(v) = Σ 1 / d(u, v) over u ≠ v, where d is
 * the length in arcs of the shortest path from u to v, and a vertex that has none adds nothing. In
 * [0, n - 1]: in this house, how many accounts hear of v at first hand, half of those at second
 * hand, a third of those at third hand and so on.
 *
 * <p>M. Marchiori and V. Latora, "Harmony in the small-world", Physica A 285, 2000; P. Boldi and S.
 * Vigna, "Axioms for centrality", Internet Mathematics 10, 2014. JGraphT's {@code
 * HarmonicCentrality} with incoming paths, not normalised, is the same. From a sample of sources
 * the estimate is scaled up from the mean over the sample, unbiased, with an interval for each
 * vertex: the narrower of R. J. Serfling, "Probability inequalities for the sum in sampling without
 * replacement", Annals of Statistics 2(1), 1974, and the empirical Bernstein-Serfling inequality of
 * R. Bardenet and O.-A. Maillard, "Concentration inequalities for sampling without replacement",
 * Bernoulli 21(3), 2015, theorem 4.3, each at half the risk; and never outside of what the sources
 * not drawn can change.
 */
public final class Harmonic implements VertexScoringAlgorithm<Integer, Double> {

  /** What a source adds at most: 1 / 2 for one at second hand. */
  private static final double MOST = 0.5;

  private final double[] known;
  private final double[] sum;
  private final double[] squares;
  private final int sources;
  private final int leading;
  private final double risk;

  /**
   * Takes arrays as its own: what is known by vertex, the sums of what the sources add to that and
   * of its squares; {@code leading} is how many vertices could have been sources.
   */
  Harmonic(
      double[] known, double[] sum, double[] squares, int sources, int leading, double confidence) {
    this.known = known;
    this.sum = sum;
    this.squares = squares;
    this.sources = sources;
    this.leading = leading;
    this.risk = 1 - confidence;
  }

  /** The estimates by vertex; exact if {@link #isExact}. */
  public double[] scores() {
    double[] scores = new double[sum.length];
    for (int v = 0; v < scores.length; v++) {
      scores[v] = score(v);
    }
    return scores;
  }

  /** Whether all vertices that reach any other were sources. */
  public boolean isExact() {
    return sources == leading;
  }

  /** Vertices that were sources. */
  public int sources() {
    return sources;
  }

  /** The lower end of the interval of a vertex. */
  public double low(int vertex) {
    return isExact()
        ? score(vertex)
        : Math.max(known[vertex] + sum[vertex], score(vertex) - leading * halfWidth(vertex));
  }

  /** The upper end of the interval of a vertex. */
  public double high(int vertex) {
    if (isExact()) {
      return score(vertex);
    }
    double most = known[vertex] + sum[vertex] + MOST * (leading - sources);
    return Math.min(most, score(vertex) + leading * halfWidth(vertex));
  }

  @Override
  public Map<Integer, Double> getScores() {
    Map<Integer, Double> byVertex = new LinkedHashMap<>();
    for (int v = 0; v < sum.length; v++) {
      byVertex.put(v, score(v));
    }
    return Collections.unmodifiableMap(byVertex);
  }

  @Override
  public Double getVertexScore(Integer vertex) {
    if (vertex < 0 || vertex >= sum.length) {
      throw new IllegalArgumentException(
          "vertex must be in 0 to " + (sum.length - 1) + ", was " + vertex);
    }
    return score(vertex);
  }

  private double score(int vertex) {
    return known[vertex] + (isExact() ? sum[vertex] : sum[vertex] / sources * leading);
  }

  /** Of the mean of what the sources add, at the confidence asked for. */
  private double halfWidth(int vertex) {
    double k = sources;
    double n = leading;
    double serfling = MOST * Math.sqrt((1 - (k - 1) / n) * Math.log(2 / (risk / 2)) / (2 * k));
    double mean = sum[vertex] / k;
    double variance = Math.max(0, squares[vertex] / k - mean * mean);
    double rho = k <= n / 2 ? 1 - (k - 1) / n : (1 - k / n) * (1 + 1 / k);
    // the theorem holds on each side with five times the risk of its logarithm
    double log = Math.log(10 / (risk / 2));
    double kappa = MOST * (7.0 / 3 + 3 / Math.sqrt(2));
    return Math.min(serfling, Math.sqrt(2 * rho * variance * log / k) + kappa * log / k);
  }
}
