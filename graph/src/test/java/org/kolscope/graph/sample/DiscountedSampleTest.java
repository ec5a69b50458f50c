package org.kolscope.graph.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.World;

class DiscountedSampleTest {

  private static final double D = 0.85;
  private static final Stop TIGHT = Stop.within(1e-15);
  private static final PageRanking RANKING = new PageRanking(D, TIGHT, 1);

  private static double[] shares(int n, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, n)
        .mapToDouble(v -> random.nextInt(5) == 0 ? 0 : random.nextDouble())
        .toArray();
  }

  private static BitSet half(int n, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, n)
        .filter(v -> random.nextBoolean())
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  @Property(tries = 30, seed = "1")
  void aSampleOfEverythingIsTheDiscountedWhole(@ForAll long seed) {
    var whole = RandomGraphs.uniform(30, 0.08, seed);
    double[] landing = shares(30, seed + 1);
    double[] passing = shares(30, seed + 2);
    var all = new BitSet();
    all.set(0, 30);

    var sampled = SampledGraph.of(whole, all, landing, passing).relativePageRank(D, TIGHT);

    double[] expected = RANKING.discounted(whole, landing, passing).scores();
    for (int v = 0; v < expected.length; v++) {
      assertThat(sampled[v] / 30).isCloseTo(expected[v], within(1e-12));
    }
  }

  @Property(tries = 30, seed = "2")
  void weightsOfOneChangeNothing(@ForAll long seed) {
    var whole = RandomGraphs.uniform(40, 0.07, seed);
    var kept = half(40, seed);
    double[] ones = new double[40];
    Arrays.fill(ones, 1);
    double[] fives = Arrays.stream(ones).map(one -> 5 * one).toArray();

    double[] plain = Cutting.even(whole).cut(kept).relativePageRank(D, TIGHT);

    assertThat(SampledGraph.of(whole, kept, ones, ones).relativePageRank(D, TIGHT))
        .isEqualTo(plain);
    assertThat(SampledGraph.of(whole, kept, fives, ones).relativePageRank(D, TIGHT))
        .containsExactly(plain, within(1e-11));
  }

  @Property(tries = 30, seed = "3")
  void scoresAreThoseOfTheMatrixWithTheWorldAsItsLastRow(@ForAll long seed) {
    int n = 24;
    var whole = RandomGraphs.uniform(n, 0.12, seed);
    double[] landing = shares(n, seed + 1);
    double[] passing = shares(n, seed + 2);
    var kept = half(n, seed + 3);
    var sample = SampledGraph.of(whole, kept, landing, passing);

    var found = RANKING.within(sample.world(), sample.graph());

    double[] expected = lumped(whole, kept, landing, passing);
    assertThat(found.scores())
        .containsExactly(Arrays.copyOf(expected, expected.length - 1), within(1e-12));
    assertThat(Arrays.stream(found.scores()).sum() + found.worldScore())
        .isCloseTo(1, within(1e-12));
    assertThat(found.worldScore()).isCloseTo(expected[expected.length - 1], within(1e-12));
  }

  /**
   * The oracle: the chain of the whole graph written out as a matrix, its outside states added up
   * with their landing weight, and the fixed point of that smaller matrix.
   */
  private static double[] lumped(Digraph whole, BitSet kept, double[] landing, double[] passing) {
    int n = whole.size();
    double all = Arrays.stream(landing).sum();
    double[][] steps = new double[n][n];
    for (int u = 0; u < n; u++) {
      double passed = whole.outDegree(u) == 0 ? 0 : passing[u];
      for (int v = 0; v < n; v++) {
        steps[u][v] = (1 - D * passed) * landing[v] / all;
      }
      for (int arc = whole.firstOut(u); arc < whole.endOut(u); arc++) {
        steps[u][whole.to(arc)] += D * passed / whole.outDegree(u);
      }
    }
    int[] inside = kept.stream().toArray();
    int k = inside.length;
    int[] place = new int[n];
    Arrays.fill(place, k);
    for (int i = 0; i < k; i++) {
      place[inside[i]] = i;
    }
    double outside = 0;
    for (int u = 0; u < n; u++) {
      outside += place[u] == k ? landing[u] : 0;
    }
    double[][] lumped = new double[k + 1][k + 1];
    for (int u = 0; u < n; u++) {
      double share = place[u] < k ? 1 : landing[u] / outside;
      for (int v = 0; v < n; v++) {
        lumped[place[u]][place[v]] += share * steps[u][v];
      }
    }
    return fixedPoint(lumped);
  }

  private static double[] fixedPoint(double[][] steps) {
    double[] at = new double[steps.length];
    Arrays.fill(at, 1.0 / steps.length);
    for (int k = 0; k < 300; k++) {
      double[] next = new double[at.length];
      for (int u = 0; u < at.length; u++) {
        for (int v = 0; v < at.length; v++) {
          next[v] += at[u] * steps[u][v];
        }
      }
      at = next;
    }
    return at;
  }

  @Test
  void zombiesOutsideGiveNextToNothing() {
    // 10 is followed by three genuine accounts, 20 by the same and by 200 zombies; both are sampled
    // alone, so all followers are outside
    var arcs = new StringBuilder("1>10 2>10 3>10 1>20 2>20 3>20 10>1 20>1");
    for (int zombie = 1_000; zombie < 1_200; zombie++) {
      arcs.append(" ").append(zombie).append(">20");
    }
    var whole = Graphs.parse(arcs.toString());
    double[] genuine =
        IntStream.range(0, whole.size()).mapToDouble(v -> whole.id(v) < 1_000 ? 1 : 1e-4).toArray();
    var kept = new BitSet();
    kept.set(whole.indexOf(10), whole.indexOf(20) + 1);

    double[] plain = Cutting.even(whole).cut(kept).relativePageRank(D, TIGHT);
    double[] discounted = SampledGraph.of(whole, kept, genuine, genuine).relativePageRank(D, TIGHT);

    assertThat(plain[1]).isGreaterThan(30 * plain[0]);
    // 200 zombies of 1e-4 are 2 % of one genuine account, and pass on 1e-4 of that
    assertThat(discounted[1]).isCloseTo(discounted[0], within(1e-5 * discounted[0]));
  }

  @Test
  void trueScoresAsImportanceGiveTheTrueScores() {
    // IdealRank: what is left out gives exactly what it gives in the whole graph
    int n = 60;
    var whole = RandomGraphs.uniform(n, 0.06, 8);
    double[] truth = RANKING.of(whole).scores();
    double[] inflow = new double[n];
    double kept = 0;
    for (int u = 0; u < n; u++) {
      kept += whole.outDegree(u) == 0 ? truth[u] : 0;
      for (int arc = whole.firstOut(u); arc < whole.endOut(u); arc++) {
        inflow[whole.to(arc)] += truth[u] / whole.outDegree(u);
      }
    }
    var inside = half(n, 3);
    var builder = new SampledGraphBuilder();
    inside.stream()
        .forEach(v -> builder.addVertex(v, whole.outDegree(v), inflow[v], 1, 1, truth[v]));
    var graph = whole.induced(inside);
    for (int arc = 0; arc < graph.arcs(); arc++) {
      builder.addArc(graph.id(graph.from(arc)), graph.id(graph.to(arc)), 1);
    }

    double[] found = builder.build(new WholeTotals(n, n, 1, kept)).relativePageRank(D, TIGHT);

    assertThat(found)
        .containsExactly(inside.stream().mapToDouble(v -> n * truth[v]).toArray(), within(1e-10));
  }

  @Test
  void guessedImportanceAddsUpToTheLandingWeight() {
    // 4 of 10 accounts dangle or pass nothing on, so 6 pass on 6 along 12 of weight: d/2 each
    var guess = InDegreeImportance.of(new WholeTotals(10, 10, 4), 12, D);

    assertThat(guess.perLanding()).isCloseTo(1 - D + D * 0.4, within(1e-15));
    assertThat(guess.perWeight()).isCloseTo(D / 2, within(1e-15));
    assertThat(guess.of(10, 12)).isCloseTo(10, within(1e-12));
  }

  @Test
  void whatComesToAnOutsideWhereNobodyLandsLandsAfresh() {
    // 1 gives half to 2, which dangles, and half to the zombie 3, which lands nowhere and passes
    // nothing: as in the whole graph
    var whole = Graphs.parse("1>2 1>3 3>2");
    double[] genuine = {1, 1, 0};
    var kept = new BitSet();
    kept.set(0, 2);

    double[] found = SampledGraph.of(whole, kept, genuine, genuine).relativePageRank(D, TIGHT);

    double[] expected = RANKING.discounted(whole, genuine, genuine).scores();
    assertThat(found)
        .containsExactly(new double[] {3 * expected[0], 3 * expected[1]}, within(1e-12));
  }

  @Test
  void rowsInAnyOrderBuildTheDiscountedSample() {
    var whole = Graphs.parse("1>3*2 1>4*2 2>3 3>4 3>1");
    double[] landing = {0.5, 1, 0.25, 1};
    double[] passing = {0.5, 0.5, 1, 1};
    var kept = new BitSet();
    kept.set(whole.indexOf(2), whole.indexOf(4) + 1);
    var builder = new SampledGraphBuilder();
    // account 1 has 0.5 * 0.5 to give, half of it to 3 and half to 4; 2 gives 1 * 0.5 to 3
    builder.addVertex(4, 0, 0.25 / 2 + 0.25 / 2, 1, 1);
    builder.addVertex(2, 1, 0, 1, 0.5);
    builder.addVertex(3, 2, 0.25 / 2 + 0.5, 0.25, 1);
    builder.addArc(3, 4, 1);
    builder.addArc(2, 3, 1);

    // kept: 0.25 of account 1, 0.5 of 2, all of 4, which dangles
    var built = builder.build(new WholeTotals(4, 2.75, 1.75));

    assertThat(built.relativePageRank(D, TIGHT))
        .containsExactly(
            SampledGraph.of(whole, kept, landing, passing).relativePageRank(D, TIGHT),
            within(1e-12));
  }

  @Test
  void numbersThatContradictEachOtherAreNamed() {
    double[] one = {1};
    var outside = new World.Outside(2, 0.5, 0.25);
    assertThatThrownBy(() -> new World(one, one, one, one, outside))
        .hasMessage(
            "inflow must be at most the importance outside that is passed on, 0.25, was 1.0");
    assertThatThrownBy(() -> new World(one, new double[1], one, new double[] {2}, outside))
        .hasMessage("passing must be in [0, 1], was 2.0");
    assertThatThrownBy(() -> new World.Outside(2, 0.5, 0.75))
        .hasMessage("kept outside must be in 0 to 0.5, was 0.75");
    assertThatThrownBy(() -> new WholeTotals(4, -1, 0))
        .hasMessage("landing must be at least 0, was -1.0");
    assertThatThrownBy(() -> SampledGraph.of(Graphs.parse("1>2"), new BitSet(), one, one))
        .hasMessage("landing must have one entry per vertex, 2, was 1");
  }
}
