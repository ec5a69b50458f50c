package org.kolscope.graph.spread;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The spread of a set of accounts as random sets that had no part in its choice see it.
 *
 * <p>The interval is the exact one for a share of independent draws (C. J. Clopper and E. S.
 * Pearson, Biometrika 26(4), 1934) at 95 %, times the total target weight: it covers the spread
 * under the model with at least that probability. What the model gets wrong is not in it.
 *
 * @param value share of the sets that are covered times the total target weight
 * @param low95 lower end
 * @param high95 upper end
 * @param sets random sets looked at
 */
public record SpreadEstimate(double value, double low95, double high95, int sets) {

  private static final double TAIL = 0.025;

  /** Estimates from {@code covered} of {@code sets} sets. */
  static SpreadEstimate of(int covered, int sets, double totalWeight) {
    double low = covered == 0 ? 0 : quantile(covered, sets - covered + 1.0, TAIL);
    double high = covered == sets ? 1 : quantile(covered + 1.0, sets - covered, 1 - TAIL);
    return new SpreadEstimate(
        totalWeight * covered / sets, totalWeight * low, totalWeight * high, sets);
  }

  private static double quantile(double a, double b, double p) {
    return new BetaDistribution(null, a, b, 1e-12).inverseCumulativeProbability(p);
  }
}
