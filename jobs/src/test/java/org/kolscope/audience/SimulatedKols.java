package org.kolscope.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * KOLs whose share of zombies is known, each with its own 500 labelled zombies and 2,000 labelled
 * genuine accounts, so that an interval has to bear the errors of both.
 *
 * @param fansCount fans of each KOL, of which exactly {@code share} are zombies; empty: so many
 *     that each judged fan is a zombie with probability {@code share}
 */
record SimulatedKols(
    double sensitivity, double specificity, double share, int judgedCount, OptionalLong fansCount) {

  /** What was told of simulated KOLs. */
  record Outcome(int kols, int covered, int lowIs0, double meanWidth) {

    double coverage() {
      return (double) covered / kols;
    }

    double lowIs0Share() {
      return (double) lowIs0 / kols;
    }
  }

  static SimulatedKols of(double sensitivity, double specificity, double share, int judgedCount) {
    return new SimulatedKols(sensitivity, specificity, share, judgedCount, OptionalLong.empty());
  }

  Outcome run(int kols, long seed) {
    var random = new Well19937c(seed + hashCode());
    var told = new ArrayList<ZombieShare>(kols);
    for (int i = 0; i < kols; i++) {
      int zombies = zombies(random);
      int called =
          draw(random, zombies, sensitivity) + draw(random, judgedCount - zombies, 1 - specificity);
      var labelled =
          new Labelled(500, draw(random, 500, sensitivity), 2000, draw(random, 2000, specificity));
      var fans = new JudgedFans(fansCount, judgedCount, called);
      told.add(RealFanShare.DEFAULT.of(fans, labelled));
    }
    return outcome(told);
  }

  private Outcome outcome(List<ZombieShare> told) {
    return new Outcome(
        told.size(),
        (int)
            told.stream().filter(s -> s.shareLow95() <= share && share <= s.shareHigh95()).count(),
        (int) told.stream().filter(s -> s.shareLow95() == 0).count(),
        told.stream().mapToDouble(s -> s.shareHigh95() - s.shareLow95()).average().orElseThrow());
  }

  private int zombies(RandomGenerator random) {
    if (fansCount.isEmpty()) {
      return draw(random, judgedCount, share);
    }
    int fans = Math.toIntExact(fansCount.getAsLong());
    int zombies = (int) Math.round(share * fans);
    return judgedCount == fans
        ? zombies
        : new HypergeometricDistribution(random, fans, zombies, judgedCount).sample();
  }

  private static int draw(RandomGenerator random, int trials, double probability) {
    return trials == 0 ? 0 : new BinomialDistribution(random, trials, probability).sample();
  }
}
