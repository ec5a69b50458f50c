package org.kolscope.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;

/**
 * Lists of accounts that a person wrote for a question of his own: CSV with a header, one account a
 * row, its id in column {@code accountId} as the source writes it. Held on the driver.
 */
public final class AccountLists {

  private static final String ID = "accountId";

  /**
   * One row.
   *
   * @param words the other columns, in the order they were asked for; blanks around them cut
   */
  record Listed(List<String> words, long accountId) {}

  /**
   * The farms of a world: who served whom.
   *
   * @param fans accounts by farm
   * @param customers accounts by farm
   */
  public record Farms(SortedMap<String, Set<Long>> fans, SortedMap<String, Set<Long>> customers) {}

  private AccountLists() {}

  /**
   * Named groups: columns group and accountId.
   *
   * @param name what to call the file in messages
   * @throws IllegalArgumentException naming file, line and what to write instead
   */
  public static SortedMap<String, Set<Long>> groups(String name, String text, Source source) {
    var groups = new TreeMap<String, Set<Long>>();
    for (var row : rows(name, text, source, List.of("group"))) {
      groups.computeIfAbsent(row.words().get(0), g -> new HashSet<>()).add(row.accountId());
    }
    return groups;
  }

  /**
   * Farms: columns farm, role (fan or customer) and accountId.
   *
   * @param name what to call the file in messages
   * @throws IllegalArgumentException naming file, line and what to write instead
   */
  public static Farms farms(String name, String text, Source source) {
    var roles =
        Map.of(
            "fan", new TreeMap<String, Set<Long>>(), "customer", new TreeMap<String, Set<Long>>());
    for (var row : rows(name, text, source, List.of("farm", "role"))) {
      var of = roles.get(row.words().get(1));
      if (of == null) {
        throw new IllegalArgumentException(
            "%s: role must be fan or customer, was %s".formatted(name, row.words().get(1)));
      }
      of.computeIfAbsent(row.words().get(0), g -> new HashSet<>()).add(row.accountId());
    }
    return new Farms(roles.get("fan"), roles.get("customer"));
  }

  private static List<Listed> rows(String name, String text, Source source, List<String> columns) {
    // spreadsheets begin with a byte-order mark
    var bytes = text.replaceFirst("^\\uFEFF", "").getBytes(StandardCharsets.UTF_8);
    try (var lines =
        new PhysicalLines(
            new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, bytes.length + 1)) {
      var read = new CsvRows(lines, ',', 0, text.length() + 1);
      var places = places(name, read.read(), columns);
      var rows = new ArrayList<Listed>();
      for (var row = read.read(); row != null; row = read.read()) {
        rows.add(row(name, row, columns, places, source));
      }
      if (rows.isEmpty()) {
        throw new IllegalArgumentException(name + " has no rows");
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the header has the columns; the account's id last. */
  private static List<Integer> places(String name, RawRow header, List<String> columns) {
    var wanted = new ArrayList<>(columns);
    wanted.add(ID);
    var written = header == null ? List.<String>of() : cells(header);
    if (!written.containsAll(wanted) || written.size() != wanted.size()) {
      throw new IllegalArgumentException(
          "%s: columns must be %s, were %s"
              .formatted(name, String.join(",", wanted), String.join(",", written)));
    }
    return wanted.stream().map(written::indexOf).toList();
  }

  private static Listed row(
      String name, RawRow row, List<String> columns, List<Integer> places, Source source) {
    var cells = row.cells() == null ? List.<String>of() : cells(row);
    if (cells.size() != places.size() || cells.stream().anyMatch(String::isEmpty)) {
      throw fault(
          name, row, "needs " + String.join(",", columns) + "," + ID + ", was " + row.raw());
    }
    var words = places.subList(0, columns.size()).stream().map(cells::get).toList();
    return new Listed(words, id(name, row, cells.get(places.get(columns.size())), source));
  }

  private static long id(String name, RawRow row, String text, Source source) {
    if (source.ids() == Ids.TEXT) {
      return ColumnReader.hash(source.platform(), IdOf.Kind.ACCOUNT, text);
    }
    var cell = ColumnReader.number(text);
    if (cell.reason() != null) {
      throw fault(name, row, "no account id (" + cell.reason() + "), was " + text);
    }
    return (Long) cell.value();
  }

  private static List<String> cells(RawRow row) {
    return row.cells().stream().map(c -> String.valueOf(c).strip()).toList();
  }

  private static IllegalArgumentException fault(String name, RawRow row, String message) {
    return new IllegalArgumentException(name + " line " + row.line() + ": " + message);
  }
}
