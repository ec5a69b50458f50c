package org.kolscope.influence.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kolscope.influence.whole.HeapRoom;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;

class ReachWorldTest {

  private static final int SETS = 1 << 17;
  private static final HeapRoom ROOM = HeapRoom.ofThisProcess("arcs", "take fewer");

  private static Reaches settings(int size, int leastShares, int maxFollows) {
    return new Reaches(
        new Exposures(), new PostPrices(), size, SETS, leastShares, maxFollows, 5, 2);
  }

  /** {@code "1>9 2>9"}: 1 and 2 read 9; {@code "1>9:1000:200"}: with exposures and shares. */
  private static ReachFacts facts(Reaches settings, String follows, long... candidates) {
    var facts = new ReachFacts(settings);
    Stream.of(follows.split(" ", -1))
        .map(f -> f.split("[>:]", -1))
        .forEach(
            f ->
                facts.addFollow(
                    Long.parseLong(f[0]),
                    Long.parseLong(f[1]),
                    f.length > 2 ? Long.parseLong(f[2]) : 0,
                    f.length > 2 ? Long.parseLong(f[3]) : 0));
    for (long candidate : candidates) {
      facts.candidates().add(candidate, 1);
    }
    return facts;
  }

  private static Reach only(ReachFacts facts) {
    var reaches = facts.world().reaches(List.of());
    assertThat(reaches).hasSize(1);
    return reaches.get(0);
  }

  /** Within 4.5 standard errors of a share of independent sets. */
  private static void assertAbout(double value, double expected, double total) {
    double share = expected / total;
    assertThat(value)
        .isCloseTo(expected, within(4.5 * total * Math.sqrt(share * (1 - share) / SETS) + 1e-9));
  }

  @Test
  void aPostIsShownToTheCandidateAndAllItsReaders() {
    var reach = only(facts(settings(1, 1, 99), "1>9 2>9 3>9 4>9 5>9", 9));
    assertThat(reach.reach()).isEqualTo(6);
    assertThat(reach.reachHigh95()).isEqualTo(6);
    assertThat(reach.plainReach()).isEqualTo(6);
    assertThat(reach.targetReach()).isNull();
    assertThat(reach.fansCount()).isEqualTo(5);
    assertThat(reach.shareRate()).isNull();
    assertThat(reach.rates()).isEqualTo(Reach.Rates.WEIGHTED_CASCADE);
  }

  @Test
  void zombiesAmongTheReadersCountOnlyWithoutTheDiscount() {
    var facts = facts(settings(1, 1, 99), "1>9 2>9 3>9 4>9 5>9", 9);
    for (long zombie = 1; zombie <= 3; zombie++) {
      facts.genuine().add(zombie, 0);
    }
    facts.genuine().add(4, 0.5);
    facts.genuine().add(9, 1);
    facts.genuine().add(77, 0.5); // judged, but not here
    // 5 is unjudged: the mean of 0, 0, 0, 0.5, 1 and 0.5
    var reach = only(facts);
    assertAbout(reach.reach(), 1 + 0.5 + 2.0 / 6, 1 + 0.5 + 2.0 / 6);
    assertThat(reach.plainReach()).isEqualTo(6);
  }

  @Test
  void aZombieCandidateReachesNobody() {
    var facts = facts(settings(1, 1, 99), "1>9 2>9", 9);
    facts.genuine().add(9, 0);
    facts.genuine().add(1, 1);
    facts.genuine().add(2, 1);
    assertThat(only(facts).reach()).isZero();
    assertThat(only(facts).plainReach()).isEqualTo(3);
  }

  @Test
  void targetReachAddsUpTheRelevanceOfTheReaders() {
    var facts = facts(settings(1, 1, 99), "1>9 2>9 3>9 4>8", 9);
    facts.relevance().add(1, 0.5);
    facts.relevance().add(2, 0.25);
    facts.relevance().add(4, 0.75);
    var reach = only(facts);
    assertAbout(reach.targetReach(), 0.75, 1.5);
    assertThat(reach.targetReach()).isBetween(reach.targetReachLow95(), reach.targetReachHigh95());
    assertAbout(reach.reach(), 4, 6);
  }

  @Test
  void readersOfAReaderSeeThePostAtItsLearnedShareRate() {
    // both arcs have the rate 0.2, which no spread between arcs puts in doubt
    var facts = facts(settings(1, 100, 99), "1>9:1000:200 2>1:1000:200", 9);
    facts.addOtherShares(9, 7);
    facts.addOtherShares(9, 4);
    var reach = only(facts);
    assertThat(reach.rates()).isEqualTo(Reach.Rates.LEARNED);
    assertAbout(reach.reach(), 2.2, 3);
    assertThat(reach.shareRate()).isEqualTo(0.2);
    assertThat(reach.exposuresCount()).isEqualTo(1000);
    assertThat(reach.sharesCount()).isEqualTo(200);
    assertThat(reach.otherSharesCount()).isEqualTo(11);
  }

  @Test
  void tooFewSharesAreNothingLearned() {
    // 2 reads 1 alone, so in a weighted cascade it is certain that 1 passes on: 1 reads 9 alone
    var reach = only(facts(settings(1, 401, 99), "1>9:1000:200 2>1:1000:200", 9));
    assertThat(reach.rates()).isEqualTo(Reach.Rates.WEIGHTED_CASCADE);
    assertThat(reach.reach()).isEqualTo(3);
    assertThat(reach.sharesCount()).isEqualTo(200);
  }

