package org.kolscope.authenticity;

import java.io.Serializable;

/**
 * One feature in a model: how far an account is off the genuine ones, and what that weighs.
 *
 * <p>The deviation of an account is how much more suspicious its value is than that of the middle
 * genuine account, in robust standard deviations of the genuine ones; 0 if it is less suspicious.
 * Its surprise is the deviation squared: twice the surprise in nats under a normal law. What it
 * adds to the log odds is {@code coefficient * surprise}. Since the coefficient is not negative and
 * the surprise rises with suspicion, so does the probability, whatever was trained on.
 *
 * <p>An unknown value adds nothing.
 *
 * @param feature which
 * @param baseline median of the genuine training accounts, in the unit of the feature's value
 * @param spread robust standard deviation of the genuine ones (1.4826 times the median absolute
 *     deviation; the standard deviation, then 1, where that is 0), in units of suspicion
 * @param coefficient nats per unit of surprise, at least 0
 */
record Trait(ProfileFeature feature, double baseline, double spread, double coefficient)
    implements Serializable {

  /**
   * Deviations beyond count as this: past it the training accounts say nothing, and one wild
   * counter must not decide alone.
   */
  static final double FARTHEST = 8;

  Trait {
    if (feature == null) {
      throw new IllegalArgumentException("feature must be given");
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException(
          "spread of %s must be above 0, was %s".formatted(feature, spread));
    }
    if (!(coefficient >= 0)) {
      throw new IllegalArgumentException(
          "coefficient of %s must be at least 0, was %s".formatted(feature, coefficient));
    }
    baseline = Numbers.rounded(baseline);
    spread = Numbers.rounded(spread);
    coefficient = Numbers.rounded(coefficient);
  }

  Trait weighing(double other) {
    return new Trait(feature, baseline, spread, other);
  }

  /** In [0, 64], of a feature that speaks for the account in [-64, 0]; 0 if unknown. */
  double surprise(Profile profile) {
    double value = feature.value(profile);
    if (Double.isNaN(value)) {
      return 0;
    }
    double off = (feature.suspicion(value) - feature.suspicion(baseline)) / spread;
    double far = Math.min(FARTHEST, feature.isExcuse() ? Math.max(0, -off) : Math.max(0, off));
    return feature.isExcuse() ? -far * far : far * far;
  }

  /** In nats. */
  double contribution(Profile profile) {
    double surprise = surprise(profile);
    return surprise == 0 ? 0 : coefficient * surprise;
  }
}
