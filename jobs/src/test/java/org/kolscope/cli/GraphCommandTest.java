package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  private static Answer graph(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var all = new ArrayList<>(List.of("graph"));
    for (var arg : args) {
      all.add(arg.toString());
    }
    return new Answer(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
  }

  /** 10, 20 and 30 follow each other round, 40 follows 10, 50 follows nobody. */
  private Path small() throws IOException {
    Files.writeString(folder.resolve("small.v"), "10\n20\n30\n40\n50\n");
    return Files.writeString(
        folder.resolve("small.e"), "10 20\n20 30\n30 10\n40 10\n40 10\n40 40\n");
  }

  @Test
  void scoresAreThoseOfTheClosedForms() throws IOException {
    var scores = folder.resolve("new/scores.csv");

    var answer =
        graph(
            small(),
            "--measures",
            "hIndex,coreness,components,triangles,clustering,harmonic,bfs",
            "--source",
            40,
            "--out",
            scores);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCodes.DONE);
    assertThat(answer.out())
        .contains("5 vertices, 4 arcs (directed); left out: 1 self-loops, 1 repeated arcs")
        .contains("components 2, largest 4");
    // harmonic of 10: 1 from 30 and 40, 1/2 from 20; of 30: 1 from 20, 1/2 from 10, 1/3 from 40
    assertThat(Files.readAllLines(scores))
        .containsExactly(
            "id,hIndex,coreness,components,triangles,clustering,harmonic,bfs",
            "10,1,2,10,1,0.16666666666666666,2.5,1",
            "20,1,2,10,1,0.5,2.0,2",
            "30,1,2,10,1,0.5,1.8333333333333333,3",
            "40,0,1,10,0,0.0,0.0,0",
            "50,0,0,50,0,0.0,0.0,");
  }

  @Test
  void jsonHasCountsSecondsAndMemoryOfEachMeasure() throws IOException {
    var answer = graph(small(), "--measures", "pageRank,triangles", "--undirected", "--json");

    var json = new ObjectMapper().readTree(answer.out());
    assertThat(json.at("/vertices").asInt()).isEqualTo(5);
    assertThat(json.at("/arcs").asInt()).isEqualTo(8);
    assertThat(json.at("/direction").asText()).isEqualTo("undirected");
    assertThat(json.at("/measures/triangles/triangles").asInt()).isEqualTo(1);
    for (var measure : List.of("pageRank", "triangles")) {
      assertThat(json.at("/measures/" + measure + "/seconds").isNumber()).isTrue();
      assertThat(json.at("/measures/" + measure + "/peakHeapBytes").asLong()).isPositive();
    }
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() throws IOException {
    var small = small();

    assertThat(graph(small, "--measures", "fame").err())
        .contains("--measures must be of pageRank, coreness")
        .contains("was fame");
    assertThat(graph(small, "--measures", "bfs").err()).contains("give a vertex with --source");
    assertThat(graph(small, "--measures", "bfs", "--source", 7).err())
        .contains("--source must be a vertex of the graph, was 7");
    assertThat(graph(small, "--directed", "--undirected").err()).contains("not both");
    assertThat(graph(folder.resolve("none.txt")).err()).contains("there is no such file");
    var bad = Files.writeString(folder.resolve("bad.txt"), "1 2\n1 two\n");
    var scores = folder.resolve("bad.csv");
    var answer = graph(bad, "--out", scores);
    assertThat(answer.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(answer.err()).contains("bad.txt, line 2: ids must be whole numbers, was two");
    assertThat(scores).doesNotExist();
  }

  @Test
  void countsOfARealGraphAreThePublishedOnes() throws IOException {
    var edges = Path.of("../../shared/data/email-eu-core/email-Eu-core.txt");
    Assumptions.assumeTrue(Files.exists(edges), "needs the shared data");

    var answer =
        graph(edges, "--undirected", "--measures", "components,triangles,clustering", "--json");

    var measures = new ObjectMapper().readTree(answer.out()).at("/measures");
    assertThat(measures.at("/components/largest").asInt()).isEqualTo(986);
    assertThat(measures.at("/triangles/triangles").asInt()).isEqualTo(105_461);
    assertThat(measures.at("/clustering/mean").asDouble())
        .isCloseTo(0.3994, org.assertj.core.data.Offset.offset(5e-5));
  }
}
