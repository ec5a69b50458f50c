package org.kolscope.graph.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.SharedData;

/**
 * PageRank against the validation graphs of LDBC Graphalytics; the rule is theirs: each vertex
 * within 0.0001 of its expected value, relatively. Iterations are those of its graph-properties.
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

  /**
   * An input line is a vertex and whom it points to; undirected files list an edge at both ends.
   */
  private static void check(Path input, Path output, int iterations) throws IOException {
    var ids = LongStream.builder();
    var from = LongStream.builder();
    var to = LongStream.builder();
    for (String line : Files.readAllLines(input)) {
      long[] row = Stream.of(line.trim().split("\\s+", -1)).mapToLong(Long::parseLong).toArray();
      ids.add(row[0]);
      for (int i = 1; i < row.length; i++) {
        from.add(row[0]);
        to.add(row[i]);
      }
    }
    var graph = Digraph.of(ids.build().toArray(), from.build().toArray(), to.build().toArray());
    var found = PageRank.of(graph.asJGraphT(), 0.85, Stop.after(iterations)).scores();

    var expected = Files.readAllLines(output);
    assertThat(expected).hasSize(graph.size()).isNotEmpty();
    for (String line : expected) {
      String[] row = line.trim().split("\\s+", -1);
      double value = Double.parseDouble(row[1]);
      assertThat(found[graph.indexOf(Long.parseLong(row[0]))])
          .isCloseTo(value, within(1e-4 * value));
    }
  }
}
