package org.kolscope.influence.whole;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table of arcs brought to the driver, for a graph that fits: 16 bytes an arc, 24 with weights,
 * and as much again for a moment.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
public record ArcArrays(long[] tails, long[] heads, double[] weights) {

  /**
   * Collects {@code tail}, {@code head} and perhaps {@code weight}, in the order of the table.
   *
   * @throws IllegalArgumentException if they are more than an array holds
   */
  public static ArcArrays of(Dataset<Row> arcs) {
    var chunks = ArcChunk.of(arcs).collect();
    long count = chunks.stream().mapToLong(ArcChunk::size).sum();
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "arcs must be fewer than 2^31 - 8 in one process, were " + count);
    }
    long[] tails = new long[(int) count];
    long[] heads = new long[(int) count];
    double[] weights = ArcChunk.isWeighted(arcs) ? new double[(int) count] : null;
    int next = 0;
    for (var chunk : chunks) {
      System.arraycopy(chunk.tails, 0, tails, next, chunk.size());
      System.arraycopy(chunk.heads, 0, heads, next, chunk.size());
      if (weights != null) {
        System.arraycopy(chunk.weights, 0, weights, next, chunk.size());
      }
      next += chunk.size();
    }
    return new ArcArrays(tails, heads, weights);
  }
}