  @Test
  void rosterOfASizeTakesTheWidestAndThenWhatIsNotYetReached() {
    // 8 has more fans than 7, but shares them with 9
    var facts =
        facts(settings(2, 1, 99), "1>9 2>9 3>9 4>9 5>9 1>8 2>8 3>8 4>8 11>7 12>7 13>7", 7, 8, 9);
    var world = facts.world();
    var picks = world.ofSize();
    assertThat(picks).extracting(RosterPick::accountId).containsExactly(9L, 7L);
    assertThat(picks).extracting(RosterPick::place).containsExactly(1, 2);
    assertAbout(picks.get(0).value(), 6, 11);
    assertAbout(picks.get(1).value(), 10, 11);
    assertThat(picks.get(1).gain())
        .isCloseTo(picks.get(1).value() - picks.get(0).value(), within(1e-9));
    assertThat(picks.get(1).guarantee()).isBetween(0.53, 1.0);
    assertThat(picks.get(1).price()).isNull();
    var reaches = world.reaches(picks);
    assertThat(reaches).extracting(Reach::accountId).containsExactly(7L, 8L, 9L);
    assertThat(reaches).extracting(Reach::rosterPlace).containsExactly(2, null, 1);
    assertThat(reaches.get(0).rosterGain()).isEqualTo(picks.get(1).gain());
  }

  @Test
  void budgetBuysTwoCheapOnesInsteadOfTheWidest() {
    var facts =
        facts(
            settings(1, 1, 99),
            "1>9 2>9 3>9 4>9 5>9 21>8 22>8 23>8 24>8 11>7 12>7 13>7 14>7 31>6",
            7,
            8,
            9);
    facts.prices().add(9, 8);
    facts.prices().add(8, 4);
    facts.prices().add(7, 4);
    facts.prices().add(6, 0); // no candidate
    var picks = facts.world().underBudget(8.0);
    assertThat(picks).extracting(RosterPick::accountId).containsExactlyInAnyOrder(7L, 8L);
    assertThat(picks).allSatisfy(p -> assertThat(p.price()).isEqualTo(4));
    assertAbout(picks.get(1).value(), 10, 18);
    assertThat(facts.world().underBudget(null)).isEmpty();
    assertThat(facts.world().underBudget(3.0)).isEmpty();
  }

  @Test
  void whoIsNotForHireIsMeasuredAndNotChosen() {
    var facts = facts(settings(2, 1, 99), "1>9 2>9 3>9 11>8 12>8", 8);
    facts.candidates().add(9, 0);
    facts.prices().add(8, 1);
    facts.prices().add(9, 1);
    assertThat(facts.world().ofSize()).extracting(RosterPick::accountId).containsExactly(8L);
    assertThat(facts.world().underBudget(5.0))
        .extracting(RosterPick::accountId)
        .containsExactly(8L);
    assertThat(facts.world().reaches(List.of()))
        .extracting(Reach::accountId)
        .containsExactly(8L, 9L);
    var none = facts(settings(2, 1, 99), "1>9");
    none.candidates().add(9, 0);
    assertThat(none.world().ofSize()).isEmpty();
  }

  @Test
  void aCandidateNobodyReadsReachesItself() {
    var reaches = facts(settings(1, 1, 99), "1>9", 9, 50).world().reaches(List.of());
    assertThat(reaches).extracting(Reach::accountId).containsExactly(9L, 50L);
    assertAbout(reaches.get(1).reach(), 1, 3);
  }

  @Test
  void sampledReadersStandForAllOfThem() {
    var facts = new ReachFacts(settings(1, 1, 2_500));
    facts.candidates().add(1, 1);
    for (long fan = 10; fan < 10_010; fan++) {
      facts.addFollow(fan, 1, 0, 0);
    }
    var reach = only(facts);
    assertThat(reach.readersShare()).isEqualTo(Math.pow(2, Math.rint(log2(reach.readersShare()))));
    assertThat(reach.fansCount()).isBetween(1_000L, 2_500L);
    // a binomial share of the fans, known to within 4.5 / sqrt(1000)
    assertThat(reach.reach()).isCloseTo(10_000, within(1_500.0));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  @Test
  void moreArcsThanFitAreRefusedBeforeTheGraphIsBuilt() {
    // 44 bytes an arc: 750 of 1,000 bytes take 17 arcs
    var room = new HeapRoom("the follow graph", "lower reach.max-follows", 1_000);
    var arcs = new ReaderArcs(new org.kolscope.graph.sample.Coin(8), 500, room);
    for (int reader = 1; reader <= 17; reader++) {
      arcs.add(reader, 99, 0);
    }
    assertThat(arcs.ids()).hasSize(18);
    arcs.add(18, 99, 0);

    assertThatThrownBy(arcs::ids)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the follow graph takes")
        .hasMessageContaining("lower reach.max-follows");
  }

  @Test
  void whichReadersStayDoesNotDependOnTheOrder() {
    var random = new Random(3);
    List<long[]> arcs = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      arcs.add(new long[] {random.nextInt(400), 1_000 + random.nextInt(50)});
    }
    var coin = new org.kolscope.graph.sample.Coin(8);
    var once = new ReaderArcs(coin, 500, ROOM);
    arcs.forEach(a -> once.add(a[0], a[1], 0));
    Collections.shuffle(arcs, random);
    var again = new ReaderArcs(coin, 500, ROOM);
    arcs.forEach(a -> again.add(a[0], a[1], 0));

    assertThat(again.share()).isEqualTo(once.share()).isLessThan(1);
    assertThat(again.size()).isEqualTo(once.size()).isBetween(100, 500);
    assertThat(again.ids()).isEqualTo(once.ids());
    long kept = arcs.stream().filter(a -> once.isKept(a[0])).count();
    assertThat(kept).as("all arcs of whoever is kept").isEqualTo(once.size());
  }
}
