package org.kolscope.sample;

/**
 * The days of a world: those of the history and one for each further night.
 *
 * @param start seconds since 1970 at which the first day of the history begins
 * @param days of the history and the nights
 * @param firstWeekday of the first day, 0 for Monday
 */
record Calendar(int start, int days, int firstWeekday) {

  static Calendar of(SampleSettings settings) {
    var history = SampleSettings.HISTORY_DAYS;
    return new Calendar(
        settings.endOf(0) - history * Rhythm.DAY,
        history + settings.nights() - 1,
        settings.night(0).minusDays(history - 1L).getDayOfWeek().getValue() - 1);
  }

  /** The first second after the world. */
  int end() {
    return startOf(days);
  }

  int startOf(int day) {
    return start + day * Rhythm.DAY;
  }

  /** The first second that a night does not know. */
  int endOfNight(int night) {
    return startOf(SampleSettings.HISTORY_DAYS + night);
  }

  int dayOf(int time) {
    return Math.floorDiv(time - start, Rhythm.DAY);
  }

  int weekday(int day) {
    return Math.floorMod(firstWeekday + day, 7);
  }
}
