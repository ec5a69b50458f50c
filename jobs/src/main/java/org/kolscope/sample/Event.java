package org.kolscope.sample;

/**
 * Something many write about.
 *
 * @param startsAt seconds since 1970
 * @param days it runs; most run two, one runs a week
 * @param house the {@link House} of a crisis; -1 for none
 */
record Event(int number, Kind kind, int startsAt, int days, Vertical vertical, int house) {

  /** What happens. */
  enum Kind {
    TOPIC,
    CRISIS
  }

  /**
   * Hours in which its pull halves: ten for two days and fifty for a week, so that at the end of
   * its days a thirtieth or a tenth is left.
   */
  double halfLifeHours() {
    return days <= 3 ? 10 : 50;
  }
}
