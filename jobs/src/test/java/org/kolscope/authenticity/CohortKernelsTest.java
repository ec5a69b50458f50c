package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.authenticity.SharedBursts.Overlap;

class CohortKernelsTest {

  private static final SharedBursts SHARING = new SharedBursts(4, 3, 0.01);
  private static final SharedBursts.World WORLD = new SharedBursts.World(10_000, 300);
  private static final CohortScore SCORE = new CohortScore(-4.6, 2, 1, 2);
  private static final BurstToken COHORT = new BurstToken(1, 100);

  private static AccountBursts.Follow hit(long followee, double lift, boolean isGuarded) {
    return new AccountBursts.Follow(
        followee, new FollowWindow(100, 3, Math.exp(lift), 1, 0), COHORT, isGuarded, 0);
  }

  private static AccountBursts.Follow outside(long followee) {
    return new AccountBursts.Follow(followee, null, null, false, 0);
  }

  private static double scored(AccountBursts.Follow... follows) {
    var of = Map.of(1L, List.of(COHORT), 2L, List.of(COHORT), 3L, List.of(COHORT));
    return AccountBursts.best(List.of(follows), of, SCORE).logOdds();
  }

  @Test
  void burstsOfAnAudienceThatIsSharedOnQuietDaysTooAreNotJoined() {
    // 100 and 100 of 10,000 share 20 in the bursts where chance gives 1
    var bursts = new Overlap(20, 100, 100);
    assertThat(SHARING.areJoined(bursts, new Overlap(2, 200, 200), WORLD)).isTrue();
    assertThat(SHARING.areJoined(bursts, new Overlap(80, 200, 200), WORLD)).isFalse();
    assertThat(SHARING.expected(bursts, new Overlap(80, 200, 200), 10_000))
        .isCloseTo(81.0 / 5, within(1e-9));
  }

  @Test
  void threeSharedAccountsJoinNothingHoweverRare() {
    assertThat(
            SHARING.areJoined(
                new Overlap(3, 3, 3), new Overlap(0, 9, 9), new SharedBursts.World(1e9, 2)))
        .isFalse();
  }

  @Test
  void oneOrTwoJointBurstsStayBelowOneHalfAndThreeDoNot() {
    assertThat(scored(hit(1, 9, false))).isCloseTo(-2.6, within(1e-9));
    assertThat(scored(hit(1, 9, false), hit(2, 9, false))).isNegative();
    assertThat(scored(hit(1, 9, false), hit(2, 9, false), hit(3, 9, false))).isPositive();
  }

  @Test
  void weakBurstCountsByItsLift() {
    assertThat(scored(hit(1, 0.5, false))).isCloseTo(-4.1, within(1e-9));
  }

  @Test
  void followingTheSameFolloweesAtOtherTimesSpeaksAgainst() {
    assertThat(scored(hit(1, 9, false), hit(2, 9, false), outside(3)))
        .isCloseTo(-4.6 + 4 - 1, within(1e-9));
  }

  @Test
  void newcomerWhoOnlyFollowedOnItsFirstDayHasNoHit() {
    assertThat(scored(hit(1, 9, true), hit(2, 9, true), hit(3, 9, true))).isEqualTo(-4.6);
    assertThat(scored(hit(1, 9, true), hit(2, 9, true), hit(3, 9, false))).isPositive();
  }

  @Test
  void pairsAreOfBurstsOrOfQuietTimesNeverMixed() {
    var tokens =
        List.of(
            new BurstToken(3, 7),
            new BurstToken(1, 5),
            new BurstToken(2, AccountBursts.QUIET),
            new BurstToken(4, AccountBursts.QUIET));
    assertThat(AccountBursts.pairs(tokens))
        .containsExactlyInAnyOrder(
            new AccountBursts.Pair(new BurstToken(1, 5), new BurstToken(3, 7)),
            new AccountBursts.Pair(
                new BurstToken(2, AccountBursts.QUIET), new BurstToken(4, AccountBursts.QUIET)));
  }

  @Test
  void cappedAccountsKeepTheSameBursts() {
    var all = IntStream.range(0, 50).mapToObj(i -> new BurstToken(i, 1)).toList();
    var kept = AccountBursts.capped(all, 10, 1);
    assertThat(kept).hasSize(10);
    assertThat(AccountBursts.capped(all.subList(0, 40), 10, 1))
        .containsAll(kept.stream().filter(t -> t.followeeId() < 40).toList());
  }

  @Test
  void componentIsNamedAfterItsSmallestBurstInWhateverOrder() {
    var chain = IntStream.range(0, 20).mapToObj(i -> new BurstToken(i, -i)).toList();
    var groups = new Groups<BurstToken>();
    for (int i = 19; i > 0; i -= 2) {
      groups.join(chain.get(i), chain.get(i - 1));
    }
    for (int i = 2; i < 20; i += 2) {
      groups.join(chain.get(i), chain.get(i - 1));
    }
    groups.join(new BurstToken(30, 0), new BurstToken(29, 0));
    assertThat(groups.labels()).hasSize(22);
    assertThat(groups.labels().get(new BurstToken(13, -13))).isEqualTo(new BurstToken(0, 0));
    assertThat(groups.labels().get(new BurstToken(30, 0))).isEqualTo(new BurstToken(29, 0));
  }

  @Test
  void weekThatIsFrequentInTheBurstAndRareElsewhereSpeaksForABatch() {
    var within = new TreeMap<>(Map.of(10, 53L, 200, 1L, 300, 1L));
    var without =
        new TreeMap<>(
            IntStream.range(0, 400)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(w -> w, w -> 1L)));
    var weeks = new RegistrationWeeks(within, without);
    // 55 accounts, each week 1/400 of the others: 0.1375 expected, 50 beyond chance
    assertThat(weeks.expected(10)).isCloseTo(55.0 / 400, within(1e-9));
    assertThat(weeks.logRatio(10)).isCloseTo(Math.log1p(50 / (55.0 / 400)), within(1e-9));
    assertThat(weeks.logRatio(200)).isZero();
  }
}
