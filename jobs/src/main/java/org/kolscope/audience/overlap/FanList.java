package org.kolscope.audience.overlap;

/**
 * What is known of the fans of an account besides who they are.
 *
 * @param accountId the account
 * @param realCount loaded real fans
 * @param targetUnits expected target customers among them, in units of {@link FanLists#UNITS}
 * @param coverage share of its fans that is loaded, in (0, 1]
 * @param theta share of its loaded real fans that the sketch holds, in (0, 1]; 1 is all
 */
record FanList(long accountId, long realCount, long targetUnits, double coverage, double theta) {

  FanList {
    if (!(coverage > 0 && coverage <= 1 && theta > 0 && theta <= 1)) {
      throw new IllegalArgumentException(
          "coverage and theta of account %d must be in (0, 1], were %s and %s"
              .formatted(accountId, coverage, theta));
    }
  }

  /** The same list cut to a sketch of {@code size} fans on average, unless it is one already. */
  FanList sketched(int size) {
    double least = realCount <= size ? 1 : (double) size / realCount;
    return new FanList(accountId, realCount, targetUnits, coverage, Math.min(theta, least));
  }

  /** Real fans, of the whole list. */
  double real() {
    return realCount / coverage;
  }

  /** Target customers, of the whole list. */
  double targets() {
    return (double) targetUnits / FanLists.UNITS / coverage;
  }
}
