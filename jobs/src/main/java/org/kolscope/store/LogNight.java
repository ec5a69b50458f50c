package org.kolscope.store;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * One night of a source log, as its one row of kind NIGHT or BASE tells.
 *
 * @param isBase whether older nights were folded into it
 * @param silence what a known key without a row of that night means
 * @param entries fingerprint of the log's rows of that night; of a base, of all nights folded into
 *     it, as they were
 * @param whole fingerprint of everything stored for that night
 */
record LogNight(boolean isBase, LogKind silence, String entries, String whole) {

  static final String KIND = "logKind";
  static final String NOTE = "logNote";

  /** Only in a base: the first night of which the key is known. */
  static final String FIRST = "logFirst";

  /** The row of a table is one of these kinds. */
  static Column is(LogKind... kinds) {
    return col(KIND).isin(Arrays.stream(kinds).map(LogKind::name).toArray());
  }

  static Column isEntry() {
    return is(Stream.of(LogKind.values()).filter(LogKind::isEntry).toArray(LogKind[]::new));
  }

  /** The nights of a log: one small job that reads one row a night. */
  static NavigableMap<LocalDate, LogNight> of(Dataset<Row> log) {
    var nights = new TreeMap<LocalDate, LogNight>();
    for (var row :
        log.filter(is(LogKind.NIGHT, LogKind.BASE))
            .select(StoredTable.AS_OF, KIND, NOTE)
            .collectAsList()) {
      var note = row.getString(2).split(" ", -1);
      nights.put(
          StoredTable.date(row, 0),
          new LogNight(
              row.getString(1).equals(LogKind.BASE.name()),
              LogKind.valueOf(note[0]),
              note[1],
              note[2]));
    }
    return nights;
  }

  /** A night by what is stored for it, without the marks that its silence stands for. */
  static LogNight of(LogKind silence, Map<LogKind, Fingerprint> kinds) {
    return new LogNight(
        false,
        silence,
        digest(lines(kinds, true)),
        digest(Stream.concat(Stream.of(silence.name()), lines(kinds, false).stream()).toList()));
  }

  private static List<String> lines(Map<LogKind, Fingerprint> kinds, boolean entriesOnly) {
    return kinds.entrySet().stream()
        .filter(e -> e.getKey().isEntry() || !entriesOnly)
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(e -> e.getKey() + " " + e.getValue().rows() + " " + e.getValue().hex())
        .toList();
  }

  /** The mark that spares most rows; of equals the first by name. */
  static LogKind silence(Map<LogKind, Fingerprint> kinds) {
    return kinds.entrySet().stream()
        .filter(e -> e.getKey().isMark())
        .max(
            Comparator.comparingLong((Map.Entry<LogKind, Fingerprint> e) -> e.getValue().rows())
                .thenComparing(e -> e.getKey().name(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse(LogKind.UNSEEN);
  }

  /** Names the state after the given nights: the same log gives the same name, folded or not. */
  static String state(NavigableMap<LocalDate, LogNight> nights) {
    var name = "";
    for (var night : nights.entrySet()) {
      name =
          night.getValue().isBase()
              ? night.getValue().entries()
              : digest(List.of(name, night.getKey().toString(), night.getValue().entries()));
    }
    return name;
  }

  /** The night that holds what {@code folded} held. */
  static LogNight base(NavigableMap<LocalDate, LogNight> folded, Fingerprint rows) {
    return new LogNight(true, LogKind.UNSEEN, state(folded), rows.hex());
  }

  /** The row that tells of the night. */
  Row row(StructType schema, LocalDate night) {
    var cells = new Object[schema.size()];
    cells[schema.fieldIndex(KIND)] = (isBase ? LogKind.BASE : LogKind.NIGHT).name();
    cells[schema.fieldIndex(NOTE)] = silence + " " + entries + " " + whole;
    cells[schema.fieldIndex(StoredTable.AS_OF)] = night;
    return RowFactory.create(cells);
  }

  private static String digest(List<String> lines) {
    try {
      var text = lines.stream().collect(Collectors.joining("\n"));
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
