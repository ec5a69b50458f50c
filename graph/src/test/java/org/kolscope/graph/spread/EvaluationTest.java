package org.kolscope.graph.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class EvaluationTest {

  private static final int SETS = 200_000;
  private static final Evaluation EVALUATION = new Evaluation(SETS, new Draws(11, 2));

  /** Within 4.5 standard errors: one right assertion in 150,000 fails. */
  private static void assertSpread(SpreadModel model, double expected, int... vertices) {
    double total = model.totalWeight();
    double share = expected / total;
    double error = total * Math.sqrt(share * (1 - share) / SETS);
    assertThat(EVALUATION.of(model, vertices).value())
        .isCloseTo(expected, within(4.5 * error + 1e-9));
  }

  private static SpreadModel uniform(String graph, double p) {
    return SpreadModel.of(ArcProbabilities.uniform(Graphs.parse(graph), p));
  }

  @Test
  void influenceRunsAgainstTheArcFromTheOneThatIsRead() {
    // 1 reads 2 reads 3: what 3 posts gets to 2 and on to 1, never the other way
    SpreadModel line = uniform("1>2 2>3", 0.3);
    assertSpread(line, 1 + 0.3 + 0.09, 2);
    assertSpread(line, 1 + 0.3, 1);
    assertSpread(line, 1, 0);
    assertSpread(line, 2 + 0.3, 0, 2);
  }

  @Test
  void hubOfAStarReachesItsFansEach() {
    SpreadModel star = uniform("1>9 2>9 3>9 4>9 5>9", 0.2);
    assertSpread(star, 1 + 5 * 0.2, 5);
    assertSpread(star, 1, 0);
  }

  @Test
  void completeBipartiteReadersMissOnlyWhatAllMiss() {
    var text = new StringBuilder();
    for (int reader = 1; reader <= 20; reader++) {
      for (int read = 101; read <= 106; read++) {
        text.append(reader).append('>').append(read).append(' ');
      }
    }
    Digraph graph = Graphs.parse(text.toString());
    assertSpread(uniform(text.toString(), 0.1), 3 + 20 * (1 - 0.729), 20, 21, 22);
    SpreadModel cascade = SpreadModel.of(ArcProbabilities.weightedCascade(graph));
    assertSpread(cascade, 1 + 20 / 6.0, 23);
    assertSpread(cascade, 2 + 20 * (1 - Math.pow(5 / 6.0, 2)), 20, 25);
  }

  @Test
  void certainArcsReachAllAndNoArcsReachOneself() {
    SpreadModel all = uniform("1>2 2>3 3>4 4>1", 1);
    assertThat(EVALUATION.of(all, 0)).isEqualTo(EVALUATION.of(all, 0, 1, 2, 3));
    assertThat(EVALUATION.of(all, 0).value()).isEqualTo(4);
    assertThat(EVALUATION.of(all, 0).high95()).isEqualTo(4);
    assertSpread(uniform("1>2 2>3", 0), 1, 2);
    assertThat(EVALUATION.of(all).high95()).isZero();
  }

  @Test
  void everyArcOfALongRowIsLiveWithItsOwnProbability() {
    // one reader of 300, the only target: the spread of an account is its arc's probability
    int n = 300;
    long[] from = new long[n];
    long[] to = new long[n];
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      to[i] = i + 1L;
      p[i] = i % 3 == 0 ? 0 : i % 7 == 0 ? 0.04 : 0.002 + 0.00005 * i;
    }
    long[] ids = new long[n + 1];
    Arrays.setAll(ids, i -> i);
    Digraph graph = Digraph.of(ids, from, to).unweighted();
    double[] onlyReader = new double[n + 1];
    onlyReader[0] = 1;
    SpreadModel mixed = SpreadModel.of(ArcProbabilities.given(graph, p)).towards(onlyReader);
    SpreadModel even = SpreadModel.of(ArcProbabilities.uniform(graph, 0.01)).towards(onlyReader);
    for (int i : new int[] {0, 1, 7, 100, 298, 299}) {
      assertSpread(mixed, p[i], i + 1);
      assertSpread(even, 0.01, i + 1);
    }
    int[] everybodyElse = new int[n];
    Arrays.setAll(everybodyElse, i -> i + 1);
    assertSpread(
        mixed, 1 - Arrays.stream(p).map(x -> 1 - x).reduce(1, (a, b) -> a * b), everybodyElse);
    assertSpread(even, 1 - Math.pow(0.99, n), everybodyElse);
  }

  @Test
  void rowsWithoutHopeAreNeverLive() {
    var text = new StringBuilder();
    for (int read = 2; read <= 40; read++) {
      text.append("1>").append(read).append(' ');
    }
    assertSpread(uniform(text.toString(), 0), 1, 5);
    assertSpread(uniform(text.toString(), 1e-300), 1, 5);
  }

  @Test
  void zombiesRelayNothingAndCountForNothing() {
    Digraph star = Graphs.parse("1>9 2>9 3>9 4>9");
    SpreadModel model = SpreadModel.of(ArcProbabilities.uniform(star, 0.5));
    assertSpread(model.relaying(new double[] {1, 1, 1, 1, 0}), 1, 4);
    assertSpread(model.relaying(new double[] {0, 0, 0, 0, 1}), 1 + 4 * 0.5, 4);
    assertSpread(model.relaying(new double[] {1, 1, 1, 1, 0.3}), 1 + 4 * 0.3 * 0.5, 4);
    assertSpread(model.towards(new double[] {0, 0, 1, 0.5, 0}), 1.5 * 0.5, 4);
  }

  @Test
  void tinyGraphsAgreeWithEveryWorldThereIs() {
    var random = new Random(5);
    for (int trial = 0; trial < 12; trial++) {
      SpreadModel model = tiny(random, 5);
      assertSpread(model, EveryWorld.spread(model, 0), 0);
      assertSpread(model, EveryWorld.spread(model, 1, 3), 1, 3);
    }
  }

  @Test
  void countingReadersOfAStarAreAllItsFansWhateverTheyPassOn() {
    // 4 and 5 read 1, who reads 9 with the others: they see it if 1 takes it over
    SpreadModel star = uniform("1>9 2>9 3>9 4>1 5>1", 0.1).countingReaders();
    assertSpread(star, 1 + 3 + 2 * 0.1, 5);
    assertSpread(star, 1 + 2, 0);
    assertSpread(star.relaying(new double[] {0.5, 1, 1, 1, 1, 0.8}), 1 + 0.8 * (3 + 2 * 0.05), 5);
    assertSpread(star.towards(new double[] {0, 0.5, 0, 2, 0, 0}), 0.5 + 2 * 0.1, 5);
  }

  @Test
  void countingReadersOfTinyGraphsAgreesWithEveryWorldThereIs() {
    var random = new Random(6);
    for (int trial = 0; trial < 12; trial++) {
      SpreadModel model = tiny(random, 5).countingReaders();
      assertSpread(model, EveryWorld.spread(model, 0), 0);
      assertSpread(model, EveryWorld.spread(model, 1, 3), 1, 3);
    }
  }

  @Test
  void spreadOfEachIsWhatItWouldBeAlone() {
    SpreadModel model = tiny(new Random(8), 5);
    var each = EVALUATION.each(model, 3, 0, 4);
    assertThat(each)
        .containsExactly(EVALUATION.of(model, 3), EVALUATION.of(model, 0), EVALUATION.of(model, 4));
    assertThat(EVALUATION.each(model)).isEmpty();
  }

  /** A random graph of n vertices with at most 12 arcs, all things open. */
  static SpreadModel tiny(Random random, int n) {
    Digraph graph;
    do {
      graph = RandomGraphs.uniform(n, 8.0 / n / n, random.nextLong());
    } while (graph.arcs() > 12 || graph.arcs() < 4);
    double[] p = random.doubles(graph.arcs()).toArray();
    double[] relay = random.doubles(n).map(x -> x < 0.4 ? 1 : x).toArray();
    double[] weights = random.doubles(n).map(x -> x < 0.2 ? 0 : x).toArray();
    return SpreadModel.of(ArcProbabilities.given(graph, p)).relaying(relay).towards(weights);
  }

  @Test
  void largerGraphAgreesWithCascadesRunForward() {
    Digraph graph = RandomGraphs.heavyTailed(2_000, 20_000, 3);
    double[] relay = new double[graph.size()];
    double[] weights = new double[graph.size()];
    Arrays.setAll(relay, v -> v % 5 == 0 ? 0.1 : 1);
    Arrays.setAll(weights, v -> 0.5 + v % 3);
    SpreadModel model =
        SpreadModel.of(ArcProbabilities.weightedCascade(graph)).relaying(relay).towards(weights);
    int[] vertices = {0, 3, 100, 205, 999};
    double[] forward = new ForwardCascade(model).spread(20_000, 8, vertices);
    SpreadEstimate estimate = EVALUATION.of(model, vertices);
    // both are estimates: 4.5 standard errors of their difference
    double own = (estimate.high95() - estimate.low95()) / 3.92;
    assertThat(estimate.value()).isCloseTo(forward[0], within(4.5 * Math.hypot(own, forward[1])));
  }

  @Test
  void gainsAddUpToTheSpreadInTheOrderGiven() {
    SpreadModel line = uniform("1>2 2>3 3>4", 0.5);
    double[] gains = EVALUATION.gains(line, 3, 1);
    // 4 is read along: 1 + 1/2 + 1/4 + 1/8; then 2 adds itself unless reached, 3/4, and half for 1
    assertThat(gains[0]).isCloseTo(1.875, within(0.02));
    assertThat(gains[1]).isCloseTo(0.75 * 1.5, within(0.02));
    assertThat(gains[0] + gains[1]).isCloseTo(EVALUATION.of(line, 3, 1).value(), within(1e-12));
  }

  @Test
  void threadsDoNotMatter() {
    SpreadModel model =
        SpreadModel.of(ArcProbabilities.weightedCascade(RandomGraphs.heavyTailed(200, 1_000, 1)));
    SpreadEstimate one = new Evaluation(10_000, new Draws(4, 1)).of(model, 2);
    assertThat(new Evaluation(10_000, new Draws(4, 2)).of(model, 2)).isEqualTo(one);
    assertThat(new Evaluation(10_000, new Draws(4, 4)).of(model, 2)).isEqualTo(one);
    assertThat(new Evaluation(10_000, new Draws(5, 4)).of(model, 2)).isNotEqualTo(one);
  }

  @Test
  void intervalIsTheOneOfTheTables() {
    // 0 of 10: 1 - 0.025^(1/10); 5 of 10: published 18.71 % to 81.29 %
    SpreadEstimate none = SpreadEstimate.of(0, 10, 100);
    assertThat(none.low95()).isZero();
    assertThat(none.high95()).isCloseTo(100 * (1 - Math.pow(0.025, 0.1)), within(1e-7));
    SpreadEstimate half = SpreadEstimate.of(5, 10, 100);
    assertThat(half.low95()).isCloseTo(18.71, within(0.005));
    assertThat(half.high95()).isCloseTo(81.29, within(0.005));
    assertThat(SpreadEstimate.of(10, 10, 100).high95()).isEqualTo(100);
  }

  @Test
  void verticesAreDrawnByWeightAndNeverAtWeightZero() {
    double[] weights = {0, 3, 1, 0, 4, 0};
    WeightedVertices drawn = WeightedVertices.of(weights);
    int[] counts = new int[6];
    int steps = 8 * 6 * 1000;
    for (int i = 0; i < steps; i++) {
      counts[drawn.at((i + 0.5) / steps)]++;
    }
    assertThat(counts).containsExactly(0, 18_000, 6_000, 0, 24_000, 0);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    Digraph graph = Graphs.parse("1>2 2>3");
    SpreadModel model = SpreadModel.of(ArcProbabilities.weightedCascade(graph));
    assertThatThrownBy(() -> ArcProbabilities.uniform(graph, 1.5))
        .hasMessage("probability must be in [0, 1], was 1.5");
    assertThatThrownBy(() -> ArcProbabilities.given(graph, new double[3]))
        .hasMessage("byArc must have one entry per arc, 2, was 3");
    assertThatThrownBy(() -> model.relaying(new double[] {1, 1, 2}))
        .hasMessage("relay must be in [0, 1], was 2.0");
    assertThatThrownBy(() -> model.towards(new double[3]))
        .hasMessage("weights must have a positive finite sum, was 0.0");
    assertThatThrownBy(() -> new Evaluation(0, new Draws(1, 1)))
        .hasMessage("sets must be in 1 to 2^30, was 0");
    assertThatThrownBy(() -> new Draws(1, 0)).hasMessage("threads must be at least 1, was 0");
  }
}
