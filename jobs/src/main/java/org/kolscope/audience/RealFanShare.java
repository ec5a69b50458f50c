package org.kolscope.audience;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.kolscope.schema.FanQuality.Told;

/**
 * The share of zombies among the fans of a KOL, and so of real fans, with a 95 % interval that
 * holds the errors of the classifier as well as those of the sample.
 *
 * <p>With q the share called zombie, p = (q + specificity - 1) / (sensitivity + specificity - 1),
 * clipped to [0, 1]: Rogan and Gladen, Estimating prevalence from the results of a screening test,
 * American Journal of Epidemiology 107 (1978); to machine learners "adjusted count". The interval
 * runs between the 2.5th and the 97.5th percentile of p over joint draws of q, sensitivity and
 * specificity, each from its mid-p distribution ({@link ConfidenceQuantiles}): the idea of Lang and
 * Reiczigel, Confidence limits for prevalence of disease adjusted for estimated sensitivity and
 * specificity, Preventive Veterinary Medicine 113 (2014), and of Bayer, Fay and Graubard (arXiv
 * 2205.13494). Mid-p stands in for the melded ends of the latter, which are never too short and so
 * mostly too long. Theirs decide one thing: the lower end is above 0 only if the melded one is, so
 * that fans without zombies are told to have some in at most 2.5 % of cases. Ends are clipped to
 * [0, 1], and leave as much room as a classifier without error would that called nobody among as
 * many fans zombie, or everybody.
 *
 * <p><b>Coverage</b>, measured in {@code RealFanShareCoverageTest} over 2,000 simulated KOLs per
 * cell with 500 + 2,000 fresh labels each (sensitivity 0.95, specificity 0.995; and 0.85, 0.99):
 * 94.2 to 96.0 % for shares of 1 to 50 % and 500 to 50,000 judged fans; without zombies the lower
 * end is 0 in 97.9 to 99.1 %, with mid-p alone in 97.0 to 98.2 %. From 20,000 fans on the errors of
 * the classifier make the width: label more, do not judge more.
 *
 * <p><b>What no interval holds</b>: it assumes that the zombies and the genuine among these fans
 * are called zombie as often as the labelled ones (label shift only). Where zombies come in kinds,
 * measure per kind and read {@link #over}.
 *
 * <p><b>Taking without putting back.</b> With known fan count N, zombies drawn among n judged vary
 * less by (n - 1) / (N - 1), but errors of the classifier do not, not even where all fans were
 * judged. So the n fans count as n / (1 - (n - 1) / (N - 1) p (1 - p) J^2 / (q (1 - q))), at most
 * 100 n, where J = sensitivity + specificity - 1 and p is the best guess.
 *
 * <p>Deterministic: draws are points of a lattice, see {@link ErrorDraws}. Cost: about 1 ms per
 * KOL.
 *
 * @param leastYouden no share is given unless sensitivity + specificity - 1 is above this with 97.5
 *     % certainty. In (0, 1); where it comes near 0 the ratio has no moments and its interval no
 *     bounds (Fieller 1954). The default 0.1 is chosen.
 */
public record RealFanShare(double leastYouden) implements Serializable {

  public static final RealFanShare DEFAULT = new RealFanShare(0.1);

  private static final double LEAST_VARIANCE = 0.01;

  public RealFanShare {
    if (!(leastYouden > 0 && leastYouden < 1)) {
      throw new IllegalArgumentException("leastYouden must be between 0 and 1, was " + leastYouden);
    }
  }

  /** The share of zombies among the fans of one KOL. */
  public ZombieShare of(JudgedFans fans, Labelled labelled) {
    return of(List.of(fans), labelled).get(0);
  }

  /** The same for many KOLs, in their order. */
  public List<ZombieShare> of(List<JudgedFans> kols, Labelled labelled) {
    if (labelled.zombiesCount() == 0 || labelled.genuineCount() == 0) {
      return refused(kols, Told.NO_LABELS);
    }
    var errors = new ErrorDraws(labelled);
    double[] youdens = IntStream.range(0, ErrorDraws.COUNT).mapToDouble(errors::youden).toArray();
    Arrays.sort(youdens);
    if (percentile(youdens, 0.025) <= leastYouden) {
      return refused(kols, Told.WEAK_CLASSIFIER);
    }
    return kols.stream().map(fans -> share(fans, errors)).toList();
  }

