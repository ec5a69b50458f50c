package org.kolscope.graph.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class SamplerTest {

  private static final Coin COIN = new Coin(5);

  private static List<Sampler> all(Digraph graph, double share) {
    double[] relevance = IntStream.range(0, graph.size()).mapToDouble(v -> (v % 7) / 7.0).toArray();
    return List.of(
        InDegreeSampler.of(share, 5),
        TopicSampler.ofSize(relevance, 0.8, share * graph.size(), COIN),
        new FrontierSampler(share, 20, COIN),
        RestartSampler.reaching(graph, share, 20, 0.15, COIN));
  }

  private static BitSet of(Digraph graph, long... ids) {
    return Arrays.stream(ids)
        .mapToInt(graph::indexOf)
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  @Test
  void replicatesAreRepeatableDifferentOfTheirSizeAndHoldTheirHalf() {
    var graph = RandomGraphs.heavyTailed(4_000, 40_000, 5);
    for (Sampler sampler : all(graph, 0.2)) {
      var draws = sampler.on(graph);
      var drawn = draws.draw(0);
      assertThat(sampler.on(graph).draw(0).vertices()).isEqualTo(drawn.vertices());
      assertThat(draws.draw(1).vertices()).isNotEqualTo(drawn.vertices());
      // 800 wanted; five standard deviations of a Poisson size are 141
      assertThat(drawn.vertices().cardinality()).isCloseTo(800, within(141));
      // 571 of the topic are certain in both
      assertThat(drawn.half().cardinality()).isBetween(300, 750);
      var outside = drawn.half();
      outside.andNot(drawn.vertices());
      assertThat(outside.isEmpty()).isTrue();
    }
  }

  @Test
  void drawsByInDegreeAreThoseOfPlanAndCoin() {
    var graph = RandomGraphs.heavyTailed(2_000, 20_000, 6);
    var histogram = new TreeMap<Long, Long>();
    for (int v = 0; v < graph.size(); v++) {
      histogram.merge((long) graph.inDegree(v), 1L, Long::sum);
    }
    var plan = SamplePlan.withCertainTop(histogram, 200, 0.5);

    var drawn = InDegreeSampler.of(0.1, 5).on(graph).draw(3);

    var expected = new BitSet();
    int certain = 0;
    for (int v = 0; v < graph.size(); v++) {
      double probability = plan.preferredProbability(graph.inDegree(v));
      certain += probability == 1 ? 1 : 0;
      expected.set(v, COIN.toss(3, graph.id(v)) < probability);
      assertThat(drawn.probability(v)).isEqualTo(probability);
    }
    assertThat(drawn.vertices()).isEqualTo(expected);
    assertThat(certain).isBetween(75, 100); // whole classes of in-degree that fit into 100
  }

  @Test
  void inverseProbabilitiesOfPoissonSamplesAddUpToAllVertices() {
    // each term is 1/p with probability p: variance Σ (1 - p) / p, and R replicates are independent
    var graph = RandomGraphs.heavyTailed(2_000, 20_000, 6);
    int replicates = 50;
    var draws = InDegreeSampler.of(0.2, 8).on(graph);
    double sum = 0;
    for (int r = 0; r < replicates; r++) {
      sum += draws.draw(r).estimatedVertices() / replicates;
    }
    var drawn = draws.draw(0);
    double variance =
        IntStream.range(0, 2_000)
            .mapToDouble(v -> (1 - drawn.probability(v)) / drawn.probability(v))
            .sum();

    assertThat(sum).isCloseTo(2_000, within(5 * Math.sqrt(variance / replicates)));
  }

  @Test
  void topicHoldsAllOfTheCutAndDrawsTheRestByRelevance() {
    var graph = Graphs.parse("1>2 2>3 3>4 4>5");
    double[] relevance = {0.9, 0.4, 0.8, 0, 0.2};

    var induced = TopicSampler.induced(relevance, 0.5).on(graph).draw(0);
    var sized = TopicSampler.ofSize(relevance, 0.5, 2.9, COIN).on(graph).draw(0);

    assertThat(induced.vertices()).isEqualTo(of(graph, 1, 3));
    // 0.9 is left for weights 0.4 and 0.2: a rate of 1.5
    assertThat(IntStream.range(0, 5).mapToDouble(sized::probability).toArray())
        .containsExactly(new double[] {1, 0.6, 1, 0, 0.3}, within(1e-15));
    assertThat(TopicSampler.ofSize(relevance, 0.5, 50, COIN).on(graph).draw(0).vertices())
        .isEqualTo(of(graph, 1, 2, 3, 5));
    assertThatThrownBy(() -> TopicSampler.induced(relevance, 0))
        .hasMessage("cut must be greater than 0, was 0.0");
  }

  @Test
  void walksNeedNoConnectedGraphAndNoArcs() {
    assertThat(new FrontierSampler(1, 5, COIN).on(Graphs.parse("1 2 3")).draw(0).vertices())
        .isEqualTo(new BitSet());
    var pairs = Graphs.parse("1>2 3>4 5>6 7");
    // 20 walkers start on six vertices: none is missed but for 6 · (5/6)^20 = 0.16 before they move
    assertThat(new FrontierSampler(1, 20, COIN).on(pairs).draw(0).vertices())
        .isEqualTo(of(pairs, 1, 2, 3, 4, 5, 6));
    assertThat(new RestartSampler(1, 3, 0.15, COIN).on(pairs).draw(0).vertices().cardinality())
        .isEqualTo(7);
  }

  @Test
  void walkFollowsArcsOutAndGoesBackFromItsEnd() {
    var path = Graphs.parse("1>2 2>3 3>4 9>1");
    double share = COIN.toss(0, 1);
    // of those whose coin is at most that of 1, the walks of three steps hold their next three
    var drawn = new RestartSampler(Math.nextUp(share), 3, 1e-12, COIN).on(path).draw(0).vertices();

    var expected = new BitSet();
    for (long start : new long[] {1, 2, 3, 4, 9}) {
      if (COIN.toss(0, start) <= share) {
        expected.or(start == 9 ? of(path, 9, 1, 2, 3) : of(path, start, Math.min(4, start + 1), 4));
        if (start == 1) {
          expected.or(of(path, 3));
        }
      }
    }
    assertThat(drawn).isEqualTo(expected);
  }

  @Test
  void stepsRestartAndFollowArcsAsOftenAsTheyShould() {
    // restart 0.2 and four arcs out: five outcomes of one fifth each; 20 steps of 500 starts
    var sampler = new RestartSampler(0.5, 20, 0.2, COIN);
    long[] seen = new long[5];
    for (long start = 0; start < 500; start++) {
      for (int step = 1; step <= 20; step++) {
        seen[sampler.arc(1, start, step, 4) + 1]++;
      }
    }
    double[] expected = new double[5];
    Arrays.fill(expected, 2_000);

    assertThat(new ChiSquareTest().chiSquareTest(expected, seen)).isGreaterThan(0.001);
    assertThat(sampler.arc(1, 1, 1, 0)).isEqualTo(-1);
  }

  @Test
  void statedProbabilitiesOfWalksAreNearTheirFrequencies() {
    // the law is an approximation: classes of equal stated probability are to agree within 0.1
    var graph = RandomGraphs.heavyTailed(2_000, 20_000, 6);
    int replicates = 100;
    for (Sampler sampler :
        List.of(
            new FrontierSampler(0.2, 50, COIN),
            RestartSampler.reaching(graph, 0.2, 20, 0.15, COIN))) {
      var draws = sampler.on(graph);
      double[] stated = new double[10];
      double[] found = new double[10];
      int[] count = new int[10];
      for (int r = 0; r < replicates; r++) {
        var drawn = draws.draw(r);
        var vertices = drawn.vertices();
        for (int v = 0; v < graph.size(); v++) {
          int bin = (int) Math.min(9, 10 * drawn.probability(v));
          stated[bin] += drawn.probability(v);
          found[bin] += vertices.get(v) ? 1 : 0;
          count[bin]++;
        }
      }
      var off = new ArrayList<Double>();
      for (int bin = 0; bin < 10; bin++) {
        off.add(count[bin] == 0 ? 0 : (stated[bin] - found[bin]) / count[bin]);
      }
      System.out.println(sampler.getClass().getSimpleName() + " stated - found " + off);
      assertThat(off).allSatisfy(gap -> assertThat(gap).isCloseTo(0.0, within(0.1)));
    }
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new InDegreeSampler(0, 0.5, COIN))
        .hasMessage("share must be in (0, 1], was 0.0");
    assertThatThrownBy(() -> new FrontierSampler(0.1, 0, COIN))
        .hasMessage("walkers must be at least 1, was 0");
    assertThatThrownBy(() -> new RestartSampler(0.1, 5, 1, COIN))
        .hasMessage("restart must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> SamplePlan.withCertainTop(new TreeMap<>(), 5, 2))
        .hasMessage("certainShare must be in [0, 1], was 2.0");
  }
}
