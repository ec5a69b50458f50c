package org.kolscope.graph.sample;

import java.io.Serializable;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * What replicates of one number say: the middle and the range without the lowest and highest 5 %.
 *
 * <p>Percentiles interpolate between the sorted values as in R-7 (R. J. Hyndman and Y. Fan, "Sample
 * quantiles in statistical packages", The American Statistician 50(4), 1996, definition 7), the
 * default of R and NumPy: with ten replicates the 5 % point lies 0.45 of the way from the lowest to
 * the second lowest. This is the spread over samples, not a confidence interval for a whole that
 * nobody crawled.
 *
 * @param median the 50 % point
 * @param low90 the 5 % point
 * @param high90 the 95 % point
 */
public record ReplicateRange(double median, double low90, double high90) implements Serializable {

  /**
   * Summarises the values, in any order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static ReplicateRange of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("values must not be empty");
    }
    var r7 = new Percentile().withEstimationType(EstimationType.R_7);
    r7.setData(values);
    return new ReplicateRange(r7.evaluate(50), r7.evaluate(5), r7.evaluate(95));
  }
}
