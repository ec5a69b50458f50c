package org.kolscope.authenticity;

import java.io.Serializable;

/**
 * A stretch of days in which a followee got more follows than its own local rate gives.
 *
 * @param startDay first day, counted from the epoch
 * @param days length, at least 1
 * @param follows follows on these days
 * @param expected what the local rate gives, above 0
 * @param tail probability of so many or more at the local rate, in [0, 1]
 */
record FollowWindow(int startDay, int days, double follows, double expected, double tail)
    implements Serializable {

  int endDay() {
    return startDay + days;
  }

  boolean overlaps(FollowWindow other) {
    return startDay < other.endDay() && other.startDay < endDay();
  }

  /** Log likelihood ratio of the count's own rate against the local rate, in nats. */
  double gain() {
    return follows * Math.log(follows / expected) - (follows - expected);
  }

  /** Posterior that a follow of the window is one of the surplus: 1 - expected / follows. */
  double surplusShare() {
    return Math.max(0, 1 - expected / follows);
  }

  /** Log of follows per expected follow, in nats. */
  double lift() {
    return Math.log(follows / expected);
  }
}
