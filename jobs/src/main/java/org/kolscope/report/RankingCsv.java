package org.kolscope.report;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kolscope.schema.KolRank;

/**
 * The ranking as CSV (RFC 4180): one row per KOL, the columns of {@link KolRank} in their order, an
 * empty cell for n/a. Begins with a byte order mark, without which Excel reads the Chinese wrongly.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
 * Injection), also where it begins with the full-width forms that Chinese and Japanese Excel takes
 * for the ASCII ones.
 */
final class RankingCsv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private RankingCsv() {}

  static String of(List<KolRank> kols) {
    RecordComponent[] columns = KolRank.class.getRecordComponents();
    Stream<String> head =
        Stream.of(
            Stream.of(columns).map(RecordComponent::getName).collect(Collectors.joining(",")));
    Stream<String> rows =
        kols.stream()
            .map(k -> Stream.of(columns).map(c -> cell(c, k)).collect(Collectors.joining(",")));
    return Stream.concat(head, rows).collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  private static String cell(RecordComponent column, KolRank kol) {
    try {
      Object value = column.getAccessor().invoke(kol);
      return value == null ? "" : value instanceof String text ? text(text) : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("KolRank." + column.getName() + " cannot be read", e);
    }
  }

  /** A cell of text: no formula, quoted where RFC 4180 asks for it. */
  static String text(String value) {
    boolean isFormula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    String safe = isFormula ? "'" + value : value;
    boolean needsQuotes = safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
