package org.kolscope.pipeline.graphs;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.kolscope.pipeline.graphs.Scores.Column;
import org.kolscope.store.PlainParquet;

/**
 * Writes the scores of all vertices, whole or not at all: CSV in the order of the ids, or, if the
 * name ends in {@code .parquet}, a folder with one Parquet file, highest first measure first and
 * ties by id.
 *
 * @param path where to; its folder is made
 */
record ScoreFile(Path path) {

  /** No id has more than 18 digits, no count as many. */
  private static final long NO_NUMBER = Long.MIN_VALUE;

  boolean isParquet() {
    return path.toString().endsWith(".parquet");
  }

  /**
   * Before hours are spent on scores that nobody could write.
   *
   * @throws IllegalArgumentException if the place is taken or cannot be written
   */
  void refuseUnwritable() {
    var target = path.toAbsolutePath().normalize();
    if (!isParquet() && Files.isDirectory(target)) {
      throw new IllegalArgumentException("--out must be a file, was the folder " + path);
    }
    if (isParquet() && Files.isRegularFile(target)) {
      throw new IllegalArgumentException(
          "--out that ends in .parquet becomes a folder, there is a file " + path);
    }
    try {
      Files.createDirectories(target.getParent());
      Files.delete(Files.createTempFile(target.getParent(), ".scores", ".tmp"));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--out must be in a folder that can be written, was " + path, e);
    }
  }

  /**
   * @param ids of the vertices: Long or String
   */
  void write(int n, IntFunction<Object> ids, List<Scores> scores, Supplier<SparkSession> spark)
      throws IOException {
    var first = n > 0 && ids.apply(0) instanceof String ? Scores.Kind.TEXT : Scores.Kind.WHOLE;
    var columns = new ArrayList<>(List.of(new Column("id", first, ids)));
    scores.forEach(s -> columns.addAll(s.columns()));
    if (isParquet()) {
      parquet(n, columns, spark.get());
    } else {
      csv(n, columns);
    }
  }

  private void csv(int n, List<Column> columns) throws IOException {
    var target = path.toAbsolutePath();
    var unfinished = Files.createTempFile(target.getParent(), ".scores", ".csv");
    try {
      try (var writer = Files.newBufferedWriter(unfinished)) {
        line(writer, columns.stream().map(Column::name).toList());
        for (int v = 0; v < n; v++) {
          int vertex = v;
          line(writer, columns.stream().map(c -> cell(c.at().apply(vertex))).toList());
        }
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String cell(Object value) {
    return value == null ? "" : value.toString();
  }

  private static void line(BufferedWriter writer, List<String> cells) throws IOException {
    writer.write(String.join(",", cells));
    writer.write('\n');
  }

  private void parquet(int n, List<Column> columns, SparkSession spark) {
    var schema = new StructType();
    for (var column : columns) {
      var type =
          switch (column.kind()) {
            case WHOLE -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case TEXT -> DataTypes.StringType;
          };
      schema = schema.add(column.name(), type);
    }
    var arrays = new ArrayList<Object>();
    int[] order = order(n, columns.get(0), columns.get(1));
    columns.forEach(column -> arrays.add(array(column, order)));
    var sent = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(arrays);
    // sorted here: the columns are in this process, and a sort over a shuffle would read them twice
    var ranked = spark.range(0, n, 1, 1).map(new ToRow(sent), Encoders.row(schema));
    var target = path.toAbsolutePath().normalize();
    new PlainParquet(spark, target.getParent().toUri().toString())
        .export(ranked, target.getFileName().toString());
  }

  /** Vertices by a measure, highest first and those without it last, then by id. */
  private static int[] order(int n, Column id, Column measure) {
    var scores = new Object[n];
    Arrays.setAll(scores, v -> measure.at().apply(v));
    var ids = new Object[n];
    Arrays.setAll(ids, v -> sortable(id.at().apply(v)));
    int[] order = new int[n];
    Arrays.setAll(order, v -> v);
    IntArrays.parallelQuickSort(
        order,
        (a, b) -> {
          if (scores[a] == null || scores[b] == null) {
            return scores[a] == scores[b] ? compare(ids[a], ids[b]) : scores[a] == null ? 1 : -1;
          }
          int byScore = compare(scores[b], scores[a]);
          return byScore != 0 ? byScore : compare(ids[a], ids[b]);
        });
    return order;
  }

  /** Text in the order of its bytes, as Spark sorts it. */
  private static Object sortable(Object id) {
    return id instanceof String text ? UTF8String.fromString(text) : id;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  /** Small enough to be sent: no object for each value but text. */
  private static Object array(Column column, int[] order) {
    int n = order.length;
    switch (column.kind()) {
      case WHOLE -> {
        long[] values = new long[n];
        Arrays.setAll(
            values, at -> column.at().apply(order[at]) instanceof Long whole ? whole : NO_NUMBER);
        return values;
      }
      case NUMBER -> {
        double[] values = new double[n];
        Arrays.setAll(
            values,
            at -> column.at().apply(order[at]) instanceof Double number ? number : Double.NaN);
        return values;
      }
      default -> {
        String[] values = new String[n];
        Arrays.setAll(values, at -> (String) column.at().apply(order[at]));
        return values;
      }
    }
  }

  private record ToRow(Broadcast<ArrayList<Object>> columns) implements MapFunction<Long, Row> {

    @Override
    public Row call(Long vertex) {
      int v = Math.toIntExact(vertex);
      return RowFactory.create(columns.value().stream().map(c -> at(c, v)).toArray());
    }

    private static Object at(Object column, int vertex) {
      if (column instanceof double[] numbers) {
        return Double.isNaN(numbers[vertex]) ? null : (Object) numbers[vertex];
      }
      if (column instanceof long[] whole) {
        return whole[vertex] == NO_NUMBER ? null : (Object) whole[vertex];
      }
      return ((String[]) column)[vertex];
    }
  }
}
