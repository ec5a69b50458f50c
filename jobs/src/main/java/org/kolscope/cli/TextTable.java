package org.kolscope.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Rows as aligned text. */
final class TextTable {

  private static final int MAX_WIDTH = 40;

  private TextTable() {}

  static String of(List<String> header, List<List<String>> rows) {
    var widths =
        IntStream.range(0, header.size())
            .map(
                i ->
                    Math.max(
                        width(cut(header.get(i))),
                        rows.stream().mapToInt(r -> width(cut(r.get(i)))).max().orElse(0)))
            .toArray();
    var text = new StringBuilder();
    line(text, header, widths);
    rows.forEach(r -> line(text, r, widths));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells, int[] widths) {
    for (int i = 0; i < cells.size(); i++) {
      var cell = cut(cells.get(i));
      text.append(cell);
      if (i < cells.size() - 1) {
        text.append(" ".repeat(widths[i] - width(cell) + 2));
      }
    }
    text.append(System.lineSeparator());
  }

  private static String cut(String cell) {
    // control signs in a stranger's text must not reach the terminal
    var plain = cell.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= MAX_WIDTH ? plain : plain.substring(0, MAX_WIDTH - 1) + "…";
  }

  /** Columns on a terminal: Chinese signs take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
