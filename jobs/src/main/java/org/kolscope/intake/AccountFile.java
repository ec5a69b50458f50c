package org.kolscope.intake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;

/**
 * A small CSV file, written by hand, in which every row is about an account. The first line names
 * the columns, in any order; account ids are as the source writes them. It is held on the driver.
 */
public final class AccountFile {

  private static final int MAX_CHARS = 1 << 20;

  private final String path;
  private final String platform;
  private final Ids ids;

  /**
   * @param path on any file system that Hadoop knows
   * @param platform part of the hash of a text id
   * @param ids how the source writes ids
   */
  public AccountFile(String path, String platform, Ids ids) {
    this.path = path;
    this.platform = platform;
    this.ids = ids;
  }

  /** One row: its line in the file, and its cells by column, without blanks around them. */
  public record Line(long number, TreeMap<String, String> cells) {

    /** The cell of a column that the file must have; empty if nothing is written there. */
    public String cell(String column) {
      return cells.get(column);
    }
  }

  /**
   * Reads the rows.
   *
   * @param columns that the file must have; it may have others
   * @throws IntakeException naming file, line and what is wrong
   */
  public List<Line> read(SparkSession spark, List<String> columns) {
    var file = new Path(path);
    try (var rows =
        new CsvRows(
            new PhysicalLines(
                file.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(file),
                StandardCharsets.UTF_8,
                MAX_CHARS),
            ',',
            0,
            MAX_CHARS)) {
      var header = rows.read();
      var names = header == null ? List.<String>of() : names(header);
      for (var column : columns) {
        if (!names.contains(column)) {
          throw new IntakeException(
              path + ": the first line must name column " + column + ", has " + names);
        }
      }
      var lines = new ArrayList<Line>();
      for (var row = rows.read(); row != null; row = rows.read()) {
        lines.add(line(row, names));
      }
      return Collections.unmodifiableList(lines);
    } catch (FileNotFoundException e) {
      throw new IntakeException("no file " + path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(RawRow header) {
    return header.cells() == null
        ? List.of()
        : header.cells().stream().map(c -> c.replace("\uFEFF", "").strip()).toList();
  }

  private Line line(RawRow row, List<String> names) {
    if (row.problem() != null || row.cells().size() != names.size()) {
      throw fault(
          row.line(),
          "must have %d cells as the first line has, was %s".formatted(names.size(), row.raw()));
    }
    var cells = new TreeMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      cells.put(names.get(i), row.cells().get(i).strip());
    }
    return new Line(row.line(), cells);
  }

  /**
   * The account that a cell names.
   *
   * @throws IntakeException if it is no id
   */
  public long account(Line line, String column) {
    var text = line.cell(column);
    if (text.isEmpty()) {
      throw fault(line.number(), column + " must be an account id, was empty");
    }
    if (ids == Ids.TEXT) {
      return ColumnReader.hash(platform, IdOf.Kind.ACCOUNT, text);
    }
    var cell = ColumnReader.number(text);
    if (cell.reason() != null) {
      throw fault(line.number(), column + " must be an account id, was " + text);
    }
    return (Long) cell.value();
  }

  /** What is wrong with a row, to be thrown. */
  public IntakeException fault(long line, String message) {
    return new IntakeException(path + " line " + line + ": " + message);
  }
}
