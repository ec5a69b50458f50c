package org.kolscope.graph.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class RosterOfSizeTest {

  private static final double GREEDY = 1 - 1 / Math.E;

  private static RosterOfSize settings(int size, int threads) {
    return new RosterOfSize(size, 0.1, 0.01, 1 << 14, 1 << 22, 100_000, new Draws(1, threads));
  }

  private static SpreadModel cascade(String graph) {
    return SpreadModel.of(ArcProbabilities.weightedCascade(Graphs.parse(graph)));
  }

  private static int[] vertices(Roster roster) {
    return roster.picks().stream().mapToInt(Pick::vertex).toArray();
  }

  @Test
  void hubsOfStarsComeBySizeAndTiesByVertex() {
    SpreadModel stars = cascade("1>90 2>90 3>90 4>91 5>91 6>91 7>92 8>92 9>92 10>92");
    Roster roster = settings(3, 1).of(stars);
    assertThat(roster.picks()).extracting(Pick::id).startsWith(92L);
    assertThat(roster.picks()).extracting(Pick::id).containsExactlyInAnyOrder(90L, 91L, 92L);
    assertThat(roster.value().value()).isEqualTo(13);
    assertThat(roster.upTo().get(roster.upTo().size() - 1)).isEqualTo(roster.value());
    assertThat(roster.upTo().get(0).value()).isEqualTo(roster.picks().get(0).gain());
    assertThat(roster.guarantee().ratio()).isGreaterThan(GREEDY - 0.1).isLessThanOrEqualTo(1);
    // everybody covers every set: the lowest vertex wins, and one account is enough
    assertThat(settings(2, 1).of(cascade("5>6 6>7 7>5")).picks())
        .extracting(Pick::id)
        .containsExactly(5L);
  }

  @Test
  void overlapIsPaidForOnce() {
    // 8 and 9 have the same four fans, 7 has two of its own
    SpreadModel model =
        SpreadModel.of(
            ArcProbabilities.uniform(Graphs.parse("1>8 2>8 3>8 4>8 1>9 2>9 3>9 4>9 5>7 6>7"), 0.9));
    assertThat(settings(2, 1).of(model).picks()).extracting(Pick::id).last().isEqualTo(7L);
  }

  @Test
  void tinyGraphsReachTheGreedyShareOfTheBestSetAndTheBoundsHold() {
    var random = new Random(2);
    for (int trial = 0; trial < 8; trial++) {
      SpreadModel model = EvaluationTest.tiny(random, 5);
      Roster roster = settings(2, 1).of(model);
      double best = 0;
      for (int u = 0; u < 5; u++) {
        for (int v = u + 1; v < 5; v++) {
          best = Math.max(best, EveryWorld.spread(model, u, v));
        }
      }
      double reached = EveryWorld.spread(model, vertices(roster));
      assertThat(reached).isGreaterThanOrEqualTo(GREEDY * best);
      assertThat(roster.guarantee().low()).isLessThanOrEqualTo(reached);
      assertThat(roster.guarantee().high()).isGreaterThanOrEqualTo(best);
      assertThat(roster.value().low95() * 0.97).isLessThanOrEqualTo(reached);
      assertThat(roster.value().high95() * 1.03).isGreaterThanOrEqualTo(reached);
    }
  }

  @Test
  void sampleGainsNeverRiseAndIndependentGainsAddUp() {
    SpreadModel model =
        SpreadModel.of(
            ArcProbabilities.weightedCascade(RandomGraphs.heavyTailed(3_000, 20_000, 4)));
    Roster roster = settings(40, 2).of(model);
    List<Pick> picks = roster.picks();
    assertThat(picks).hasSize(40);
    for (int i = 1; i < picks.size(); i++) {
      assertThat(picks.get(i).sampleGain()).isLessThanOrEqualTo(picks.get(i - 1).sampleGain());
    }
    assertThat(picks.stream().mapToDouble(Pick::gain).sum())
        .isCloseTo(roster.value().value(), within(1e-6));
    assertThat(picks.stream().mapToDouble(Pick::sampleGain).sum())
        .isCloseTo(roster.ownEstimate(), within(1e-6));
  }

  @Test
  void threadsDoNotMatterAndTheSeedDoes() {
    SpreadModel model =
        SpreadModel.of(ArcProbabilities.weightedCascade(RandomGraphs.heavyTailed(1_000, 6_000, 4)));
    Roster one = settings(10, 1).of(model);
    assertThat(settings(10, 2).of(model)).isEqualTo(one);
    assertThat(settings(10, 4).of(model)).isEqualTo(one);
    var other = new RosterOfSize(10, 0.1, 0.01, 1 << 14, 1 << 22, 100_000, new Draws(2, 2));
    assertThat(other.of(model).value()).isNotEqualTo(one.value());
  }

  @Test
  void samplesDoubleUntilTheGuaranteeHoldsOrNoMoreAreAllowed() {
    SpreadModel model =
        SpreadModel.of(ArcProbabilities.uniform(RandomGraphs.uniform(2_000, 0.002, 3), 0.01));
    var settings = new RosterOfSize(5, 0.05, 0.01, 1, 1 << 24, 1_000, new Draws(1, 2));
    Roster roster = settings.of(model);
    assertThat(roster.guarantee().ratio()).isGreaterThanOrEqualTo(GREEDY - 0.05);
    assertThat(roster.sets()).isGreaterThan(100_000);
    var capped = new RosterOfSize(5, 0.05, 0.01, 1, 20_000, 1_000, new Draws(1, 2)).of(model);
    assertThat(capped.sets()).isEqualTo(20_224);
    assertThat(capped.guarantee().ratio()).isLessThan(GREEDY - 0.05);
  }

  @Test
  void onlyEligibleAccountsAreChosen() {
    SpreadModel stars = cascade("1>90 2>90 3>90 4>91 5>91 6>92");
    var eligible = new BitSet();
    eligible.set(stars.graph().indexOf(91));
    eligible.set(stars.graph().indexOf(6));
    eligible.set(10_000);
    Roster roster = settings(5, 1).of(stars, eligible);
    assertThat(roster.picks()).extracting(Pick::id).containsExactly(91L, 6L);
    assertThat(settings(5, 1).of(stars, new BitSet()).picks()).isEmpty();
  }

  @Test
  void emptyGraphGivesNobody() {
    Roster roster = settings(3, 1).of(cascade(""));
    assertThat(roster.picks()).isEmpty();
    assertThat(roster.value().high95()).isZero();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    var draws = new Draws(1, 1);
    assertThatThrownBy(() -> new RosterOfSize(0, 0.1, 0.1, 1, 1, 1, draws))
        .hasMessage("size must be at least 1, was 0");
    assertThatThrownBy(() -> new RosterOfSize(1, 0.7, 0.1, 1, 1, 1, draws))
        .hasMessage("epsilon must be in (0, 1 - 1/e), was 0.7");
    assertThatThrownBy(() -> new RosterOfSize(1, 0.1, 1, 1, 1, 1, draws))
        .hasMessage("delta must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> new RosterOfSize(1, 0.1, 0.1, 2, 1, 1, draws))
        .hasMessage("leastSets and mostSets must rise in 1 to 2^30, were 2 and 1");
  }
}
