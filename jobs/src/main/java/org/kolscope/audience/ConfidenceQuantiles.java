package org.kolscope.audience;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * What is known of a probability after some hits in some trials, as quantiles of a confidence
 * distribution: quantile u is the upper end of a one-sided interval with confidence u.
 *
 * <p>Trials need not be whole: an effective number of them will do.
 */
final class ConfidenceQuantiles {

  /** Where a quantile is looked for, in standard deviations of asin(sqrt(x)) around the share. */
  private static final double REACH = 6;

  /** Chosen: linear interpolation between that many nodes is off by less than 1e-4 of a sd. */
  private static final int NODES = 257;

  private static final double PRECISION = 1e-10;

  private ConfidenceQuantiles() {}

  /**
   * The mid-p distribution, the mean of the two whose quantiles are the ends of Clopper and
   * Pearson: Beta(k, n - k + 1) and Beta(k + 1, n - k). Lancaster, Significance tests in discrete
   * distributions, JASA 56 (1961).
   */
  static double[] midP(double hits, double trials, int count) {
    return quantiles(hits, trials, count, 0.5);
  }

  /**
   * The distribution of the lower ends of Clopper and Pearson: no interval from it begins too high.
   */
  static double[] lowerEnds(double hits, double trials, int count) {
    return quantiles(hits, trials, count, 1);
  }

  /**
   * Quantiles at (i + 0.5) / count, ascending. Cost: 2 * 257 incomplete beta functions.
   *
   * <p>Nodes are spaced evenly in asin(sqrt(x)), whose variance is 1 / (4 n) whatever x: tails and
   * shares near 0 get as many as the middle.
   *
   * @param lowerPart weight of Beta(k, n - k + 1), the rest being that of Beta(k + 1, n - k)
   */
  private static double[] quantiles(double hits, double trials, int count, double lowerPart) {
    // one hit more or less keeps the reach wide enough where the share is 0 or 1
    double reach = REACH / (2 * Math.sqrt(trials + 1));
    double from = Math.max(0, angle((hits - 1) / (trials + 1)) - reach);
    double to = Math.min(Math.PI / 2, angle((hits + 1) / (trials + 1)) + reach);
    double step = (to - from) / (NODES - 1);
    var quantiles = new double[count];
    double below = at(from, hits, trials, lowerPart);
    int next = 0;
    for (int i = 1; i < NODES; i++) {
      double left = from + (i - 1) * step;
      double above = Math.max(below, at(left + step, hits, trials, lowerPart));
      for (; next < count && (next + 0.5) / count <= above; next++) {
        double part = above > below ? ((next + 0.5) / count - below) / (above - below) : 0;
        quantiles[next] = share(left + step * Math.max(0, part));
      }
      below = above;
    }
    Arrays.fill(quantiles, next, count, share(to));
    return quantiles;
  }

  private static double angle(double share) {
    return Math.asin(Math.sqrt(Math.min(1, Math.max(0, share))));
  }

  private static double share(double angle) {
    double sine = Math.sin(angle);
    return sine * sine;
  }

  /** The distribution at sin(angle)^2. */
  private static double at(double angle, double hits, double trials, double lowerPart) {
    double x = share(angle);
    // all of a share of 0 is at 0, all of a share of 1 at 1
    double lower = hits <= 0 ? 1 : Beta.regularizedBeta(x, hits, trials - hits + 1, PRECISION);
    double upper = hits >= trials ? 0 : Beta.regularizedBeta(x, hits + 1, trials - hits, PRECISION);
    return lowerPart * lower + (1 - lowerPart) * upper;
  }
}
