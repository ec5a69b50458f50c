package org.kolscope.audience.overlap;

import org.apache.datasketches.thetacommon.BinomialBoundsN;
import org.kolscope.schema.FanOverlap.Method;

/**
 * A number of shared fans with its 95 % interval, from what was seen of two lists. A fan of both is
 * seen with the probability {@code theta * coverage * coverage}: the smaller of the two thetas of
 * the sketches, and the share of each list that is loaded, taken for drawn independently.
 *
 * <p>Real fans: seen ones are a binomial draw, the interval is the one DataSketches prints for its
 * sketches and for sampling at a fixed threshold, at two standard deviations. Target customers: the
 * same for {@code (sum w)^2 / sum w^2} seen fans of equal weight w, its ends moved apart by who of
 * the fans is a target, with variance {@code sum w (1 - w) / seen}: distances are added as squares,
 * Zou and Donner, Statistics in Medicine 27 (2008).
 *
 * <p>A crawl of the people around a few accounts loads the same people of every list. That shows
 * where even the lower end is more than the smaller list has: then who is loaded of the list known
 * better is taken to be loaded of the other, too, so that a fan of both is seen with the greater of
 * the two coverages; the interval goes from what was seen to the whole of the smaller list.
 *
 * @param shared best guess
 * @param low95 lower end
 * @param high95 upper end
 */
record SharedEstimate(double shared, double low95, double high95) {

  private static final int STANDARD_DEVIATIONS = 2;

  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** The probability that a fan of both lists is seen in both. */
  static double seen(FanList a, FanList b) {
    return Math.min(a.theta(), b.theta()) * a.coverage() * b.coverage();
  }

  private static double seenOfLinked(FanList a, FanList b) {
    return Math.min(a.theta(), b.theta()) * Math.max(a.coverage(), b.coverage());
  }

  /**
   * How the number is found.
   *
   * @param count real fans seen of both
   */
  static Method method(FanList a, FanList b, int count) {
    if (a.coverage() < 1 || b.coverage() < 1) {
      double seen = seen(a, b);
      double least = sampled(count / seen, count, seen).low95;
      return least > Math.min(a.real(), b.real()) ? Method.LINKED : Method.SAMPLE;
    }
    return a.theta() < 1 || b.theta() < 1 ? Method.SKETCH : Method.EXACT;
  }

  /** Real fans shared, of which {@code count} were seen. */
  static SharedEstimate real(FanList a, FanList b, int count) {
    double most = Math.min(a.real(), b.real());
    if (method(a, b, count) == Method.LINKED) {
      return new SharedEstimate(count / seenOfLinked(a, b), count, most).within(count, most);
    }
    double seen = seen(a, b);
    return sampled(count / seen, count, seen).within(count, most);
  }

  /**
   * Target customers shared.
   *
   * @param isLinked whether the loaded lists are, by their real fans
   * @param weight sum of the probabilities of those seen, in units
   * @param square sum of their squares, in units
   */
  static SharedEstimate targets(FanList a, FanList b, boolean isLinked, long weight, long square) {
    if (weight <= 0) {
      return new SharedEstimate(0, 0, 0);
    }
    double sum = (double) weight / FanLists.UNITS;
    if (isLinked) {
      double most = Math.min(a.targets(), b.targets());
      return new SharedEstimate(sum / seenOfLinked(a, b), sum, most).within(0, most);
    }
    double seen = seen(a, b);
    double squares = (double) square / FanLists.UNITS;
    double doubt = Z * Math.sqrt(Math.max(0, sum - squares) / seen);
    double best = sum / seen;
    var met = sampled(best, (long) (sum * sum / squares), seen);
    return new SharedEstimate(
            Math.min(best, Math.min(a.targets(), b.targets())),
            best - Math.hypot(best - met.low95, doubt),
            best + Math.hypot(met.high95 - best, doubt))
        .within(0, Math.min(a.real(), b.real()));
  }

  /** A number of which so many equal parts were seen. */
  private static SharedEstimate sampled(double best, long parts, double seen) {
    if (seen >= 1) {
      return new SharedEstimate(best, best, best);
    }
    double each = best * seen / Math.max(1, parts);
    return new SharedEstimate(
        best,
        each * BinomialBoundsN.getLowerBound(parts, seen, STANDARD_DEVIATIONS, false),
        each * BinomialBoundsN.getUpperBound(parts, seen, STANDARD_DEVIATIONS, false));
  }

  private SharedEstimate within(double least, double most) {
    double top = Math.max(least, most);
    double best = Math.min(top, shared);
    return new SharedEstimate(
        best, Math.max(least, Math.min(best, low95)), Math.max(best, Math.min(top, high95)));
  }
}
