package org.kolscope.audience.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.ContactPoint.Kind;

class GreedyCoverTest {

  /** Place 0 meets 0 to 3, place 1 meets 2 to 5, place 2 meets 4 to 6, place 3 meets 0. */
  private static GreedyCover drawn() {
    return new GreedyCover(
        List.of(new int[] {0, 1, 2, 3}, new int[] {2, 3, 4, 5}, new int[] {4, 5, 6}, new int[] {0}),
        new int[] {1, 1, 1, 1, 1, 1, 1, 1});
  }

  @Test
  void eachPickAddsMostAndTheSmallerNumberWinsTies() {
    // 0 and 1 meet four each; then 2 adds 3, 1 adds 2; nothing adds anything after
    assertThat(drawn().picks(8, 9))
        .containsExactly(new GreedyCover.Pick(0, 4), new GreedyCover.Pick(2, 7));
    assertThat(drawn().picks(4, 9)).as("enough").hasSize(1);
    assertThat(drawn().picks(8, 1)).as("no more places").hasSize(1);
  }

  @Test
  void setsSayHowFarFromTheBestTheyCanBe() {
    var sets = CoverSets.of(Kind.TOPIC, drawn(), 8, 9).sets();

    // 4 of 8 with one place, which is the best of one; 7 of 8 with two: 0.7 and no 0.9
    assertThat(sets).extracting(s -> s.size()).containsExactly(1, 2, 2);
    assertThat(sets).extracting(s -> s.coverage()).containsExactly(0.5, 7 / 8.0, 7 / 8.0);
    assertThat(sets).extracting(s -> s.isReached()).containsExactly(true, true, false);
    assertThat(sets.get(0).guarantee()).isEqualTo(1);
    // seen from both picks nothing adds anything, so no two places meet more
    assertThat(sets.get(1).guarantee()).isEqualTo(1);
    assertThat(sets.get(1).bestCoverage()).isEqualTo(7 / 8.0);
    // one place meets 4 at most; two could 7; no number meets 7.2
    assertThat(sets).extracting(s -> s.leastSize()).containsExactly(1, 2, null);
  }

  @Property(tries = 200)
  void noSetOfTheSameSizeBeatsTheBoundNorGreedyItsGuarantee(
      @ForAll @IntRange(min = 1, max = 7) int places,
      @ForAll @IntRange(min = 1, max = 12) int people,
      @ForAll long seed) {
    var random = new Random(seed);
    var members = new ArrayList<int[]>();
    for (int place = 0; place < places; place++) {
      members.add(IntStream.range(0, people).filter(p -> random.nextInt(3) == 0).toArray());
    }
    int[] weights = IntStream.range(0, people).map(p -> 1 + random.nextInt(9)).toArray();
    double total = IntStream.of(weights).sum();

    for (var set : CoverSets.of(Kind.ACCOUNT, new GreedyCover(members, weights), total, 9).sets()) {
      double best = best(members, weights, set.size()) / total;
      assertThat(set.bestCoverage()).isGreaterThanOrEqualTo(best - 1e-12);
      assertThat(set.coverage()).isLessThanOrEqualTo(best + 1e-12);
      assertThat(set.coverage()).isGreaterThanOrEqualTo(set.guarantee() * best - 1e-12);
      assertThat(set.guarantee()).isGreaterThan(1 - 1 / Math.E);
      if (set.leastSize() != null && set.leastSize() > 1) {
        assertThat(best(members, weights, set.leastSize() - 1) / total).isLessThan(set.level());
      } else if (set.leastSize() == null) {
        assertThat(best(members, weights, places) / total).isLessThan(set.level());
      }
    }
  }

  /** By trying every set. */
  private static double best(List<int[]> members, int[] weights, int size) {
    double best = 0;
    for (int chosen = 0; chosen < 1 << members.size(); chosen++) {
      if (Integer.bitCount(chosen) > size) {
        continue;
      }
      boolean[] met = new boolean[weights.length];
      for (int place = 0; place < members.size(); place++) {
        if (((chosen >> place) & 1) == 1) {
          IntStream.of(members.get(place)).forEach(p -> met[p] = true);
        }
      }
      best = Math.max(best, IntStream.range(0, met.length).map(p -> met[p] ? weights[p] : 0).sum());
    }
    return best;
  }

  @Test
  void liftAndItsLowerEndFollowFromFourNumbers() {
    // 40 of 100 targets are among 200 of 1000 people: .4 / .2
    var road = new Road(Kind.TOPIC, 1_000, 100L * Lifts.UNITS, 100L * Lifts.UNITS);

    var lift = Lifts.of(road, 200, 40L * Lifts.UNITS);

    assertThat(lift.lift()).isEqualTo(2);
    assertThat(lift.coverage()).isEqualTo(0.4);
    // sqrt(1/40 - 1/100 + 1/200 - 1/1000) = sqrt(.019)
    assertThat(lift.low95()).isCloseTo(2 * Math.exp(-1.959964 * Math.sqrt(0.019)), within(1e-6));
    // hypergeometric: mean 20, variance 20 * .9 * 800 / 999 = 14.414; 20 / 3.7966 = 5.268
    assertThat(lift.pValue()).isCloseTo(6.9e-8, within(0.2e-8));
  }

  @Test
  void aPlaceWithoutTargetsHasNoLiftAndNoPlaceIsSignificantWhereAllAreMet() {
    var road = new Road(Kind.TOPIC, 100, 10L * Lifts.UNITS, 10L * Lifts.UNITS);

    assertThat(Lifts.of(road, 30, 0).lift()).isZero();
    assertThat(Lifts.of(road, 30, 0).pValue()).isEqualTo(1);
    assertThat(Lifts.of(road, 100, 10L * Lifts.UNITS).pValue()).isEqualTo(1);
  }

  @Test
  void stepUpRuleMarksUpToTheLastThatFits() {
    // thresholds .01 .02 .03 .04 .05: .021 fails its own but .029 passes the third
    assertThat(Lifts.significant(List.of(0.5, 0.029, 0.021, 0.001, 0.045), 0.05))
        .containsExactly(false, true, true, true, false);
    assertThat(Lifts.significant(List.of(), 0.05)).isEmpty();
  }

  @Test
  void placesWithoutEffectAreHardlyEverMarked() {
    var random = new Random(5);
    int n = 2_000;
    int[] units = new int[n];
    for (int i = 0; i < n; i++) {
      double p = random.nextDouble();
      units[i] = (int) (p * p * p * Lifts.UNITS);
    }
    long squares = 0;
    for (int u : units) {
      squares += (long) u * u / Lifts.UNITS;
    }
    var road = new Road(Kind.ACCOUNT, n, IntStream.of(units).asLongStream().sum(), squares);

    int below = 0;
    for (int place = 0; place < 4_000; place++) {
      long met = 0;
      for (int person : random.ints(0, n).distinct().limit(60).toArray()) {
        met += units[person];
      }
      below += Lifts.of(road, 60, met).pValue() < 0.05 ? 1 : 0;
    }

    // 200 expected, standard deviation 14; the tail of a skewed sum is a little heavier than normal
    assertThat(below).isBetween(150, 260);
  }
}
