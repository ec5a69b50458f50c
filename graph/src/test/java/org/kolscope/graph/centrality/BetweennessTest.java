package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;

class BetweennessTest {

  @Test
  void fewerThanThreeVerticesHaveNothingBetweenThem() {
    assertThat(Betweenness.of(Graphs.parse(""))).isEmpty();
    assertThat(Betweenness.of(Graphs.parse("1>2 2>1"))).containsExactly(0, 0);
  }

  @Test
  void centreOfATwoWayStarLiesBetweenAllOthers() {
    assertThat(Betweenness.of(Graphs.parse("1>9 9>1 2>9 9>2 3>9 9>3"))).containsExactly(0, 0, 0, 1);
  }

  @Test
  void hubThatAnswersNobodyLiesBetweenNobody() {
    assertThat(Betweenness.of(Graphs.parse("1>9 2>9 3>9"))).containsOnly(0);
  }

  @Test
  void directedPathCountsThoseBeforeTimesThoseAfter() {
    // of 4 * 3 = 12 ordered pairs of others, vertex i of 5 lies between i before and 4 - i after
    assertThat(Betweenness.of(Graphs.parse("1>2 2>3 3>4 4>5")))
        .containsExactly(new double[] {0, 3 / 12., 4 / 12., 3 / 12., 0}, within(1e-15));
  }

  @Test
  void cliquesHaveNoMiddleAndTheirBridgeIsOne() {
    var found = Betweenness.of(Graphs.parse("1>2 2>1 1>3 3>1 2>3 3>2 4>5 5>4 4>6 6>4 5>6 6>5 1>4"));

    // 1 lies between {2, 3} and {4, 5, 6}, 4 between {1, 2, 3} and {5, 6}: 6 of 5 * 4 pairs each
    assertThat(found).containsExactly(new double[] {0.3, 0, 0, 0.3, 0, 0}, within(1e-15));
  }

  @Test
  void weightsAreNoDistances() {
    var text = "1>2*9 2>4*9 1>3*1 3>4*1";
    assertThat(Betweenness.of(Graphs.parse(text)))
        .containsExactly(
            new double[] {0, 1 / 12., 1 / 12., 0}, within(1e-15)); // two paths, half each
  }

  @Test
  void agreesWithTheDefinitionOnRandomGraphs() {
    for (int seed = 0; seed < 10; seed++) {
      var graph = RandomGraphs.uniform(25, 0.02 * (seed + 1), seed);

      assertThat(Betweenness.of(graph)).containsExactly(byDefinition(graph), within(1e-12));
    }
  }

  @Test
  void normalisationDoesNotOverflowAboveFortySixThousandVertices() {
    // 2 ordered pairs through the vertex; (n - 1)(n - 2) = 99,999 * 99,998 exceeds 2^31
    assertThat(Betweenness.normalised(2, 100_000)).isEqualTo(2 / 9_999_700_002.0);
  }

  private static double[] byDefinition(Digraph graph) {
    int n = graph.size();
    int[] all = IntStream.range(0, n).toArray();
    return Arrays.stream(dependencies(graph, all)).map(x -> x / ((n - 1.0) * (n - 2.0))).toArray();
  }

  /**
   * The slow oracle: for every pair that starts at a pivot and every other vertex, is it on a
   * shortest path, how often?
   */
  static double[] dependencies(Digraph graph, int[] pivots) {
    int n = graph.size();
    int[][] distance = new int[n][];
    long[][] paths = new long[n][n];
    for (int s = 0; s < n; s++) {
      distance[s] = distances(graph, s, paths[s]);
    }
    double[] score = new double[n];
    for (int s : pivots) {
      for (int t = 0; t < n; t++) {
        for (int v = 0; v < n; v++) {
          if (s != t
              && v != s
              && v != t
              && distance[s][t] >= 0
              && distance[s][v] >= 0
              && distance[v][t] >= 0
              && distance[s][v] + distance[v][t] == distance[s][t]) {
            score[v] += (double) paths[s][v] * paths[v][t] / paths[s][t];
          }
        }
      }
    }
    return score;
  }

  private static int[] distances(Digraph graph, int source, long[] paths) {
    int[] distance = new int[graph.size()];
    Arrays.fill(distance, -1);
    distance[source] = 0;
    paths[source] = 1;
    var queue = new ArrayDeque<Integer>();
    queue.add(source);
    while (!queue.isEmpty()) {
      int u = queue.remove();
      for (int arc = graph.firstOut(u); arc < graph.endOut(u); arc++) {
        int v = graph.to(arc);
        if (distance[v] < 0) {
          distance[v] = distance[u] + 1;
          queue.add(v);
        }
        if (distance[v] == distance[u] + 1) {
          paths[v] += paths[u];
        }
      }
    }
    return distance;
  }
}
