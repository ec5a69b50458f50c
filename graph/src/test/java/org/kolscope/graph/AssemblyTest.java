package org.kolscope.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;

class AssemblyTest {

  private static final int[] FROM = {2, 0, 1, 2, 2, 3, 0};
  private static final int[] TO = {0, 1, 0, 2, 0, 1, 3};

  private static Assembly dropping(Sides sides, int threads) {
    return new Assembly(Loops.DROP, Parallels.KEEP_ONE, sides, threads);
  }

  private static String text(Rows rows) {
    var text = new StringBuilder();
    for (int v = 0; v < rows.size(); v++) {
      for (int i = rows.first(v); i < rows.end(v); i++) {
        text.append(v).append('-').append(rows.at(i)).append('*').append(rows.weight(i));
        text.append(' ');
      }
    }
    return text.toString();
  }

  @Test
  void loopsAndRepeatedArcsAreDroppedWhereAsked() {
    var graph = dropping(Sides.BOTH, 1).of(4, ArcSource.of(FROM, TO));

    assertThat(text(graph.out())).isEqualTo("0-1*1.0 0-3*1.0 1-0*1.0 2-0*1.0 3-1*1.0 ");
    assertThat(text(graph.in())).isEqualTo("0-1*1.0 0-2*1.0 1-0*1.0 1-3*1.0 3-0*1.0 ");
    assertThat(graph.isWeighted()).isFalse();
    assertThat(graph.id(3)).isEqualTo(3);
    assertThat(graph.indexOf(4)).isEqualTo(-1);
  }

  @Test
  void repeatedArcsAddUpOrTheHeaviestStays() {
    double[] weights = {0.3, 1, 1, 1, 0.2, 1, 1};
    var source = ArcSource.of(FROM, TO, weights);
    var added = new Assembly(Loops.DROP, Parallels.ADD, Sides.BOTH, 1).of(4, source);
    var one = dropping(Sides.BOTH, 1).of(4, source);

    assertThat(added.weight(added.out().find(2, 0))).isEqualTo(0.2 + 0.3);
    assertThat(added.in().weight(added.in().find(0, 2))).isEqualTo(0.2 + 0.3);
    assertThat(one.weight(one.out().find(2, 0))).isEqualTo(0.3);
    assertThat(one.out().find(2, 3)).isEqualTo(-1);
  }

  @Test
  void oneSideHoldsOneDirectionAndKnowsBothDegrees() {
    var in = dropping(Sides.IN, 1).of(4, ArcSource.of(FROM, TO));

    assertThat(IntStream.range(0, 4).map(in::outDegree)).containsExactly(2, 1, 1, 1);
    assertThat(IntStream.range(0, 4).map(in::inDegree)).containsExactly(2, 2, 0, 1);
    assertThatThrownBy(in::out)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("graph must hold rows of arcs out, holds arcs in only");
    assertThat(text(in.transpose().out())).isEqualTo(text(in.in()));
    assertThatThrownBy(in::asJGraphT).hasMessageContaining("holds arcs in only");
  }

  @Test
  void undirectedArcsCountBothWaysInOneSetOfRows() {
    var graph = dropping(Sides.UNDIRECTED, 1).of(4, ArcSource.of(FROM, TO));

    assertThat(text(graph.out()))
        .isEqualTo("0-1*1.0 0-2*1.0 0-3*1.0 1-0*1.0 1-3*1.0 2-0*1.0 3-0*1.0 3-1*1.0 ");
    assertThat(graph.in()).isSameAs(graph.out());
    for (Sides sides : Sides.values()) {
      var made = dropping(sides, 1).of(4, ArcSource.of(FROM, TO)).undirected();
      assertThat(text(made.out())).isEqualTo(text(graph.out()));
      assertThat(made.isUndirected()).isTrue();
    }
  }

