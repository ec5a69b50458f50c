package org.kolscope.ranking;

import java.util.Arrays;

/**
 * Tells where a number lies among a set of numbers, ties included. NaN is no number here: it is
 * left out of the set. Equal means the same double (and 0 is -0). The order of the input does not
 * matter. Cost: one sort, then two binary searches for each question.
 */
final class Order {

  private final double[] sorted;

  private Order(double[] sorted) {
    this.sorted = sorted;
  }

  static Order of(double[] numbers) {
    return new Order(
        Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).map(x -> x + 0.0).sorted().toArray());
  }

  /**
   * Mid-rank percentile of each number among all of them, in [0, 100]: the share that is smaller
   * plus half the share that is equal, itself included. The mean over all is 50; the best of n
   * without ties has 100 - 50 / n, a number alone or one of equals 50. NaN stays NaN.
   */
  static double[] percentiles(double[] numbers) {
    var order = of(numbers);
    return Arrays.stream(numbers).map(x -> Double.isNaN(x) ? x : order.percentile(x)).toArray();
  }

  private double percentile(double x) {
    // whole numbers up to the division: the same place makes the same bits
    return 50.0 * (below(x) + (sorted.length - above(x))) / sorted.length;
  }

  /** How many are smaller than {@code x}. */
  int below(double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many are greater than {@code x}. */
  int above(double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  int size() {
    return sorted.length;
  }
}
