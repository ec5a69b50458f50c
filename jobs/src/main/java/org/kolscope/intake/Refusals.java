package org.kolscope.intake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;

/**
 * The refusal list: accounts of people who do not want to be looked at. One account id a line, as
 * the source writes it; {@code #} at the start of a line or after a blank begins a comment.
 *
 * <p>The list is held on the driver and sent to every executor: 16 bytes an account there, so a
 * million refusals are 16 MB.
 */
public final class Refusals {

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
  private static final int MAX_LINE_BYTES = 4096;

  private Refusals() {}

  /**
   * Reads a list, on any file system that Hadoop knows.
   *
   * @param platform part of the hash of a text id
   * @return account ids as the tables hold them, unmodifiable
   * @throws IntakeException naming file, line and value
   */
  public static SortedSet<Long> read(SparkSession spark, String path, String platform, Ids ids) {
    var file = new Path(path);
    var refused = new TreeSet<Long>();
    try (var lines =
        new PhysicalLines(
            file.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(file),
            StandardCharsets.UTF_8,
            MAX_LINE_BYTES)) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (line.problem() != null) {
          throw fault(path, line, "cannot be read: " + line.problem());
        }
        var text = COMMENT.matcher(line.text()).replaceFirst("").strip();
        if (!text.isEmpty()) {
          refused.add(id(path, line, text, platform, ids));
        }
      }
    } catch (FileNotFoundException e) {
      throw new IntakeException("no refusal list " + path, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableSortedSet(refused);
  }

  private static long id(
      String path, PhysicalLines.Line line, String text, String platform, Ids ids) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw fault(path, line, "one account id a line, was " + text);
    }
    if (ids == Ids.TEXT) {
      return ColumnReader.hash(platform, IdOf.Kind.ACCOUNT, text);
    }
    var cell = ColumnReader.number(text);
    if (cell.reason() != null) {
      throw fault(path, line, "no account id (" + cell.reason() + "), was " + text);
    }
    return (Long) cell.value();
  }

  private static IntakeException fault(String path, PhysicalLines.Line line, String message) {
    return new IntakeException(path + " line " + line.number() + ": " + message);
  }
}
