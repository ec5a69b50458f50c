package org.kolscope.intake;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.RawFiles.RawFile;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.IdOf;

/**
 * The refused accounts where rows are typed: one sorted array on every executor.
 *
 * @param sorted their ids; null for none
 * @param ids how the source writes ids
 * @param platform part of the hash of a text id
 */
record RefusedIds(Broadcast<long[]> sorted, Ids ids, String platform) implements Serializable {

  private static final long serialVersionUID = 1;

  /** What cannot be part of a word, and, for text ids, what cannot be part of a cell. */
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");

  private static final Pattern NO_CELL = Pattern.compile("[\\s,;|\"'{}\\[\\]()<>:=/\\\\]+");

  static RefusedIds of(SparkSession spark, Source source, Set<Long> refused) {
    if (refused.isEmpty()) {
      return new RefusedIds(null, source.ids(), source.platform());
    }
    var sorted = refused.stream().mapToLong(id -> id).sorted().toArray();
    var context = new JavaSparkContext(spark.sparkContext());
    return new RefusedIds(context.broadcast(sorted), source.ids(), source.platform());
  }

  boolean contains(Object id) {
    return sorted != null
        && id instanceof Long known
        && Arrays.binarySearch(sorted.value(), known) >= 0;
  }

  /**
   * Whether a raw row or the path of its file holds a refused id as a whole word: as a number with
   * no letter or digit beside it, or as a text id between blanks, delimiters, quotes or brackets. A
   * text id that holds such signs itself is not found. Some crawlers name files after their author,
   * so the row of such a file is theirs whatever it says.
   */
  boolean areNamedIn(String path, String raw) {
    if (sorted == null) {
      return false;
    }
    return isRefused(new RawFile(path, path, 0).stem()) || areNamedIn(path) || areNamedIn(raw);
  }

  private boolean areNamedIn(String raw) {
    return NO_WORD.splitAsStream(raw).anyMatch(this::isRefused)
        || (ids == Ids.TEXT && NO_CELL.splitAsStream(raw).anyMatch(this::isRefused));
  }

  private boolean isRefused(String word) {
    if (word.isEmpty()) {
      return false;
    }
    return contains(
        ids == Ids.TEXT
            ? (Object) ColumnReader.hash(platform, IdOf.Kind.ACCOUNT, word)
            : ColumnReader.number(word).value());
  }
}
