package org.kolscope.authenticity;

import java.io.Serializable;

/**
 * A calibration: from log odds to the probability that held-out accounts with such log odds were
 * zombies, where zombies and genuine accounts weigh the same. Isotonic (Zadrozny and Elkan, KDD
 * 2002), straight between the steps, level beyond them; a hundredth of the plain logistic curve is
 * mixed in, so that accounts on one step keep their order.
 *
 * @param logOdds ends of the steps, rising
 * @param probabilities there, rising, in (0, 1)
 */
record Steps(Numbers logOdds, Numbers probabilities) implements Serializable {

  private static final double PLAIN = 0.01;

  /** Four to a nat, from -6 to 6. */
  private static final int PLAIN_STEPS = 48;

  Steps {
    if (logOdds.size() != probabilities.size() || logOdds.size() == 0) {
      throw new IllegalArgumentException(
          "calibration must have as many probabilities as log odds, and one at least, was %d and %d"
              .formatted(probabilities.size(), logOdds.size()));
    }
    if (!logOdds.isRising() || !probabilities.isRising()) {
      throw new IllegalArgumentException("calibration must rise, was " + logOdds + probabilities);
    }
    if (!(probabilities.at(0) > 0 && probabilities.at(probabilities.size() - 1) < 1)) {
      throw new IllegalArgumentException(
          "calibration must stay in (0, 1), was " + probabilities.text());
    }
  }

  /** The logistic curve itself, for models that nothing was held out from. */
  static Steps plain() {
    double[] at = new double[PLAIN_STEPS + 1];
    double[] probabilities = new double[PLAIN_STEPS + 1];
    for (int i = 0; i <= PLAIN_STEPS; i++) {
      at[i] = (i - PLAIN_STEPS / 2) / 4.0;
      probabilities[i] = 1 / (1 + Math.exp(-at[i]));
    }
    return new Steps(Numbers.of(at), Numbers.of(probabilities));
  }

  double probability(double score) {
    return (1 - PLAIN) * step(score) + PLAIN / (1 + Math.exp(-score));
  }

  private double step(double score) {
    int i = logOdds.atOrBelow(score);
    if (i == 0) {
      return probabilities.at(0);
    }
    if (i == logOdds.size()) {
      return probabilities.at(i - 1);
    }
    double part = (score - logOdds.at(i - 1)) / (logOdds.at(i) - logOdds.at(i - 1));
    return probabilities.at(i - 1) + part * (probabilities.at(i) - probabilities.at(i - 1));
  }
}
