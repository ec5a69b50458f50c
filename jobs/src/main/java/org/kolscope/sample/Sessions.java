package org.kolscope.sample;

import java.util.function.IntUnaryOperator;

/**
 * When accounts open the platform and read: a Poisson number of sessions a day, at hours of the
 * {@link Rhythm}, for everybody an hour or two earlier or later. Nothing is kept: a session is
 * computed from its account, day and number whenever somebody asks.
 */
final class Sessions {

  /** No session within {@link #PATIENCE_DAYS}. */
  static final int NONE = -1;

  /**
   * Days after which nobody scrolls back; chosen: whoever was away longer than three days begins
   * anew.
   */
  static final int PATIENCE_DAYS = 3;

  /**
   * Posts that a session shows, newest first; chosen: ten screens of three. Whatever is older is
   * lost for this reader, and the reader for it.
   */
  static final int PLACES = 30;

  /** Early birds and night owls: most people are within two hours of the average. */
  private static final int SHIFT = 2 * 3_600;

  private final People people;
  private final Calendar calendar;
  private final Chance counts;
  private final Chance times;
  private final Chance shifts;
  private final IntUnaryOperator endsAt;

  Sessions(People people, Calendar calendar, Chance chance, IntUnaryOperator endsAt) {
    this.people = people;
    this.calendar = calendar;
    this.endsAt = endsAt;
    counts = chance.on("sessions");
    times = chance.on("session");
    shifts = chance.on("chronotype");
  }

  /** Sessions of an account on a day. */
  int count(int account, int day) {
    var mean = people.sessionsPerDay[account] * Rhythm.PEOPLE.weekday(calendar.weekday(day));
    return Rhythm.poisson(Math.min(mean, 30), counts.share(account, day));
  }

  /** When a session begins, seconds since 1970; sessions of a day are in no order. */
  int start(int account, int day, int number) {
    var second = Rhythm.PEOPLE.second(times.share(account, day, number)) + shift(account);
    return calendar.startOf(day) + Math.floorMod(second, Rhythm.DAY);
  }

  /** Seconds by which an account's day is late. */
  int shift(int account) {
    return (int) ((shifts.share(account) + shifts.share(account, 1) - 1) * SHIFT);
  }

  /** Begin of the account's first session later than a time, or {@link #NONE}. */
  int first(int account, int after) {
    var day = calendar.dayOf(after);
    for (int later = 0; later <= PATIENCE_DAYS; later++) {
      var first = Integer.MAX_VALUE;
      var sessions = count(account, day + later);
      for (int number = 0; number < sessions; number++) {
        var start = start(account, day + later, number);
        if (start > after && start < first) {
          first = start;
        }
      }
      if (first < Integer.MAX_VALUE) {
        return first >= people.createdAt[account] && first < endsAt.applyAsInt(account)
            ? first
            : NONE;
      }
    }
    return NONE;
  }
}
