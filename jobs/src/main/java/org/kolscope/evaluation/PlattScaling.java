package org.kolscope.evaluation;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits {@code p = 1 / (1 + exp(-(slope * logOdds + intercept)))} to accounts whose truth is known:
 * the least weighted log loss (J. Platt, Probabilistic outputs for support vector machines, 1999),
 * found by the simplex method. Log odds are taken in steps of 0.05, so that a million accounts are
 * a few hundred points. The slope is between 0.01 and 2.
 */
public final class PlattScaling {

  private static final double STEP = 0.05;
  private static final double LEAST_SLOPE = 0.01;

  /**
   * Where an expert never errs, the best slope is without end; chosen: nobody is surer than twice
   * the evidence.
   */
  private static final double MOST_SLOPE = 2;

  private static final int MOST_STEPS = 5_000;

  /** Weight of zombies and of genuine accounts by step of log odds. */
  private final Map<Long, double[]> points = new TreeMap<>();

  /** What was fitted. */
  public record Line(double slope, double intercept) {

    /** The calibrated probability. */
    public double probability(double logOdds) {
      return 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
    }
  }

  /** Takes one account. */
  public void add(double logOdds, boolean isZombie, double weight) {
    points.computeIfAbsent(Math.round(logOdds / STEP), k -> new double[2])[isZombie ? 0 : 1] +=
        weight;
  }

  /** Takes all that another one took. */
  public void addAll(PlattScaling other) {
    other.points.forEach(
        (step, weights) -> {
          var own = points.computeIfAbsent(step, k -> new double[2]);
          own[0] += weights[0];
          own[1] += weights[1];
        });
  }

  /** The best line; slope 1 and intercept 0 if one class is missing. */
  public Line fit() {
    double zombies = points.values().stream().mapToDouble(w -> w[0]).sum();
    double genuine = points.values().stream().mapToDouble(w -> w[1]).sum();
    if (zombies == 0 || genuine == 0) {
      return new Line(1, 0);
    }
    var best =
        new SimplexOptimizer(1e-10, 1e-10)
            .optimize(
                new MaxEval(MOST_STEPS),
                new ObjectiveFunction(x -> loss(x[0], x[1])),
                GoalType.MINIMIZE,
                new InitialGuess(new double[] {1, 0}),
                new NelderMeadSimplex(2, 0.3))
            .getPoint();
    return new Line(bounded(best[0]), best[1]);
  }

  private double loss(double slope, double intercept) {
    double loss = 1e6 * Math.abs(slope - bounded(slope));
    for (var point : points.entrySet()) {
      double x = bounded(slope) * point.getKey() * STEP + intercept;
      loss += point.getValue()[0] * softplus(-x) + point.getValue()[1] * softplus(x);
    }
    return loss;
  }

  private static double bounded(double slope) {
    return Math.max(LEAST_SLOPE, Math.min(MOST_SLOPE, slope));
  }

  /** log(1 + exp(x)) without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
