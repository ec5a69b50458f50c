package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.FanQuality.Told;

class RealFanShareTest {

  private static final RealFanShare SHARE = RealFanShare.DEFAULT;

  /** Sensitivity 0.95, specificity 0.995. */
  private static final Labelled GOOD = new Labelled(500, 475, 2000, 1990);

  /** So many labels that they leave no doubt. */
  private static final Labelled PERFECT =
      new Labelled(10_000_000, 10_000_000, 10_000_000, 10_000_000);

  @Test
  void theErrorsOfTheClassifierAreTakenOut() {
    // of 2,000 fans 10 % zombies: 200 * 0.95 + 1,800 * 0.005 = 199 are called so
    var told = SHARE.of(JudgedFans.of(2000, 199), GOOD);

    assertThat(told.share()).isCloseTo(0.1, within(1e-12));
    assertThat(told.realShare()).isCloseTo(0.9, within(1e-12));
    assertThat(told.calledShare()).isEqualTo(0.0995);
    assertThat(told.told()).isEqualTo(Told.ABOVE_ZERO);
  }

  @Test
  void ofAClassifierWithoutErrorOnlyTheDoubtOfTheSampleRemains() {
    var told = SHARE.of(JudgedFans.of(100, 10), PERFECT);

    // mid-p ends of 10 of 100, from half the two probabilities of 10 itself
    assertThat(told.shareLow95()).isCloseTo(midP(10, 100, 0.025), within(5e-4));
    assertThat(told.shareHigh95()).isCloseTo(midP(10, 100, 0.975), within(5e-4));
  }

  @Test
  void nobodyCalledZombieByAClassifierWithoutErrorLeavesThreeInN() {
    var told = SHARE.of(JudgedFans.of(1000, 0), PERFECT);

    // half of (1 - p)^1000 is 2.5 % at p = 1 - 0.05^(1/1000), the "rule of three"
    assertThat(told.shareHigh95()).isCloseTo(0.0029912, within(2e-5));
    assertThat(told.shareLow95()).isZero();
    assertThat(told.told()).isEqualTo(Told.NOT_FROM_ZERO);
  }

  @Test
  void asManyCalledAsFalseAlarmsForetellCannotBeToldFromZero() {
    var told = SHARE.of(JudgedFans.of(2000, 10), GOOD);

    assertThat(told.share()).isZero();
    assertThat(told.shareLow95()).isZero();
    assertThat(told.told()).isEqualTo(Told.NOT_FROM_ZERO);
  }

  @Test
  void farFewerThanFalseAlarmsForetellIsSaidAndKeepsAnUpperEnd() {
    // 100 false alarms in 2,000 labels, but none in 2,000 fans
    var told = SHARE.of(JudgedFans.of(2000, 0), new Labelled(500, 475, 2000, 1900));

    assertThat(told.told()).isEqualTo(Told.FEWER_THAN_FALSE_ALARMS);
    assertThat(told.shareLow95()).isZero();
    assertThat(told.shareHigh95()).isCloseTo(1 - Math.pow(0.05, 1 / 2000.0), within(1e-12));
  }

  @Test
  void moreThanAllIsSaidAndKeepsALowerEnd() {
    var told = SHARE.of(JudgedFans.of(2000, 2000), new Labelled(500, 400, 2000, 1990));

    assertThat(told.told()).isEqualTo(Told.MORE_THAN_ALL);
    assertThat(told.shareLow95()).isCloseTo(Math.pow(0.05, 1 / 2000.0), within(1e-12));
    assertThat(told.shareHigh95()).isEqualTo(1);
  }

