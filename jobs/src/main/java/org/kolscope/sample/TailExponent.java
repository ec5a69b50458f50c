package org.kolscope.sample;

import java.util.Arrays;

/**
 * The exponent of a power-law tail after Clauset, Shalizi and Newman (2009): maximum likelihood for
 * every cut-off, the cut-off with the smallest Kolmogorov-Smirnov distance; the approximation for
 * whole numbers of their equation 3.7.
 *
 * @param alpha exponent of the density; NaN if there are fewer than 50 values in every tail
 * @param from the cut-off
 * @param count values from there on
 */
record TailExponent(double alpha, int from, int count) {

  /** Fewer values give no exponent worth the name; the authors ask for about 50. */
  private static final int MIN_COUNT = 50;

  /** Cut-offs that are tried: each a tenth above the one before. */
  private static final double STEP = 1.1;

  /** Of the positive values; O(n log n). */
  static TailExponent of(int[] values) {
    var sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
    var best = new TailExponent(Double.NaN, 0, 0);
    var least = Double.MAX_VALUE;
    for (double at = 2; ; at *= STEP) {
      var from = (int) at;
      var first = first(sorted, from);
      if (sorted.length - first < MIN_COUNT) {
        return best;
      }
      var alpha = alpha(sorted, first, from);
      var distance = distance(sorted, first, from, alpha);
      if (distance < least) {
        least = distance;
        best = new TailExponent(alpha, from, sorted.length - first);
      }
    }
  }

  private static int first(int[] sorted, int from) {
    var at = Arrays.binarySearch(sorted, from);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && sorted[at - 1] == from) {
      at--;
    }
    return at;
  }

  private static double alpha(int[] sorted, int first, int from) {
    var logs = 0.0;
    for (int i = first; i < sorted.length; i++) {
      logs += Math.log(sorted[i] / (from - 0.5));
    }
    return 1 + (sorted.length - first) / logs;
  }

  /** Largest distance between the two cumulated shares, at the values that occur. */
  private static double distance(int[] sorted, int first, int from, double alpha) {
    var count = sorted.length - first;
    var largest = 0.0;
    for (int i = first; i < sorted.length; i++) {
      if (i + 1 < sorted.length && sorted[i + 1] == sorted[i]) {
        continue;
      }
      var model = 1 - Math.pow((sorted[i] + 0.5) / (from - 0.5), 1 - alpha);
      largest = Math.max(largest, Math.abs((i + 1 - first) / (double) count - model));
    }
    return largest;
  }
}
