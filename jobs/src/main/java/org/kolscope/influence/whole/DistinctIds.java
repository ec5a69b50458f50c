package org.kolscope.influence.whole;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Brings the distinct ids of a graph to the driver, once it is known that there is room.
 *
 * @param mostBytes of the driver that arrays by vertex may take
 * @param bytesAVertex of all such arrays together
 */
record DistinctIds(long mostBytes, long bytesAVertex) {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * Rising.
   *
   * @param vertices with column id; null if there are only those of the arcs
   * @throws IllegalArgumentException if there is no room for them
   */
  long[] of(JavaRDD<ArcChunk> chunks, Dataset<Row> vertices) {
    int parts = Math.max(1, chunks.getNumPartitions());
    JavaPairRDD<Integer, long[]> found =
        chunks.mapPartitionsToPair(part -> cut(ends(part), parts).iterator());
    if (vertices != null) {
      found =
          found.union(
              ArcChunk.rows(
                      vertices
                          .select(col("id").cast("bigint").as("id"))
                          .where(col("id").isNotNull()))
                  .mapPartitionsToPair(
                      part -> {
                        var ids = new IdSet();
                        part.forEachRemaining(row -> ids.add(row.getLong(0)));
                        return cut(ids, parts).iterator();
                      }));
    }
    var distinct =
        found
            .partitionBy(new ByNumber(parts))
            .mapPartitions(DistinctIds::together)
            .persist(StorageLevel.MEMORY_AND_DISK());
    refuseTooMany(distinct.map(ids -> (long) ids.length).fold(0L, Long::sum));
    var all = distinct.collect();
    distinct.unpersist(false);
    long[] ids = all.stream().flatMapToLong(Arrays::stream).toArray();
    Arrays.parallelSort(ids);
    return ids;
  }

  private static IdSet ends(Iterator<ArcChunk> chunks) {
    var ids = new IdSet();
    while (chunks.hasNext()) {
      var chunk = chunks.next();
      for (int i = 0; i < chunk.size(); i++) {
        ids.add(chunk.tails[i]);
        ids.add(chunk.heads[i]);
      }
    }
    return ids;
  }

  private static List<Tuple2<Integer, long[]>> cut(IdSet ids, int parts) {
    long[] all = ids.toArray();
    int[] next = new int[parts];
    for (long id : all) {
      next[part(id, parts)]++;
    }
    long[][] cut = new long[parts][];
    for (int p = 0; p < parts; p++) {
      cut[p] = new long[next[p]];
    }
    for (long id : all) {
      int part = part(id, parts);
      cut[part][--next[part]] = id;
    }
    var pairs = new ArrayList<Tuple2<Integer, long[]>>();
    for (int p = 0; p < parts; p++) {
      if (cut[p].length > 0) {
        pairs.add(new Tuple2<>(p, cut[p]));
      }
    }
    return pairs;
  }

  private static int part(long id, int parts) {
    return (int) (((id * SPREAD) >>> 33) % parts);
  }

  private static Iterator<long[]> together(Iterator<Tuple2<Integer, long[]>> parts) {
    var ids = new IdSet();
    parts.forEachRemaining(
        part -> {
          for (long id : part._2()) {
            ids.add(id);
          }
        });
    return List.of(ids.toArray()).iterator();
  }

  private void refuseTooMany(long vertices) {
    if (vertices > Integer.MAX_VALUE - 8 || bytesAVertex * vertices > mostBytes) {
      throw new IllegalArgumentException(
          ("%,d vertices take about %,d MB of the driver, there are %,d MB for them; give it more,"
                  + " or measure a sample")
              .formatted(vertices, ((bytesAVertex * vertices) >> 20) + 1, mostBytes >> 20));
    }
  }
}
