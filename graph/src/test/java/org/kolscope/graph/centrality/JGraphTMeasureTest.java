package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class JGraphTMeasureTest {

  @Test
  void eachNamesTheClassOfJgraphtThatComputesIt() {
    assertThat(Arrays.stream(JGraphTMeasure.values()).map(JGraphTMeasure::engine))
        .containsExactly(
            "org.jgrapht.alg.scoring.BetweennessCentrality",
            "org.jgrapht.alg.scoring.ClosenessCentrality",
            "org.jgrapht.alg.scoring.HarmonicCentrality",
            "org.jgrapht.alg.scoring.KatzCentrality",
            "org.jgrapht.alg.scoring.ClusteringCoefficient");
  }

  @Test
  void emptyGraphAndSingleVerticesAreScored() {
    for (var measure : JGraphTMeasure.values()) {
      assertThat(measure.of(Graphs.parse(""))).isEmpty();
      double alone = measure == JGraphTMeasure.KATZ ? 1 : 0;
      assertThat(measure.of(Graphs.parse("1 2"))).containsExactly(alone, alone);
    }
  }

  @Test
  void kernelsOfOursGiveTheSame() {
    for (int seed = 0; seed < 4; seed++) {
      var graph = RandomGraphs.uniform(70, 0.02 * (seed + 1), seed);

      assertThat(JGraphTMeasure.BETWEENNESS.of(graph))
          .containsExactly(new PivotBetweenness(70, 1, 2).of(graph), within(1e-12));
      assertThat(JGraphTMeasure.HARMONIC.of(graph))
          .containsExactly(new HarmonicSampling(70, 1, 0.9, 2).of(graph).scores(), within(1e-12));
      assertThat(JGraphTMeasure.CLUSTERING.of(graph))
          .containsExactly(Triangles.of(graph.undirected(), 1).clustering(), within(1e-12));
    }
  }

  @Test
  void closenessIsThatOfTheLargestComponent() {
    // 1 - 2 - 3 as a path: the middle is at distance 1 of both, an end at 1 and 2
    assertThat(JGraphTMeasure.CLOSENESS.of(Graphs.parse("1>2 3>2 7>8 9")))
        .containsExactly(new double[] {2 / 3., 1, 2 / 3., 0, 0, 0}, within(1e-15));
    var graph = RandomGraphs.uniform(60, 0.03, 2);
    double[] found = JGraphTMeasure.CLOSENESS.of(graph);
    for (int v = 0; v < 60; v++) {
      int[] distance = Distances.from(v, graph.undirected());
      int reached = (int) Arrays.stream(distance).filter(d -> d > 0).count();
      double sum = Arrays.stream(distance).filter(d -> d > 0).sum();
      boolean inside = reached + 1 == Components.of(graph).largest();
      assertThat(found[v]).isCloseTo(inside ? reached / sum : 0, within(1e-12));
    }
  }

  @Test
  void katzCountsPathsAndConvergesWhereTheDefaultDiverges() {
    // no path of length 64: alpha is 0.85; 3 hears 2 and 1 over 2
    assertThat(JGraphTMeasure.KATZ.of(Graphs.parse("1>2 2>3")))
        .containsExactly(new double[] {1, 1.85, 1 + 0.85 * 1.85}, within(1e-12));
    // a clique of n has radius n - 1, met exactly: x = 1 + 0.85 x
    var clique = RandomGraphs.uniform(150, 1, 1);
    assertThat(JGraphTMeasure.KATZ.of(clique)).containsOnly(JGraphTMeasure.KATZ.of(clique)[0]);
    assertThat(JGraphTMeasure.KATZ.of(clique)[0]).isCloseTo(1 / 0.15, within(1e-7));
    var heavy = RandomGraphs.heavyTailed(500, 6_000, 2);
    assertThat(Arrays.stream(JGraphTMeasure.KATZ.of(heavy)).min().orElseThrow())
        .isGreaterThanOrEqualTo(1);
    assertThat(solves(heavy, JGraphTMeasure.KATZ.of(heavy))).isLessThan(1e-7);
  }

  /** How far the scores are from x = 1 + alpha A x. */
  private static double solves(Digraph graph, double[] x) {
    double alpha = 0.85 / JGraphTMeasure.radiusBound(graph.in());
    double worst = 0;
    for (int v = 0; v < x.length; v++) {
      double sum = 1;
      for (int i = graph.in().first(v); i < graph.in().end(v); i++) {
        sum += alpha * x[graph.in().at(i)];
      }
      worst = Math.max(worst, Math.abs(sum - x[v]));
    }
    return worst;
  }
}
