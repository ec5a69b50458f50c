package org.kolscope.peers;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.peers.Engines.Clock;

/**
 * The job of {@link GraphXJob} with our kernel: {@code ARCS.parquet THREADS ITERATIONS
 * RANKED.parquet}. Spark reads and writes, ids may be any, and the graph is in this process.
 */
final class KolscopeJob {

  private KolscopeJob() {}

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[1]);
    var clock = Clock.start();
    try (var spark = ParquetFiles.session(args[1])) {
      var graph = graph(spark, args[0], threads);
      clock.print("load");
      clock = Clock.start();
      var stop = Stop.after(Integer.parseInt(args[2]));
      double[] scores = new PageRanking(Kolscope.DAMPING, stop, threads).of(graph).scores();
      clock.print("run");
      spark
          .createDataFrame(ranked(graph, scores), ParquetFiles.RANKED)
          .write()
          .mode("overwrite")
          .parquet(args[3]);
    }
  }

  private static Digraph graph(SparkSession spark, String arcs, int threads) {
    var chunks =
        ParquetFiles.arcs(spark, arcs)
            .mapPartitions(
                rows -> {
                  var ends = new LongArrayList();
                  while (rows.hasNext()) {
                    var row = rows.next();
                    ends.add(row.getLong(0));
                    ends.add(row.getLong(1));
                  }
                  return List.of(ends.toLongArray()).iterator();
                })
            .collect();
    long[] ends = chunks.stream().flatMapToLong(Arrays::stream).toArray();
    long[] ids = ends.clone();
    Arrays.parallelSort(ids);
    ids = distinct(ids);
    return new Assembly(Loops.DROP, Parallels.KEEP_ONE, Sides.IN, threads)
        .of(ids, places(ids, ends));
  }

  private static long[] distinct(long[] sorted) {
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  private static ArcSource places(long[] ids, long[] ends) {
    int[] from = new int[ends.length / 2];
    int[] to = new int[ends.length / 2];
    Arrays.parallelSetAll(from, i -> Arrays.binarySearch(ids, ends[2 * i]));
    Arrays.parallelSetAll(to, i -> Arrays.binarySearch(ids, ends[2 * i + 1]));
    return ArcSource.of(from, to);
  }

  /** By falling score, ties by id, as Spark sorts for GraphX. */
  private static List<Row> ranked(Digraph graph, double[] scores) {
    int[] order = new int[scores.length];
    Arrays.setAll(order, v -> v);
    IntArrays.parallelQuickSort(
        order,
        (a, b) -> {
          int byScore = Double.compare(scores[b], scores[a]);
          return byScore == 0 ? Integer.compare(a, b) : byScore;
        });
    var rows = new ArrayList<Row>(order.length);
    for (int v : order) {
      rows.add(RowFactory.create(graph.id(v), scores[v]));
    }
    return rows;
  }
}
