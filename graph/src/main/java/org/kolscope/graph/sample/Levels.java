package org.kolscope.graph.sample;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Weighted counts of what lies above a score: sorted scores with running sums of weights. */
final class Levels {

  private final double[] falling;
  private final double[] weightUpTo;

  private Levels(double[] falling, double[] weightUpTo) {
    this.falling = falling;
    this.weightUpTo = weightUpTo;
  }

  /** Equal scores are added by weight, so that the order of the rows does not matter. */
  static <T> Levels of(List<T> rows, ToDoubleFunction<T> score, ToDoubleFunction<T> weight) {
    var sorted =
        rows.stream()
            .sorted(
                Comparator.comparingDouble((T row) -> -score.applyAsDouble(row))
                    .thenComparingDouble(weight))
            .toList();
    double[] falling = new double[sorted.size()];
    double[] weightUpTo = new double[falling.length + 1];
    for (int i = 0; i < falling.length; i++) {
      falling[i] = score.applyAsDouble(sorted.get(i));
      weightUpTo[i + 1] = weightUpTo[i] + weight.applyAsDouble(sorted.get(i));
    }
    return new Levels(falling, weightUpTo);
  }

  /** The weight of all that is larger. */
  double above(double score) {
    int low = 0;
    int high = falling.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (falling[middle] > score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return weightUpTo[low];
  }

  /** The middle between the last score with less than {@code k} of weight above, and the next. */
  double threshold(int k) {
    int last = -1;
    while (last + 1 < falling.length && weightUpTo[last + 1] < k) {
      last++;
    }
    return last + 1 >= falling.length
        ? Double.NEGATIVE_INFINITY
        : last < 0 ? falling[0] : (falling[last] + falling[last + 1]) / 2;
  }
}
