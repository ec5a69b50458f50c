package org.kolscope.intake;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Counts raw rows without any of the code under test: bytes, line feeds and blanks. */
final class Oracle {

  private Oracle() {}

  /** The lines of {@code bytes}; a last one without line feed counts if it is not empty. */
  static List<String> lines(byte[] bytes, Charset encoding) {
    List<String> lines = new ArrayList<>();
    var start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      var atEnd = i == bytes.length;
      if (atEnd ? start < i : bytes[i] == '\n') {
        var line = new String(bytes, start, i - start, encoding);
        lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
        start = i + 1;
      }
    }
    return lines;
  }

  static boolean isBlank(String line) {
    return line.isBlank();
  }

  /** The lines of a packed file that breaks off: the last one counts, whatever is left of it. */
  static List<String> brokenLines(byte[] unpacked, Charset encoding) {
    var lines = lines(unpacked, encoding);
    if (unpacked.length > 0 && unpacked[unpacked.length - 1] != '\n') {
      lines.remove(lines.size() - 1);
    }
    lines.add("broken off");
    return lines;
  }

  static long nonBlank(List<String> lines) {
    return lines.stream().filter(l -> !isBlank(l)).count();
  }

  static long edges(List<String> lines) {
    return lines.stream()
        .filter(l -> !isBlank(l) && !l.startsWith("#") && !l.startsWith("%"))
        .count();
  }

  /** Null if each line that is not blank lies in exactly one row, else what is wrong. */
  static String problemWithLines(List<String> lines, List<RawRow> rows) {
    var left = new TreeSet<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      if (!isBlank(lines.get(i))) {
        left.add(i + 1);
      }
    }
    for (var row : rows) {
      var last = row.line() + row.raw().chars().filter(c -> c == '\n').count();
      for (long line = row.line(); line <= last; line++) {
        var isBlank = line <= lines.size() && isBlank(lines.get((int) line - 1));
        if (!left.remove((int) line) && !isBlank) {
          return "line " + line + " lies in two rows or nowhere";
        }
      }
    }
    return left.isEmpty() ? null : "lines " + left + " lie in no row";
  }
}
