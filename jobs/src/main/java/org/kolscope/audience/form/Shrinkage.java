package org.kolscope.audience.form;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Draws measured differences towards none, as far as all of them together suggest (Efron and
 * Morris, JASA 70, 1975): each is normal around its own truth, truths are normal around 0 with a
 * spread that is not known. What the data say of the spread is kept as a whole, on a grid, and not
 * as one value (Gelman, Bayesian Analysis 1, 2006): with few differences the best value is often 0,
 * which would make intervals of no width. Before the data, the spread is half-normal.
 *
 * <p>Cost: for each difference 60 times {@link #GRID} normal distribution functions.
 */
final class Shrinkage {

  private static final int GRID = 200;

  /** The grid ends at so many scales; what lies beyond has a chance of 6e-5. */
  private static final double END = 4;

  private static final int HALVINGS = 60;

  /** A measured difference that leaves no doubt leaves this much. */
  private static final double LEAST_ERROR = 1e-9;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final double scale;
  private final double[] weights;

  /** A difference with its standard error, on the logarithm. */
  record Difference(double measured, double error) {}

  /** What is left of one. */
  record Shrunk(double mean, double low95, double high95) {}

  /**
   * @param scale of the spread before the data, above 0
   */
  Shrinkage(List<Difference> all, double scale) {
    this.scale = scale;
    this.weights = weights(all);
  }

  private double spread(int i) {
    return (i + 0.5) * END * scale / GRID;
  }

  private double[] weights(List<Difference> all) {
    var logs = new double[GRID];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < GRID; i++) {
      double spread = spread(i);
      logs[i] = -0.5 * spread * spread / (scale * scale);
      for (var d : all) {
        double variance = error(d) * error(d) + spread * spread;
        logs[i] -= 0.5 * (Math.log(variance) + d.measured() * d.measured() / variance);
      }
      most = Math.max(most, logs[i]);
    }
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
      logs[i] = Math.exp(logs[i] - most);
      sum += logs[i];
    }
    for (int i = 0; i < GRID; i++) {
      logs[i] /= sum;
    }
    return logs;
  }

  Shrunk of(Difference difference) {
    double mean = 0;
    for (int i = 0; i < GRID; i++) {
      mean += weights[i] * difference.measured() * kept(difference, i);
    }
    return new Shrunk(mean, quantile(difference, 0.025), quantile(difference, 0.975));
  }

  private double kept(Difference difference, int i) {
    double variance = spread(i) * spread(i);
    return variance / (variance + error(difference) * error(difference));
  }

  private double quantile(Difference difference, double share) {
    double reach = 8 * error(difference) + Math.abs(difference.measured());
    double low = -reach;
    double high = reach;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (below(difference, middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double below(Difference difference, double x) {
    double share = 0;
    for (int i = 0; i < GRID; i++) {
      double kept = kept(difference, i);
      double sd = error(difference) * Math.sqrt(kept);
      share += weights[i] * NORMAL.cumulativeProbability((x - kept * difference.measured()) / sd);
    }
    return share;
  }

  private static double error(Difference difference) {
    return Math.max(LEAST_ERROR, difference.error());
  }
}
