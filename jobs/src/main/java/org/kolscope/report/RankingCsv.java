package org.kolscope.report;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.KolRank;

/**
 * The ranking as CSV (RFC 4180): one row per KOL, the columns of {@link KolRank} in their order and
 * behind them how many of its fans are real ({@link FanQuality}), an empty cell for n/a. Begins
 * with a byte order mark, without which Excel reads the Chinese wrongly.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
 * Injection), also where it begins with the full-width forms that Chinese and Japanese Excel takes
 * for the ASCII ones.
 */
final class RankingCsv {

  static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final List<String> OF_FANS =
      List.of("realFanShare", "realFanShareLow95", "realFanShareHigh95", "told", "grade");

  private RankingCsv() {}

  static String of(List<KolRank> kols, Fans fans) {
    List<RecordComponent> ofKol = List.of(KolRank.class.getRecordComponents());
    List<RecordComponent> ofFans =
        Stream.of(FanQuality.class.getRecordComponents())
            .filter(c -> OF_FANS.contains(c.getName()))
            .toList();
    Stream<String> head = Stream.of(line(Stream.concat(names(ofKol), names(ofFans))));
    Stream<String> rows =
        kols.stream()
            .map(k -> line(Stream.concat(cells(ofKol, k), cells(ofFans, fans.of(k.accountId())))));
    return Stream.concat(head, rows).collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(","));
  }

  private static Stream<String> names(List<RecordComponent> columns) {
    return columns.stream().map(RecordComponent::getName);
  }

  /** Empty cells where there is no row. */
  static Stream<String> cells(List<RecordComponent> columns, Record row) {
    return columns.stream().map(c -> row == null ? "" : cell(c, row));
  }

  private static String cell(RecordComponent column, Record row) {
    try {
      Object value = column.getAccessor().invoke(row);
      return value == null ? "" : value instanceof String text ? text(text) : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          column.getDeclaringRecord().getSimpleName() + "." + column.getName() + " cannot be read",
          e);
    }
  }

  /** A cell of text: no formula, quoted where RFC 4180 asks for it. */
  static String text(String value) {
    String safe = harmless(value);
    boolean needsQuotes = safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** A text that no spreadsheet takes for a formula. */
  static String harmless(String value) {
    boolean isFormula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    return isFormula ? "'" + value : value;
  }
}
