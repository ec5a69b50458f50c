package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.EdgeFile.Layout;

class EdgeFileTest {

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private EdgeFile.Arcs edges(String text) throws IOException {
    return EdgeFile.read(file("edges.txt", text), Layout.EDGES, 0);
  }

  @Test
  void cellsStandBetweenAnyGapsAndCommentsAreNoEdges() throws IOException {
    var arcs = edges("# from to\n1\t2\r\n 3 , -4 \n\n% more\n5;6\n7 7");

    assertThat(arcs.from()).containsExactly(1, 3, 5, 7);
    assertThat(arcs.to()).containsExactly(2, -4, 6, 7);
    assertThat(arcs.weights()).isNull();
    assertThat(arcs.vertices()).containsExactly(-4, 1, 2, 3, 5, 6, 7);
  }

  @Test
  void weightsAreReadOfAllLinesOrOfNone() throws IOException {
    assertThat(edges("1 2 0.5\n2 3 1e3\n").weights()).containsExactly(0.5, 1000);
    assertThatThrownBy(() -> edges("1 2\n2 3 1\n"))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("edges.txt, line 2: a weight, while lines before it have none");
    assertThatThrownBy(() -> edges("1 2 1\n2 3\n")).hasMessageContaining("line 2: a weight is");
    assertThatThrownBy(() -> edges("1 2 0\n")).hasMessageContaining("positive and finite, was 0");
    assertThatThrownBy(() -> edges("1 2 x\n")).hasMessageContaining("must be a number, was x");
  }

  @Test
  void whatIsNoEdgeIsAnErrorWithItsLine() {
    assertThatThrownBy(() -> edges("1 2\n# c\n\n1 b\n"))
        .hasMessageContaining("edges.txt, line 4: ids must be whole numbers, was b; text ids");
    assertThatThrownBy(() -> edges("1 2 3 4\n"))
        .hasMessageContaining("line 1: an edge has two ids and perhaps a weight, was 4 cells");
    assertThatThrownBy(() -> edges("1\n")).hasMessageContaining("was 1 cells");
    assertThatThrownBy(() -> edges("1 1234567890123456789\n"))
        .hasMessageContaining("whole numbers");
    assertThatThrownBy(() -> edges("1 " + "9".repeat(65)))
        .hasMessageContaining("line 1: a cell is longer than 64 bytes");
    assertThatThrownBy(() -> EdgeFile.read(folder, Layout.EDGES, 0))
        .hasMessageContaining("is a folder");
  }

  @Test
  void textIdsAreNumberedInTheOrderOfTheirBytes() throws IOException {
    var text = "b \ud83d\ude00 2\n\uffe6 b 3\na10 a9 1\n";

    var arcs = EdgeFile.read(file("t.txt", text), Layout.EDGES, 0, EdgeFile.Ids.TEXT);

    // a sign beyond the first 2^16 comes last in UTF-8, but not in Java's own order
    assertThat(arcs.names()).containsExactly("a10", "a9", "b", "\uffe6", "\ud83d\ude00");
    assertThat(arcs.from()).containsExactly(2, 3, 0);
    assertThat(arcs.to()).containsExactly(4, 2, 1);
    assertThat(arcs.weights()).containsExactly(2, 3, 1);
    assertThat(arcs.vertices()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void linesAtTheBeginningCanBeSkipped() throws IOException {
    var arcs = EdgeFile.read(file("h.txt", "15233 32235\n0 184 0.2\n"), Layout.EDGES, 1);

    assertThat(arcs.from()).containsExactly(0);
    assertThat(arcs.weights()).containsExactly(0.2);
  }

  @Test
  void neighboursAreArcsAndWhoHasNoneIsStillThere() throws IOException {
    var text = "1 2 3\n2\n9\n" + "4 " + "5 ".repeat(40) + "\n";

    var arcs = EdgeFile.read(file("a.txt", text), Layout.ADJACENCY, 0);

    assertThat(arcs.from()).hasSize(42).startsWith(1, 1, 4);
    assertThat(arcs.to()).startsWith(2, 3, 5);
    assertThat(arcs.vertices()).containsExactly(1, 2, 3, 4, 5, 9);
  }

  @Test
  void verticesOfTheFileBesideAreThereToo() throws IOException {
    file("g.v", "1\n2\n8\n");

    assertThat(EdgeFile.read(file("g.e", "1 2\n"), Layout.EDGES, 0).vertices())
        .containsExactly(1, 2, 8);
  }

  @Test
  void packedFilesAreUnpackedAndBrokenOnesAreErrors() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("1 2\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
    }
    var whole = Files.write(folder.resolve("e.gz"), packed.toByteArray());
    var half =
        Files.write(
            folder.resolve("half.gz"),
            java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    assertThat(EdgeFile.read(whole, Layout.EDGES, 0).from()).hasSize(5000);
    assertThatThrownBy(() -> EdgeFile.read(half, Layout.EDGES, 0))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("half.gz: cannot be read");
  }
}
