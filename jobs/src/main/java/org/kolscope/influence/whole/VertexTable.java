package org.kolscope.influence.whole;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Arrays by vertex as a table: {@code id}, then a column for each, {@code int}, {@code bigint} or
 * {@code double}.
 *
 * <p>The table is lazy and reads arrays that were sent to all executors, which are freed once
 * nobody holds the table any more.
 */
public final class VertexTable {

  private static final int ROWS = 1 << 16;

  private final BlockGraph graph;
  private final Map<String, Object> columns = new LinkedHashMap<>();

  private VertexTable(BlockGraph graph) {
    this.graph = graph;
    columns.put("id", graph.ids());
  }

  public static VertexTable of(BlockGraph graph) {
    return new VertexTable(graph);
  }

  /** Adds a column of whole numbers. */
  public VertexTable with(String name, int[] values) {
    columns.put(name, values);
    return this;
  }

  /** Adds a column of whole numbers, such as ids. */
  public VertexTable with(String name, long[] values) {
    columns.put(name, values);
    return this;
  }

  /** Adds a column of numbers. */
  public VertexTable with(String name, double[] values) {
    columns.put(name, values);
    return this;
  }

  /** One row per vertex, ids rising within each of its ranges. */
  public Dataset<Row> rows() {
    int n = graph.size();
    int ranges = (n + ROWS - 1) / ROWS;
    var schema = new StructType();
    for (var column : columns.entrySet()) {
      var type =
          column.getValue() instanceof double[]
              ? DataTypes.DoubleType
              : column.getValue() instanceof int[] ? DataTypes.IntegerType : DataTypes.LongType;
      schema = schema.add(column.getKey(), type, false);
    }
    var sent = graph.context().send(new ArrayList<>(columns.values()));
    // a count of no rows is one row, and a way to a table that needs no session
    return graph
        .table()
        .limit(0)
        .agg(count(lit(1)).as("none"))
        .select(explode(sequence(lit(0), lit(ranges))).as("range"))
        .where(col("range").lt(ranges))
        .repartition(Math.max(1, Math.min(ranges, 4 * graph.context().parallelism())), col("range"))
        .flatMap(new Range(sent, n), Encoders.row(schema));
  }

  private record Range(Broadcast<ArrayList<Object>> columns, int n)
      implements FlatMapFunction<Row, Row>, Serializable {

    @Override
    public java.util.Iterator<Row> call(Row range) {
      int first = range.getInt(0) * ROWS;
      var values = columns.value();
      return IntStream.range(first, Math.min(n, first + ROWS))
          .mapToObj(v -> RowFactory.create(values.stream().map(c -> at(c, v)).toArray()))
          .iterator();
    }

    private static Object at(Object column, int vertex) {
      if (column instanceof double[] numbers) {
        return numbers[vertex];
      }
      return column instanceof int[] small ? (Object) small[vertex] : ((long[]) column)[vertex];
    }
  }
}
