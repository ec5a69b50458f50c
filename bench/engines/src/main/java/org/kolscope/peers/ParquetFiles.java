package org.kolscope.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kolscope.graph.bench.ArcFile;

/**
 * Turns files of numbers into Parquet and back: {@code arcs ARCS ARCS.parquet THREADS}, and {@code
 * scores ARCS RANKED.parquet THREADS SCORES}.
 */
final class ParquetFiles {

  private static final int FILES = 4;

  private ParquetFiles() {}

  public static void main(String[] args) throws IOException {
    try (var spark = session(args[3])) {
      if (args[0].equals("arcs")) {
        write(spark, args[1], args[2]);
      } else {
        double[] scores = new double[ArcFile.vertices(Path.of(args[1]))];
        var rows = spark.read().parquet(args[2]).select("id", "pageRank").toLocalIterator();
        rows.forEachRemaining(r -> scores[Math.toIntExact(r.getLong(0))] = r.getDouble(1));
        Engines.write(Path.of(args[4]), scores.length, v -> scores[v]);
      }
    }
  }

  static SparkSession session(String threads) {
    return SparkSession.builder()
        .master("local[" + threads + "]")
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .config("spark.ui.enabled", "false")
        .getOrCreate();
  }

  /** Tail and head, without the objects that rows of a public type would be. */
  static JavaRDD<InternalRow> arcs(SparkSession spark, String from) {
    return spark.read().parquet(from).queryExecution().toRdd().toJavaRDD();
  }

  private static void write(SparkSession spark, String from, String to) {
    var rows =
        spark
            .range(0, FILES, 1, FILES)
            .toJavaRDD()
            .flatMap(part -> part(Path.of(from), part).iterator());
    spark
        .createDataFrame(
            rows,
            new StructType().add("source", DataTypes.LongType).add("target", DataTypes.LongType))
        .write()
        .mode("overwrite")
        .parquet(to);
  }

  private static List<Row> part(Path file, long part) {
    var rows = new ArrayList<Row>();
    ArcFile.arcs(file)
        .walk(
            (from, to, weight) -> {
              if (from % FILES == part) {
                rows.add(RowFactory.create((long) from, (long) to));
              }
            });
    return rows;
  }
}
