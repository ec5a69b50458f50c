package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final double UNKNOWN = Double.NaN;
  private static final Parts WEIGHTS = new Parts(35, 20, 25, 20);

  @Test
  void theScoreIsTheWeightedMeanOfThePercentiles() {
    var standings =
        Standing.of(
            List.of(new Draw(0, 1, new Parts(4, 0, 1, 0)), new Draw(0, 2, new Parts(3, 1, 2, 0))),
            WEIGHTS);

    // two candidates: the better has 75, the worse 25, ties 50
    assertThat(standings)
        .containsExactly(
            // (35 * 75 + 20 * 25 + 25 * 25 + 20 * 50) / 100
            new Standing(0, 1, new Parts(75, 25, 25, 50), 47.5, 2, 2),
            // (35 * 25 + 20 * 75 + 25 * 75 + 20 * 50) / 100
            new Standing(0, 2, new Parts(25, 75, 75, 50), 52.5, 1, 1));
  }

  @Test
  void weightsOfUnknownPartsGoToTheOthers() {
    var standings =
        Standing.of(
            List.of(
                new Draw(0, 1, new Parts(4, 0, UNKNOWN, UNKNOWN)),
                new Draw(0, 2, new Parts(3, 0, UNKNOWN, 7))),
            WEIGHTS);

    // 1: (35 * 75 + 20 * 50) / 55; 2: (35 * 25 + 20 * 50 + 20 * 50) / 75, alone in its response
    assertThat(standings).extracting(Standing::score).containsExactly(3625.0 / 55, 2875.0 / 75);
  }

  @Test
  void whoHasNoKnownPartThatWeighsHasNoPlace() {
    var onlyResponse = new Parts(0, 0, 0, 1);
    var draws =
        List.of(
            new Draw(0, 1, new Parts(4, 0, 0, UNKNOWN)),
            new Draw(0, 2, new Parts(3, 0, 0, 7)),
            new Draw(0, 3, new Parts(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)));

    assertThat(Standing.of(draws, onlyResponse))
        .extracting(Standing::accountId, Standing::score, Standing::worstRank)
        .containsExactly(tuple(2L, 50.0, 1));
  }

  @Test
  void equalCandidatesShareTheRanksTheyFill() {
    var draws =
        IntStream.of(5, 3, 3, 1)
            .mapToObj(x -> new Draw(0, x, new Parts(x, UNKNOWN, UNKNOWN, UNKNOWN)))
            .toList();

    assertThat(Standing.of(draws, WEIGHTS))
        .extracting(s -> s.bestRank() + "-" + s.worstRank())
        .containsExactly("1-1", "2-3", "2-3", "4-4");
  }

  @Property
  void onlyTheRatioOfTheWeightsCounts(
      @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> xs,
      @ForAll @IntRange(min = -8, max = 8) int power) {
    // by powers of two, for these leave the bits of a product alone
    var scaled = Parts.of(p -> Math.scalb(WEIGHTS.get(p), power));

    assertThat(Standing.of(draws(xs), scaled)).isEqualTo(Standing.of(draws(xs), WEIGHTS));
  }

  @Property
  void orderOfTheCandidatesMovesNoBit(
      @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> xs, @ForAll Random random) {
    var shuffled = new ArrayList<>(draws(xs));
    Collections.shuffle(shuffled, random);

    assertThat(Standing.of(shuffled, WEIGHTS))
        .containsExactlyInAnyOrderElementsOf(Standing.of(draws(xs), WEIGHTS));
  }

  @Property
  void raisingAMeasureNeverLowersTheScore(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5) Integer> xs,
      @ForAll @IntRange(min = 1, max = 5) int more) {
    var draws = new ArrayList<>(draws(xs));
    double before = Standing.of(draws, WEIGHTS).get(0).score();
    var measured = draws.get(0).measured();
    draws.set(
        0,
        new Draw(
            0,
            0,
            new Parts(
                measured.status() + more,
                measured.broker(),
                measured.relay(),
                measured.response())));

    assertThat(Standing.of(draws, WEIGHTS).get(0).score()).isGreaterThanOrEqualTo(before);
  }

  /** Candidate i measures different things made of its number and i; every fifth has no fans. */
  private static List<Draw> draws(List<Integer> xs) {
    return IntStream.range(0, xs.size())
        .mapToObj(
            i -> {
              int x = xs.get(i);
              return new Draw(
                  0, i, new Parts(x, (x * 7 + i) % 4, i % 3, i % 5 == 4 ? UNKNOWN : x % 2));
            })
        .toList();
  }
}
