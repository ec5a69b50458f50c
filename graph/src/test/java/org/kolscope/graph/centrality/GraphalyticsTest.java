package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.SharedData;

/**
 * Kernels against the validation graphs of LDBC Graphalytics; the rules are theirs: PageRank of
 * each vertex within 0.0001 of its expected value, relatively. Iterations are those of its
 * graph-properties.
 */
class GraphalyticsTest {

  @Test
  void directedValidationGraphAgreesAfterFourteenIterations() throws IOException {
    var data = SharedData.folder("graphalytics");
    check(data.resolve("pr/dir-input"), data.resolve("pr/dir-output"), 14);
  }

  @Test
  void undirectedValidationGraphAgreesAfterTwentySixIterations() throws IOException {
    var data = SharedData.folder("graphalytics");
    check(data.resolve("pr/undir-input"), data.resolve("pr/undir-output"), 26);
  }

  @Test
  void examplesAgreeAfterTwoIterations() throws IOException {
    var data = SharedData.folder("graphalytics").resolve("example");
    check(data.resolve("example-directed-input"), data.resolve("example-directed-PR"), 2);
    check(data.resolve("example-undirected-input"), data.resolve("example-undirected-PR"), 2);
  }

  @Test
  void distancesAgreeAndTheUnreachableHaveNone() throws IOException {
    var data = SharedData.folder("graphalytics");
    for (String kind : new String[] {"dir", "undir"}) {
      checkBfs(data.resolve("bfs/" + kind + "-input"), data.resolve("bfs/" + kind + "-output"), 1);
    }
    var example = data.resolve("example");
    checkBfs(example.resolve("example-directed-input"), example.resolve("example-directed-BFS"), 1);
    checkBfs(
        example.resolve("example-undirected-input"), example.resolve("example-undirected-BFS"), 2);
  }

  private static void checkBfs(Path input, Path output, long source) throws IOException {
    var graph = read(input);
    int[] found = Distances.from(graph.indexOf(source), graph);
    for (String[] row : rows(output, graph)) {
      long expected = Long.parseLong(row[1]);
      assertThat(found[graph.indexOf(Long.parseLong(row[0]))])
          .isEqualTo(expected == Long.MAX_VALUE ? Distances.UNREACHABLE : (int) expected);
    }
  }

  @Test
  void componentsAreTheSamePartition() throws IOException {
    var data = SharedData.folder("graphalytics");
    for (String kind : new String[] {"dir", "undir"}) {
      checkWcc(data.resolve("wcc/" + kind + "-input"), data.resolve("wcc/" + kind + "-output"));
    }
    for (String kind : new String[] {"directed", "undirected"}) {
      var example = data.resolve("example");
      checkWcc(
          example.resolve("example-" + kind + "-input"),
          example.resolve("example-" + kind + "-WCC"));
    }
  }

  private static void checkWcc(Path input, Path output) throws IOException {
    var graph = read(input);
    var found = Components.of(graph);
    Map<Integer, String> theirs = new HashMap<>();
    Map<String, Integer> ours = new HashMap<>();
    for (String[] row : rows(output, graph)) {
      int label = found.of(graph.indexOf(Long.parseLong(row[0])));
      assertThat(theirs.computeIfAbsent(label, k -> row[1])).isEqualTo(row[1]);
      assertThat(ours.computeIfAbsent(row[1], k -> label)).isEqualTo(label);
    }
  }

  @Test
  void labelsAgreeExactly() throws IOException {
    var data = SharedData.folder("graphalytics");
    checkCdlp(data.resolve("cdlp/dir-input"), data.resolve("cdlp/dir-output"), 5, false);
    checkCdlp(data.resolve("cdlp/undir-input"), data.resolve("cdlp/undir-output"), 5, true);
    var example = data.resolve("example");
    checkCdlp(
        example.resolve("example-directed-input"),
        example.resolve("example-directed-CDLP"),
        2,
        false);
    checkCdlp(
        example.resolve("example-undirected-input"),
        example.resolve("example-undirected-CDLP"),
        2,
        true);
  }

  private static void checkCdlp(Path input, Path output, int rounds, boolean undirected)
      throws IOException {
    var graph = undirected ? read(input).undirected() : read(input);
    int[] found = new Labels(rounds, 2).of(graph);
    for (String[] row : rows(output, graph)) {
      assertThat(graph.id(found[graph.indexOf(Long.parseLong(row[0]))]))
          .isEqualTo(Long.parseLong(row[1]));
    }
  }

  @Test
  void clusteringAgrees() throws IOException {
    var data = SharedData.folder("graphalytics");
    checkLcc(data.resolve("lcc/dir-input"), data.resolve("lcc/dir-output"));
    checkLcc(data.resolve("lcc/undir-input"), data.resolve("lcc/undir-output"));
    for (String kind : new String[] {"directed", "undirected"}) {
      var example = data.resolve("example");
      checkLcc(
          example.resolve("example-" + kind + "-input"),
          example.resolve("example-" + kind + "-LCC"));
    }
  }

  private static void checkLcc(Path input, Path output) throws IOException {
    var graph = read(input);
    double[] found = Triangles.of(graph, 2).clustering();
    for (String[] row : rows(output, graph)) {
      double value = Double.parseDouble(row[1]);
      assertThat(found[graph.indexOf(Long.parseLong(row[0]))])
          .isCloseTo(value, within(1e-11 + 1e-11 * value));
    }
  }

  private static List<String[]> rows(Path output, Digraph graph) throws IOException {
    var rows =
        Files.readAllLines(output).stream().map(line -> line.trim().split("\\s+", -1)).toList();
    assertThat(rows).hasSize(graph.size()).isNotEmpty();
    return rows;
  }

  /**
   * An input line is a vertex and whom it points to; undirected files list an edge at both ends.
   */
  private static Digraph read(Path input) throws IOException {
    var ids = LongStream.builder();
    var from = LongStream.builder();
    var to = LongStream.builder();
    for (String line : Files.readAllLines(input)) {
      long[] row = Stream.of(line.trim().split("\\s+", -1)).mapToLong(Long::parseLong).toArray();
      ids.add(row[0]);
      for (int i = 1; i < row.length; i++) {
        from.add(row[0]);
        to.add(row[i]);
        ids.add(row[i]);
      }
    }
    return Digraph.of(ids.build().toArray(), from.build().toArray(), to.build().toArray());
  }

  private static void check(Path input, Path output, int iterations) throws IOException {
    var graph = read(input);
    var found = PageRank.of(graph.asJGraphT(), 0.85, Stop.after(iterations)).scores();
    for (String[] row : rows(output, graph)) {
      double value = Double.parseDouble(row[1]);
      assertThat(found[graph.indexOf(Long.parseLong(row[0]))])
          .isCloseTo(value, within(1e-4 * value));
    }
  }
}
