package org.kolscope.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.RepairIndex.Entry;
import org.kolscope.intake.RepairIndex.Original;
import org.kolscope.intake.Source.Format;
import org.kolscope.intake.SourcePlan.FilePlan;
import org.kolscope.schema.QuarantinedRow;

/**
 * Writes what a user must repair: per raw file its quarantined rows, as they stand in the raw file,
 * in its own format and order, so that the repaired file is one more raw file of the night. Beside
 * them lies a hidden index that says which row stands for which.
 *
 * <p>Each raw file is read twice, up to its last quarantined row.
 *
 * @param plan the source held against the raw files, as when the night was loaded
 */
public record Repairs(SparkSession spark, SourcePlan plan) {

  /**
   * Rows that are written at most. Chosen: nobody repairs more by hand, and what a script can
   * repair an expression in {@code source.yaml} can too.
   */
  public static final int MAX_ROWS = 100_000;

  /**
   * What became of the quarantined rows of one raw file.
   *
   * @param file the raw file, below the night's folder
   * @param rows its quarantined rows
   * @param written where they were written; null if they were not
   * @param reason why not; null if they were
   */
  public record Repair(String file, long rows, Path written, String reason) {}

  /** What is written of one raw file: its rows, and the lines they take. */
  private record Work(
      RawFile file, FilePlan reading, List<QuarantinedRow> rows, NavigableMap<Long, Long> runs) {}

  /**
   * Writes the repair files below {@code to}.
   *
   * @param rows the quarantined rows of the night; of {@code raw}, a beginning is enough
   * @param to a folder; files that lie there are left alone
   * @return one per raw file, two where only some of its rows can be repaired; by file
   * @throws IntakeException if a raw file is no longer what was loaded
   * @throws IllegalArgumentException if a file is there already
   */
  public List<Repair> write(List<QuarantinedRow> rows, Path to) {
    if (rows.size() > MAX_ROWS) {
      throw new IntakeException(
          "more than "
              + MAX_ROWS
              + " rows are quarantined, too many to repair one by one; see their reasons and mend"
              + " the source");
    }
    List<Repair> repairs = new ArrayList<>();
    Map<String, Work> work = new LinkedHashMap<>();
    sorted(rows)
        .forEach(
            (file, ofFile) -> {
              Map<String, Long> refused = new LinkedHashMap<>();
              List<QuarantinedRow> repairable = new ArrayList<>();
              for (var row : ofFile) {
                var reason = whyNot(row, work.get(RawFiles.unpacked(file)));
                if (reason == null) {
                  repairable.add(row);
                } else {
                  refused.merge(reason, 1L, Long::sum);
                }
              }
              if (!repairable.isEmpty()) {
                var target = to.resolve(RawFiles.unpacked(file));
                work.put(RawFiles.unpacked(file), located(repairable));
                repairs.add(new Repair(file, repairable.size(), target, null));
              }
              refused.forEach((reason, n) -> repairs.add(new Repair(file, n, null, reason)));
            });
    if (!work.isEmpty()) {
      write(work, to);
    }
    return repairs;
  }

  /** By file, in the order of lines. */
  private static Map<String, List<QuarantinedRow>> sorted(List<QuarantinedRow> rows) {
    Map<String, List<QuarantinedRow>> byFile = new TreeMap<>();
    rows.forEach(r -> byFile.computeIfAbsent(r.file(), f -> new ArrayList<>()).add(r));
    byFile
        .values()
        .forEach(
            r ->
                r.sort(
                    Comparator.comparingLong(QuarantinedRow::line)
                        .thenComparingLong(QuarantinedRow::part)
                        .thenComparing(QuarantinedRow::tableName)));
    return byFile;
  }

  /** Why a row cannot be repaired here, or null. */
  private String whyNot(QuarantinedRow row, Work namesake) {
    if (row.file().startsWith(RawFiles.REPAIRED)) {
      return "lies in repaired/ already: mend it there";
    }
    if (row.replayed()) {
      return "a repaired copy was read in its place";
    }
    if (row.raw() == null) {
      return "names an account of the refusal list";
    }
    if (row.reason().equals(Reasons.BROKEN_GZIP)) {
      return "the file breaks off here: fetch it again";
    }
    var format = readingOf(row).reading().format();
    if (format == Format.JSON || format == Format.PARQUET) {
      return "a "
          + format.name().toLowerCase(java.util.Locale.ROOT)
          + " file cannot be repaired line by line: have it written again";
    }
    return namesake == null
        ? null
        : "would be written where " + namesake.file().path() + " is: rename one of them";
  }

