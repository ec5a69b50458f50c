package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.kolscope.schema.Tables;

/**
 * Holds steps to the promise that no two rows of a night share a key. The check rides in the plan
 * of the rows themselves: the shuffle and the sort by key that it needs are those that make stored
 * rows lie in key order, so it starts no job of its own; it fails in a task, before any commit.
 */
final class UniqueKeys {

  private static final Pattern BROKEN = Pattern.compile("<<(\\w+ has .*?)>>", Pattern.DOTALL);
  private static final String COPIES = "kolscopeCopies";

  private UniqueKeys() {}

  /** Work that runs Spark jobs, with what Spark throws unannounced. */
  interface Work<T> {
    T run() throws AnalysisException, SparkException;
  }

  /** The same rows; running them fails where a key comes twice. */
  static Dataset<Row> checked(Class<? extends Record> type, Dataset<Row> rows) {
    return checked(type, rows, Window.partitionBy(columns(type)));
  }

  /** {@link #checked} for rows of several nights: a key may come once in each. */
  static Dataset<Row> checkedByNight(Class<? extends Record> type, Dataset<Row> rows) {
    var keys = new ArrayList<>(List.of(columns(type)));
    keys.add(col(StoredTable.AS_OF));
    return checked(type, rows, Window.partitionBy(keys.toArray(Column[]::new)));
  }

  private static Dataset<Row> checked(
      Class<? extends Record> type, Dataset<Row> rows, WindowSpec same) {
    var keys = columns(type);
    var copies =
        rows.withColumn(COPIES, count(lit(1)).over(same))
            .filter(
                when(col(COPIES).equalTo(1), lit(true))
                    .otherwise(
                        raise_error(
                                concat(
                                    lit("<<" + type.getSimpleName() + " has "),
                                    col(COPIES).cast("string"),
                                    lit(" rows with key "),
                                    to_json(struct(keys)),
                                    lit(">>")))
                            .cast("boolean")));
    return copies.drop(COPIES);
  }

  /**
   * Runs {@code work} on checked rows.
   *
   * @throws IllegalStateException naming the table and the key that came twice
   */
  static <T> T held(Class<? extends Record> type, Work<T> work) {
    try {
      return work.run();
    } catch (SparkException | AnalysisException e) {
      throw translated(type, e);
    } catch (RuntimeException e) {
      if (brokenPromise(e) == null) {
        throw e;
      }
      throw translated(type, e);
    }
  }

  private static IllegalStateException translated(Class<?> type, Exception e) {
    var broken = brokenPromise(e);
    return new IllegalStateException(
        broken != null ? broken : "cannot write or read table " + type.getSimpleName(), e);
  }

  private static String brokenPromise(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      var found = BROKEN.matcher(String.valueOf(cause.getMessage()));
      if (found.find()) {
        return found.group(1);
      }
    }
    return null;
  }

  /**
   * @throws IllegalArgumentException if {@code type} has no key
   */
  static List<String> names(Class<? extends Record> type) {
    var keys = Tables.keyOf(type);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("table " + type.getSimpleName() + " has no key");
    }
    return keys;
  }

  static Column[] columns(Class<? extends Record> type) {
    return names(type).stream().map(c -> col(c)).toArray(Column[]::new);
  }
}
