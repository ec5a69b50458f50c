package org.kolscope.graph.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class RosterUnderBudgetTest {

  private static final double NOT_FOR_SALE = Double.POSITIVE_INFINITY;

  private static RosterUnderBudget settings(double budget, int threads) {
    return new RosterUnderBudget(budget, 0.03, 0.01, 1 << 20, 50_000, new Draws(1, threads));
  }

  private static SpreadModel cascade(Digraph graph) {
    return SpreadModel.of(ArcProbabilities.weightedCascade(graph));
  }

  private static int[] vertices(Roster roster) {
    return roster.picks().stream().mapToInt(Pick::vertex).toArray();
  }

  private static SpreadModel starOf(int fans) {
    var text = new StringBuilder();
    for (int fan = 1; fan <= fans; fan++) {
      text.append(fan).append(">1000 ");
    }
    return cascade(Graphs.parse(text.toString()));
  }

  @Test
  void bestSingleSavesRatioGreedyFromATrap() {
    // fan 1 is bought first, 1 for 0.5 against 51 for 50, and then the hub no longer fits
    SpreadModel star = starOf(50);
    double[] prices = new double[51];
    Arrays.fill(prices, NOT_FOR_SALE);
    prices[0] = 0.5;
    prices[50] = 50;
    Roster roster = settings(50, 1).of(star, prices, List.of());
    assertThat(roster.picks()).extracting(Pick::id).containsExactly(1000L);
    assertThat(roster.value().value()).isEqualTo(51);
    assertThat(roster.rivals())
        .filteredOn(r -> r.way().equals("ratio greedy"))
        .extracting(Roster.Rival::cost)
        .containsExactly(0.5);
  }

  @Test
  void missingPricesAreNotForSaleAndFreeAccountsComeFirst() {
    SpreadModel star = starOf(4);
    double[] prices = {Double.NaN, 0, 3, 0, 10};
    Roster roster = settings(3, 1).of(star, prices, List.of());
    // 2 and 4 reach the same, chance orders them; 3 costs all there is and comes last
    assertThat(roster.picks()).extracting(Pick::id).containsExactlyInAnyOrder(2L, 4L, 3L);
    assertThat(roster.picks()).extracting(Pick::id).last().isEqualTo(3L);
    assertThat(roster.cost()).isEqualTo(3);
    Roster free = settings(0, 1).of(star, prices, List.of());
    assertThat(free.picks()).extracting(Pick::id).containsExactlyInAnyOrder(2L, 4L);
    assertThat(free.guarantee().high()).isGreaterThanOrEqualTo(2);
    assertThat(free.guarantee().low()).isBetween(1.8, 2.0);
  }

  @Test
  void budgetBelowAllPricesBuysNobody() {
    Roster roster = settings(2.9, 1).of(starOf(2), new double[] {3, 4, 5}, List.of());
    assertThat(roster.picks()).isEmpty();
    assertThat(roster.value().value()).isZero();
    assertThat(roster.guarantee().ratio()).isEqualTo(1);
  }

  @Test
  void accountsThatReachNoTargetAreNotBought() {
    SpreadModel model = starOf(3).towards(new double[] {0, 0, 1, 0});
    double[] prices = {1, 1, NOT_FOR_SALE, NOT_FOR_SALE};
    assertThat(settings(2, 1).of(model, prices, List.of()).picks()).isEmpty();
  }

  @Test
  void budgetThatIsTheSumOfPricesBuysThemWhateverTheRounding() {
    double[] prices = {0.1, 0.2, 0.3, 0.4, 0.7, NOT_FOR_SALE};
    SpreadModel apart = SpreadModel.of(ArcProbabilities.uniform(Graphs.parse("1 2 3 4 5 6"), 0));
    double budget = 0.7 + 0.1 + 0.2 + 0.3 + 0.4;
    assertThat(settings(budget, 1).of(apart, prices, List.of()).picks()).hasSize(5);
  }

  @Test
  void tinyRostersAreNearTheBestOfAllAndTheBoundsHold() {
    var random = new Random(3);
    for (int trial = 0; trial < 8; trial++) {
      SpreadModel model = EvaluationTest.tiny(random, 5);
      double[] prices = random.doubles(5).map(x -> 0.2 + x).toArray();
      Roster roster = settings(1.5, 1).of(model, prices, List.of());
      double best = bestAffordable(model, prices, 1.5);
      double reached = EveryWorld.spread(model, vertices(roster));
      assertThat(roster.cost()).isLessThanOrEqualTo(1.5);
      // the theorem says (1 - 1/e) / 2; five accounts leave little to go wrong
      assertThat(reached).isGreaterThanOrEqualTo((1 - 1 / Math.E) * best);
      assertThat(roster.guarantee().low()).isLessThanOrEqualTo(reached);
      assertThat(roster.guarantee().high()).isGreaterThanOrEqualTo(best);
    }
  }

  private static double bestAffordable(SpreadModel model, double[] prices, double budget) {
    double best = 0;
    for (int set = 1; set < 1 << prices.length; set++) {
      int chosen = set;
      int[] vertices =
          java.util.stream.IntStream.range(0, prices.length)
              .filter(v -> (chosen >> v & 1) == 1)
              .toArray();
      if (Arrays.stream(vertices).mapToDouble(v -> prices[v]).sum() <= budget) {
        best = Math.max(best, EveryWorld.spread(model, vertices));
      }
    }
    return best;
  }

  @Test
  void neverWorseThanASimpleBaselineAndOwnEstimateIsHonest() {
    Digraph graph = RandomGraphs.heavyTailed(2_000, 12_000, 6);
    double[] fans = new double[graph.size()];
    double[] prices = new double[graph.size()];
    for (int v = 0; v < fans.length; v++) {
      fans[v] = graph.inDegree(v);
      prices[v] = 1 + Math.pow(fans[v], 0.7);
    }
    Roster roster =
        settings(100, 2).of(cascade(graph), prices, List.of(Baseline.of("most fans", fans)));
    Roster.Rival baseline =
        roster.rivals().stream().filter(r -> r.way().equals("most fans")).findAny().orElseThrow();
    assertThat(roster.rivals()).hasSize(4);
    assertThat(baseline.cost()).isBetween(95.0, 100.0);
    assertThat(roster.value().value()).isGreaterThan(baseline.independent().value());
    assertThat(roster.ownEstimate() / roster.value().value()).isCloseTo(1, within(0.03));
    assertThat(roster.cost()).isLessThanOrEqualTo(100);
  }

  @Test
  void threadsDoNotMatter() {
    Digraph graph = RandomGraphs.heavyTailed(500, 3_000, 6);
    double[] prices = new double[graph.size()];
    Arrays.setAll(prices, v -> 1 + graph.inDegree(v));
    Roster one = settings(60, 1).of(cascade(graph), prices, List.of());
    assertThat(settings(60, 2).of(cascade(graph), prices, List.of())).isEqualTo(one);
    assertThat(settings(60, 4).of(cascade(graph), prices, List.of())).isEqualTo(one);
  }

  @Test
  void sampleStopsAtItsCapHoweverWideTheGap() {
    Digraph graph = RandomGraphs.heavyTailed(2_000, 12_000, 6);
    double[] prices = new double[graph.size()];
    Arrays.fill(prices, 1);
    var capped = new RosterUnderBudget(500, 0.001, 0.01, 5_000, 50_000, new Draws(1, 2));
    assertThat(capped.of(cascade(graph), prices, List.of()).sets()).isEqualTo(5_120);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> settings(-1, 1))
        .hasMessage("budget must be at least 0 and finite, was -1.0");
    assertThatThrownBy(() -> settings(5, 1).of(starOf(1), new double[] {1, -2}, List.of()))
        .hasMessage("prices must not be negative, was -2.0");
    assertThatThrownBy(() -> settings(5, 1).of(starOf(1), new double[3], List.of()))
        .hasMessage("prices must have one entry per vertex, 2, was 3");
    var wrong = List.of(Baseline.of("wrong", new double[1]));
    assertThatThrownBy(() -> settings(5, 1).of(starOf(1), new double[] {1, 2}, wrong))
        .hasMessage("scores must have one entry per vertex, 2, was 1");
  }
}
