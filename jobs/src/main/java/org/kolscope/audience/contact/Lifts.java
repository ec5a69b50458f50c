package org.kolscope.audience.contact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How much more of the target than of everybody is met at a place.
 *
 * <p>lift = (targets met / targets) / (people met / people), targets being expected numbers. The
 * lower end is that of Katz, Baptista, Azen and Pike, Obtaining confidence intervals for the risk
 * ratio in cohort studies, Biometrics 34 (1978): lift * exp(-1.96 sqrt(1/t - 1/T + 1/n - 1/N)). It
 * takes targets and people for two samples although one is part of the other, and expected targets
 * for counted ones: rather too low than too high.
 *
 * <p>The test asks how often n of the N people, chosen blindly, would have as many targets: the
 * mean is n T / N, the variance n (1 - n / N) N / (N - 1) times that of the probabilities, and the
 * tail is normal. All places of all kinds are one family, and the step-up rule of Benjamini and
 * Hochberg (Journal of the Royal Statistical Society B 57, 1995) keeps the share of false ones
 * among those marked at 5 %; it holds under the positive dependence that shared people make
 * (Benjamini and Yekutieli, Annals of Statistics 29, 2001). Bonferroni, which allows no false one,
 * would lose the small places among ten thousand, and these are what is looked for; a place marked
 * in error costs one post.
 */
final class Lifts {

  /** Units of a certain target: 2^20, a millionth is enough. */
  static final int UNITS = 1 << 20;

  private static final double Z = 1.959963984540054;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private Lifts() {}

  /**
   * A place's figures.
   *
   * @param coverage share of the targets met
   */
  record Lift(double lift, double low95, double coverage, double pValue) {}

  /**
   * Figures of a place.
   *
   * @param people met there, at least 1
   * @param units expected targets among them
   */
  static Lift of(Road road, long people, long units) {
    double targets = (double) units / UNITS;
    if (units == 0 || road.targetUnits() == 0) {
      return new Lift(0, 0, 0, 1);
    }
    double share = targets / road.targets();
    double shareOfAll = (double) people / road.peopleCount();
    double lift = share / shareOfAll;
    double variance = 1 / targets - 1 / road.targets() + 1.0 / people - 1.0 / road.peopleCount();
    double low = lift * Math.exp(-Z * Math.sqrt(Math.max(0, variance)));
    return new Lift(lift, low, Math.min(1, share), pValue(road, people, targets));
  }

  private static double pValue(Road road, long people, double targets) {
    double all = road.peopleCount();
    if (people >= road.peopleCount()) {
      return 1;
    }
    double variance = people * (1 - people / all) * all / (all - 1) * road.variance();
    double excess = targets - people * road.targets() / all;
    return variance > 0 ? NORMAL.cumulativeProbability(-excess / Math.sqrt(variance)) : 1;
  }

  /**
   * Which of these are significant, by the step-up rule.
   *
   * @param falseShare share of false ones allowed among them, in (0, 1)
   */
  static boolean[] significant(List<Double> pValues, double falseShare) {
    int n = pValues.size();
    int[] rising =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(pValues::get))
            .mapToInt(i -> i)
            .toArray();
    int last = 0;
    for (int i = 1; i <= n; i++) {
      if (pValues.get(rising[i - 1]) <= falseShare * i / n) {
        last = i;
      }
    }
    boolean[] marked = new boolean[n];
    Arrays.stream(rising, 0, last).forEach(i -> marked[i] = true);
    return marked;
  }
}
