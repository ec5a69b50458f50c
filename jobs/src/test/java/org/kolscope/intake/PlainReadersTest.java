package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.PhysicalLines.Line;

class PlainReadersTest {

  private static List<Line> lines(InputStream bytes, Charset encoding) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (var all = new PhysicalLines(bytes, encoding, 16)) {
      for (var line = all.next(); line != null; line = all.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<Line> lines(byte[] bytes) throws IOException {
    return lines(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
  }

  private static List<RawRow> all(RawReader reader) {
    List<RawRow> rows = new ArrayList<>();
    reader.forEachRemaining(rows::add);
    return rows;
  }

  private static List<RawRow> edges(String text, boolean adjacency) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return all(new EdgeRows(new PhysicalLines(bytes, StandardCharsets.UTF_8, 4096), adjacency));
  }

  private static List<RawRow> document(String text) throws IOException {
    return all(new JsonDocumentRows(new StringReader(text)));
  }

  @Test
  void linesKnowTheirNumberAndWhatIsWrongWithThem() throws IOException {
    var text =
        "\uFEFFa\r\n\nnul\0\nlonger than sixteen bytes\nend".getBytes(StandardCharsets.UTF_8);
    assertThat(lines(text))
        .containsExactly(
            new Line(1, "a", null),
            new Line(2, "", null),
            new Line(3, "nul\0", "nul-byte"),
            new Line(4, "longer than sixt", "line-too-long"),
            new Line(5, "end", null));
    assertThat(lines(new byte[] {'a', (byte) 0xff, '\n'}))
        .containsExactly(new Line(1, "a\uFFFD", "wrong-encoding"));
    var gb = "中文\n".getBytes(Charset.forName("GB18030"));
    assertThat(lines(new ByteArrayInputStream(gb), Charset.forName("GB18030")))
        .containsExactly(new Line(1, "中文", null));
    assertThat(lines(gb).get(0).problem()).isEqualTo("wrong-encoding");
    assertThat(lines(new byte[0])).isEmpty();
  }

  @Test
  void aPackedFileThatBreaksOffEndsWithALineThatSaysSo() throws IOException {
    var packed = Loading.gzip("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    for (int cut = 1; cut < packed.length - 10; cut++) {
      var bytes = new ByteArrayInputStream(packed, 0, packed.length - cut);
      var last = lines(new GZIPInputStream(bytes), StandardCharsets.UTF_8);
      assertThat(last.get(last.size() - 1).problem()).isEqualTo("broken-gzip");
    }
  }

  @Test
  void edgesTakeTwoOrThreeCellsBetweenAnyGaps() {
    var rows = edges("# c\n% c\n1\t2\n3 4 0.5\n5, 6\n7;8\n\n1\n1 2 3 4\n", false);
    assertThat(rows.stream().map(RawRow::cells).limit(4).map(c -> c.get(0) + ">" + c.get(1)))
        .containsExactly("1>2", "3>4", "5>6", "7>8");
    assertThat(rows.stream().skip(4).map(RawRow::problem))
        .containsExactly("column-count", "column-count");
  }

  @Test
  void anAdjacencyLineMakesOneRowPerTarget() {
    assertThat(edges("1 2 3\n4\n", true).stream().map(r -> r.line() + "." + r.part() + r.cells()))
        .containsExactly("1.0[1, 2, null]", "1.1[1, 3, null]", "2.0[4, null, null]");
  }

  @Test
  void objectsOfADocumentHaveAPlaceEachEvenOnOneLine() throws IOException {
    assertThat(document("\uFEFF[{\"a\":1}, {\"a\":2},\n7,\n\n {\"a\":3}]").stream())
        .extracting(r -> r.line() + "." + r.part() + " " + r.raw() + " " + r.problem())
        .containsExactly(
            "1.0 {\"a\":1} null",
            "1.1 {\"a\":2} null",
            "2.0 7 malformed-json",
            "4.0 {\"a\":3} null");
    assertThat(document("")).isEmpty();
    assertThat(document("{\"a\":1}\n{\"a\":2}")).hasSize(2);
  }

  @Test
  void theRestOfABrokenDocumentIsOneRowWithItsText() throws IOException {
    var rows = document("[{\"a\":1},\n{\"a\":2,},\n{\"a\":3}]");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).problem()).isEqualTo("malformed-json");
    assertThat(rows.get(1).line()).isEqualTo(2);
    assertThat(rows.get(1).raw()).isEqualTo("{\"a\":2,},\n{\"a\":3}]");
  }

  @Test
  void aJsonLineIsOneObjectAndNothingElse() {
    var text = "{\"a\":1}\n[1]\n{\"a\":1} 2\n{\"a\":\nnull\n";
    var lines =
        new PhysicalLines(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8,
            99);
    var bad = "malformed-json";
    assertThat(all(new JsonLineRows(lines)).stream().map(RawRow::problem))
        .containsExactly(null, bad, bad, bad, bad);
  }
}
