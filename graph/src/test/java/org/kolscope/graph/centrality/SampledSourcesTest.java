package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jgrapht.alg.scoring.HarmonicCentrality;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

/** Harmonic centrality and betweenness from sampled sources. */
class SampledSourcesTest {

  private static final int ALL = Integer.MAX_VALUE;

  private static Harmonic harmonic(Digraph graph, int sources, long seed) {
    return new HarmonicSampling(sources, seed, 0.95, 1).of(graph);
  }

  private static Digraph path(int n) {
    ArcSource arcs =
        visitor -> {
          for (int v = 0; v + 1 < n; v++) {
            visitor.arc(v, v + 1, 1);
          }
        };
    return new Assembly(Loops.REFUSE, Parallels.ADD, Sides.BOTH, 1).of(n, arcs);
  }

  @Test
  void endOfAPathHearsTheHarmonicSeries() {
    var found = harmonic(path(600), ALL, 1);

    double sum = 0;
    for (int v = 0; v < 600; v++) {
      assertThat(found.getVertexScore(v)).isCloseTo(sum, within(1e-12));
      sum += 1.0 / (v + 1);
    }
    assertThat(found.isExact()).isTrue();
    assertThat(found.low(9)).isEqualTo(found.high(9)).isEqualTo(found.getVertexScore(9));
  }

  @Test
  void hubOfAStarHearsAllAndALeafNobody() {
    assertThat(harmonic(Graphs.parse("1>9 2>9 3>9 4>9"), ALL, 1).scores())
        .containsExactly(0, 0, 0, 0, 4);
    assertThat(harmonic(Graphs.parse(""), ALL, 1).scores()).isEmpty();
    assertThat(harmonic(RandomGraphs.uniform(300, 1, 1), ALL, 1).scores()).containsOnly(299);
  }

  @Test
  void exactHarmonicAgreesWithJgraphtAndWithDistances() {
    for (int seed = 0; seed < 6; seed++) {
      var graph = RandomGraphs.uniform(60, 0.015 * (seed + 1), seed);
      var oracle = new HarmonicCentrality<>(graph.asJGraphT(), true, false).getScores();
      double[] found = harmonic(graph, ALL, seed).scores();
      oracle.forEach((v, score) -> assertThat(found[v]).isCloseTo(score, within(1e-12)));
    }
    var large = RandomGraphs.heavyTailed(700, 3_000, 3);
    double[] byDistance = new double[700];
    for (int u = 0; u < 700; u++) {
      int[] distance = Distances.from(u, large);
      for (int v = 0; v < 700; v++) {
        byDistance[v] += distance[v] > 0 ? 1.0 / distance[v] : 0;
      }
    }
    assertThat(harmonic(large, ALL, 1).scores()).containsExactly(byDistance, within(1e-10));
  }

  @Test
  void sampledHarmonicIsUnbiasedAndItsIntervalsCover() {
    var graph = RandomGraphs.heavyTailed(1_000, 6_000, 7);
    double[] exact = harmonic(graph, ALL, 1).scores();
    double[] mean = new double[1_000];
    int missed = 0;
    for (int seed = 0; seed < 40; seed++) {
      var found = harmonic(graph, 300, seed);
      for (int v = 0; v < 1_000; v++) {
        mean[v] += found.getVertexScore(v) / 40;
        missed += exact[v] < found.low(v) || exact[v] > found.high(v) ? 1 : 0;
        assertThat(found.high(v) - found.low(v)).isLessThan(100);
      }
    }
    // bounds hold for any values in [0, 1]; here they are wide, so fewer than the 5 % allowed miss
    assertThat(missed).isLessThan(40 * 1_000 / 20);
    // one estimate has sd <= 1000 * 0.25 * sqrt(0.7 / 300) = 12, the mean of 40 at most 2
    assertThat(mean).containsExactly(exact, within(4 * 2.0));
    assertThat(Arrays.stream(mean).sum()).isCloseTo(Arrays.stream(exact).sum(), within(3_000.0));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    var graph = RandomGraphs.heavyTailed(3_000, 20_000, 8);
    double[] near = harmonic(graph, 1_500, 5).scores();
    double[] between = new PivotBetweenness(100, 5, 1).of(graph);
    for (int threads : new int[] {2, 4}) {
      assertThat(new HarmonicSampling(1_500, 5, 0.95, threads).of(graph).scores()).isEqualTo(near);
      assertThat(new PivotBetweenness(100, 5, threads).of(graph)).isEqualTo(between);
    }
  }

  @Test
  void allPivotsGiveJgraphtsBetweenness() {
    for (int seed = 0; seed < 10; seed++) {
      var graph = RandomGraphs.uniform(50, 0.02 * (seed + 1), seed);

      assertThat(new PivotBetweenness(ALL, seed, 2).of(graph))
          .containsExactly(Betweenness.of(graph), within(1e-12));
    }
    assertThat(new PivotBetweenness(1, 1, 1).of(Graphs.parse("1>2"))).containsExactly(0, 0);
  }

