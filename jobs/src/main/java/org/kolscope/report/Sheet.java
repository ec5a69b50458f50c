package org.kolscope.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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

  static final String SMALL = "<" + SmallCells.LEAST;

  Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column of the rows R, and how its value is made. */
  record Column<R>(String name, Function<R, Object> value) {}

  static <R> Sheet of(String name, List<R> rows, List<Column<R>> columns) {
    return new Sheet(
        name,
        columns.stream().map(Column::name).toList(),
        rows.stream()
            .map(r -> Arrays.asList(columns.stream().map(c -> c.value().apply(r)).toArray()))
            .toList());
  }

  /** What a column means and how its numbers are shown. */
  SheetWords.Meaning meaning(int column) {
    return SheetWords.column(name, columns.get(column));
  }

  /** A number of people; the text {@code <20} where they are few. */
  static Object count(long people) {
    return SmallCells.isSmall(people) ? SMALL : (Object) people;
  }

  /** A part of a whole that is told: not told where it or the rest is small. */
  static Object part(long part, long whole) {
    return SmallCells.isSmall(whole - part) && part > 0 ? null : count(part);
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
