package org.kolscope.sample;

/**
 * When people of the world are awake: the share of acts by hour of day, and weekdays against each
 * other.
 *
 * <p>The shape is that of microblogs in China as every operator's guide gives it - a floor from
 * three to six, a noon peak and the highest one from nine to eleven in the evening; the numbers are
 * chosen to draw it.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum Rhythm {
  /** Private people. */
  PEOPLE(
      20, 11, 6, 4, 3, 4, 10, 22, 36, 46, 52, 54, 60, 54, 48, 48, 50, 52, 54, 60, 68, 78, 76, 48),
  /** Those who write for a living: office hours and a last word in the evening. */
  OFFICE(2, 1, 0, 0, 0, 0, 1, 8, 40, 80, 90, 85, 60, 50, 75, 80, 80, 70, 50, 35, 40, 35, 15, 5);

  /** Seconds of a day; the zone of the world knows no summer time. */
  static final int DAY = 86_400;

  private static final int HOUR = 3_600;

  /** Monday first; people have more time at the weekend, offices are shut. */
  private static final double[] PEOPLE_WEEK = {0.97, 0.96, 0.97, 0.98, 1.0, 1.08, 1.04};

  private static final double[] OFFICE_WEEK = {1.15, 1.2, 1.2, 1.15, 1.1, 0.65, 0.55};

  private final double[] upTo = new double[25];

  Rhythm(int... hours) {
    var sum = 0;
    for (int weight : hours) {
      sum += weight;
    }
    for (int hour = 0; hour < 24; hour++) {
      upTo[hour + 1] = upTo[hour] + hours[hour] / (double) sum;
    }
  }

  /** The second of the day at which a share of the day's acts is done. */
  int second(double share) {
    var hour = 0;
    while (hour < 23 && upTo[hour + 1] <= share) {
      hour++;
    }
    var width = upTo[hour + 1] - upTo[hour];
    var within = width > 0 ? (share - upTo[hour]) / width : 0;
    return Math.min(hour * HOUR + (int) (within * HOUR), DAY - 1);
  }

  /** How much of an average day's acts a day sees, 0 for Monday. */
  double weekday(int day) {
    return (this == PEOPLE ? PEOPLE_WEEK : OFFICE_WEEK)[day];
  }

  /** Whose rhythm an account has. */
  static Rhythm of(Role role) {
    return switch (role) {
      case BRAND, COMPETITOR, DEALER, MEDIA -> OFFICE;
      default -> PEOPLE;
    };
  }

  /** The count of a Poisson draw by inversion, at most 60. */
  static int poisson(double mean, double share) {
    var chance = StrictMath.exp(-mean);
    var sum = chance;
    var count = 0;
    while (share >= sum && count < 60) {
      count++;
      chance *= mean / count;
      sum += chance;
    }
    return count;
  }
}
