package org.kolscope.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Rows of an edge list or adjacency list: cells {@code source}, {@code target}, {@code weight}
 * between tabs, spaces, commas or semicolons; lines that start with {@code #} or {@code %} are
 * comments. An adjacency line makes one row per target, or one with an empty target if it has none.
 */
final class EdgeRows extends RawReader {

  private static final Pattern GAP = Pattern.compile("[\\s,;]+");

  private final PhysicalLines lines;
  private final boolean adjacency;
  private final Deque<RawRow> ahead = new ArrayDeque<>();

  EdgeRows(PhysicalLines lines, boolean adjacency) {
    super(lines);
    this.lines = lines;
    this.adjacency = adjacency;
  }

  @Override
  RawRow read() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.removeFirst();
    }
    var line = lines.next();
    while (line != null && (line.isBlank() || isComment(line))) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    if (line.problem() != null) {
      return new RawRow(line.number(), 0, line.text(), line.problem(), null);
    }
    var cells = GAP.split(line.text().strip());
    if (cells.length == 0) {
      // nothing but separators
      return new RawRow(line.number(), 0, line.text(), Reasons.COLUMN_COUNT, null);
    }
    if (!adjacency) {
      var fits = cells.length == 2 || cells.length == 3;
      return new RawRow(
          line.number(),
          0,
          line.text(),
          fits ? null : Reasons.COLUMN_COUNT,
          fits ? Arrays.asList(Arrays.copyOf(cells, 3)) : null);
    }
    for (int i = 1; i < Math.max(2, cells.length); i++) {
      var target = i < cells.length ? cells[i] : null;
      ahead.add(
          new RawRow(
              line.number(), i - 1L, line.text(), null, Arrays.asList(cells[0], target, null)));
    }
    return ahead.removeFirst();
  }

  /** A comment in which a packed file breaks off is no comment: it says that rows are missing. */
  private static boolean isComment(PhysicalLines.Line line) {
    return !Reasons.BROKEN_GZIP.equals(line.problem())
        && (line.text().startsWith("#") || line.text().startsWith("%"));
  }
}
