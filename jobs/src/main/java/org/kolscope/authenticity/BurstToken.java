package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What accounts share: a burst of one followee.
 *
 * @param startDay first day of the burst, counted from the epoch
 */
record BurstToken(long followeeId, int startDay) implements Comparable<BurstToken>, Serializable {

  private static final Comparator<BurstToken> ORDER =
      Comparator.comparingLong(BurstToken::followeeId).thenComparingInt(BurstToken::startDay);

  @Override
  public int compareTo(BurstToken other) {
    return ORDER.compare(this, other);
  }
}
