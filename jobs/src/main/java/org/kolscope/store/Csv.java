package org.kolscope.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/**
 * Exports rows as CSV (RFC 4180, UTF-8, with header): lines end in CR LF, cells are quoted where
 * they must be, a null is an empty cell, lists are joined by {@code |}, times are ISO-8601 in UTC.
 *
 * <p>Cells of text that a spreadsheet would take for a formula (first character {@code = + - @}, a
 * tab or a carriage return) get an apostrophe in front; numbers are left alone.
 */
public final class Csv {

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  /**
   * Writes {@code rows} in their order to one file, which appears or is replaced when it is
   * finished. The rows pass through the driver, one partition in memory at a time.
   *
   * @throws IllegalArgumentException if {@code file} is a folder
   */
  public static void write(Dataset<Row> rows, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder, a file was expected");
    }
    var target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    var unfinished = target.resolveSibling("." + target.getFileName() + ".writing");
    try (var out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
      write(rows.columns(), rows.toLocalIterator(), out);
    }
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(String[] header, Iterator<Row> rows, Writer out) throws IOException {
    out.write(line(Arrays.stream(header).map(Csv::text)));
    while (rows.hasNext()) {
      var row = rows.next();
      out.write(line(IntStream.range(0, row.size()).mapToObj(i -> cell(value(row, i)))));
    }
  }

  private static Object value(Row row, int i) {
    var isList = row.schema().fields()[i].dataType() instanceof ArrayType;
    return isList && !row.isNullAt(i) ? row.getList(i) : row.get(i);
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(",", "", "\r\n"));
  }

  /** One value as it stands in the file. */
  static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> list) {
      return text(list.stream().map(String::valueOf).collect(Collectors.joining("|")));
    }
    if (value instanceof Timestamp t) {
      return t.toInstant().toString();
    }
    if (value instanceof Date d) {
      return d.toLocalDate().toString();
    }
    return value instanceof String s ? text(s) : value.toString();
  }

  private static String text(String s) {
    var safe = !s.isEmpty() && FORMULA_STARTS.indexOf(s.charAt(0)) >= 0 ? "'" + s : s;
    return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
