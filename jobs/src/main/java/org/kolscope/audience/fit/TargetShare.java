package org.kolscope.audience.fit;

/**
 * A share of target customers with its 95 % interval: Wilson's (Journal of the American Statistical
 * Association 22, 1927) for as many people as would give the share its variance, m (1 - m) / V, at
 * most {@link #MOST_TIMES} those judged, and as many as were judged where the share is 0 or 1: the
 * effective sample size of Korn and Graubard (Survey Methodology 24, 1998).
 *
 * @param share best guess, in [0, 1]
 * @param low95 lower end
 * @param high95 upper end
 */
record TargetShare(double share, double low95, double high95) {

  private static final double Z = 1.959963984540054;

  /** Probabilities of 0 and 1 throughout do not make a share certain: chosen. */
  private static final double MOST_TIMES = 100;

  /** The share among people of whom somebody may be real. */
  static TargetShare of(FitCounts counts) {
    double share = Math.min(1, counts.share());
    double whole = share * (1 - share);
    double most = MOST_TIMES * counts.judged();
    double people = whole > 0 ? Math.min(most, whole / counts.variance()) : counts.judged();
    double z2 = Z * Z / people;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(whole / people + z2 / people / 4);
    return new TargetShare(
        share,
        Math.max(0, Math.min(share, middle - half)),
        Math.min(1, Math.max(share, middle + half)));
  }
}
