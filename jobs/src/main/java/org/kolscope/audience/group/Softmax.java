package org.kolscope.audience.group;

import java.util.Arrays;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/**
 * Multinomial logistic regression of classes on features: the weights of least log loss plus {@code
 * l2} / 2 times the sum of their squares, constants left out of that. Deterministic; cost a pass
 * over the examples a step, some hundreds.
 */
final class Softmax {

  /** Part of the loss that a step gains, below which the search ends: the loss has one minimum. */
  private static final double LEAST_GAIN = 1e-5;

  private final int classes;
  private final int features;
  private final double[] weights;

  private Softmax(int classes, int features, double[] weights) {
    this.classes = classes;
    this.features = features;
    this.weights = weights;
  }

  /**
   * @param x features by example, at least one example
   * @param shares of the classes by example, each adding up to 1
   * @param l2 above 0
   */
  static Softmax fit(double[][] x, double[][] shares, double l2) {
    int classes = shares[0].length;
    int features = x[0].length;
    var loss = new Loss(x, shares, l2);
    var best =
        new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE, new SimpleValueChecker(LEAST_GAIN, -1), 1e-4, 1e-4, 1)
            .optimize(
                MaxEval.unlimited(),
                new ObjectiveFunction(loss::value),
                new ObjectiveFunctionGradient(loss::gradient),
                GoalType.MINIMIZE,
                new InitialGuess(new double[classes * (features + 1)]))
            .getPoint();
    return new Softmax(classes, features, best);
  }

  /** Probabilities of the classes; add up to 1. */
  double[] of(double[] x) {
    return probabilities(x, weights, classes, features);
  }

  private static double[] probabilities(double[] x, double[] weights, int classes, int features) {
    double[] p = new double[classes];
    for (int c = 0; c < classes; c++) {
      int at = c * (features + 1);
      double sum = weights[at + features];
      for (int f = 0; f < features; f++) {
        sum += weights[at + f] * x[f];
      }
      p[c] = sum;
    }
    double greatest = Arrays.stream(p).max().orElseThrow();
    double all = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c] - greatest);
      all += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= all;
    }
    return p;
  }

  private record Loss(
      @SuppressWarnings("ArrayRecordComponent") double[][] x,
      @SuppressWarnings("ArrayRecordComponent") double[][] shares,
      double l2) {

    double value(double[] weights) {
      int features = x[0].length;
      double loss = 0;
      for (int i = 0; i < weights.length; i++) {
        loss += i % (features + 1) == features ? 0 : l2 / 2 * weights[i] * weights[i];
      }
      for (int e = 0; e < x.length; e++) {
        double[] p = probabilities(x[e], weights, shares[e].length, features);
        for (int c = 0; c < p.length; c++) {
          // a probability of 0 is one below the least number
          loss -=
              shares[e][c] == 0 ? 0 : shares[e][c] * Math.log(Math.max(p[c], Double.MIN_NORMAL));
        }
      }
      return loss;
    }

    double[] gradient(double[] weights) {
      int features = x[0].length;
      double[] gradient = new double[weights.length];
      for (int i = 0; i < weights.length; i++) {
        gradient[i] = i % (features + 1) == features ? 0 : l2 * weights[i];
      }
      for (int e = 0; e < x.length; e++) {
        double[] p = probabilities(x[e], weights, shares[e].length, features);
        for (int c = 0; c < p.length; c++) {
          double over = p[c] - shares[e][c];
          int at = c * (features + 1);
          for (int f = 0; f < features; f++) {
            gradient[at + f] += over * x[e][f];
          }
          gradient[at + features] += over;
        }
      }
      return gradient;
    }
  }
}
