package org.kolscope.sample;

import java.util.SplittableRandom;

/** When follows of people begin and end. Times are seconds since 1970. */
final class FollowTimes {

  /** No time within the world's nights. */
  static final int ABSENT = -1;

  static final int HOUR = 3600;
  static final int DAY = 24 * HOUR;

  /**
   * New follows a night, as a share of those there are. Chosen: doubles in some 230 nights, which
   * leaves the follows of the first night older than a year on average as they are on Weibo.
   */
  static final double GROWTH = 0.003;

  /**
   * Probability that a one-way follow ends in a night. Chosen: 28 of 100 in nine months, the time
   * over which Kivran-Swaine, Govindan and Naaman watched follows on Twitter ("The Impact of
   * Network Structure on Breaking Ties in Online Social Networks", CHI 2011).
   */
  static final double ENDING = 0.0012;

  /**
   * As {@link #ENDING}, where both follow each other: such ties are firmer (Kwak, Chun and Moon,
   * "Fragile Online Relationship", CHI 2011). Chosen.
   */
  static final double MUTUAL_ENDING = 0.0004;

  /** Share of follows chosen in the first days after registration. Chosen. */
  private static final double EARLY = 0.2;

  private static final double EARLY_DAYS = 4;

  /** How fast an account of these nights finds whom to follow. Chosen. */
  private static final double NEWCOMER_DAYS = 1.5;

  /**
   * Activity by hour of the day, relative to the busiest. Chosen after the curve that all studies
   * of Weibo show: asleep at four, busiest at ten in the evening.
   */
  private static final double[] HOURS = {
    0.55, 0.3, 0.17, 0.1, 0.08, 0.1, 0.2, 0.38, 0.55, 0.65, 0.72, 0.75, //
    0.8, 0.78, 0.7, 0.7, 0.72, 0.75, 0.78, 0.82, 0.9, 0.97, 1.0, 0.85
  };

  final int nights;
  final int firstEnd;
  final int lastEnd;

  FollowTimes(SampleSettings settings) {
    nights = settings.nights();
    firstEnd = settings.endOf(0);
    lastEnd = settings.endOf(nights - 1);
  }

  /** The night in whose data something of this time is first; 0 for all up to the first. */
  int nightOf(int time) {
    return time < firstEnd ? 0 : (time - firstEnd) / DAY + 1;
  }

  /**
   * A time at which one account may have come to follow another, at the hours people are awake.
   *
   * @param growing share of the time's chances that lie in the nights after the first
   */
  int organic(SplittableRandom random, int followerSince, int followeeSince, double growing) {
    var base = Math.max(followerSince, followeeSince);
    for (int tries = 0; ; tries++) {
      var time = any(random, base, followerSince, growing);
      if (time >= lastEnd) {
        return ABSENT;
      }
      if (tries == 4 || random.nextDouble() < HOURS[hour(time)]) {
        return time;
      }
    }
  }

  private int any(SplittableRandom random, int base, int followerSince, double growing) {
    if (base >= firstEnd) {
      return capped(base, exponential(random, NEWCOMER_DAYS * DAY));
    }
    var where = random.nextDouble();
    if (where < growing) {
      return firstEnd + (int) (random.nextDouble() * (lastEnd - firstEnd));
    }
    if (base == followerSince && random.nextDouble() < EARLY) {
      return Math.min(capped(base, exponential(random, EARLY_DAYS * DAY)), firstEnd - 1);
    }
    return base + (int) (random.nextDouble() * (firstEnd - base));
  }

  /** A time in the nights after the first; {@link #ABSENT} if there are none. */
  int later(SplittableRandom random, int followerSince, int followeeSince) {
    return nights == 1 ? ABSENT : organic(random, followerSince, followeeSince, 1);
  }

  /** The night from which a follow is no more, or {@link Follows#NEVER}. */
  short ending(SplittableRandom random, int startedAt, double hazard) {
    if (nights == 1) {
      return Follows.NEVER;
    }
    var lasts = Math.log(1 - random.nextDouble()) / Math.log1p(-hazard);
    var night = nightOf(startedAt) + 1 + Math.floor(lasts);
    return night < nights ? (short) night : Follows.NEVER;
  }

  /** An exponential draw. */
  static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** {@code time + seconds}, never past what an int holds. */
  static int capped(int time, double seconds) {
    return (int) Math.min(Integer.MAX_VALUE, time + Math.rint(seconds));
  }

  private static int hour(int time) {
    // Weibo's zone has been eight hours before UTC all year since 1991
    return Math.floorMod(time + 8 * HOUR, DAY) / HOUR;
  }
}
