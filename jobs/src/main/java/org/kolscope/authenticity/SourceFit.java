package org.kolscope.authenticity;

import java.util.List;

/**
 * Whether a model may speak about a whole source, from the distribution of its log odds there.
 *
 * <p><b>At home</b>: some mixture of the training set's genuine accounts and zombies must give the
 * source's distribution, and few accounts may lie outside its {@link Territory}. The statistic is
 * Kolmogorov's distance to the nearest mixture, so another share of zombies does not count against
 * it. Measured on the two sets that the shipped model is made of, chance taken out: at most 0 for
 * the set itself and for its people alone; 0.09, 0.10 and 0.41 for the accounts of one seller
 * alone; 0.22 with 11 % outside for the Twitter set at the Weibo home, 0.06 with 67 % outside the
 * other way round. So both rules are needed.
 *
 * <p><b>Abroad</b>: zombies may look different, genuine people must look the same. The statistic is
 * Kolmogorov's distance between source and training among those accounts that score below 80 % of
 * the genuine ones (0.12 and 0.29 there); a source where hardly anybody looks genuine has nothing
 * to compare with and is refused.
 *
 * <p>With few accounts chance alone moves the distances; 1.36 / sqrt(n), its 95 % point, is allowed
 * for.
 *
 * @param atHome farthest from the nearest mixture; 0.15 was chosen between 0.10 and 0.22
 * @param abroad farthest among the genuine; 0.4 was chosen, on the evidence of two sources only
 * @param leastGenuine least share of accounts that must look genuine abroad; chosen
 * @param mostOutside share of accounts outside the training set's territory above which a source is
 *     not home; chosen
 */
record SourceFit(double atHome, double abroad, double leastGenuine, double mostOutside) {

  private static final double CHANCE = 1.36;
  private static final int SHARES = 100;
  private static final double LOOK_GENUINE = 0.8;

  /** The values that stand beside each setting. */
  static SourceFit defaults() {
    return new SourceFit(0.15, 0.4, 0.1, 0.3);
  }

  /**
   * Distance to the nearest mixture, less what chance makes of it; below 0 where chance alone makes
   * more; 0 without accounts.
   */
  static double misfitAtHome(Judge judge, ScoreCounts source) {
    if (source.total() == 0) {
      return 0;
    }
    double least = 1;
    for (int share = 0; share <= SHARES; share++) {
      least = Math.min(least, distance(judge, source, (double) share / SHARES));
    }
    return least - CHANCE / Math.sqrt(source.total());
  }

  private static double distance(Judge judge, ScoreCounts source, double share) {
    double total = source.total();
    long below = 0;
    double farthest = 0;
    for (int i = 0; i < source.size(); i++) {
      double lower = source.logOdds(i) - ScoreCounts.WIDTH / 2;
      farthest = Math.max(farthest, Math.abs(below / total - mixture(judge, share, lower)));
      below += source.counts().get(i);
      double upper = lower + ScoreCounts.WIDTH;
      farthest = Math.max(farthest, Math.abs(below / total - mixture(judge, share, upper)));
    }
    return farthest;
  }

  private static double mixture(Judge judge, double share, double at) {
    return share * below(judge.zombies(), at) + (1 - share) * below(judge.genuine(), at);
  }

  /** Share below, straight between quantiles. */
  static double below(Numbers quantiles, double at) {
    int i = quantiles.atOrBelow(at);
    int parts = quantiles.size() - 1;
    if (i == 0) {
      return 0;
    }
    if (i == quantiles.size()) {
      return 1;
    }
    double part = (at - quantiles.at(i - 1)) / (quantiles.at(i) - quantiles.at(i - 1));
    return (i - 1 + part) / parts;
  }

  /** Distance among those that look genuine, less what chance makes of it; 0 without accounts. */
  static double misfitAbroad(Judge judge, ScoreCounts source) {
    double limit = quantile(judge.genuine(), LOOK_GENUINE);
    var genuine = source.upTo(limit);
    double total = genuine.total();
    if (total == 0) {
      return 0;
    }
    double whole = below(judge.genuine(), limit + ScoreCounts.WIDTH / 2);
    long below = 0;
    double farthest = 0;
    for (int i = 0; i < genuine.size(); i++) {
      double lower = genuine.logOdds(i) - ScoreCounts.WIDTH / 2;
      farthest =
          Math.max(farthest, Math.abs(below / total - below(judge.genuine(), lower) / whole));
      below += genuine.counts().get(i);
      double upper = lower + ScoreCounts.WIDTH;
      farthest =
          Math.max(farthest, Math.abs(below / total - below(judge.genuine(), upper) / whole));
    }
    return Math.max(0, farthest - CHANCE / Math.sqrt(total));
  }

  /** Share of the source that would be genuine if half of the genuine score below their median. */
  static double genuineShare(Judge judge, ScoreCounts source) {
    double total = source.total();
    double below = source.upTo(quantile(judge.genuine(), 0.5) + ScoreCounts.WIDTH / 2).total();
    return total == 0 ? 1 : Math.min(1, 2 * below / total);
  }

  private static double quantile(Numbers quantiles, double share) {
    return quantiles.at((int) Math.round(share * (quantiles.size() - 1)));
  }

  boolean isHome(double misfit, double outsideShare) {
    return misfit <= atHome && outsideShare <= mostOutside;
  }

  boolean isBearable(Judge judge, ScoreCounts source) {
    return misfitAbroad(judge, source) <= abroad && genuineShare(judge, source) >= leastGenuine;
  }

  /** Index of the candidate that fits best; -1 if none is home. */
  int home(List<Double> misfits, List<Double> outsideShares) {
    int best = -1;
    for (int i = 0; i < misfits.size(); i++) {
      if (isHome(misfits.get(i), outsideShares.get(i))
          && (best < 0 || misfits.get(i) < misfits.get(best))) {
        best = i;
      }
    }
    return best;
  }
}