  @Test
  void dependenciesOfSomePivotsAreTheirsAlone() {
    // from 1: two paths to 4 and on to 5, one over each of 2 and 3; from 2: one over 4
    var graph = Graphs.parse("1>2 1>3 2>4 3>4 4>5");
    var one = new PivotBetweenness(1, 1, 1);

    assertThat(one.dependencies(graph, new int[] {0})).containsExactly(0, 1, 1, 1, 0);
    assertThat(one.dependencies(graph, new int[] {1, 0})).containsExactly(0, 1, 1, 2, 0);
  }

  @Test
  void dependenciesOfDrawnPivotsAgreeWithTheDefinition() {
    for (int seed = 0; seed < 10; seed++) {
      var graph = RandomGraphs.uniform(40, 0.03 * (seed + 1), seed);
      int[] pivots = Sources.drawn(40, 1 + 3 * seed, seed);

      assertThat(new PivotBetweenness(1, 1, 2).dependencies(graph, pivots))
          .containsExactly(BetweennessTest.dependencies(graph, pivots), within(1e-12));
    }
  }

  @Test
  void drawsAreDistinctAndEven() {
    int[] times = new int[30];
    for (int seed = 0; seed < 3_000; seed++) {
      int[] drawn = Sources.drawn(30, 10, seed);
      assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(10);
      Arrays.stream(drawn).forEach(v -> times[v]++);
    }
    // 1,000 times each, sd sqrt(3000 * 2/9) = 26
    assertThat(Arrays.stream(times).min().orElseThrow()).isGreaterThan(1_000 - 4 * 26);
    assertThat(Arrays.stream(times).max().orElseThrow()).isLessThan(1_000 + 4 * 26);
  }

  @Test
  void pivotsDrawnAreUnbiased() {
    var graph = RandomGraphs.uniform(60, 0.08, 3);
    double[] exact = Betweenness.of(graph);
    double[] mean = new double[60];
    for (int seed = 0; seed < 400; seed++) {
      double[] found = new PivotBetweenness(20, seed, 1).of(graph);
      for (int v = 0; v < 60; v++) {
        mean[v] += found[v] / 400;
      }
    }
    // a pivot's dependency is at most n - 2 = 58, so a score from 20 of 60 has
    // sd <= 0.5 * sqrt(0.67 / 20) / 1 = 0.09, the mean of 400 at most 0.005
    assertThat(mean).containsExactly(exact, within(4 * 0.005));
  }

  @Test
  void aboveFortySixThousandVerticesNothingOverflows() {
    // every path through the middle of a path of n: (n - 1) / 2 before, as many after
    int n = 100_001;
    var pivots = new PivotBetweenness(3, 1, 1);
    double[] sums = pivots.dependencies(path(n), new int[] {0});

    assertThat(sums[50_000]).isEqualTo(50_000);
    double[] scores = pivots.of(path(n));
    assertThat(Arrays.stream(scores).min().orElseThrow()).isGreaterThanOrEqualTo(0);
    assertThat(Arrays.stream(scores).max().orElseThrow()).isBetween(0.1, 1.0);
  }

  /** Diamonds in a row double the paths each: exact in doubles up to 2^1022, then an error. */
  @Test
  void moreShortestPathsThanALongHoldsAreCountedAndTooManyAreAnError() {
    var one = new PivotBetweenness(1, 1, 1);
    double[] sums = one.dependencies(diamonds(200), new int[] {0});

    // half of the paths to the 601 - 3 vertices behind the first two sides go over each of them
    assertThat(sums[1]).isCloseTo(598 / 2.0, within(1e-9));
    assertThatThrownBy(() -> one.dependencies(diamonds(1_100), new int[] {0}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("2^1022");
  }

  /** Vertex 3 i is joined to 3 i + 3 over 3 i + 1 and 3 i + 2. */
  private static Digraph diamonds(int count) {
    int[] from =
        IntStream.range(0, 4 * count)
            .map(a -> 3 * (a / 4) + new int[] {0, 0, 1, 2}[a % 4])
            .toArray();
    int[] to =
        IntStream.range(0, 4 * count)
            .map(a -> 3 * (a / 4) + new int[] {1, 2, 3, 3}[a % 4])
            .toArray();
    return new Assembly(Loops.REFUSE, Parallels.ADD, Sides.BOTH, 1)
        .of(3 * count + 1, ArcSource.of(from, to));
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new PivotBetweenness(0, 1, 1))
        .hasMessage("pivots must be at least 1, was 0");
    assertThatThrownBy(() -> new HarmonicSampling(1, 1, 0.9, 1))
        .hasMessage("sources must be at least 2, was 1");
    assertThatThrownBy(() -> new HarmonicSampling(2, 1, 1, 1))
        .hasMessage("confidence must be in (0, 1), was 1.0");
  }
}
