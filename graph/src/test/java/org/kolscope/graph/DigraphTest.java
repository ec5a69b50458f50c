package org.kolscope.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;

class DigraphTest {

  private static final long[] NONE = {};

  @Test
  void idsAreSortedAndArcsNumberedByTailThenHead() {
    var graph = Graphs.parse("30>10 20>10 20>30 -5");

    assertThat(IntStream.range(0, 4).mapToLong(graph::id)).containsExactly(-5L, 10L, 20L, 30L);
    assertThat(
            IntStream.range(0, 3)
                .mapToObj(a -> graph.id(graph.from(a)) + ">" + graph.id(graph.to(a))))
        .containsExactly("20>10", "20>30", "30>10");
    assertThat(graph.indexOf(20)).isEqualTo(2);
    assertThat(graph.indexOf(21)).isEqualTo(-1);
    assertThat(graph.inDegree(1)).isEqualTo(2);
    assertThat(graph.outDegree(2)).isEqualTo(2);
    assertThat(graph.id(graph.in().at(graph.in().first(1) + 1))).isEqualTo(30);
  }

  @Test
  void anyOrderOfArcsGivesTheSameGraphBitForBit() {
    // 0.1 + 0.2 + 0.3 differs from 0.3 + 0.2 + 0.1 in the last bit: parallels are added in one
    // order
    double expected = 0.1 + 0.2 + 0.3;
    double[][] orders = {{0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}, {0.2, 0.3, 0.1}};
    for (double[] weights : orders) {
      var graph =
          Digraph.of(new long[] {2, 1}, new long[] {1, 1, 1}, new long[] {2, 2, 2}, weights);
      assertThat(graph.arcs()).isEqualTo(1);
      assertThat(graph.weight(0)).isEqualTo(expected);
    }
  }

  @Test
  void parallelArcsOfAnUnweightedGraphAreCounted() {
    var graph = Graphs.parse("1>2 1>2 2>1");

    assertThat(graph.isWeighted()).isTrue();
    assertThat(graph.weight(0)).isEqualTo(2);
    assertThat(graph.weight(1)).isEqualTo(1);
    assertThat(graph.unweighted().weight(0)).isEqualTo(1);
  }

  @Test
  void nothingIsAGraphToo() {
    var graph = Digraph.of(NONE, NONE, NONE);

    assertThat(graph.size()).isZero();
    assertThat(graph.asJGraphT().vertexSet()).isEmpty();
    assertThat(Graphs.parse("").size()).isZero();
  }

  @Test
  void whatIsNoGraphIsRefusedByName() {
    assertThatThrownBy(() -> Graphs.parse("7>7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an arc must join two vertices, was a loop at 7");
    assertThatThrownBy(() -> Digraph.of(new long[] {1}, new long[] {1}, new long[] {2}))
        .hasMessage("both ends of an arc must be vertices, 2 is none");
    assertThatThrownBy(() -> Graphs.parse("1>2*0"))
        .hasMessage("weight must be positive and finite, was 0.0");
    assertThatThrownBy(() -> Digraph.of(NONE, new long[] {1}, NONE))
        .hasMessage("to must have one entry per arc, 1, was 0");
  }

  @Test
  void inducedSubgraphKeepsIdsWeightsAndInnerArcs() {
    var graph = Graphs.parse("1>2*3 2>3*4 3>1*5 4>1");
    var kept = new BitSet();
    kept.set(0);
    kept.set(1);
    kept.set(3);

    var part = graph.induced(kept);

    assertThat(IntStream.range(0, part.size()).mapToLong(part::id)).containsExactly(1L, 2L, 4L);
    assertThat(part.arcs()).isEqualTo(2);
    assertThat(part.weight(0)).isEqualTo(3);
    assertThat(part.outWeight(part.indexOf(2))).isZero();
  }

  @Test
  void jgraphtSeesEveryArcAndNoOther() {
    var graph = RandomGraphs.uniform(30, 0.1, 1);
    Graph<Integer, Integer> view = graph.asJGraphT();

    assertThat(view.edgeSet()).hasSize(graph.arcs());
    for (int v = 0; v < 30; v++) {
      for (int u = 0; u < 30; u++) {
        Integer edge = view.getEdge(v, u);
        assertThat(view.getAllEdges(v, u)).isEqualTo(edge == null ? Set.of() : Set.of(edge));
        assertThat(view.outgoingEdgesOf(v).contains(edge)).isEqualTo(edge != null);
        assertThat(view.incomingEdgesOf(u).contains(edge)).isEqualTo(edge != null);
        assertThat(view.edgesOf(u).contains(edge)).isEqualTo(edge != null);
      }
      assertThat(view.edgesOf(v)).hasSize(view.degreeOf(v));
      assertThat(view.incomingEdgesOf(v)).hasSize(graph.inDegree(v));
    }
    assertThatThrownBy(() -> view.addEdge(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> view.outgoingEdgesOf(0).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void algorithmsOfJgraphtRunOnTheView() {
    var parts = new ConnectivityInspector<>(Graphs.parse("1>2 2>3 7>8 9").asJGraphT());

    assertThat(parts.connectedSets())
        .containsExactlyInAnyOrder(Set.of(0, 1, 2), Set.of(3, 4), Set.of(5));
  }

  @Test
  void shuffledArcsGiveEqualRows() {
    var graph = RandomGraphs.uniform(40, 0.2, 2);
    int[] order = IntStream.range(0, graph.arcs()).toArray();
    var random = new Random(3);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    var again =
        Digraph.of(
            IntStream.range(0, 40).map(v -> 39 - v).asLongStream().toArray(),
            IntStream.of(order).mapToLong(graph::from).toArray(),
            IntStream.of(order).mapToLong(graph::to).toArray());

    assertThat(again.asJGraphT().toString()).isEqualTo(graph.asJGraphT().toString());
  }
}
