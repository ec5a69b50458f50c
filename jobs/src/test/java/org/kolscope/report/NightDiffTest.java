package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.report.NightPage.Before;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.KolRank.Group;

class NightDiffTest {

  @Test
  void kolsComeGoAndMove() {
    var before = List.of(kol(11, 1, 50), kol(12, 2, 50), kol(13, 3, 50), kol(14, 4, 50));
    var now = List.of(kol(13, 1, 80), kol(11, 2, 50), kol(15, 3, 50));

    var diff = diff(before, now, Set.of(14L));

    assertThat(diff.added()).extracting(KolRank::accountId).containsExactly(15L);
    assertThat(diff.dropped()).extracting(KolRank::accountId).containsExactly(12L);
    assertThat(diff.refusedCount()).isEqualTo(1);
    assertThat(diff.movers()).extracting(m -> m.now().accountId()).containsExactly(13L, 11L);
    assertThat(diff.movers().get(0).places()).isEqualTo(2);
    assertThat(diff.movers().get(0).cause().en()).isEqualTo("Relay 50.0 → 80.0");
    assertThat(diff.movers().get(1).cause().en()).contains("others moved");
  }

  @Test
  void aMoveIsBeyondDoubtWhereTheRangesDoNotTouch() {
    assertThat(new NightDiff.Mover(ranged(3, 2, 4), ranged(1, 1, 2)).isBeyondDoubt()).isFalse();
    assertThat(new NightDiff.Mover(ranged(3, 2, 4), ranged(1, 1, 1)).isBeyondDoubt()).isTrue();
    assertThat(new NightDiff.Mover(ranged(1, 1, 1), ranged(3, 2, 4)).isBeyondDoubt()).isTrue();
  }

  @Test
  void aPartThatWentIsTheLargestChange() {
    var before = Nights.kol(1, "a", 1, 1, 1, Group.A, 50, 0, 3.0, 50.0, 50.0);
    var now = Nights.kol(1, "a", 2, 2, 2, Group.A, 50, 90, null, 50.0, 50.0);

    assertThat(new NightDiff.Mover(before, now).cause())
        .isEqualTo(new Words("Broker 3.0 → n/a", "桥梁 3.0 → 无数据"));
  }

  /** 100 KOLs of one bin against half of them in another: bins (100.5, .5) and (50.5, 50.5). */
  @Test
  void theIndexOfAHalvedDistributionIsThatOfThePaper() {
    var before = kols(100, i -> 50.0);
    var now = kols(100, i -> i % 2 == 0 ? 50.0 : 90.0);
    double expected = 2 * 50 / 103.0 * 0.5 * (Math.log(50.5 / 0.5) + Math.log(100.5 / 50.5));

    assertThat(relay(before, now).index()).isCloseTo(expected, within(1e-12));
    assertThat(relay(before, now).isMoved()).isTrue();
    assertThat(relay(before, before).index()).isZero();
  }

  @Test
  void withFewKolsNothingIsSaidOfDistributions() {
    assertThat(relay(kols(49, i -> 1.0), kols(100, i -> 1.0)).index()).isNull();
    assertThat(relay(kols(50, i -> 1.0), kols(50, i -> null)).isMoved()).isTrue();
  }

  @Test
  void coverageIsCountedByItsShareOfTheDisplayedFollowers() {
    var kols = new ArrayList<KolRank>();
    kols.addAll(List.of(fans(9, 1000L), fans(10, 1000L), fans(99, 1000L), fans(100, 1000L)));
    kols.addAll(List.of(fans(500, 1000L), fans(900, 1000L), fans(901, 1000L), fans(3, 2L)));
    kols.addAll(List.of(fans(5, null), fans(5, 0L)));

    assertThat(FanCoverage.of(kols).bars())
        .extracting(FanCoverage.Bar::count)
        .containsExactly(1, 2, 1, 2, 2, 2);
  }

  private static Drift relay(List<KolRank> before, List<KolRank> now) {
    return diff(before, now, Set.of()).drifts().get(3);
  }

  private static NightDiff diff(List<KolRank> before, List<KolRank> now, Set<Long> refused) {
    return NightDiff.of(new Before(1, NightPages.NIGHT, "code", "settings", before, refused), now);
  }

  private static List<KolRank> kols(int n, IntFunction<Double> relay) {
    return IntStream.range(0, n)
        .mapToObj(i -> Nights.kol(i, "k", i + 1, 1, n, Group.A, 50, 50, 50.0, relay.apply(i), 50.0))
        .toList();
  }

  private static KolRank kol(long id, int rank, double relay) {
    return Nights.kol(id, "k", rank, rank, rank, Group.A, 50, 50, 50.0, relay, 50.0);
  }

  private static KolRank ranged(int rank, int low, int high) {
    return Nights.kol(1, "k", rank, low, high, Group.A, 50, 50, 50.0, 50.0, 50.0);
  }

  private static KolRank fans(long fans, Long followers) {
    var k = kol(1, 1, 50);
    return new KolRank(
        k.accountId(),
        k.screenName(),
        k.verifiedType(),
        k.basis(),
        k.rank(),
        k.rankLow90(),
        k.rankHigh90(),
        k.group(),
        k.score(),
        k.scoreLow90(),
        k.scoreHigh90(),
        k.statusPart(),
        k.brokerPart(),
        k.relayPart(),
        k.responsePart(),
        k.weightKnownShare(),
        fans,
        followers,
        k.postsCount(),
        k.repostsReceivedCount(),
        k.repostersCount(),
        k.followRank(),
        k.plainFollowRank(),
        k.replicatesCount());
  }
}
