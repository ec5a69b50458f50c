package org.kolscope.influence.whole;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Numbers of each vertex, such as the probability that an account is genuine.
 *
 * @param rows {@code id}, once each, and columns of numbers
 * @param others what counts for vertices without a row, or with a null
 */
public record VertexShares(Dataset<Row> rows, double others) {

  /**
   * One column by vertex; ids that are no vertices are passed over. Memory: 16 bytes a row for a
   * moment.
   */
  public double[] of(BlockGraph graph, String column) {
    double[] values = new double[graph.size()];
    Arrays.fill(values, others);
    var two =
        rows.where(col("id").isNotNull())
            .select(
                col("id").cast("bigint").as("id"),
                coalesce(col(column).cast("double"), lit(others)).as("value"));
    for (long[] part : ArcChunk.rows(two).mapPartitions(VertexShares::numbers).collect()) {
      for (int i = 0; i < part.length; i += 2) {
        int place = graph.indexOf(part[i]);
        if (place >= 0) {
          values[place] = Double.longBitsToDouble(part[i + 1]);
        }
      }
    }
    return values;
  }

  /** Id and bits of the number, one after the other. */
  private static Iterator<long[]> numbers(Iterator<InternalRow> rows) {
    long[] numbers = new long[1 << 10];
    int size = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = row.getLong(0);
      numbers[size++] = Double.doubleToRawLongBits(row.getDouble(1));
    }
    return List.of(Arrays.copyOf(numbers, size)).iterator();
  }
}
