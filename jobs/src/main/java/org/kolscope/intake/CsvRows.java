package org.kolscope.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.kolscope.intake.PhysicalLines.Line;

/**
 * Rows of a delimited file. A cell that begins with a quote ends at the next quote before a
 * delimiter or the line's end, and may span lines; two quotes in it mean one. A lone quote inside
 * it is taken as it stands while the row has one line. A row that opens a quote and never closes
 * it, or that spans lines and has a lone quote or the wrong number of cells, is given up after its
 * first line, and reading goes on with the second: one stray quote costs one row, not the rest of
 * the file. Lines of nothing but white space are no rows.
 */
final class CsvRows extends RawReader {

  /** Lines one quoted row may span; chosen: profiles and posts with more are not known to us. */
  static final int MAX_LINES = 200;

  private final PhysicalLines lines;
  private final char delimiter;
  private final int cellCount;
  private final int maxChars;
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
    var split = new Split();
    split.take(first.text());
    if (split.quoted) {
      return spanning(first, split);
    }
    return fits(split)
        ? new RawRow(first.number(), 0, first.text(), null, split.cells)
        : new RawRow(first.number(), 0, first.text(), Reasons.COLUMN_COUNT, null);
  }

  private RawRow spanning(Line first, Split split) throws IOException {
    List<Line> taken = new ArrayList<>();
    var text = new StringBuilder(first.text());
    while (split.quoted && !split.lone && taken.size() < MAX_LINES) {
      var line = line();
      if (line == null) {
        break;
      }
      taken.add(line);
      if (line.problem() != null || text.length() + line.text().length() >= maxChars) {
        break;
      }
      text.append('\n').append(line.text());
      split.take(line.text());
    }
    if (!split.quoted && !split.lone && fits(split)) {
      return new RawRow(first.number(), 0, text.toString(), null, split.cells);
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      ahead.addFirst(taken.get(i));
    }
    return new RawRow(first.number(), 0, first.text(), Reasons.UNCLOSED_QUOTE, null);
  }

  private boolean fits(Split split) {
    return cellCount == 0 || split.cells.size() == cellCount;
  }

  private Line line() throws IOException {
    return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
  }

  /** The cells of one row, line by line. */
  private final class Split {

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    /** Whether a quoted cell is open at the end of what was taken. */
    private boolean quoted;

    /** Whether a quoted cell held a quote that neither ends it nor stands twice. */
    private boolean lone;

    void take(String line) {
      if (quoted) {
        cell.append('\n');
      }
      var atStart = !quoted;
      for (int i = 0; i < line.length(); i++) {
        var c = line.charAt(i);
        if (quoted) {
          i += inQuotes(line, i);
        } else if (c == '"' && atStart) {
          quoted = true;
        } else if (c == delimiter) {
          end();
        } else {
          cell.append(c);
        }
        atStart = !quoted && c == delimiter;
      }
      if (!quoted) {
        end();
      }
    }

    /** Takes the character at {@code i} of a quoted cell; returns how many more it took. */
    private int inQuotes(String line, int i) {
      var c = line.charAt(i);
      if (c != '"') {
        cell.append(c);
        return 0;
      }
      if (i + 1 == line.length() || line.charAt(i + 1) == delimiter) {
        quoted = false;
        return 0;
      }
      cell.append(c);
      if (line.charAt(i + 1) == '"') {
        return 1;
      }
      lone = true;
      return 0;
    }

    private void end() {
      cells.add(cell.toString());
      cell.setLength(0);
    }
  }
}
