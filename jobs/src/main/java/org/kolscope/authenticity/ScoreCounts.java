package org.kolscope.authenticity;

import java.util.List;

/**
 * Log odds of the accounts of a source, counted in narrow bins: all that the fit of a model and the
 * share of zombies need, whatever the number of accounts.
 *
 * @param bins in rising order; bin b stands for log odds of {@code b * WIDTH}
 * @param counts accounts in each
 */
record ScoreCounts(List<Long> bins, List<Long> counts) {

  /** In nats. */
  static final double WIDTH = 0.02;

  static long bin(double logOdds) {
    return Math.round(logOdds / WIDTH);
  }

  double logOdds(int i) {
    return bins.get(i) * WIDTH;
  }

  int size() {
    return bins.size();
  }

  double total() {
    return (double) counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Those with log odds up to {@code limit}. */
  ScoreCounts upTo(double limit) {
    int end = 0;
    while (end < size() && logOdds(end) <= limit) {
      end++;
    }
    return new ScoreCounts(bins.subList(0, end), counts.subList(0, end));
  }
}
