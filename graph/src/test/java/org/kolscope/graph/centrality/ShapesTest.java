package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.graph.AsUndirectedGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;
import org.kolscope.graph.RandomGraphs;
import org.kolscope.graph.SharedData;

/** Coreness, h-index, components, distances, triangles and clustering. */
class ShapesTest {

  /** Two cliques of three, 1 2 3 and 4 5 6, joined by the bridge 1 - 4; 7 hangs on 6; 8 alone. */
  private static final String TWO_CLIQUES = "1>2 2>3 1>3 4>5 5>6 4>6 1>4 6>7 8";

  @Test
  void emptyGraphHasNoShape() {
    var none = Graphs.parse("");
    assertThat(Coreness.of(none)).isEmpty();
    assertThat(LocalHIndex.of(none)).isEmpty();
    assertThat(Components.of(none).count()).isZero();
    assertThat(Components.of(none).largest()).isZero();
    assertThat(Triangles.of(none, 2).total()).isZero();
    assertThat(new Labels(3, 2).of(none)).isEmpty();
  }

  @Test
  void twoCliquesWithABridgeHaveTheShapeOneDraws() {
    var graph = Graphs.parse(TWO_CLIQUES);

    assertThat(Coreness.of(graph)).containsExactly(2, 2, 2, 2, 2, 2, 1, 0);
    // degrees are 3 2 2 3 2 3 1 0: none has three neighbours of degree three, 7 has one neighbour
    assertThat(LocalHIndex.of(graph.undirected())).containsExactly(2, 2, 2, 2, 2, 2, 1, 0);
    var parts = Components.of(graph);
    assertThat(parts.labels()).containsExactly(0, 0, 0, 0, 0, 0, 0, 7);
    assertThat(parts.sizes()).containsExactly(7, 7, 7, 7, 7, 7, 7, 1);
    assertThat(parts.count()).isEqualTo(2);
    var triangles = Triangles.of(graph, 1);
    assertThat(triangles.total()).isEqualTo(2);
    assertThat(triangles.at(0)).isEqualTo(1);
    // one arc among three neighbours, of 3 * 2 ordered pairs; undirected edges join both ways
    assertThat(triangles.clustering()[0]).isCloseTo(1 / 6., within(1e-15));
    assertThat(Triangles.of(graph.undirected(), 1).clustering()[0])
        .isCloseTo(1 / 3., within(1e-15));
  }

  @Test
  void fansWithoutFansGiveNoIndex() {
    // 9 has four fans, two of whom have two fans each, 2 and 3 those of 1 and each other
    var graph = Graphs.parse("1>9 2>9 3>9 4>9 1>2 3>2 1>3 2>3");

    assertThat(LocalHIndex.of(graph)).containsExactly(0, 1, 1, 0, 2);
  }

  @Test
  void distancesFollowArcs() {
    var graph = Graphs.parse("1>2 2>3 3>1 3>4 5>1");

    assertThat(Distances.from(0, graph)).containsExactly(0, 1, 2, 3, -1);
    assertThat(Distances.from(0, graph.undirected())).containsExactly(0, 1, 1, 2, 1);
    assertThatThrownBy(() -> Distances.from(5, graph))
        .hasMessage("source must be in 0 to 4, was 5");
  }

  @Test
  void cliqueIsOneCoreAndAllTriangles() {
    var clique = RandomGraphs.uniform(20, 1, 1);

    assertThat(Coreness.of(clique)).containsOnly(19);
    assertThat(LocalHIndex.of(clique)).containsOnly(19);
    assertThat(Triangles.of(clique, 2).total()).isEqualTo(20 * 19 * 18 / 6);
    assertThat(Triangles.of(clique, 2).clustering()).containsOnly(1);
    assertThat(new Labels(1, 1).of(clique)[0]).isEqualTo(1); // the smallest of its neighbours'
  }

  @Test
  void agreesWithJgraphtOnRandomGraphs() {
    for (int seed = 0; seed < 10; seed++) {
      var graph = RandomGraphs.uniform(60, 0.01 * (seed + 1), seed);
      var undirected = new AsUndirectedGraph<>(graph.asJGraphT());
      var simple = simple(graph);

      assertThat(Components.of(graph).count())
          .isEqualTo(new ConnectivityInspector<>(undirected).connectedSets().size());
      int[] core = Coreness.of(graph);
      new org.jgrapht.alg.scoring.Coreness<>(simple)
          .getScores()
          .forEach((v, score) -> assertThat(core[v]).isEqualTo(score));
      double[] clustering = Triangles.of(graph.undirected(), 2).clustering();
      new ClusteringCoefficient<>(simple)
          .getScores()
          .forEach((v, score) -> assertThat(clustering[v]).isCloseTo(score, within(1e-12)));
    }
  }