  @Test
  void refusalsSayWhy() {
    assertThat(SHARE.of(JudgedFans.of(0, 0), GOOD).told()).isEqualTo(Told.NOBODY_JUDGED);
    assertThat(SHARE.of(JudgedFans.of(10, 1), new Labelled(0, 0, 9, 9)).told())
        .isEqualTo(Told.NO_LABELS);
    var weak = SHARE.of(JudgedFans.of(2000, 400), new Labelled(500, 150, 2000, 1500));
    assertThat(weak.told()).as("J = 0.3 + 0.75 - 1").isEqualTo(Told.WEAK_CLASSIFIER);
    assertThat(weak.share()).isNaN();
    assertThat(weak.calledShare()).isEqualTo(0.2);
    assertThat(weak.told().isRefused()).isTrue();
  }

  @Test
  void fewLabelsMakeAClassifierWeakThatManyWouldProve() {
    // J = 0.6 + 0.6 - 1 = 0.2 both times; sd of J 0.22 with 10 + 10 labels, 0.007 with 10,000 each
    assertThat(SHARE.of(JudgedFans.of(100, 45), new Labelled(10, 6, 10, 6)).told())
        .isEqualTo(Told.WEAK_CLASSIFIER);
    assertThat(SHARE.of(JudgedFans.of(100, 45), new Labelled(10000, 6000, 10000, 6000)).share())
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void ofFansAllJudgedOnlyTheErrorsOfTheClassifierRemain() {
    var all = SHARE.of(JudgedFans.among(1000, 1000, 300), PERFECT);
    var some = SHARE.of(JudgedFans.of(1000, 300), PERFECT);

    // a tenth of the standard deviation is kept
    assertThat(all.shareHigh95() - all.shareLow95())
        .isCloseTo((some.shareHigh95() - some.shareLow95()) / 10, within(5e-4));
  }

  @Test
  void latticeDrawsAgreeWithRandomOnes() {
    var random = new Well19937c(1);
    var q = new BetaDistribution(random, 199.5, 1801.5);
    var sensitivity = new BetaDistribution(random, 475.5, 25.5);
    var specificity = new BetaDistribution(random, 1990.5, 10.5);
    double[] shares =
        IntStream.range(0, 200_000)
            .mapToDouble(
                i -> {
                  double sp = specificity.sample();
                  return (q.sample() + sp - 1) / (sensitivity.sample() + sp - 1);
                })
            .sorted()
            .toArray();
    var told = SHARE.of(JudgedFans.of(2000, 199), GOOD);

    // Jeffreys and mid-p differ by less than 1 % of the width here; random ends err by 0.5 % of it
    double width = shares[195_000] - shares[5_000];
    assertThat(told.shareLow95()).isCloseTo(shares[5_000], within(0.02 * width));
    assertThat(told.shareHigh95()).isCloseTo(shares[195_000], within(0.02 * width));
  }

  @Test
  void kindsOfZombiesSpanARange() {
    var kinds = new TreeMap<String, Labelled>();
    kinds.put("batch", new Labelled(500, 500, 2000, 2000));
    kinds.put("drip", new Labelled(500, 250, 2000, 2000));
    kinds.put("stealth", new Labelled(500, 10, 2000, 2000));
    var range = SHARE.over(JudgedFans.of(2000, 200), kinds);

    // 200 of 2,000 found: 10 % if all are found, 20 % if half are
    assertThat(range.shareMin()).isCloseTo(0.1, within(1e-12));
    assertThat(range.shareMinKind()).isEqualTo("batch");
    assertThat(range.shareMax()).isCloseTo(0.2, within(1e-12));
    assertThat(range.shareMaxKind()).isEqualTo("drip");
    assertThat(range.low95()).isBetween(0.08, 0.1);
    assertThat(range.high95()).isBetween(0.2, 0.25);
    assertThat(range.refusedKinds()).containsExactly("stealth");
  }

  @Test
  void meansOfProbabilitiesGiveTheSameShare() {
    // 0.3 * 0.9 + 0.7 * 0.1
    assertThat(SHARE.ofMeans(0.34, 0.9, 0.1)).isCloseTo(0.3, within(1e-12));
    assertThat(SHARE.ofMeans(0.05, 0.9, 0.1)).isZero();
    assertThat(SHARE.ofMeans(0.5, 0.5, 0.45)).isNaN();
  }

  @Test
  void impossibleCountsAreNamed() {
    assertThatThrownBy(() -> JudgedFans.of(10, 11))
        .hasMessage("calledCount must be in [0, judgedCount = 10], was 11");
    assertThatThrownBy(() -> new Labelled(5, 5, 3, -1))
        .hasMessage("genuineFoundCount must be in [0, genuineCount = 3], was -1");
  }

  @Property(tries = 200)
  void theIntervalHoldsTheBestGuess(
      @ForAll @IntRange(min = 1, max = 5000) int judged,
      @ForAll @IntRange(max = 100) int calledPercent,
      @ForAll @IntRange(min = 60, max = 100) int sensitivityPercent,
      @ForAll @IntRange(min = 60, max = 100) int specificityPercent) {
    var told =
        SHARE.of(
            JudgedFans.of(judged, judged * calledPercent / 100),
            new Labelled(500, 5 * sensitivityPercent, 2000, 20 * specificityPercent));

    Assume.that(!told.told().isRefused());
    assertThat(told.share()).isBetween(told.shareLow95(), told.shareHigh95());
    assertThat(told.shareLow95()).isBetween(0.0, 1.0);
    assertThat(told.shareHigh95()).isBetween(0.0, 1.0).isGreaterThan(told.shareLow95());
  }

  @Property(tries = 100)
  void moreCalledZombieNeverLowersTheShareOrItsEnds(
      @ForAll @IntRange(min = 1, max = 5000) int judged,
      @ForAll @IntRange(max = 99) int calledPercent,
      @ForAll @IntRange(min = 60, max = 100) int specificityPercent) {
    var labelled = new Labelled(500, 440, 2000, 20 * specificityPercent);
    int called = judged * calledPercent / 100;
    var told =
        SHARE.of(
            List.of(JudgedFans.of(judged, called), JudgedFans.of(judged, called + 1)), labelled);

    assertThat(told.get(1).share()).isGreaterThanOrEqualTo(told.get(0).share());
    assertThat(told.get(1).shareLow95()).isGreaterThanOrEqualTo(told.get(0).shareLow95());
    assertThat(told.get(1).shareHigh95()).isGreaterThanOrEqualTo(told.get(0).shareHigh95());
  }

  @Property(tries = 100)
  void fewerLabelsWidenTheInterval(
      @ForAll @IntRange(min = 100, max = 5000) int judged,
      @ForAll @IntRange(min = 5, max = 60) int calledPercent,
      @ForAll @IntRange(min = 80, max = 99) int sensitivityPercent) {
    var fans = JudgedFans.of(judged, judged * calledPercent / 100);
    var many = SHARE.of(fans, new Labelled(800, 8 * sensitivityPercent, 4000, 3960));
    var few = SHARE.of(fans, new Labelled(200, 2 * sensitivityPercent, 1000, 990));

    // where an end is clipped the width is that of 0 and 1, not of what is known
    Assume.that(few.shareLow95() > 0 && few.shareHigh95() < 1);
    // where the sample alone makes the width, the two differ by less than the lattice's step
    double step = 0.001;
    assertThat(few.shareHigh95() - few.shareLow95())
        .isGreaterThan((1 - step) * (many.shareHigh95() - many.shareLow95()));
  }

  /** Bisection on the definition, with probabilities summed one by one. */
  private static double midP(int hits, int trials, double part) {
    double low = 0;
    double high = 1;
    while (high - low > 1e-12) {
      double p = (low + high) / 2;
      double[] probabilities = new double[trials + 1];
      probabilities[0] = Math.pow(1 - p, trials);
      for (int k = 1; k <= trials; k++) {
        probabilities[k] = probabilities[k - 1] * (trials - k + 1) / k * p / (1 - p);
      }
      double atLeast = Arrays.stream(probabilities, hits + 1, trials + 1).sum();
      if (atLeast + probabilities[hits] / 2 < part) {
        low = p;
      } else {
        high = p;
      }
    }
    return low;
  }
}
