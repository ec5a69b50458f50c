package org.kolscope.intake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.kolscope.intake.RawFiles.RawFile;

/**
 * Which rows of a folder {@code repaired/} stand in the place of which raw rows: the hidden file
 * {@code .index.csv} beside them. It is held on the driver: nobody repairs more rows than fit
 * there, see {@link Repairs#MAX_ROWS}.
 */
record RepairIndex(List<Entry> entries) {

  static final String NAME = ".index.csv";

  private static final List<String> HEADER =
      List.of("file", "line", "originalFile", "originalLine", "part", "table", "reason", "column");

  private static final int MAX_CHARS = 1 << 16;

  /**
   * One repaired row.
   *
   * @param file path below {@code repaired/}
   * @param line in that file, when it was written; a repair may move it
   * @param original the raw row it stands for
   * @param table that the original was meant for
   * @param reason why it was kept apart
   * @param column that was refused, or empty
   */
  record Entry(
      String file, long line, Original original, String table, String reason, String column) {

    private String text() {
      return RepairIndex.line(
          file, line, original.file(), original.line(), original.part(), table, reason, column);
    }
  }

  /** Place of a raw row, as in {@link org.kolscope.schema.QuarantinedRow}. */
  record Original(String file, long line, long part) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private static String line(Object... cells) {
    return Arrays.stream(cells).map(RepairIndex::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(Object value) {
    var text = String.valueOf(value);
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The index beside the repaired files; empty if there is none, or nothing is repaired. */
  static Optional<RawFile> file(RawFiles found, Configuration hadoop) {
    var any = found.files().stream().filter(RawFile::isRepaired).findFirst();
    if (any.isEmpty()) {
      return Optional.empty();
    }
    var location = any.get().location();
    var folder = location.substring(0, location.length() - any.get().place().length());
    var path = new Path(folder + NAME);
    try {
      var status = path.getFileSystem(hadoop).getFileStatus(path);
      return Optional.of(
          new RawFile(RawFiles.REPAIRED + NAME, status.getPath().toString(), status.getLen()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IntakeException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an index.
   *
   * @throws IntakeException naming file, line and value
   */
  static RepairIndex read(RawFile file, Configuration hadoop) {
    List<Entry> entries = new ArrayList<>();
    try (var lines =
        new PhysicalLines(
            RawFiles.unpackedStream(file, hadoop), StandardCharsets.UTF_8, MAX_CHARS)) {
      var rows = new CsvRows(lines, ',', HEADER.size(), MAX_CHARS);
      if (!rows.hasNext() || !HEADER.equals(rows.next().cells())) {
        throw fault(file, 1, "must be " + String.join(",", HEADER));
      }
      while (rows.hasNext()) {
        entries.add(entry(file, rows.next()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RepairIndex(entries);
  }

  private static Entry entry(RawFile file, RawRow row) {
    if (row.problem() != null) {
      throw fault(file, row.line(), "cannot be taken apart: " + row.problem());
    }
    var cells = row.cells();
    return new Entry(
        cells.get(0),
        number(file, row, 1, 1),
        new Original(cells.get(2), number(file, row, 3, 1), number(file, row, 4, 0)),
        cells.get(5),
        cells.get(6),
        cells.get(7));
  }

  private static long number(RawFile file, RawRow row, int cell, long least) {
    var text = row.cells().get(cell);
    try {
      var number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw fault(
        file,
        row.line(),
        HEADER.get(cell) + " must be a whole number of at least " + least + ", was " + text);
  }

  private static IntakeException fault(RawFile file, long line, String message) {
    return new IntakeException(file.path() + " line " + line + ": " + message);
  }

  /**
   * The raw rows that a file of {@code found} repairs; an entry whose file is gone repairs none.
   */
  Set<Original> originals(RawFiles found) {
    var there =
        found.files().stream()
            .filter(RawFile::isRepaired)
            .map(f -> RawFiles.unpacked(f.place()))
            .collect(Collectors.toSet());
    return entries.stream()
        .filter(e -> there.contains(RawFiles.unpacked(e.file())))
        .map(Entry::original)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The file as text, header first. */
  String text() {
    return line(HEADER.toArray()) + entries.stream().map(Entry::text).collect(Collectors.joining());
  }
}
