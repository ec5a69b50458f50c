package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.FieldSizes;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class PageRankTest {

  private static final double D = 0.85;
  private static final Stop TIGHT = Stop.within(1e-14);

  private static double[] scores(Digraph graph) {
    return PageRank.of(graph.asJGraphT(), D, TIGHT).scores();
  }

  private static void assertSame(double[] found, double[] expected) {
    assertThat(found).containsExactly(expected, within(1e-12));
  }

  @Test
  void emptyGraphHasNoScoresAndOneVertexHasAll() {
    assertThat(scores(Graphs.parse(""))).isEmpty();
    assertSame(scores(Graphs.parse("1")), new double[] {1});
  }

  @Test
  void cyclesAndCliquesAreEven() {
    assertSame(scores(Graphs.parse("1>2 2>3 3>4 4>1")), new double[] {0.25, 0.25, 0.25, 0.25});
    assertSame(
        scores(Graphs.parse("1>2 2>1 1>3 3>1 2>3 3>2")), new double[] {1 / 3., 1 / 3., 1 / 3.});
  }

  @Test
  void hubOfAStarHasItsClosedForm() {
    // k leaves follow the dangling hub 9: leaf l = a, hub h = a + d k l with a = (1 - d + d h) / n;
    // k a + a + d k a = 1
    int k = 4;
    double a = 1 / (k + 1 + D * k);
    assertSame(scores(Graphs.parse("1>9 2>9 3>9 4>9")), new double[] {a, a, a, a, a * (1 + D * k)});
  }

  @Test
  void pathGrowsGeometrically() {
    // x1 = a, x2 = a (1 + d), x3 = a (1 + d + d^2), the last dangling; they add up to 1
    double a = 1 / (3 + 2 * D + D * D);
    assertSame(scores(Graphs.parse("1>2 2>3")), new double[] {a, a * (1 + D), a * (1 + D + D * D)});
  }

  @Test
  void bridgeBetweenTwoCliquesLiftsTheSideItPointsTo() {
    var found = scores(Graphs.parse("1>2 2>1 1>3 3>1 2>3 3>2 4>5 5>4 4>6 6>4 5>6 6>5 1>4"));

    // from the equations by hand: 2 and 3 alike; x2 (1 - d/2) = t + d x1/3, x1 = t + d x2, t =
    // .15/6
    double t = (1 - D) / 6;
    double x2 = t * (1 + D / 3) / (1 - D / 2 - D * D / 3);
    double x1 = t + D * x2;
    assertThat(found[0]).isCloseTo(x1, within(1e-12));
    assertThat(found[1]).isCloseTo(x2, within(1e-12)).isCloseTo(found[2], within(1e-15));
    // the other side: x5 (1 - d/2) = t + d x4/2, x4 = t + d x5 + d x1/3
    double x5 = (t + D / 2 * (t + D * x1 / 3)) / (1 - D / 2 - D * D / 2);
    assertThat(found[4]).isCloseTo(x5, within(1e-12));
    assertThat(found[3]).isCloseTo(t + D * x5 + D * x1 / 3, within(1e-12)).isGreaterThan(found[0]);
  }

  @Test
  void weightsSplitTheMassOfAVertex() {
    // 1 gives 3/4 to 2 and 1/4 to 3; both give all back: x1 = t + d (x2 + x3) = t + d (1 - x1)
    double t = (1 - D) / 3;
    double x1 = (t + D) / (1 + D);
    assertSame(
        scores(Graphs.parse("1>2*3 1>3*1 2>1*7 3>1*5")),
        new double[] {x1, t + D * x1 * 0.75, t + D * x1 * 0.25});
  }

  @Test
  void agreesWithJgraphtOnRandomGraphs() {
    for (int seed = 0; seed < 20; seed++) {
      var plain = RandomGraphs.uniform(40, 0.05, seed);
      var graph = seed % 2 == 0 ? plain : weighted(plain, seed);
      var oracle =
          new org.jgrapht.alg.scoring.PageRank<>(graph.asJGraphT(), D, 1_000, 1e-15).getScores();

      var found = PageRank.of(graph.asJGraphT(), D, TIGHT).getScores();

      found.forEach((v, score) -> assertThat(score).isCloseTo(oracle.get(v), within(1e-12)));
    }
  }

  private static Digraph weighted(Digraph graph, long seed) {
    var random = new Random(seed);
    return Digraph.of(
        LongStream.range(0, graph.size()).toArray(),
        IntStream.range(0, graph.arcs()).mapToLong(graph::from).toArray(),
        IntStream.range(0, graph.arcs()).mapToLong(graph::to).toArray(),
        random.doubles(graph.arcs(), 0.1, 5).toArray());
  }

  @Property(tries = 50, seed = "1")
  void namesDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 25) int n) {
    var graph = RandomGraphs.uniform(n, 0.2, seed);
    var names = IntStream.range(0, n).mapToObj(v -> 1_000L - 7L * v).collect(Collectors.toList());
    Collections.shuffle(names, new Random(seed));
    var renamed =
        Digraph.of(
            names.stream().mapToLong(Long::longValue).toArray(),
            IntStream.range(0, graph.arcs()).mapToLong(a -> names.get(graph.from(a))).toArray(),
            IntStream.range(0, graph.arcs()).mapToLong(a -> names.get(graph.to(a))).toArray());

    var before = scores(graph);
    var after = scores(renamed);

    for (int v = 0; v < n; v++) {
      assertThat(after[renamed.indexOf(names.get(v))]).isCloseTo(before[v], within(1e-12));
    }
    assertThat(Arrays.stream(after).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void landingOnOneVertexKeepsTheMassInReach() {
    // only 1 and 2 are reached from 1: x1 = (1 - d) + d D, x2 = d x1 dangling, so D = x2, x1 + x2 =
    // 1
    var found =
        PageRank.landingOn(Graphs.parse("1>2 3>2").asJGraphT(), D, TIGHT, new double[] {5, 0, 0});

    assertSame(found.scores(), new double[] {1 / (1 + D), D / (1 + D), 0});
  }

  @Test
  void worldOfEqualOutsidersHasItsClosedForm() {
    // whole graph: 1 to 9 follow 10, which dangles; the sample is 10 alone, so the world is 1 to 9
    var world = new World(new double[] {0}, new double[] {9}, 10, 0);

    var found = PageRank.of(Graphs.parse("10").asJGraphT(), D, TIGHT, world);

    double a = 1 / (10 + D * 9); // as in the star above: outsiders are alike, so nothing is lost
    assertThat(found.getVertexScore(0)).isCloseTo(a * (1 + D * 9), within(1e-12));
    assertThat(found.worldScore()).isCloseTo(9 * a, within(1e-12));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBitsAndEveryVertexIsWithinANanoOfTheFixpoint() {
    var graph = RandomGraphs.heavyTailed(20_000, 120_000, 4);
    var reference =
        new org.jgrapht.alg.scoring.PageRank<>(graph.asJGraphT(), D, 300, 1e-18).getScores();
    var weighted = weighted(graph, 5);
    var stop = Stop.within(1e-13);
    double[] one = new PageRanking(D, stop, 1).of(graph).scores();
    double[] heavy = new PageRanking(D, stop, 1).of(weighted).scores();
    for (int threads : new int[] {2, 4}) {
      var ranking = new PageRanking(D, stop, threads);
      assertThat(ranking.of(graph).scores()).isEqualTo(one);
      assertThat(ranking.of(weighted).scores()).isEqualTo(heavy);
    }
    for (int v = 0; v < one.length; v++) {
      assertThat(one[v]).isCloseTo(reference.get(v), within(1e-9 * reference.get(v)));
    }
  }

  @Test
  void rowsOfArcsInAreEnough() {
    int[] from = new Random(6).ints(3_000, 0, 500).toArray();
    int[] to = new Random(7).ints(3_000, 0, 500).toArray();
    double[] weights = new Random(8).doubles(3_000, 0.1, 1).toArray();
    var arcs = ArcSource.of(from, to, weights);
    double[] both = new PageRanking(D, TIGHT, 1).of(assembled(Sides.BOTH, arcs)).scores();

    assertThat(new PageRanking(D, TIGHT, 2).of(assembled(Sides.IN, arcs)).scores()).isEqualTo(both);
    assertThatThrownBy(() -> new PageRanking(D, TIGHT, 1).of(assembled(Sides.OUT, arcs)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void memoryIsWhatTheEstimateSays() throws IllegalAccessException {
    int n = 10_000;
    var random = new Random(10);
    var arcs = ArcSource.of(random.ints(n, 0, n).toArray(), random.ints(n, 0, n).toArray());
    var graph = new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.IN, 1).of(n, arcs);
    var surfing = new Surfing(graph, new PageRanking(D, TIGHT, 1), null, null, null);

    // headers of arrays and the sums of three blocks are left out
    assertThat(FieldSizes.of(surfing))
        .isCloseTo(PageRanking.estimateBytes(n, graph.arcs()), within(300L));
  }

  private static Digraph assembled(Sides sides, ArcSource arcs) {
    return new Assembly(Loops.DROP, Parallels.ADD, sides, 1).of(500, arcs);
  }

  @Test
  void whatAVertexDoesNotPassOnLandsAfresh() {
    // 1 -> 2 -> 1, vertex 1 passes on half: x1 = t A + d x2, x2 = t A + d x1 / 2, t = 1/2,
    // A = 1 - d + d x1 / 2; with x2 = 1 - x1: x1 (1 + d - d/4) = (1 - d) / 2 + d
    var ranking = new PageRanking(D, TIGHT, 1);
    double x1 = ((1 - D) / 2 + D) / (1 + D - D / 4);
    var graph = Graphs.parse("1>2 2>1");

    assertSame(
        ranking.discounted(graph, new double[] {1, 1}, new double[] {0.5, 1}).scores(),
        new double[] {x1, 1 - x1});
    var random = RandomGraphs.uniform(40, 0.1, 9);
    double[] ones = new double[40];
    Arrays.fill(ones, 1);
    assertThat(ranking.discounted(random, ones, ones).scores())
        .containsExactly(scores(random), within(1e-12));
    assertThatThrownBy(() -> ranking.discounted(graph, new double[] {1, 1}, new double[] {2, 1}))
        .hasMessage("passing must be in [0, 1], was 2.0");
  }

  @Test
  void arcsHeldElsewhereGiveTheSameBits() {
    // several blocks of 4,096 vertices, so that sums are put together as they are here
    var graph = RandomGraphs.heavyTailed(9_000, 60_000, 3);
    var ranking = new PageRanking(D, Stop.after(40), 2);
    double[] outWeight = new double[graph.size()];
    double[] share = new double[graph.size()];
    for (int v = 0; v < share.length; v++) {
      outWeight[v] = graph.outDegree(v);
      share[v] = (v % 7 + 1) / 8.0;
    }
    UnaryOperator<double[]> pull =
        gift -> {
          double[] sum = new double[gift.length];
          for (int v = 0; v < sum.length; v++) {
            for (int i = graph.in().first(v); i < graph.in().end(v); i++) {
              sum[v] += gift[graph.in().at(i)];
            }
          }
          return sum;
        };

    assertThat(ranking.pulled(outWeight, null, null, pull).scores())
        .isEqualTo(ranking.of(graph).scores());
    assertThat(ranking.pulled(outWeight, share, null, pull).scores())
        .isEqualTo(ranking.landingOn(graph, share).scores());
    assertThat(ranking.pulled(outWeight, share, share, pull).scores())
        .isEqualTo(ranking.discounted(graph, share, share).scores());
  }

  @Test
  void stopsWhereTheCallerSays() {
    var graph = RandomGraphs.uniform(100, 0.05, 3).asJGraphT();

    assertThat(PageRank.of(graph, D, Stop.after(7)).iterations()).isEqualTo(7);
    assertThat(PageRank.of(graph, D, Stop.within(1e-9)).change()).isLessThanOrEqualTo(1e-9);
    assertThat(PageRank.of(graph, D, Stop.after(0)).scores()).containsOnly(0.01);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    var graph = Graphs.parse("1>2").asJGraphT();
    assertThatThrownBy(() -> PageRank.of(graph, 1.2, TIGHT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("damping must be in (0, 1), was 1.2");
    assertThatThrownBy(() -> Stop.within(-1)).hasMessage("tolerance must be in [0, 1), was -1.0");
    assertThatThrownBy(() -> PageRank.landingOn(graph, D, TIGHT, new double[] {0, 0}))
        .hasMessage("landing must have a positive finite sum, was 0.0");
    assertThatThrownBy(() -> new World(new double[] {1}, new double[] {3}, 3, 0))
        .hasMessageContaining(
            "inflow must be at most the importance outside that is passed on, 2.0, was 3.0");
  }
}
