package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.authenticity.ProfileFeature.Columns;
import org.kolscope.authenticity.ProfileModel.Panel;
import org.kolscope.schema.ExpertScore.Abstention;

/** The arithmetic of the profile expert, by hand. */
class ProfileKernelsTest {

  /** Baseline 99 followers: ln 100; one robust deviation is ln 10. */
  private static final Trait FOLLOWERS =
      new Trait(ProfileFeature.FEW_FOLLOWERS, 99, Math.log(10), 0.5);

  private static final Trait POSTS = new Trait(ProfileFeature.FEW_POSTS, 999, Math.log(10), 2);

  static final Numbers MINUS = Numbers.of(-4, -4, -3, -2, 0);
  static final Numbers PLUS = Numbers.of(0, 1, 2, 3, 4);

  static Judge judge(double intercept, Trait... traits) {
    return new Judge(
        intercept,
        List.of(traits),
        Steps.plain(),
        new Territory(Numbers.of(1e6, 1e6, 1e6), List.of(), 1),
        MINUS,
        PLUS);
  }

  private static Profile counters(double followers, double followees, double posts) {
    return Profile.ofCounters(followers, followees, posts);
  }

  @Test
  void aNameIsCountedByKindsOfSigns() {
    // 安荣青泽 | 4 | ij | 184: letters, digit, small, digits
    var made = NameSigns.of("安荣青泽4ij184");
    assertThat(made.length()).isEqualTo(10);
    assertThat(made.digits()).isEqualTo(4);
    assertThat(made.changes()).isEqualTo(3);
    // the 4 twice, eight other signs once
    assertThat(made.entropy())
        .isCloseTo(-0.2 * Math.log(0.2) - 8 * 0.1 * Math.log(0.1), within(1e-12));
    assertThat(NameSigns.of("aaaa").entropy()).isZero();
    assertThat(NameSigns.of("")).isNull();
    assertThat(NameSigns.of(null)).isNull();
  }

  @Test
  void anAccountTwoDeviationsBelowAddsFourTimesTheCoefficient() {
    // 0 followers: ln 1, two times ln 10 below ln 100
    assertThat(FOLLOWERS.surprise(counters(0, 5, 5))).isCloseTo(4, within(1e-4));
    assertThat(FOLLOWERS.contribution(counters(0, 5, 5))).isCloseTo(2, within(1e-4));
  }

  @Test
  void lessSuspiciousThanTheMiddleGenuineAccountAddsNothing() {
    assertThat(FOLLOWERS.contribution(counters(99, 5, 5))).isZero();
    assertThat(FOLLOWERS.contribution(counters(1_000_000, 5, 5))).isZero();
  }

  @Test
  void anUnknownValueAddsNothing() {
    var unknown = counters(0, 5, Double.NaN);
    assertThat(POSTS.contribution(unknown)).isZero();
    for (var feature : ProfileFeature.values()) {
      if (feature.columns() != Columns.COUNTERS) {
        assertThat(feature.value(unknown)).as(feature.name()).isNaN();
      }
    }
  }

  @Test
  void oneWildCounterIsCutOffAtEightDeviations() {
    var narrow = new Trait(ProfileFeature.FEW_FOLLOWERS, 1e6, 0.1, 1);
    assertThat(narrow.surprise(counters(0, 5, 5))).isEqualTo(64);
  }

  @Test
  void beingVerifiedOnlyExcuses() {
    var verified = new Trait(ProfileFeature.VERIFIED, 0, 0.5, 0.25);
    var plain = counters(10, 10, 10);
    assertThat(verified.contribution(verified(plain, 1))).isCloseTo(-1, within(1e-9));
    assertThat(verified.contribution(verified(plain, 0))).isZero();
  }

  private static Profile verified(Profile p, double verified) {
    double no = Double.NaN;
    return new Profile(
        p.followers(), p.followees(), p.posts(), no, no, no, no, no, verified, null, no, no, no);
  }

  @Test
  void logOddsAreInterceptAndContributions() {
    var judge = judge(-3, FOLLOWERS, POSTS);
    // 0 followers: 2; 9 posts: two deviations, 2 * 4
    assertThat(judge.logOdds(counters(0, 5, 9))).isCloseTo(-3 + 2 + 8, within(1e-3));
    assertThat(judge.spoken(counters(0, 5, 9))).isCloseTo(2, within(1e-3));
  }

