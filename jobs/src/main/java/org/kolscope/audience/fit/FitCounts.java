package org.kolscope.audience.fit;

/**
 * What is counted of an account's people on one base. With g the probability that somebody is real
 * and p that of a target customer if so, all sums are over the judged real active people and in
 * units of {@link #UNITS}.
 *
 * @param fans people
 * @param realActive real active ones
 * @param judged judged ones of these
 * @param real sum of g
 * @param targets sum of g p
 * @param squares sum of g^2
 * @param squaresByTarget sum of g^2 p
 * @param squaresByTargets sum of g^2 p^2
 * @param seenShare share of all real active people of the account, loaded or not, that are judged,
 *     in [0, 1]; NaN where nobody knows how many there are
 */
record FitCounts(
    long fans,
    long realActive,
    long judged,
    long real,
    long targets,
    long squares,
    long squaresByTarget,
    long squaresByTargets,
    double seenShare) {

  /** 2^20: a millionth is enough. */
  static final int UNITS = 1 << 20;

  /** The expected share of target customers; NaN without anybody who may be real. */
  double share() {
    return real == 0 ? Double.NaN : (double) targets / real;
  }

  /** Expected target customers. */
  double reach() {
    return (double) targets / UNITS;
  }

  /**
   * Variance of the share of target customers among all real active people of the account. With f
   * the share that was seen: who of them all is one, {@code f sum g^2 p (1 - p) / (sum g)^2}, and
   * who was judged, (1 - f) times the linearised variance of a ratio. The greater of the two, with
   * f 1 and 0, where f is unknown.
   */
  double variance() {
    double sum = (double) real / UNITS;
    double share = share();
    double unsure = Math.max(0, units(squaresByTarget) - units(squaresByTargets));
    double spread =
        Math.max(
            0,
            units(squaresByTargets)
                - 2 * share * units(squaresByTarget)
                + share * share * units(squares));
    double drawn = judged < 2 ? 0 : spread * judged / (judged - 1.0);
    double both =
        Double.isNaN(seenShare)
            ? Math.max(unsure, drawn)
            : seenShare * unsure + (1 - seenShare) * drawn;
    return both / (sum * sum);
  }

  private static double units(long sum) {
    return (double) sum / UNITS;
  }
}
