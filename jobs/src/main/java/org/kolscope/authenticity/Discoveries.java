package org.kolscope.authenticity;

import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the tail up to which windows are significant: Y. Benjamini and Y. Hochberg, "Controlling
 * the false discovery rate", J. R. Stat. Soc. B 57(1), 1995, on tails counted in buckets.
 *
 * <p>A bucket holds the tails in (e^((b-1)/8), e^(b/8)], and its upper end stands for all of them:
 * a threshold is at most the exact one, never above it.
 */
final class Discoveries {

  private static final double BUCKETS_PER_NAT = 8;

  /** Tails below stand in the lowest bucket. */
  private static final double LEAST = 1e-300;

  private Discoveries() {}

  /** The bucket of a tail. */
  static int bucket(double tail) {
    return (int) Math.ceil(Math.log(Math.max(tail, LEAST)) * BUCKETS_PER_NAT);
  }

  /**
   * The threshold, 0 if nothing is significant.
   *
   * @param counts tails by bucket; tails above {@code rate} may be missing
   * @param tests all tests that were made
   * @param rate false discovery rate, in (0, 1)
   */
  static double threshold(Map<Integer, Long> counts, long tests, double rate) {
    double threshold = 0;
    long seen = 0;
    for (var bucket : new TreeMap<>(counts).entrySet()) {
      seen += bucket.getValue();
      double end = Math.exp(bucket.getKey() / BUCKETS_PER_NAT);
      if (end * tests <= rate * seen) {
        threshold = end;
      }
    }
    return threshold;
  }
}
