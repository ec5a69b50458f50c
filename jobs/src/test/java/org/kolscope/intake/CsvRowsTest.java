package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

  private static List<RawRow> rows(String text, int cellCount) throws IOException {
    return rows(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, cellCount);
  }

  private static List<RawRow> rows(byte[] bytes, Charset encoding, int cellCount)
      throws IOException {
    List<RawRow> rows = new ArrayList<>();
    var lines = new PhysicalLines(new ByteArrayInputStream(bytes), encoding, 4096);
    try (var reader = new CsvRows(lines, ',', cellCount, 4096)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** A writer of RFC 4180: quotes where needed, quotes doubled. */
  private static String written(List<String> cells) {
    return cells.stream()
        .map(c -> c.matches("(?s).*[\",\n].*") ? '"' + c.replace("\"", "\"\"") + '"' : c)
        .collect(Collectors.joining(","));
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    var cell = Arbitraries.strings().withChars("ab \",\n;'中文é\t|").ofMaxLength(12);
    // a row of blanks only would be no row
    return cell.list().ofSize(3).map(CsvRowsTest::withName).list().ofMaxSize(8);
  }

  private static List<String> withName(List<String> cells) {
    var named = new ArrayList<>(cells);
    named.set(0, "n" + cells.get(0));
    return named;
  }

  @Property(tries = 500, seed = "11")
  void whatIsWrittenIsRead(@ForAll("tables") List<List<String>> table) throws IOException {
    for (var end : List.of("\n", "\r\n")) {
      var text = table.stream().map(r -> written(r) + end).collect(Collectors.joining());
      var read = rows(text, 3);
      assertThat(read).allSatisfy(r -> assertThat(r.problem()).isNull());
      assertThat(read.stream().map(RawRow::cells).toList()).isEqualTo(table);
    }
  }

  @Property(tries = 300, seed = "12")
  void aStrayQuoteCostsOnlyItsOwnRow(
      @ForAll @IntRange(max = 9) int row, @ForAll @IntRange(max = 9) int at) throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      lines.add("id" + i + ",\"said \"\"" + i + "\"\", twice\",x" + i);
    }
    var line = new StringBuilder(lines.get(row));
    line.insert(Math.min(at, 3), '"');
    lines.set(row, line.toString());
    var read = rows(String.join("\n", lines), 3);
    assertThat(read).hasSize(10);
    for (int i = 0; i < 10; i++) {
      if (i != row) {
        assertThat(read.get(i).cells())
            .containsExactly("id" + i, "said \"" + i + "\", twice", "x" + i);
      }
    }
  }

  @Property(tries = 500, seed = "13")
  void everyLineLiesInExactlyOneRow(@ForAll("noise") byte[] noise) throws IOException {
    for (var encoding : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      for (var cellCount : List.of(0, 2)) {
        assertThat(
                Oracle.problemWithLines(
                    Oracle.lines(noise, encoding), rows(noise, encoding, cellCount)))
            .isNull();
      }
    }
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.bytes()
        .map(b -> b >= 0 && b < 100 ? (byte) "\"\",,\n\nab\r1".charAt(b % 10) : b)
        .array(byte[].class)
        .ofMaxSize(120);
  }

  @Test
  void aLoneQuoteDoesNotSwallowTheRowBelow() throws IOException {
    var read = rows("\"abc\"d,e\n\"x\",y\n", 2);
    assertThat(read.get(0).problem()).isEqualTo(Reasons.UNCLOSED_QUOTE);
    assertThat(read.get(1).cells()).containsExactly("x", "y");
  }

  @Test
  void aLoneQuoteWithinOneLineIsTakenAsItStands() throws IOException {
    assertThat(rows("\"he said \"hi\" to me\",b\n", 2).get(0).cells())
        .containsExactly("he said \"hi\" to me", "b");
    assertThat(rows("5\" screen,b\n", 2).get(0).cells()).containsExactly("5\" screen", "b");
  }

  @Test
  void aRowKnowsTheLineItStartsOnAndItsWholeText() throws IOException {
    var read = rows("a,\"1\n2\n3\"\nb,4\n", 2);
    assertThat(read.get(0).raw()).isEqualTo("a,\"1\n2\n3\"");
    assertThat(read.get(1).line()).isEqualTo(4);
  }

  @Test
  void aRowOfTooManyCellsIsAFaultHoweverMany() throws IOException {
    assertThat(rows(",".repeat(4000), 2).get(0).problem()).isEqualTo(Reasons.COLUMN_COUNT);
  }

  @Test
  void aQuoteOpenForMoreThanTheAllowedLinesIsGivenUp() throws IOException {
    var text = "\"a\n" + "b,c\n".repeat(CsvRows.MAX_LINES + 5);
    var read = rows(text, 2);
    assertThat(read).hasSize(CsvRows.MAX_LINES + 6);
    assertThat(read.get(0).problem()).isEqualTo(Reasons.UNCLOSED_QUOTE);
    assertThat(read.stream().filter(r -> r.problem() == null)).hasSize(CsvRows.MAX_LINES + 5);
  }

  @Test
  void lastLineNeedsNoEndAndBlankLinesAreNoRows() throws IOException {
    assertThat(rows("a,b\n\n  \nc,d", 2).stream().map(RawRow::line)).containsExactly(1L, 4L);
    assertThat(Arrays.asList(rows("a,", 2).get(0).cells().toArray())).containsExactly("a", "");
  }
}
