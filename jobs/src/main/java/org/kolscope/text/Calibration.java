package org.kolscope.text;

import java.util.List;
import org.kolscope.text.Agreement.Held;

/**
 * Makes a probability of a score: {@code 1 / (1 + exp(-(slope * score + shift)))}, fitted by
 * maximum likelihood (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999, with his
 * targets (n+1)/(n+2) and 1/(n+2) in place of 1 and 0, so that classes that scores tell apart
 * without error do not make the slope endless). Newton's method with halved steps, from slope 0,
 * after H.-T. Lin, C.-J. Lin, R. C. Weng, A Note on Platt's Probabilistic Outputs, 2007; sums in
 * the order of the list.
 *
 * @param slope at least {@value #LEAST_SLOPE}
 */
record Calibration(double slope, double shift) {

  /** A score that says nothing, or the opposite, is not turned round. */
  private static final double LEAST_SLOPE = 1e-3;

  private static final int ROUNDS = 100;
  private static final int HALVINGS = 30;
  private static final double TOLERANCE = 1e-9;
  private static final double RIDGE = 1e-12;

  static Calibration of(List<Held> held) {
    double yes = held.stream().filter(Held::isOf).count();
    double no = held.size() - yes;
    var fit = new Fit(held, (yes + 1) / (yes + 2), 1 / (no + 2));
    double slope = 0;
    double shift = Math.log((yes + 1) / (no + 1));
    double loss = fit.loss(slope, shift);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = fit.step(slope, shift);
      double size = 1;
      double tried = fit.loss(slope + step[0], shift + step[1]);
      for (int i = 0; i < HALVINGS && !(tried < loss); i++) {
        size /= 2;
        tried = fit.loss(slope + size * step[0], shift + size * step[1]);
      }
      if (!(tried < loss - TOLERANCE)) {
        break;
      }
      slope += size * step[0];
      shift += size * step[1];
      loss = tried;
    }
    return new Calibration(Math.max(LEAST_SLOPE, slope), shift);
  }

  double of(double score) {
    return 1 / (1 + Math.exp(-(slope * score + shift)));
  }

  /** The log loss and its derivatives. */
  private record Fit(List<Held> held, double yes, double no) {

    private double target(Held h) {
      return h.isOf() ? yes : no;
    }

    double loss(double slope, double shift) {
      double loss = 0;
      for (var h : held) {
        double f = slope * h.score() + shift;
        // log(1 + exp(-f)) + (1 - t) f, without overflow on either side
        loss += Math.log1p(Math.exp(-Math.abs(f))) + Math.max(-f, 0) + (1 - target(h)) * f;
      }
      return loss;
    }

    /** Newton's step for slope and shift. */
    double[] step(double slope, double shift) {
      double g1 = 0;
      double g2 = 0;
      double h11 = RIDGE;
      double h12 = 0;
      double h22 = RIDGE;
      for (var h : held) {
        double p = 1 / (1 + Math.exp(-(slope * h.score() + shift)));
        double weight = p * (1 - p);
        g1 += (p - target(h)) * h.score();
        g2 += p - target(h);
        h11 += weight * h.score() * h.score();
        h12 += weight * h.score();
        h22 += weight;
      }
      double det = h11 * h22 - h12 * h12;
      return new double[] {-(h22 * g1 - h12 * g2) / det, -(h11 * g2 - h12 * g1) / det};
    }
  }
}
