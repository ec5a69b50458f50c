package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * How often two accounts reposted the same posts at nearly the same time, and how often strangers
 * would have.
 *
 * <p>Of n posts that both reposted, n q within a window are to be expected, where q is the share
 * among all pairs of accounts that look like strangers. For k of them the tail is that of the
 * Poisson law, and the evidence its log likelihood ratio k ln(k / (n q)) - (k - n q). The better of
 * two windows counts, and pays for having been chosen.
 *
 * @param shortSeconds the short window; 60, as the definition of a ring says
 * @param longSeconds the long one; 600: services deliver within minutes, and fans who come when a
 *     post appears do not come together again and again
 */
record CoReposts(int shortSeconds, int longSeconds) implements Serializable {

  private static final double LOG_WINDOWS = Math.log(2);

  CoReposts {
    if (!(shortSeconds > 0 && shortSeconds < longSeconds)) {
      throw new IllegalArgumentException(
          "shortSeconds and longSeconds must rise above 0, were %d and %d"
              .formatted(shortSeconds, longSeconds));
    }
  }

  /** One repost of a post; {@code at} in seconds. */
  record Act(long accountId, long at) {}

  /** Two accounts that reposted one post, the smaller first, and how many seconds apart. */
  record Pair(long first, long second, long apart) {}

  /** All pairs of accounts that reposted one post. */
  static List<Pair> pairs(List<Act> acts) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < acts.size(); i++) {
      for (int j = i + 1; j < acts.size(); j++) {
        var a = acts.get(i);
        var b = acts.get(j);
        pairs.add(
            new Pair(
                Math.min(a.accountId(), b.accountId()),
                Math.max(a.accountId(), b.accountId()),
                Math.abs(a.at() - b.at())));
      }
    }
    return pairs;
  }

  /**
   * What two accounts have in common.
   *
   * @param posts both reposted
   * @param inShort those of them within the short window
   * @param inLong within the long one
   */
  record Common(long posts, long inShort, long inLong) {}

  /**
   * Share of common posts within each window, among strangers.
   *
   * @param inShort above 0
   * @param inLong above 0
   */
  record Strangers(double inShort, double inLong) {}

  /** Chance that strangers would do so as often; at most 1. */
  double tail(Common common, Strangers strangers) {
    double least =
        Math.min(
            tail(common.inShort(), common.posts() * strangers.inShort()),
            tail(common.inLong(), common.posts() * strangers.inLong()));
    return Math.min(1, 2 * least);
  }

  private static double tail(long count, double expected) {
    return count == 0
        ? 1
        : 1 - new PoissonDistribution(expected).cumulativeProbability((int) count - 1);
  }

  /** Nats for acting together. */
  double evidence(Common common, Strangers strangers) {
    return Math.max(
            ratio((double) common.inShort(), common.posts() * strangers.inShort()),
            ratio((double) common.inLong(), common.posts() * strangers.inLong()))
        - LOG_WINDOWS;
  }

  private static double ratio(double count, double expected) {
    return count <= expected ? 0 : count * Math.log(count / expected) - (count - expected);
  }
}