  @Test
  void silenceAloneNeverLiftsAProbabilityAboveThreeTenths() {
    var judge = judge(3, FOLLOWERS, POSTS);
    var silent = counters(99, 50, 0);
    assertThat(judge.logOdds(silent)).isGreaterThan(10);
    assertThat(ProfileModel.probability(judge, silent, 0.95)).isCloseTo(0.3, within(1e-12));
    // 30 followers: 0.52 deviations, 0.13 nats, which everybody may have
    var nearly = counters(30, 50, 0);
    assertThat(ProfileModel.probability(judge, nearly, 0.95)).isCloseTo(0.3, within(1e-12));
    // 0 followers: 2 nats, of which 1.5 are heard, twice
    assertThat(ProfileModel.probability(judge, counters(0, 50, 0), 0.95))
        .isCloseTo(1 / (1 + 7.0 / 3 * Math.exp(-3)), within(1e-4));
  }

  @Test
  void aPriorMovesOddsByItsOwn() {
    assertThat(ZombiePrior.moved(0.5, 0.05)).isCloseTo(0.05, within(1e-12));
    // odds 9 times 1/19
    assertThat(ZombiePrior.moved(0.9, 0.05)).isCloseTo(9.0 / 28, within(1e-12));
  }

  @Test
  void theShareOfZombiesIsFoundFromTheScores() {
    // 3 of 10 at log odds 6, the rest at -6: nearly certain, so the share is 0.3
    var source = new ScoreCounts(List.of(-300L, 300L), List.of(70_000L, 30_000L));
    var judge = judge(0, FOLLOWERS);
    assertThat(ZombiePrior.estimated(judge, source, 0.05)).isCloseTo(0.3, within(0.005));
  }

  @Test
  void aHandfulOfAccountsHardlyMovesTheShare() {
    var source = new ScoreCounts(List.of(300L), List.of(5L));
    // (100 * 0.05 + 5) / 105
    assertThat(ZombiePrior.estimated(judge(0, FOLLOWERS), source, 0.05))
        .isCloseTo(10.0 / 105, within(0.005));
  }

  @Test
  void aCalibrationIsStraightBetweenItsStepsAndKeepsTheOrderOnThem() {
    var steps = new Steps(Numbers.of(-1, 1, 3), Numbers.of(0.2, 0.6, 0.6));
    // 0.99 of the step, 0.01 of the logistic
    assertThat(steps.probability(0)).isCloseTo(0.99 * 0.4 + 0.01 * 0.5, within(1e-12));
    assertThat(steps.probability(-9)).isCloseTo(0.99 * 0.2, within(1e-5));
    assertThat(steps.probability(2)).isLessThan(steps.probability(2.5));
  }

  @Test
  void theShareBelowIsStraightBetweenQuantiles() {
    assertThat(SourceFit.below(PLUS, 2.5)).isCloseTo(2.5 / 4, within(1e-12));
    assertThat(SourceFit.below(PLUS, -1)).isZero();
    assertThat(SourceFit.below(PLUS, 4)).isOne();
    // two quantiles at -4: a quarter lies there
    assertThat(SourceFit.below(MINUS, -4)).isCloseTo(0.25, within(1e-12));
  }

  /** Accounts spread over 4 nats like the quantiles, {@code share} of them zombies. */
  private static ScoreCounts mixture(double share) {
    var bins = new ArrayList<Long>();
    var counts = new ArrayList<Long>();
    for (double at = -4; at < 4; at += 0.02) {
      double genuine = SourceFit.below(MINUS, at) - SourceFit.below(MINUS, at - 0.02);
      double zombies = SourceFit.below(PLUS, at) - SourceFit.below(PLUS, at - 0.02);
      bins.add(ScoreCounts.bin(at));
      counts.add(Math.round(1e6 * (share * zombies + (1 - share) * genuine)));
    }
    return new ScoreCounts(bins, counts);
  }

  @Test
  void aSourceIsHomeWithAnyShareOfZombies() {
    var judge = judge(0, FOLLOWERS);
    for (double share : new double[] {0, 0.02, 0.5, 1}) {
      assertThat(SourceFit.misfitAtHome(judge, mixture(share)))
          .as("share %s", share)
          .isLessThan(0.02);
    }
  }

  @Test
  void aSourceBetweenBothClassesIsNotHome() {
    var between = new ScoreCounts(List.of(ScoreCounts.bin(0.5)), List.of(10_000L));
    // all at 0.5: with a share s of zombies (1 - s) + s / 8 lie below and 7 s / 8 above, and the
    // larger of the two is least where they are equal, at a half
    assertThat(SourceFit.misfitAtHome(judge(0, FOLLOWERS), between))
        .isCloseTo(0.5 - 0.0136, within(0.02));
  }

  @Test
  void fewAccountsCannotShowThatASourceIsForeign() {
    var between = new ScoreCounts(List.of(ScoreCounts.bin(0.5)), List.of(2L));
    assertThat(SourceFit.misfitAtHome(judge(0, FOLLOWERS), between)).isNegative();
  }

