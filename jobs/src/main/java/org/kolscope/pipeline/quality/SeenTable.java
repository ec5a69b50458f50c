package org.kolscope.pipeline.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * What one look at each row of a table counts.
 *
 * @param rows how many the night brought
 * @param known per optional column, how many are not null
 * @param newestMicros newest time of the freshness column, in microseconds since 1970; null if
 *     there is none
 * @param capped posts whose reposts stand at the cap; null for other tables
 * @param leastCapped the least id of those; null if there is none
 */
record SeenTable(
    long rows, Map<String, Long> known, Long newestMicros, Long capped, Long leastCapped) {

  private static final String ROWS = "rows";
  private static final String NEWEST = "newest time";
  private static final String CAPPED = "capped";
  private static final String LEAST_CAPPED = "least capped";

  /**
   * Counts all tables in one job, each read once; one row per table comes to the driver.
   *
   * @param newestOf per table, the time by which it ages
   * @return by table, in the order of {@link Tables#SOURCE}
   */
  static Map<Class<? extends Record>, SeenTable> all(
      Map<Class<? extends Record>, Table<?>> seen,
      Map<Class<? extends Record>, String> newestOf,
      long repostCap) {
    Map<Class<? extends Record>, Map<String, Column>> measures = new LinkedHashMap<>();
    List<Dataset<Row>> counted = new ArrayList<>();
    for (var type : Tables.SOURCE) {
      if (seen.containsKey(type)) {
        var asked = measures(type, newestOf.get(type), repostCap);
        measures.put(type, asked);
        counted.add(counted(type, seen.get(type).rows(), asked));
      }
    }
    Map<Class<? extends Record>, SeenTable> tables = new LinkedHashMap<>();
    if (!counted.isEmpty()) {
      Map<String, List<Long>> found = new LinkedHashMap<>();
      counted.stream()
          .reduce(Dataset::union)
          .orElseThrow()
          .collectAsList()
          .forEach(r -> found.put(r.getString(0), r.getList(1)));
      measures.forEach(
          (type, asked) ->
              tables.put(type, from(List.copyOf(asked.keySet()), found.get(type.getSimpleName()))));
    }
    return tables;
  }

  /** Components that a source may leave out. */
  static List<String> optionalColumns(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> !Tables.isRequired(c) && !c.getType().isPrimitive())
        .map(c -> c.getName())
        .toList();
  }

  private static Dataset<Row> counted(
      Class<? extends Record> type, Dataset<Row> rows, Map<String, Column> measures) {
    var values = measures.values().stream().map(m -> m.cast("long")).toArray(Column[]::new);
    return rows.agg(array(values).as("measured"))
        .select(lit(type.getSimpleName()).as("tableName"), col("measured"));
  }

  private static Map<String, Column> measures(
      Class<? extends Record> type, String newest, long repostCap) {
    Map<String, Column> measures = new LinkedHashMap<>();
    measures.put(ROWS, count(lit(1)));
    optionalColumns(type).forEach(c -> measures.put(c, count(col(c))));
    if (newest != null) {
      measures.put(NEWEST, max(unix_micros(col(newest))));
    }
    if (type == Post.class) {
      var isCapped = col("repostCount").equalTo(repostCap);
      measures.put(CAPPED, sum(when(isCapped, 1L).otherwise(0L)));
      measures.put(LEAST_CAPPED, min(when(isCapped, col("postId"))));
    }
    return measures;
  }

  private static SeenTable from(List<String> names, List<Long> values) {
    Map<String, Long> known = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      known.put(names.get(i), values.get(i));
    }
    // the sum over no rows is null
    var capped =
        known.containsKey(CAPPED) && known.get(CAPPED) == null
            ? Long.valueOf(0)
            : known.get(CAPPED);
    known.remove(CAPPED);
    return new SeenTable(
        known.remove(ROWS), known, known.remove(NEWEST), capped, known.remove(LEAST_CAPPED));
  }
}
