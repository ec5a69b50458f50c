package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Where the counters of one class lie: their medians and the inverse of their covariance, in
 * logarithms. Squared Mahalanobis distance from it.
 *
 * @param centre medians of ln(1 + followers), ln(1 + followees), ln(1 + posts)
 * @param inverse rows of the inverse covariance, one after the other
 */
record Cloud(Numbers centre, Numbers inverse) implements Serializable {

  private static final int DIMENSIONS = 3;

  /**
   * Added to each variance: half a nat of standard deviation, so that a batch whose accounts are
   * all alike does not make its neighbours strangers; chosen.
   */
  private static final double LEAST_VARIANCE = 0.25;

  Cloud {
    if (centre.size() != DIMENSIONS || inverse.size() != DIMENSIONS * DIMENSIONS) {
      throw new IllegalArgumentException(
          "cloud must have 3 and 9 numbers, was %d and %d"
              .formatted(centre.size(), inverse.size()));
    }
  }

  /** Of at least two profiles, all with counters. */
  static Cloud of(List<Profile> profiles) {
    var points = profiles.stream().map(Cloud::point).toArray(double[][]::new);
    var covariance = new Covariance(points).getCovarianceMatrix().copy();
    double[] centre = new double[DIMENSIONS];
    var columns = new Array2DRowRealMatrix(points);
    for (int i = 0; i < DIMENSIONS; i++) {
      covariance.addToEntry(i, i, LEAST_VARIANCE);
      centre[i] = new Median().evaluate(columns.getColumn(i));
    }
    var inverse = new LUDecomposition(covariance).getSolver().getInverse();
    var flat = new ArrayList<Double>();
    for (double[] row : inverse.getData()) {
      for (double cell : row) {
        flat.add(cell);
      }
    }
    return new Cloud(Numbers.of(centre), new Numbers(flat));
  }

  private static double[] point(Profile p) {
    return new double[] {
      Math.log1p(p.followers()), Math.log1p(p.followees()), Math.log1p(p.posts())
    };
  }

  /** NaN if a counter is unknown. */
  double squaredDistance(Profile profile) {
    double[] at = point(profile);
    double sum = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        sum += (at[i] - centre.at(i)) * inverse.at(DIMENSIONS * i + j) * (at[j] - centre.at(j));
      }
    }
    return sum;
  }
}