  private static org.jgrapht.Graph<Integer, Integer> simple(Digraph graph) {
    var ids = new int[1];
    var simple = new org.jgrapht.graph.SimpleGraph<Integer, Integer>(null, () -> ids[0]++, false);
    IntStream.range(0, graph.size()).forEach(simple::addVertex);
    for (int a = 0; a < graph.arcs(); a++) {
      simple.addEdge(graph.from(a), graph.to(a));
    }
    return simple;
  }

  @Test
  void coresOfAPowerLawAreFixedPointsOfTheHIndex() {
    // Lü et al. 2016: coreness is the largest function that is the h-index of its neighbours'
    var graph = RandomGraphs.heavyTailed(3_000, 20_000, 5).undirected();
    int[] core = Coreness.of(graph);
    for (int v = 0; v < graph.size(); v++) {
      int[] near =
          IntStream.range(graph.firstOut(v), graph.endOut(v))
              .map(a -> -core[graph.to(a)])
              .sorted()
              .toArray();
      int h = 0;
      while (h < near.length && -near[h] > h) {
        h++;
      }
      assertThat(core[v]).isEqualTo(h);
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSame() {
    var graph = RandomGraphs.heavyTailed(4_000, 40_000, 6);
    var one = Triangles.of(graph, 1);
    int[] labels = new Labels(5, 1).of(graph);
    for (int threads : new int[] {2, 4}) {
      assertThat(Triangles.of(graph, threads).clustering()).isEqualTo(one.clustering());
      assertThat(new Labels(5, threads).of(graph)).isEqualTo(labels);
    }
  }

  @Tag("slow")
  @Test
  void aMillionVerticesOfHeavyTailOverflowNothing() {
    // a hub followed by all: n (n - 1) exceeds 2^31; the ring closes n - 1 triangles with it
    int n = 1_200_000;
    var arcs =
        (ArcSource)
            visitor -> {
              for (int v = 1; v < n; v++) {
                visitor.arc(v, 0, 1);
                visitor.arc(v, v == n - 1 ? 1 : v + 1, 1);
              }
            };
    var graph = new Assembly(Loops.REFUSE, Parallels.ADD, Sides.BOTH, 2).of(n, arcs);
    var triangles = Triangles.of(graph, 2);

    assertThat(triangles.total()).isEqualTo(n - 1);
    assertThat(triangles.clustering()[0]).isCloseTo(1 / (n - 2.0), within(1e-18));
    assertThat(Coreness.of(graph)).containsOnly(3);
    assertThat(Components.of(graph).largest()).isEqualTo(n);
    var ranks = new PageRanking(0.85, Stop.within(1e-13), 2).of(graph).scores();
    assertThat(Arrays.stream(ranks).sum()).isCloseTo(1, within(1e-9));
    // the others are alike: x = t (1 + ...) with x0 = a + d (n - 1) x / 2, x = a + d x / 2
    double a = 1 / (1 + (n - 1) * (1 + 0.85 / 2) / (1 - 0.85 / 2));
    assertThat(ranks[0]).isCloseTo(a * (1 + (n - 1) * 0.425 / 0.575), within(1e-9));
  }

  @Test
  void emailGraphHasItsPublishedCounts() throws IOException {
    var file = SharedData.folder("email-eu-core").resolve("email-Eu-core.txt");
    int[][] arcs;
    try (var lines = Files.lines(file)) {
      arcs =
          lines
              .map(line -> Stream.of(line.trim().split("\\s+", -1)))
              .map(row -> row.mapToInt(Integer::parseInt).toArray())
              .toArray(int[][]::new);
    }
    int[] from = Arrays.stream(arcs).mapToInt(arc -> arc[0]).toArray();
    int[] to = Arrays.stream(arcs).mapToInt(arc -> arc[1]).toArray();
    var graph =
        new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.UNDIRECTED, 2)
            .of(1_005, ArcSource.of(from, to));

    assertThat(Components.of(graph).largest()).isEqualTo(986);
    var triangles = Triangles.of(graph, 2);
    assertThat(triangles.total()).isEqualTo(105_461);
    assertThat(Arrays.stream(triangles.clustering()).average().orElseThrow())
        .isCloseTo(0.3994, within(5e-5));
  }

  @Test
  void namesOfVerticesDoNotMatterForComponents() {
    var random = new Random(1);
    int[] from = random.ints(400, 0, 500).toArray();
    int[] to = random.ints(400, 0, 500).toArray();
    var assembly = new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.OUT, 1);
    var graph = assembly.of(500, ArcSource.of(from, to));

    assertThat(Components.of(graph.transpose()).labels()).isEqualTo(Components.of(graph).labels());
  }
}
