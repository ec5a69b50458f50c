package org.kolscope.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as a CSV file or a sheet of a workbook has it.
 *
 * @param name of the sheet, and of the file without its ending
 * @param columns their names
 * @param rows one value per column: a text, a number, a truth value, or null for n/a
 */
record Sheet(String name, List<String> columns, List<List<Object>> rows) {

  Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As CSV, written like {@link RankingCsv}. */
  String csv() {
    var lines = rows.stream().map(row -> RankingCsv.line(row.stream().map(Sheet::cell)));
    return Stream.concat(Stream.of(RankingCsv.line(columns.stream())), lines)
        .collect(Collectors.joining("\r\n", RankingCsv.BYTE_ORDER_MARK, "\r\n"));
  }

  private static String cell(Object value) {
    return value == null
        ? ""
        : value instanceof String text ? RankingCsv.text(text) : value.toString();
  }
}
