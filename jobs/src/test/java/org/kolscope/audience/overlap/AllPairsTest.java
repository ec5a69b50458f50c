package org.kolscope.audience.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.UpdateSketch;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FanOverlap.Base;
import org.kolscope.schema.FanOverlap.Method;

class AllPairsTest {

  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static List<FanOverlap> rows(FanLists lists, int leastShared) {
    return new AllPairs(lists, leastShared, 2).all();
  }

  /** Account 1 has fans 11 to 16, account 2 has 13 to 16 and 20, account 3 has 30 alone. */
  private static DrawnLists drawn() {
    var drawn = new DrawnLists();
    for (long fan = 11; fan <= 16; fan++) {
      drawn.follow(1, fan, 0.5);
    }
    for (long fan = 13; fan <= 16; fan++) {
      drawn.follow(2, fan, 0.5);
    }
    return drawn.follow(2, 20, 0.25).follow(3, 30, 1);
  }

  @Test
  void wholeListsAreCountedWithoutDoubtAndTargetsWithTheDoubtWhoIsOne() {
    var rows = DrawnLists.byPair(rows(drawn().lists(256, NO_LIMIT, 1), 1));

    // of 6 and 5 fans 4 are shared: 4 / 7 of all, 4 / 5 of the smaller
    assertThat(rows.get("1 2 REAL"))
        .isEqualTo(new FanOverlap(1, 2, Base.REAL, 4, 4, 4, 4 / 7.0, 4 / 5.0, Method.EXACT));
    // 4 fans at 0.5: 2 expected of 3 and 2.25; variance 4 * 0.25 = 1
    var targets = rows.get("1 2 TARGET");
    assertThat(targets.sharedCount()).isEqualTo(2);
    assertThat(targets.jaccard()).isEqualTo(2 / 3.25);
    assertThat(targets.ofSmallerShare()).isEqualTo(2 / 2.25);
    assertThat(targets.sharedLow95()).isCloseTo(2 - 1.96, within(1e-4));
    assertThat(targets.sharedHigh95()).isCloseTo(2 + 1.96, within(1e-4));
    assertThat(rows).as("account 3 shares nobody").hasSize(2);
  }

  @Test
  void pairsBelowTheLeastCellHaveNoRow() {
    assertThat(rows(drawn().lists(256, NO_LIMIT, 1), 5)).isEmpty();
    assertThat(rows(drawn().lists(256, NO_LIMIT, 1), 4))
        .as("4 real fans, but 2 targets only")
        .extracting(FanOverlap::base)
        .containsExactly(Base.REAL);
  }

  @Property(tries = 30)
  void exactPathAgreesWithComparingEveryTwoSets(
      @ForAll @IntRange(min = 2, max = 30) int accounts,
      @ForAll @IntRange(min = 1, max = 300) int fans,
      @ForAll long seed) {
    var drawn = DrawnLists.of(new FollowDraws(accounts, Math.min(3, accounts), seed), fans);
    var rows = DrawnLists.byPair(rows(drawn.lists(256, NO_LIMIT, seed), 1));

    var ids = new ArrayList<>(drawn.fans.keySet());
    int expected = 0;
    for (long a : ids) {
      for (long b : ids) {
        if (a >= b || drawn.shared(a, b).isEmpty()) {
          continue;
        }
        expected++;
        var row = rows.get(DrawnLists.pair(a, b, Base.REAL));
        assertThat(row.sharedCount()).isEqualTo(drawn.shared(a, b).size());
        var targets = rows.get(DrawnLists.pair(a, b, Base.TARGET));
        if (drawn.sharedTargets(a, b) >= 1) {
          assertThat(targets.sharedCount()).isCloseTo(drawn.sharedTargets(a, b), within(1e-9));
        } else {
          assertThat(targets).isNull();
        }
      }
    }
    assertThat(rows.values().stream().filter(r -> r.base() == Base.REAL)).hasSize(expected);
  }

  @Test
  void orderAndThreadsChangeNothing() {
    var drawn = DrawnLists.of(new FollowDraws(40, 4, 5), 3_000);
    var once = new AllPairs(drawn.lists(256, 20_000, 1), 1, 1).all();

    assertThat(new AllPairs(drawn.lists(256, 20_000, 2), 1, 3).all()).isEqualTo(once);
  }

