package org.kolscope.audience;

/**
 * Sensitivity and specificity of a classifier as draws from what its labels tell, and the lattice
 * they are drawn on.
 *
 * <p>Draw i takes quantile i of the share called zombie, quantile a i mod N of the sensitivity and
 * a^2 i mod N of the specificity: a Korobov lattice (Korobov 1959; Sloan and Joe, Lattice Methods
 * for Multiple Integration, 1994). Each of the three sees each of its N quantiles once, and no
 * random seed is needed.
 */
final class ErrorDraws {

  /** A prime, so that every multiplier runs through all quantiles. */
  static final int COUNT = 4093;

  /** Least mean of the kernel 1 + 2 pi^2 B2(x) in three dimensions among all multipliers. */
  private static final int MULTIPLIER = 1884;

  private final double sensitivity;
  private final double specificity;
  private final double[] sensitivities;
  private final double[] specificities;
  private final double[] specificityLowerEnds;

  /** Both classes must have labels. */
  ErrorDraws(Labelled labelled) {
    sensitivity = labelled.sensitivity();
    specificity = labelled.specificity();
    sensitivities =
        ConfidenceQuantiles.midP(labelled.zombiesFoundCount(), labelled.zombiesCount(), COUNT);
    specificities =
        ConfidenceQuantiles.midP(labelled.genuineFoundCount(), labelled.genuineCount(), COUNT);
    specificityLowerEnds =
        ConfidenceQuantiles.lowerEnds(labelled.genuineFoundCount(), labelled.genuineCount(), COUNT);
  }

  double sensitivity() {
    return sensitivity;
  }

  double specificity() {
    return specificity;
  }

  double sensitivity(int draw) {
    return sensitivities[(int) ((long) draw * MULTIPLIER % COUNT)];
  }

  double specificity(int draw) {
    return specificities[third(draw)];
  }

  /** As {@link #specificity(int)}, but from a distribution that errs to the low side only. */
  double specificityAtLeast(int draw) {
    return specificityLowerEnds[third(draw)];
  }

  private static int third(int draw) {
    return (int) ((long) draw * MULTIPLIER % COUNT * MULTIPLIER % COUNT);
  }

  /** Sensitivity + specificity - 1 (Youden 1950): 1 never errs, 0 guesses. */
  double youden() {
    return sensitivity + specificity - 1;
  }

  double youden(int draw) {
    return sensitivity(draw) + specificity(draw) - 1;
  }
}
