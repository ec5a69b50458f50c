package org.kolscope.audience.customers;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The share of the interested and its doubt: {@link LatentClass} on all views, and on draws of the
 * accounts with one view left out in turn. The spread of the draws holds both the chance of the
 * draw and how much the answer hangs on which roads are believed.
 *
 * @param share of the interested, in (0, 1)
 * @param lowFactor 2.5 % point of the draws over {@code share}
 * @param highFactor 97.5 % point of the draws over {@code share}
 * @param posteriors per cell, in the order given
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
record TargetShares(double share, double lowFactor, double highFactor, double[] posteriors)
    implements Serializable {

  /** Views below which nothing is determined. */
  static final int LEAST_VIEWS = 3;

  /**
   * @param cells what each view says
   * @param counts accounts per cell
   * @param used views that say anything, at least {@link #LEAST_VIEWS}
   * @param draws at least 1
   */
  static TargetShares of(
      List<int[]> cells, long[] counts, boolean[] used, int draws, long randomSeed) {
    var model = new LatentClass(cells);
    double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
    var fit = model.fit(weights, used);
    int[] views = usedOnly(used);
    boolean leavesOut = views.length > LEAST_VIEWS;
    var random = new Well19937c(randomSeed);
    double[] factors = new double[draws];
    for (int d = 0; d < draws; d++) {
      boolean[] of = used.clone();
      int out = leavesOut ? d % (views.length + 1) : 0;
      if (out > 0) {
        of[views[out - 1]] = false;
      }
      factors[d] = model.fit(drawn(counts, random), of).share() / fit.share();
    }
    var percentile = new Percentile();
    percentile.setData(factors);
    // what was found lies inside whatever the draws say
    return new TargetShares(
        fit.share(),
        Math.min(1, percentile.evaluate(2.5)),
        Math.max(1, percentile.evaluate(97.5)),
        fit.posteriors());
  }

  private static int[] usedOnly(boolean[] used) {
    return java.util.stream.IntStream.range(0, used.length).filter(v -> used[v]).toArray();
  }

  private static double[] drawn(long[] counts, Well19937c random) {
    double[] drawn = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      drawn[c] =
          new PoissonDistribution(
                  random,
                  counts[c],
                  PoissonDistribution.DEFAULT_EPSILON,
                  PoissonDistribution.DEFAULT_MAX_ITERATIONS)
              .sample();
    }
    return drawn;
  }
}
