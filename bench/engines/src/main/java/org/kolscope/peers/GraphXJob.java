package org.kolscope.peers;

import java.io.IOException;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.peers.Engines.Clock;
import scala.reflect.ClassTag$;

/**
 * The whole job with GraphX: {@code ARCS.parquet THREADS ITERATIONS RANKED.parquet}. Prints {@code
 * load}, from the session to the edges in memory, and {@code run}, PageRank alone; what is written
 * is sorted by score.
 */
final class GraphXJob {

  private static final StructType RANKED =
      new StructType().add("id", DataTypes.LongType).add("pageRank", DataTypes.DoubleType);

  private static final double RESET = 1 - Kolscope.DAMPING;

  private GraphXJob() {}

  public static void main(String[] args) throws IOException {
    var clock = Clock.start();
    try (var spark = ParquetFiles.session(args[1])) {
      var graph = graph(spark, args[0]);
      graph.edges().count();
      graph.vertices().count();
      clock.print("load");
      clock = Clock.start();
      var ranks =
          Graph.graphToGraphOps(graph, ClassTag$.MODULE$.Int(), ClassTag$.MODULE$.Byte())
              .staticPageRank(Integer.parseInt(args[2]), RESET)
              .vertices();
      ranks.count();
      clock.print("run");
      var rows = ranks.toJavaRDD().map(r -> RowFactory.create(r._1, r._2));
      spark
          .createDataFrame(rows, RANKED)
          .orderBy(functions.col("pageRank").desc(), functions.col("id"))
          .write()
          .mode("overwrite")
          .parquet(args[3]);
    }
  }

  private static Graph<Object, Object> graph(SparkSession spark, String arcs) {
    var edges =
        ParquetFiles.arcs(spark, arcs)
            .map(row -> new Edge<Object>(row.getLong(0), row.getLong(1), (byte) 1));
    return Graph.fromEdges(
        edges.rdd(),
        1,
        StorageLevel.MEMORY_ONLY(),
        StorageLevel.MEMORY_ONLY(),
        ClassTag$.MODULE$.Int(),
        ClassTag$.MODULE$.Byte());
  }
}
