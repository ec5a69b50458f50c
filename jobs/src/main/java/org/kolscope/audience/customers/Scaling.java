package org.kolscope.audience.customers;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Turns scores into log odds: {@code slope * score + intercept}, of least log loss against shares
 * per step of the score (J. Platt, Probabilistic outputs for support vector machines, 1999). The
 * slope is never below 0: a road that says the opposite of the others says nothing.
 */
final class Scaling {

  /** Scores are taken in steps of this. */
  static final double STEP = 0.05;

  /** The search ends this close to a slope of 0. */
  private static final double FLAT = 1e-6;

  private static final int MOST_STEPS = 5_000;

  /** Accounts, and how many of them are of the kind, by step. */
  private final Map<Long, double[]> points = new TreeMap<>();

  /** What was fitted. */
  record Line(double slope, double intercept) {
    double logOdds(double score) {
      return slope * score + intercept;
    }
  }

  void add(long step, double accounts, double ofKind) {
    var point = points.computeIfAbsent(step, s -> new double[2]);
    point[0] += accounts;
    point[1] += ofKind;
  }

  private double sum(int column) {
    return points.values().stream().mapToDouble(p -> p[column]).sum();
  }

  /** Share of the kind; NaN without accounts. */
  double share() {
    return sum(1) / sum(0);
  }

  /** The step from which on up about this share of the accounts lies; at least the lowest. */
  long topStep(double share) {
    double left = share * sum(0);
    long step = Long.MAX_VALUE;
    for (var point : ((TreeMap<Long, double[]>) points).descendingMap().entrySet()) {
      if (left <= 0) {
        break;
      }
      left -= point.getValue()[0];
      step = point.getKey();
    }
    return step;
  }

  /** The best line; flat where one kind is missing. */
  Line fit() {
    double share = share();
    if (!(share > 0 && share < 1)) {
      return new Line(0, 0);
    }
    var best =
        new SimplexOptimizer(1e-10, 1e-10)
            .optimize(
                new MaxEval(MOST_STEPS),
                new ObjectiveFunction(x -> loss(x[0], x[1])),
                GoalType.MINIMIZE,
                new InitialGuess(new double[] {1, Math.log(share / (1 - share))}),
                new NelderMeadSimplex(2, 0.3))
            .getPoint();
    return new Line(best[0] < FLAT ? 0 : best[0], best[1]);
  }

  private double loss(double slope, double intercept) {
    double loss = slope < 0 ? 1e6 * -slope : 0;
    for (var point : points.entrySet()) {
      double x = Math.max(0, slope) * point.getKey() * STEP + intercept;
      double of = point.getValue()[1];
      loss += of * softplus(-x) + (point.getValue()[0] - of) * softplus(x);
    }
    return loss;
  }

  /** log(1 + exp(x)) without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
