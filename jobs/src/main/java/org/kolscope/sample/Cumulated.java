package org.kolscope.sample;

import java.util.Arrays;

/** A choice among few by weight: one draw in [0, 1) gives a place. */
final class Cumulated {

  private final double[] upTo;

  /**
   * @param weights at least 0, not all 0
   */
  Cumulated(double... weights) {
    upTo = new double[weights.length];
    var sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      upTo[i] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "weights must have a positive sum, were " + Arrays.toString(weights));
    }
  }

  int at(double share) {
    var wanted = share * upTo[upTo.length - 1];
    var found = Arrays.binarySearch(upTo, wanted);
    // a place of weight 0 has the same end as the one before and is never hit
    var at = found >= 0 ? found + 1 : -found - 1;
    while (at < upTo.length - 1 && upTo[at] <= wanted) {
      at++;
    }
    return Math.min(at, upTo.length - 1);
  }
}
