package org.kolscope.intake;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.kolscope.intake.PhysicalLines.Line;

/**
 * Rows of a delimited file. A quoted cell may span lines. A row that opens a quote and never closes
 * it, or that spans lines and then has the wrong number of cells, is given up after its first line,
 * and reading goes on with the second: one stray quote costs one row, not the rest of the file.
 */
final class CsvRows extends RawReader {

  /** Lines one quoted row may span; chosen: profiles and posts with more are not known to us. */
  static final int MAX_LINES = 200;

  private final PhysicalLines lines;
  private final char delimiter;
  private final int cellCount;
  private final int maxChars;
  private final CsvParser parser;
  private final Deque<Line> ahead = new ArrayDeque<>();

  /**
   * @param cellCount cells every row must have; 0 to take any number
   */
  CsvRows(PhysicalLines lines, char delimiter, int cellCount, int maxChars) {
    super(lines);
    this.lines = lines;
    this.delimiter = delimiter;
    this.cellCount = cellCount;
    this.maxChars = maxChars;
    this.parser = new CsvParser(settings(delimiter, maxChars));
  }

  private static CsvParserSettings settings(char delimiter, int maxChars) {
    var settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.getFormat().setQuote('"');
    settings.getFormat().setQuoteEscape('"');
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setNormalizedNewline('\n');
    settings.getFormat().setComment('\0');
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setSkipEmptyLines(false);
    settings.setMaxCharsPerColumn(maxChars + 2);
    settings.setMaxColumns(100_000);
    settings.setNullValue(null);
    settings.setEmptyValue("");
    return settings;
  }

  @Override
  RawRow read() throws IOException {
    var first = line();
    while (first != null && first.isBlank()) {
      first = line();
    }
    if (first == null) {
      return null;
    }
    if (first.problem() != null) {
      return new RawRow(first.number(), 0, first.text(), first.problem(), null);
    }
    return endsQuoted(first.text(), false) ? spanning(first) : single(first);
  }

  private RawRow single(Line line) {
    var cells = parser.parseLine(line.text());
    var fits = cells != null && (cellCount == 0 || cells.length == cellCount);
    return new RawRow(
        line.number(),
        0,
        line.text(),
        fits ? null : Reasons.COLUMN_COUNT,
        fits ? Arrays.asList(cells) : null);
  }

  private RawRow spanning(Line first) throws IOException {
    List<Line> taken = new ArrayList<>();
    var text = new StringBuilder(first.text());
    var open = true;
    while (open) {
      var line = taken.size() < MAX_LINES ? line() : null;
      if (line == null) {
        break;
      }
      taken.add(line);
      if (line.problem() != null || text.length() + line.text().length() >= maxChars) {
        break;
      }
      text.append('\n').append(line.text());
      open = endsQuoted(line.text(), true);
    }
    var cells = open ? null : parser.parseLine(text.toString());
    if (cells != null && (cellCount == 0 || cells.length == cellCount)) {
      return new RawRow(first.number(), 0, text.toString(), null, Arrays.asList(cells));
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    return new RawRow(first.number(), 0, first.text(), Reasons.UNCLOSED_QUOTE, null);
  }

  private Line line() throws IOException {
    return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
  }

  /** Whether a quoted cell is open after {@code line}, given whether one was open before it. */
  private boolean endsQuoted(String line, boolean quoted) {
    var inQuotes = quoted;
    var atStart = !quoted;
    for (int i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (inQuotes) {
        if (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          i++;
        } else if (c == '"' && (i + 1 == line.length() || line.charAt(i + 1) == delimiter)) {
          inQuotes = false;
        }
      } else if (c == '"' && atStart) {
        inQuotes = true;
      }
      atStart = !inQuotes && c == delimiter;
    }
    return inQuotes;
  }
}
