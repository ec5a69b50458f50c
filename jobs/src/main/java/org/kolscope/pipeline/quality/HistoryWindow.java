package org.kolscope.pipeline.quality;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What "usual" means: the median of the last nights.
 *
 * @param nights nights that are looked at, the last ones that have the figure; default 7, a week,
 *     so that weekdays and weekends are both in it
 * @param minNights nights that there must be for a median, at least 3 and at most {@code nights};
 *     default 3: of three values one outlier, such as the full dump that a warehouse starts with,
 *     is never the median; of two it is half of it
 */
public record HistoryWindow(int nights, int minNights) {

  private static final int LEAST = 3;

  public HistoryWindow {
    if (minNights < LEAST || minNights > nights) {
      throw new IllegalArgumentException(
          "minNights must be from 3 to nights = " + nights + ", was " + minNights);
    }
  }

  static HistoryWindow defaults() {
    return new HistoryWindow(7, LEAST);
  }

  /**
   * The median of the last {@link #nights}; empty if there are fewer than {@link #minNights}.
   *
   * @param values of earlier nights, the newest first
   */
  OptionalDouble median(List<Double> values) {
    var last = last(values);
    return last.size() < minNights
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            new Median().evaluate(last.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** Those of {@code values}, newest first, that lie in the window. */
  List<Double> last(List<Double> values) {
    return values.subList(0, Math.min(nights, values.size()));
  }
}
