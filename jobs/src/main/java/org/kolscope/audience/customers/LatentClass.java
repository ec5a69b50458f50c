package org.kolscope.audience.customers;

import java.util.ArrayList;
import java.util.List;

/**
 * How many accounts are interested, from several yes-or-no views of each of which none is right
 * always: two classes in which the views are independent (P. Lazarsfeld, N. Henry, Latent Structure
 * Analysis, 1968; S. Hui, S. Walter, Estimating the error rates of diagnostic tests, Biometrics
 * 1980). Three views are the least that determine it. Found by expectation and maximisation over
 * the cells of the table of views, of which there are at most 3 to the number of views.
 *
 * <p>What the views share beside the interest (who writes much joins much) makes the estimate too
 * high or too low; {@link TargetShares} leaves views out to show by how much.
 */
final class LatentClass {

  /** What a view says of a cell: no, yes, or nothing known. */
  static final int NO = 0;

  static final int YES = 1;
  static final int UNKNOWN = 2;

  private static final int MOST_ROUNDS = 2_000;

  /** A share moves less than this: done. */
  private static final double STILL = 1e-10;

  /** No view is surer than this, however few disagree. */
  private static final double LEAST = 1e-6;

  /** What was found. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  record Fit(double share, double[] posteriors) {}

  private final List<int[]> cells;
  private final int views;

  /**
   * @param cells what each view says, one array per cell, at least one
   */
  LatentClass(List<int[]> cells) {
    this.cells = cells;
    this.views = cells.get(0).length;
  }

  /**
   * The interested share and, per cell, the probability to be interested.
   *
   * @param weights accounts per cell
   * @param used which views count
   */
  Fit fit(double[] weights, boolean[] used) {
    double[] posteriors = new double[weights.length];
    double all = 0;
    for (int c = 0; c < weights.length; c++) {
      posteriors[c] = start(cells.get(c), used);
      all += weights[c];
    }
    double share = -1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double sum = 0;
      for (int c = 0; c < weights.length; c++) {
        sum += weights[c] * posteriors[c];
      }
      double next = inside(sum / all);
      if (Math.abs(next - share) < STILL) {
        break;
      }
      share = next;
      posteriors = posteriors(weights, posteriors, used, share);
    }
    return new Fit(share, posteriors);
  }

  /** Somewhere to begin: the more views say yes the likelier. */
  private double start(int[] cell, boolean[] used) {
    double yes = 0;
    for (int v = 0; v < views; v++) {
      yes += used[v] && cell[v] == YES ? 1 : 0;
    }
    return Math.min(0.95, Math.max(0.03, yes / 1.5));
  }

  private double[] posteriors(double[] weights, double[] before, boolean[] used, double share) {
    var ratios = new ArrayList<double[]>();
    for (int v = 0; v < views; v++) {
      ratios.add(used[v] ? ratios(v, weights, before) : new double[3]);
    }
    double[] posteriors = new double[weights.length];
    for (int c = 0; c < weights.length; c++) {
      double logOdds = Math.log(share / (1 - share));
      for (int v = 0; v < views; v++) {
        logOdds += ratios.get(v)[cells.get(c)[v]];
      }
      posteriors[c] = 1 / (1 + Math.exp(-logOdds));
    }
    return posteriors;
  }

  /** What no, yes and nothing of a view add to the log odds. */
  private double[] ratios(int view, double[] weights, double[] posteriors) {
    double[] yes = new double[2];
    double[] known = new double[2];
    for (int c = 0; c < weights.length; c++) {
      int said = cells.get(c)[view];
      if (said != UNKNOWN) {
        double of = weights[c] * posteriors[c];
        double not = weights[c] - of;
        known[0] += not;
        known[1] += of;
        if (said == YES) {
          yes[0] += not;
          yes[1] += of;
        }
      }
    }
    double of = inside(known[1] > 0 ? yes[1] / known[1] : 0.5);
    double not = inside(known[0] > 0 ? yes[0] / known[0] : 0.5);
    return new double[] {Math.log((1 - of) / (1 - not)), Math.log(of / not), 0};
  }

  private static double inside(double share) {
    return Math.min(1 - LEAST, Math.max(LEAST, share));
  }
}