  @Test
  void anyOrderOfArcsAndAnyNumberOfThreadsGiveTheSameRows() {
    int m = 30_000;
    var random = new Random(1);
    int[] from = random.ints(m, 0, 5_000).toArray();
    int[] to = random.ints(m, 0, 5_000).map(v -> v * v % 5_000).toArray();
    double[] weights = random.doubles(m, 0.1, 1).toArray();
    int[] turnedFrom = IntStream.range(0, m).map(i -> from[m - 1 - i]).toArray();
    int[] turnedTo = IntStream.range(0, m).map(i -> to[m - 1 - i]).toArray();
    double[] turned = IntStream.range(0, m).mapToDouble(i -> weights[m - 1 - i]).toArray();
    for (Sides sides : Sides.values()) {
      var one = new Assembly(Loops.DROP, Parallels.ADD, sides, 1);
      var graph = one.of(5_000, ArcSource.of(from, to, weights));
      assertThat(graph.arcs()).isLessThan(sides == Sides.UNDIRECTED ? 2 * m : m);
      for (int threads : new int[] {2, 4}) {
        var again =
            new Assembly(Loops.DROP, Parallels.ADD, sides, threads)
                .of(5_000, ArcSource.of(turnedFrom, turnedTo, turned));
        if (sides != Sides.IN) {
          assertThat(text(again.out())).isEqualTo(text(graph.out()));
        }
        if (sides != Sides.OUT) {
          assertThat(text(again.in())).isEqualTo(text(graph.in()));
        }
      }
    }
  }

  @Test
  void estimatedBytesAreThoseOfTheFields() throws IllegalAccessException {
    int n = 2_000;
    long[] ids = IntStream.range(0, n).asLongStream().toArray();
    var random = new Random(2);
    var arcs =
        ArcSource.of(random.ints(50_000, 0, n).toArray(), random.ints(50_000, 0, n).toArray());
    for (Sides sides : Sides.values()) {
      var assembly = dropping(sides, 1);
      var graph = assembly.of(n, arcs);
      long m = sides == Sides.UNDIRECTED ? graph.arcs() / 2 : graph.arcs();

      // array headers and one more row start are all that the estimate leaves out
      assertThat(FieldSizes.of(graph)).isCloseTo(assembly.estimateBytes(n, m), within(100L));
    }
    var both = dropping(Sides.BOTH, 1).of(ids, arcs);
    assertThat(FieldSizes.of(both)).isCloseTo(Digraph.estimateBytes(n, both.arcs()), within(120L));
  }

  @Test
  void whatCannotBeBuiltIsRefusedByName() {
    var strict = Assembly.strict();
    assertThatThrownBy(() -> strict.of(2, ArcSource.of(new int[] {0}, new int[] {2})))
        .hasMessage("both ends of an arc must be in 0 to 1, were 0 and 2");
    assertThatThrownBy(() -> strict.of(2, ArcSource.of(new int[] {1}, new int[] {1})))
        .hasMessage("an arc must join two vertices, was a loop at 1");
    assertThatThrownBy(() -> strict.of(new long[] {4, 4}, ArcSource.of(FROM, TO)))
        .hasMessage("ids must rise, was 4 after 4");
    assertThatThrownBy(() -> dropping(Sides.IN, 0)).hasMessage("threads must be at least 1, was 0");
    int[] walks = new int[1];
    ArcSource forgetful =
        visitor -> {
          if (walks[0]++ == 0) {
            visitor.arc(0, 1, 1);
          }
        };
    assertThatThrownBy(() -> strict.of(2, forgetful))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("arcs must be the same on each walk");
  }

  @Test
  void errorsOfOtherThreadsReachTheCaller() {
    assertThatThrownBy(
            () ->
                Blocks.each(
                    100,
                    1,
                    4,
                    (begin, end) -> {
                      if (begin == 50) {
                        throw new ArithmeticException("fifty");
                      }
                    }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("fifty");
  }

  @Test
  void graphOfJgraphtIsTakenAsItIsOrCopied() {
    var graph = RandomGraphs.uniform(30, 0.1, 1);

    assertThat(Digraph.of(graph.asJGraphT())).isSameAs(graph);
    var plain = new org.jgrapht.graph.DefaultUndirectedGraph<Integer, Integer>(null, null, false);
    plain.addVertex(0);
    plain.addVertex(1);
    plain.addEdge(0, 1, 7);
    assertThat(text(Digraph.of(plain).out())).isEqualTo("0-1*1.0 1-0*1.0 ");
  }
}
