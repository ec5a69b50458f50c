package org.kolscope.audience.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;

class TargetShareTest {

  private static final FitVerdicts VERDICTS = new FitVerdicts(20, 1.2, 0.8);

  /** People, certainly real, with these probabilities. */
  private static FitCounts counts(double[] probabilities, double seenShare) {
    long targets = 0;
    long squares = 0;
    for (double p : probabilities) {
      targets += Math.round(p * FitCounts.UNITS);
      squares += Math.round(p * p * FitCounts.UNITS);
    }
    long n = probabilities.length;
    long real = n * FitCounts.UNITS;
    return new FitCounts(n, n, n, real, targets, real, targets, squares, seenShare);
  }

  private static double[] alike(int n, double p) {
    double[] all = new double[n];
    java.util.Arrays.fill(all, p);
    return all;
  }

  /** {@code ones} certain targets of {@code n}. */
  private static double[] certain(int n, int ones) {
    double[] all = new double[n];
    java.util.Arrays.fill(all, 0, ones, 1);
    return all;
  }

  @Test
  void aWholeListOfEquallyUnsurePeopleHasWilsonsInterval() {
    // 100 with 0.3: variance 100 * .21 / 100^2, as 100 draws would have; Wilson of 30 in 100
    var share = TargetShare.of(counts(alike(100, 0.3), 1));

    assertThat(share.share()).isCloseTo(0.3, within(1e-6));
    assertThat(share.low95()).isCloseTo(0.2189, within(1e-4));
    assertThat(share.high95()).isCloseTo(0.3958, within(1e-4));
  }

  @Test
  void aSampleOfCertainPeopleIsAsWideAsTheDrawAndAWholeListNearlyCertain() {
    var sample = TargetShare.of(counts(certain(100, 30), 0));
    assertThat(sample.high95() - sample.low95()).isCloseTo(0.3958 - 0.2189, within(2e-3));

    var half = TargetShare.of(counts(certain(100, 30), 0.5));
    assertThat((half.high95() - half.low95()) / (sample.high95() - sample.low95()))
        .as("half of the variance is gone")
        .isCloseTo(Math.sqrt(0.5), within(0.02));

    var whole = TargetShare.of(counts(certain(100, 30), 1));
    assertThat(whole.high95() - whole.low95()).isLessThan(0.02);
  }

  @Test
  void nobodyAndEverybodyAreNotCertain() {
    // rule of Wilson at 0 of 100: z^2 / (n + z^2)
    assertThat(TargetShare.of(counts(alike(100, 0), 1)).high95()).isCloseTo(0.037, within(1e-3));
    assertThat(TargetShare.of(counts(alike(100, 1), 1)).low95()).isCloseTo(0.963, within(1e-3));
  }

  @Property(tries = 200)
  void shareLiesInItsIntervalAndMorePeopleTellMore(
      @ForAll @IntRange(min = 20, max = 500) int n,
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0, max = 1) double seen) {
    var share = TargetShare.of(counts(alike(n, p), seen));
    var more = TargetShare.of(counts(alike(4 * n, p), seen));

    assertThat(share.low95()).isBetween(0.0, share.share());
    assertThat(share.high95()).isBetween(share.share(), 1.0);
    assertThat(more.high95() - more.low95())
        .isLessThanOrEqualTo(share.high95() - share.low95() + 1e-12);
  }

  @Test
  void intervalHoldsTheTruthOfTheWholeListNineteenTimesOfTwenty() {
    var random = new Random(3);
    int inside = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double[] sample = new double[150];
      int targets = 0;
      // 500 fans in random order, of whom the first 150 are loaded; probabilities are calibrated
      for (int fan = 0; fan < 500; fan++) {
        double p = random.nextInt(5) == 0 ? 0.5 + random.nextDouble() / 2 : random.nextDouble() / 5;
        targets += random.nextDouble() < p ? 1 : 0;
        if (fan < sample.length) {
          sample[fan] = p;
        }
      }
      var share = TargetShare.of(counts(sample, 150 / 500.0));
      double truth = targets / 500.0;
      inside += share.low95() <= truth && truth <= share.high95() ? 1 : 0;
    }

    // standard deviation of the share of 2,000 runs: half a point
    assertThat(inside / (double) runs).isBetween(0.935, 0.97);
  }

  private static KolFit row(double p, int n, double shareOfAll) {
    return VERDICTS.of(
        new FitVerdicts.Subject(1, Base.FOLLOWERS, true),
        counts(alike(n, p), 1),
        new FitVerdicts.Unique(30, 7),
        shareOfAll);
  }

  @Test
  void verdictFollowsFromWhereTheWholeIntervalOfTheLiftLies() {
    // Wilson of 300 in 1000: .2725 to .3291
    assertThat(row(0.3, 1_000, 0.2).fit()).as("lift 1.36 to 1.65").isEqualTo(Fit.MATCH);
    assertThat(row(0.3, 1_000, 0.3).fit()).as("lift 0.91 to 1.10").isEqualTo(Fit.AVERAGE);
    assertThat(row(0.3, 1_000, 0.45).fit()).as("lift 0.61 to 0.73").isEqualTo(Fit.MISMATCH);
    // Wilson of 9 in 30: .167 to .479
    assertThat(row(0.3, 30, 0.3).fit()).as("lift 0.56 to 1.60").isEqualTo(Fit.UNKNOWN);
    assertThat(row(0.3, 1_000, Double.NaN).fit()).isEqualTo(Fit.UNKNOWN);
  }

  @Test
  void fewerThanTwentyPeopleAreNotTold() {
    var row = row(0.3, 19, 0.2);

    assertThat(row.fit()).isEqualTo(Fit.UNKNOWN);
    assertThat(row.targetShare()).isNull();
    assertThat(row.lift()).isNull();
    assertThat(row.targetReach()).isNull();
    assertThat(row.uniqueTargetReach()).isNull();
    assertThat(row.judgedCount()).isEqualTo(19);
  }
}
