package org.kolscope.influence.whole;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Some arcs of a table as columns: 16 bytes an arc, 24 with weights. */
final class ArcChunk implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST = 1 << 17;

  final long[] tails;
  final long[] heads;
  final double[] weights;

  private ArcChunk(long[] tails, long[] heads, double[] weights) {
    this.tails = tails;
    this.heads = heads;
    this.weights = weights;
  }

  int size() {
    return tails.length;
  }

  /** Each arc weighs 1 if none has a weight. */
  ArcChunk withWeights() {
    if (weights != null) {
      return this;
    }
    double[] ones = new double[tails.length];
    Arrays.fill(ones, 1);
    return new ArcChunk(tails, heads, ones);
  }

  static boolean isWeighted(Dataset<Row> arcs) {
    return Arrays.asList(arcs.columns()).contains("weight");
  }

  /** The rows of a table with tail, head and perhaps weight. */
  static JavaRDD<ArcChunk> of(Dataset<Row> arcs) {
    boolean isWeighted = isWeighted(arcs);
    var columns =
        Stream.of(
            col("tail").cast("bigint"),
            col("head").cast("bigint"),
            isWeighted ? col("weight").cast("double") : null);
    var rows = arcs.select(columns.filter(c -> c != null).toArray(Column[]::new));
    return rows(rows).mapPartitions(part -> new Chunks(part, isWeighted));
  }

  /** Rows without an object for each of their values. */
  static JavaRDD<InternalRow> rows(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }

  private static final class Chunks implements Iterator<ArcChunk> {
    private final Iterator<InternalRow> rows;
    private final boolean isWeighted;

    Chunks(Iterator<InternalRow> rows, boolean isWeighted) {
      this.rows = rows;
      this.isWeighted = isWeighted;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public ArcChunk next() {
      if (!rows.hasNext()) {
        throw new NoSuchElementException();
      }
      long[] tails = new long[MOST];
      long[] heads = new long[MOST];
      double[] weights = isWeighted ? new double[MOST] : null;
      int count = 0;
      while (count < MOST && rows.hasNext()) {
        InternalRow row = rows.next();
        if (row.isNullAt(0) || row.isNullAt(1)) {
          throw new IllegalArgumentException("an arc must have a tail and a head, one had none");
        }
        tails[count] = row.getLong(0);
        heads[count] = row.getLong(1);
        if (isWeighted) {
          weights[count] = weight(row);
        }
        count++;
      }
      return new ArcChunk(
          Arrays.copyOf(tails, count),
          Arrays.copyOf(heads, count),
          isWeighted ? Arrays.copyOf(weights, count) : null);
    }

    private static double weight(InternalRow row) {
      double weight = row.isNullAt(2) ? Double.NaN : row.getDouble(2);
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight must be positive and finite, was " + weight);
      }
      return weight;
    }
  }
}
