package org.kolscope.authenticity;

/**
 * The share of zombies in a source, from the probabilities a model gives there: expectation
 * maximisation of Saerens, Latinne and Decaestecker (Adjusting the outputs of a classifier to new a
 * priori probabilities, Neural Computation 14, 2002), with {@link #WEIGHT} accounts of the stated
 * share added, so that a handful of accounts does not overturn it. Right where zombies and genuine
 * accounts of the source look like those of the training set; {@link SourceFit} asks for that.
 */
final class ZombiePrior {

  /** Accounts of the stated share that are added; chosen. */
  private static final double WEIGHT = 100;

  private static final double LEAST = 1e-4;
  private static final int MOST_ROUNDS = 2_000;
  private static final double CONVERGED = 1e-7;

  private ZombiePrior() {}

  /**
   * @param stated share before looking at the source, in (0, 1)
   */
  static double estimated(Judge judge, ScoreCounts source, double stated) {
    double share = stated;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double sum = WEIGHT * stated;
      for (int i = 0; i < source.size(); i++) {
        double even = judge.calibration().probability(source.logOdds(i));
        sum += source.counts().get(i) * moved(even, share);
      }
      double next = Math.min(1 - LEAST, Math.max(LEAST, sum / (WEIGHT + source.total())));
      if (Math.abs(next - share) < CONVERGED) {
        return next;
      }
      share = next;
    }
    return share;
  }

  /** A probability where both classes weigh the same, where zombies have this share. */
  static double moved(double even, double share) {
    double zombie = even * share;
    return zombie / (zombie + (1 - even) * (1 - share));
  }

  /** In nats. */
  static double logOdds(double share) {
    return Math.log(share / (1 - share));
  }
}