  /** How the mapping that refused the row reads its file. */
  private FilePlan readingOf(QuarantinedRow row) {
    return plan.tables().entrySet().stream()
        .filter(t -> t.getKey().getSimpleName().equals(row.tableName()))
        .flatMap(t -> t.getValue().stream())
        .flatMap(m -> m.files().stream())
        .filter(f -> f.file().path().equals(row.file()))
        .filter(f -> f.turn().number() == row.part() % f.turn().of())
        .findFirst()
        .orElseThrow(
            () ->
                new IntakeException(
                    "file "
                        + row.file()
                        + ", which had quarantined rows of table "
                        + row.tableName()
                        + ", is no longer in "
                        + plan.folder()
                        + " or no longer feeds the table"));
  }

  /** Finds the lines of the rows, header included, and holds them against what was loaded. */
  private Work located(List<QuarantinedRow> rows) {
    Map<FilePlan, List<QuarantinedRow>> byReading = new LinkedHashMap<>();
    for (var row : rows) {
      var reading = readingOf(row);
      byReading
          .computeIfAbsent(
              // what the mappings take out of a row does not matter here
              new FilePlan(
                  reading.night(),
                  reading.file(),
                  reading.reading(),
                  List.of(),
                  reading.hasHeader(),
                  SourcePlan.Turn.ONLY),
              r -> new ArrayList<>())
          .add(row);
    }
    NavigableMap<Long, Long> runs = new TreeMap<>();
    byReading.forEach((reading, some) -> locate(reading, some, runs));
    var first = byReading.keySet().iterator().next();
    return new Work(first.file(), first, rows, runs);
  }

  private void locate(FilePlan plan, List<QuarantinedRow> rows, NavigableMap<Long, Long> runs) {
    Map<Long, QuarantinedRow> wanted = new TreeMap<>();
    rows.forEach(r -> wanted.put(r.line(), r));
    try (var reader = RawFiles.open(plan.file(), plan.reading(), hadoop())) {
      if (plan.hasHeader() && reader.hasNext()) {
        take(reader.next(), runs);
      }
      while (!wanted.isEmpty() && reader.hasNext()) {
        var row = reader.next();
        var asked = wanted.remove(row.line());
        if (asked != null) {
          if (!row.raw().startsWith(asked.raw())) {
            throw changed(asked, "no longer reads as it did when it was loaded");
          }
          take(row, runs);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var missing : wanted.values()) {
      throw changed(missing, "is no longer there");
    }
  }

  private static void take(RawRow row, NavigableMap<Long, Long> runs) {
    var last = row.line() + row.raw().chars().filter(c -> c == '\n').count();
    runs.merge(row.line(), last, Math::max);
  }

  private IntakeException changed(QuarantinedRow row, String how) {
    return new IntakeException(
        "file "
            + row.file()
            + " line "
            + row.line()
            + " "
            + how
            + " as the night of "
            + plan.asOf()
            + "; load the night again first");
  }

  private void write(Map<String, Work> work, Path to) {
    var index = to.resolve(RepairIndex.NAME);
    for (var name : work.keySet()) {
      if (Files.exists(to.resolve(name))) {
        throw new IllegalArgumentException(
            to.resolve(name) + " is there already; mend the rows there, or name another folder");
      }
    }
    List<Entry> entries = new ArrayList<>();
    try {
      Files.createDirectories(to);
      if (Files.exists(index)) {
        var there =
            new RawFile(index.toString(), "file://" + index.toAbsolutePath(), Files.size(index));
        entries.addAll(RepairIndex.read(there, hadoop()).entries());
      }
      for (var one : work.entrySet()) {
        entries.addAll(write(one.getKey(), one.getValue(), to));
      }
      Files.writeString(index, new RepairIndex(entries).text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write below " + to, e);
    }
  }

  private List<Entry> write(String name, Work work, Path to) throws IOException {
    var target = to.resolve(name);
    Files.createDirectories(target.toAbsolutePath().getParent());
    NavigableMap<Long, Long> places;
    try (var in = RawFiles.unpackedStream(work.file(), hadoop());
        var out = new BufferedOutputStream(Files.newOutputStream(target))) {
      places = LineCopy.copy(in, work.runs(), out);
    }
    List<Entry> entries = new ArrayList<>();
    for (var row : work.rows()) {
      entries.add(
          new Entry(
              name,
              places.get(row.line()),
              new Original(row.file(), row.line(), row.part()),
              row.tableName(),
              row.reason(),
              row.columnName() == null ? "" : row.columnName()));
    }
    return entries;
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