  @Test
  void sketchesHoldWhatDataSketchesWouldHoldAtTheSameTheta() {
    var drawn = DrawnLists.of(new FollowDraws(4, 1, 3), 6_000);
    var lists = drawn.lists(256, 1, 1);
    var rows = DrawnLists.byPair(rows(lists, 1));

    for (int i = 1; i <= 4; i++) {
      for (int j = i + 1; j <= 4; j++) {
        var both = SetOperation.builder().buildIntersection();
        both.intersect(theirs(drawn, lists.lists().get(i - 1)));
        both.intersect(theirs(drawn, lists.lists().get(j - 1)));
        var theirs = both.getResult();
        var ours = rows.get(DrawnLists.pair(i, j, Base.REAL));
        assertThat(ours.sharedCount()).isCloseTo(theirs.getEstimate(), within(0.01));
        assertThat(ours.sharedLow95()).isCloseTo(theirs.getLowerBound(2), within(0.01));
        assertThat(ours.method()).isEqualTo(Method.SKETCH);
      }
    }
  }

  private static UpdateSketch theirs(DrawnLists drawn, FanList list) {
    var sketch =
        UpdateSketch.builder().setNominalEntries(1 << 14).setP((float) list.theta()).build();
    drawn.fans.get(list.accountId()).forEach(fan -> sketch.update((long) fan));
    return sketch;
  }

  @Test
  void sketchesAreRightWithinTheirBoundsInNineteenPairsOfTwenty() {
    var drawn = DrawnLists.of(new FollowDraws(60, 6, 11), 40_000);
    var lists = drawn.lists(512, drawn.lists(512, NO_LIMIT, 1).steps() / 8, 1);

    int real = 0;
    int realInside = 0;
    int targets = 0;
    int targetsInside = 0;
    for (var row : rows(lists, 20)) {
      if (row.method() == Method.EXACT) {
        continue;
      }
      if (row.base() == Base.REAL) {
        real++;
        realInside += isInside(row, drawn.shared(row.accountId(), row.otherId()).size());
      } else {
        targets++;
        targetsInside += isInside(row, drawn.sharedTargets(row.accountId(), row.otherId()));
      }
    }

    assertThat(lists.sketchSize()).isEqualTo(512);
    assertThat(real).isGreaterThan(1_000);
    assertThat(targets).isGreaterThan(300);
    assertThat(realInside).isGreaterThanOrEqualTo((int) (0.95 * real));
    assertThat(targetsInside).isGreaterThanOrEqualTo((int) (0.95 * targets));
  }

  private static int isInside(FanOverlap row, double truth) {
    return row.sharedLow95() <= truth && truth <= row.sharedHigh95() ? 1 : 0;
  }

  @Test
  void smallerSketchesAreTakenUntilTheWorkFits() {
    var drawn = DrawnLists.of(new FollowDraws(60, 6, 11), 20_000);
    long all = drawn.lists(4_096, NO_LIMIT, 1).steps();

    var lists = drawn.lists(4_096, all / 3, 1);

    assertThat(lists.sketchSize()).isBetween(256, 2_048);
    assertThat(lists.steps()).isLessThanOrEqualTo(all / 3);
    assertThat(lists.lists()).allMatch(l -> l.realCount() > 256 || l.theta() == 1);
  }

  @Test
  void listsThatAreSamplesGiveAnEstimateOfWholeListsWhichHoldsTheTruth() {
    var draws = new FollowDraws(30, 3, 2);
    var whole = DrawnLists.of(draws, 30_000);
    var part = new DrawnLists();
    // account by account a third or a half of the fans is loaded
    whole.fans.forEach(
        (account, fans) -> {
          double share = account % 2 == 0 ? 1 / 3.0 : 0.5;
          part.coverage.put(account, share);
          var random = new java.util.SplittableRandom(account);
          fans.stream()
              .filter(fan -> random.nextDouble() < share)
              .forEach(fan -> part.follow(account, fan, draws.target(fan - 1_000_000)));
        });

    var rows =
        rows(part.lists(4_096, NO_LIMIT, 1), 20).stream()
            .filter(r -> r.base() == Base.REAL)
            .toList();
    long inside =
        rows.stream()
            .filter(r -> isInside(r, whole.shared(r.accountId(), r.otherId()).size()) == 1)
            .count();

    assertThat(rows).hasSizeGreaterThan(200).allMatch(r -> r.method() == Method.SAMPLE);
    assertThat(inside).isGreaterThanOrEqualTo((long) (0.93 * rows.size()));
  }
}
