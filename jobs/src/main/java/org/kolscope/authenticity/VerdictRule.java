package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.Verdict.Call;

/**
 * From what the experts say of one account to a verdict.
 *
 * <p><b>Coordinated</b>: 1 - product of (1 - p) over the experts that speak (noisy-or, J. Pearl,
 * Probabilistic Reasoning in Intelligent Systems, 1988): that at least one of them is right.
 *
 * <p><b>Zombie</b>: that at least two of them are right, taken as independent; nobody is called a
 * zombie for one kind of evidence. A time cohort that came to at least {@code wideFrom} customers
 * is enough by itself: fan clubs and viral days do not come to several followees at the same times.
 * A family that only hints ({@link ProfileExpert#hints}) counts for coordinated, and for nothing
 * here.
 *
 * <p><b>Verdict</b>: ZOMBIE from {@code decidedFrom} on, if two families are above one half (or the
 * wide time cohort is). Below, UNSURE from {@code unsureFrom} on. Below that, COORDINATED if the
 * families that see groups alone reach {@code decidedFrom}. UNSURE if any family reaches {@code
 * unsureFrom}: a profile alone never gets further. GENUINE otherwise, null if no expert speaks.
 *
 * @param unsureFrom 0.3, as the definition of the score says
 * @param decidedFrom 0.7, likewise
 * @param wideFrom customers of a time cohort; 3, likewise
 */
public record VerdictRule(double unsureFrom, double decidedFrom, int wideFrom)
    implements Serializable {

  /** Goes up with every change of what is said above. */
  static final String VERSION = "2";

  private static final double FIRES_ABOVE = 0.5;

  public VerdictRule {
    if (!(unsureFrom > 0 && unsureFrom < decidedFrom && decidedFrom < 1)) {
      throw new IllegalArgumentException(
          "unsureFrom and decidedFrom must rise within (0, 1), were %s and %s"
              .formatted(unsureFrom, decidedFrom));
    }
    if (wideFrom < 2) {
      throw new IllegalArgumentException("wideFrom must be at least 2, was " + wideFrom);
    }
  }

  /** The values that stand beside the settings. */
  public VerdictRule() {
    this(0.3, 0.7, 3);
  }

  /**
   * What is made of an account; the probabilities are NaN and the verdict null if no expert speaks.
   */
  record Ruling(Call call, double coordinated, double zombie) {}

  /** Whether a family's probability says that the account is driven. */
  static boolean fires(double probability) {
    return probability > FIRES_ABOVE;
  }

  /**
   * Rules on one account.
   *
   * @param probabilities of the families that do not abstain
   * @param hints families that are no kind of evidence of their own
   * @param customers of the account's time cohort; 0 if it is in none
   */
  Ruling of(SortedMap<Family, Double> probabilities, Set<Family> hints, int customers) {
    if (probabilities.isEmpty()) {
      return new Ruling(null, Double.NaN, Double.NaN);
    }
    boolean isWide = customers >= wideFrom;
    var counted = new TreeMap<>(probabilities);
    counted.keySet().removeAll(hints);
    double coordinated = anyOf(probabilities, null);
    double zombie = zombie(counted, isWide);
    boolean isEnough =
        firing(counted) > 1 || (isWide && fires(counted.getOrDefault(Family.TIME_COHORT, 0.0)));
    return new Ruling(call(probabilities, zombie, isEnough), coordinated, zombie);
  }

  private static long firing(SortedMap<Family, Double> probabilities) {
    return probabilities.values().stream().filter(VerdictRule::fires).count();
  }

  private Call call(SortedMap<Family, Double> probabilities, double zombie, boolean isEnough) {
    if (zombie >= decidedFrom && isEnough) {
      return Call.ZOMBIE;
    }
    if (zombie >= unsureFrom) {
      return Call.UNSURE;
    }
    if (anyOf(probabilities, Family.PROFILE) >= decidedFrom) {
      return Call.COORDINATED;
    }
    return probabilities.values().stream().anyMatch(p -> p >= unsureFrom)
        ? Call.UNSURE
        : Call.GENUINE;
  }

  /** That at least one family but {@code without} is right. */
  private static double anyOf(SortedMap<Family, Double> probabilities, Family without) {
    double none = 1;
    for (Map.Entry<Family, Double> each : probabilities.entrySet()) {
      none *= each.getKey() == without ? 1 : 1 - each.getValue();
    }
    return 1 - none;
  }

  private static double zombie(SortedMap<Family, Double> probabilities, boolean isWide) {
    double none = 1;
    double one = 0;
    double enough = 0;
    for (Map.Entry<Family, Double> each : probabilities.entrySet()) {
      double p = each.getValue();
      if (isWide && each.getKey() == Family.TIME_COHORT) {
        enough = p;
      } else {
        one = one * (1 - p) + none * p;
        none *= 1 - p;
      }
    }
    return enough + (1 - enough) * Math.max(0, 1 - none - one);
  }
}
