package org.kolscope.authenticity;

import java.io.Serializable;

/**
 * From log odds to a probability: {@code 1 / (1 + exp(-(slope * logOdds + intercept)))}.
 *
 * <p>Slope 1 and intercept 0 take the sum of the evidence at its word. Values of the experts'
 * defaults are fitted by {@code kolscope protocol} on injected attacks, for 2 % zombies with fan
 * clubs among the others; docs/accuracy.md has them with their date.
 *
 * @param slope above 0
 */
record Calibration(double slope, double intercept) implements Serializable {

  Calibration {
    if (!(slope > 0)) {
      throw new IllegalArgumentException("slope must be above 0, was " + slope);
    }
  }

  double probability(double logOdds) {
    return 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
  }

  /** The log odds that have this probability, in (0, 1). */
  double logOdds(double probability) {
    return (Math.log(probability / (1 - probability)) - intercept) / slope;
  }
}
