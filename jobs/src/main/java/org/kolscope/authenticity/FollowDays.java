package org.kolscope.authenticity;

/**
 * How many follows one followee got on each day of its observed life. Days are those of the epoch,
 * UTC. A count that is known only to fall between two days is spread evenly over them.
 */
final class FollowDays {

  private final int firstDay;
  private final double[] upTo;

  /**
   * @param firstDay first day of the life
   * @param lastDay last day of it, included
   */
  FollowDays(int firstDay, int lastDay) {
    if (lastDay < firstDay) {
      throw new IllegalArgumentException(
          "lastDay must be at least firstDay %d, was %d".formatted(firstDay, lastDay));
    }
    this.firstDay = firstDay;
    this.upTo = new double[lastDay - firstDay + 2];
  }

  /**
   * Adds follows of the days {@code since} to {@code day}, both included; all adding comes first.
   */
  void add(int since, int day, double follows) {
    int from = Math.max(since, firstDay);
    double each = follows / (day - from + 1);
    for (int d = from; d <= day; d++) {
      upTo[d - firstDay + 1] += each;
    }
  }

  /** Ends the adding. */
  FollowDays summed() {
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
    return this;
  }

  int firstDay() {
    return firstDay;
  }

  /** The day after the last. */
  int endDay() {
    return firstDay + upTo.length - 1;
  }

  /** Days of [from, to) within the life. */
  int days(int from, int to) {
    return Math.max(0, Math.min(to, endDay()) - Math.max(from, firstDay));
  }

  /** Follows on the days [from, to). */
  double follows(int from, int to) {
    return at(to) - at(from);
  }

  private double at(int day) {
    return upTo[Math.max(0, Math.min(upTo.length - 1, day - firstDay))];
  }
}