  /**
   * The share under the errors measured on each kind of zombie, which is what is not known: which
   * kind these fans bought. Specificity is usually the same in all of them.
   *
   * @param kinds labels by kind of zombie, such as an attack or a vendor
   */
  public ShareRange over(JudgedFans fans, SortedMap<String, Labelled> kinds) {
    return ShareRange.of(kinds, labelled -> of(fans, labelled));
  }

  /**
   * The same best guess from calibrated probabilities instead of verdicts: (mean - genuineMean) /
   * (zombieMean - genuineMean), clipped to [0, 1]. "Scaled probability average" of Bella, Ferri,
   * Hernández-Orallo and Ramírez-Quintana, Quantification via probability estimators, ICDM 2010;
   * also called PACC. Varies less than that of verdicts where many fans are unsure.
   *
   * @param mean mean probability of being a zombie over the judged fans
   * @param zombieMean the same over labelled zombies
   * @param genuineMean the same over labelled genuine accounts
   * @return NaN if {@code zombieMean - genuineMean} is not above {@code leastYouden}
   */
  public double ofMeans(double mean, double zombieMean, double genuineMean) {
    double spread = zombieMean - genuineMean;
    return spread > leastYouden ? clip((mean - genuineMean) / spread) : Double.NaN;
  }

  private static ZombieShare share(JudgedFans fans, ErrorDraws errors) {
    if (fans.judgedCount() == 0) {
      return ZombieShare.refused(Told.NOBODY_JUDGED, Double.NaN);
    }
    double called = fans.calledShare();
    double best = clip(corrected(called, errors.sensitivity(), errors.specificity()));
    double trials = fans.judgedCount() / variance(best, fans.seenShare(), errors);
    double[] draws = draws(called, trials, errors);
    double low = percentile(draws, 0.025);
    if (low > 0 && !isAboveFalseAlarms(called, trials, errors)) {
      low = 0;
    }
    double high = percentile(draws, 0.975);
    // the ends of a classifier that never errs and called nobody zombie, or everybody
    double least = Math.pow(0.05, 1 / trials);
    return new ZombieShare(
        told(low, high),
        best,
        Math.min(clip(Math.min(low, least)), best),
        Math.max(clip(Math.max(high, 1 - least)), best),
        called);
  }

  /** Melded: both the share called zombie and the specificity err to the low side only. */
  private static boolean isAboveFalseAlarms(double called, double trials, ErrorDraws errors) {
    double[] excess = ConfidenceQuantiles.lowerEnds(called * trials, trials, ErrorDraws.COUNT);
    for (int i = 0; i < excess.length; i++) {
      excess[i] += errors.specificityAtLeast(i) - 1;
    }
    Arrays.sort(excess);
    return percentile(excess, 0.025) > 0;
  }

  private static Told told(double low, double high) {
    if (high <= 0) {
      return Told.FEWER_THAN_FALSE_ALARMS;
    }
    if (low >= 1) {
      return Told.MORE_THAN_ALL;
    }
    return low > 0 ? Told.ABOVE_ZERO : Told.NOT_FROM_ZERO;
  }

  /** Sampling variance of the share called zombie, as a part of that with putting back. */
  private static double variance(double zombies, double seen, ErrorDraws errors) {
    double called = zombies * errors.youden() + 1 - errors.specificity();
    double whole = called * (1 - called);
    double drawn = zombies * (1 - zombies) * errors.youden() * errors.youden();
    return whole > 0 ? Math.max(LEAST_VARIANCE, 1 - seen * drawn / whole) : 1;
  }

  /** The corrected shares, not clipped, ascending. */
  private static double[] draws(double called, double trials, ErrorDraws errors) {
    double[] shares = ConfidenceQuantiles.midP(called * trials, trials, ErrorDraws.COUNT);
    for (int i = 0; i < shares.length; i++) {
      shares[i] = corrected(shares[i], errors.sensitivity(i), errors.specificity(i));
    }
    Arrays.sort(shares);
    return shares;
  }

  private static double corrected(double called, double sensitivity, double specificity) {
    return (called + specificity - 1) / (sensitivity + specificity - 1);
  }

  private static double percentile(double[] ascending, double part) {
    return ascending[(int) (part * ascending.length)];
  }

  private static double clip(double share) {
    return Math.max(0, Math.min(1, share));
  }

  private static List<ZombieShare> refused(List<JudgedFans> kols, Told reason) {
    return kols.stream()
        .map(
            fans ->
                ZombieShare.refused(
                    reason, fans.judgedCount() == 0 ? Double.NaN : fans.calledShare()))
        .toList();
  }
}