  @Test
  void theHomeThatFitsBestSpeaks() {
    var fit = SourceFit.defaults();
    assertThat(fit.home(List.of(0.1, 0.05), List.of(0.0, 0.0))).isEqualTo(1);
    assertThat(fit.home(List.of(0.1, 0.05), List.of(0.0, 0.5))).isEqualTo(0);
    assertThat(fit.home(List.of(0.2, 0.3), List.of(0.0, 0.0))).isEqualTo(-1);
  }

  @Test
  void theJudgeTakenIsOneWhoseColumnsTheSourceHas() {
    var sharp = judge(0, FOLLOWERS, POSTS);
    var blunt = judge(0, FOLLOWERS);
    var panel = new Panel("home", List.of(sharp, blunt));
    var both = Map.of(Columns.COUNTERS, 1.0, Columns.POSTS, 0.9);
    assertThat(panel.judge(both)).isEqualTo(sharp);
    assertThat(panel.judge(Map.of(Columns.COUNTERS, 1.0))).isEqualTo(blunt);
    assertThat(panel.judge(Map.of())).isEqualTo(blunt);
  }

  @Test
  void anAccountFarFromBothClassesIsOutside() {
    var genuine =
        IntStream.range(0, 400)
            .mapToObj(i -> counters(90 + i % 20, 190 + i % 23, 900 + i))
            .toList();
    var zombies =
        IntStream.range(0, 400)
            .mapToObj(i -> counters(5 + i % 4, 290 + i % 23, 20 + i % 9))
            .toList();
    var territory = Territory.around(genuine, zombies);
    assertThat(territory.isOutside(counters(99, 200, 1000))).isFalse();
    assertThat(territory.isOutside(counters(6, 300, 24))).isFalse();
    assertThat(territory.isOutside(counters(1, 0, 50))).isTrue();
    // more than e times the largest of the training accounts
    assertThat(territory.open().isOutside(counters(99, 200, 10_000))).isTrue();
    assertThat(territory.open().isOutside(counters(1, 0, 50))).isFalse();
  }

  @Test
  void anAccountIsLeftUnjudgedForAReason() {
    var judge = judge(0, FOLLOWERS);
    assertThat(abstention(counters(Double.NaN, 5, 5), judge)).isEqualTo(Abstention.NO_DATA);
    assertThat(abstention(counters(0, 9, 0), judge)).isEqualTo(Abstention.TOO_FEW);
    assertThat(abstention(counters(0, 10, 0), judge)).isNull();
    assertThat(abstention(counters(10, 10, 10), null)).isEqualTo(Abstention.UNLIKE_TRAINING);
    assertThat(abstention(counters(1e9, 10, 10), judge)).isEqualTo(Abstention.UNLIKE_TRAINING);
  }

  private static Abstention abstention(Profile profile, Judge judge) {
    return Judgement.of(1, profile, judge, 0.05, 0.05).abstainedFor();
  }

  @Test
  void aQuietAccountJudgedAbroadIsMarkedAsAHint() {
    assertThat(signals(counters(0, 900, 100), true)).contains("quietAbroad", "fewFollowers");
    assertThat(signals(counters(0, 900, 101), true)).doesNotContain("quietAbroad");
    assertThat(signals(counters(0, 900, Double.NaN), true)).contains("postsUnknownAbroad");
    assertThat(signals(counters(0, 900, 100), false)).doesNotContain("quietAbroad");
  }

  private static List<String> signals(Profile profile, boolean isAbroad) {
    var said = new Judgement(1, profile, judge(3, FOLLOWERS), null, 0.05, 0.5, isAbroad);
    assertThat(said.probability()).isGreaterThan(0.5);
    var signals = new ArrayList<String>();
    said.evidence(0.3).forEachRemaining(row -> signals.add(row.getString(2)));
    // with no evidence asked for, what makes a hint of a family is said all the same
    var least = new ArrayList<String>();
    said.evidence(1).forEachRemaining(row -> least.add(row.getString(2)));
    assertThat(least).isEqualTo(signals.stream().filter(s -> s.endsWith("Abroad")).toList());
    return signals;
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trait(ProfileFeature.FEW_POSTS, 1, 1, -0.5))
        .withMessage("coefficient of FEW_POSTS must be at least 0, was -0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProfileExpert(null, ProfileExpert.Prior.STATED, 2))
        .withMessage("evidenceFrom must be in [0, 1], was 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Steps(Numbers.of(1, 2), Numbers.of(0.5, 0.4)))
        .withMessageContaining("must rise");
  }
}
