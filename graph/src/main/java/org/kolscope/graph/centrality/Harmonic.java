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
 * the estimate is n times the mean over the sample, unbiased, with an interval for each vertex: the
 * narrower of R. J. Serfling, "Probability inequalities for the sum in sampling without
 * replacement", Annals of Statistics 2(1), 1974, and the empirical Bernstein-Serfling inequality of
 * R. Bardenet and O.-A. Maillard, "Concentration inequalities for sampling without replacement",
 * Bernoulli 21(3), 2015, theorem 4.3, each at half the risk; and never outside of what the sources
 * not drawn can change.
 */
public final class Harmonic implements VertexScoringAlgorithm<Integer, Double> {

  private final double[] sum;
  private final double[] squares;
  private final int sources;
  private final double risk;

  /** Takes the sums of 1 / d and of their squares over the sources, by vertex, as its own. */
  Harmonic(double[] sum, double[] squares, int sources, double confidence) {
    this.sum = sum;
    this.squares = squares;
    this.sources = sources;
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

  /** Whether all vertices were sources. */
  public boolean isExact() {
    return sources == sum.length;
  }

  /** Vertices that were sources. */
  public int sources() {
    return sources;
  }

  /** The lower end of the interval of a vertex. */
  public double low(int vertex) {
    if (isExact()) {
      return sum[vertex];
    }
    return Math.max(sum[vertex], score(vertex) - sum.length * halfWidth(vertex));
  }

  /** The upper end of the interval of a vertex. */
  public double high(int vertex) {
    if (isExact()) {
      return sum[vertex];
    }
    double most = Math.min(sum.length - 1.0, sum[vertex] + (sum.length - sources));
    return Math.min(most, score(vertex) + sum.length * halfWidth(vertex));
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
    return isExact() ? sum[vertex] : sum[vertex] / sources * sum.length;
  }

  /** Of the mean of values in [0, 1] over the sources, at the confidence asked for. */
  private double halfWidth(int vertex) {
    double k = sources;
    double n = sum.length;
    double serfling = Math.sqrt((1 - (k - 1) / n) * Math.log(2 / (risk / 2)) / (2 * k));
    double mean = sum[vertex] / k;
    double variance = Math.max(0, squares[vertex] / k - mean * mean);
    double rho = k <= n / 2 ? 1 - (k - 1) / n : (1 - k / n) * (1 + 1 / k);
    // the theorem holds on each side with five times the risk of its logarithm
    double log = Math.log(10 / (risk / 2));
    double kappa = 7.0 / 3 + 3 / Math.sqrt(2);
    return Math.min(serfling, Math.sqrt(2 * rho * variance * log / k) + kappa * log / k);
  }
}
