package org.kolscope.authenticity;

import java.util.Map;

/**
 * In which weeks the accounts of a burst were registered, against the other fans of the followee.
 *
 * <p>The log ratio of a week is {@code log(1 + c / (n q))}: c accounts of the burst registered that
 * week without the one asked about and two more (so that a chance meeting of two or three counts
 * nothing), n accounts in the burst, and q the week's share of the other fans, mixed with {@code
 * PRIOR_FANS} fans spread evenly over the weeks and never below that even share.
 *
 * @param within accounts of the burst by week of registration
 * @param without the followee's other fans by week of registration
 */
record RegistrationWeeks(Map<Integer, Long> within, Map<Integer, Long> without) {

  private static final int FEWEST_WEEKS = 52;
  private static final double PRIOR_FANS = 20;

  double logRatio(int week) {
    return Math.log1p(surplus(week) / expected(week));
  }

  /** Accounts of the burst registered that week. */
  long registered(int week) {
    return within.getOrDefault(week, 0L);
  }

  /** What the other fans let expect. */
  double expected(int week) {
    long others = sum(without);
    double even = 1.0 / weeks();
    double share = (without.getOrDefault(week, 0L) + PRIOR_FANS * even) / (others + PRIOR_FANS);
    return sum(within) * Math.max(even, share);
  }

  private double surplus(int week) {
    return Math.max(0, registered(week) - 3);
  }

  private int weeks() {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (var side : new Map<?, ?>[] {within, without}) {
      for (var week : side.keySet()) {
        first = Math.min(first, (Integer) week);
        last = Math.max(last, (Integer) week);
      }
    }
    return Math.max(FEWEST_WEEKS, last - first + 1);
  }

  private static long sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
