package org.kolscope.pipeline.graphs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.influence.whole.ArcArrays;
import org.kolscope.intake.EdgeFile;
import org.kolscope.intake.EdgeFile.Ids;
import org.kolscope.intake.EdgeFile.Layout;
import org.kolscope.intake.EdgeTable;

/**
 * A graph file and how it is read.
 *
 * @param path edge list, list of neighbours, or Parquet
 * @param skippedLines at the beginning of a text
 */
public record EdgeInput(Path path, Layout layout, int skippedLines, Ids ids) {

  /** Bytes an arc while a graph is read and built: its ends, a sorted copy, places, rows. */
  private static final long BYTES_AN_ARC = 48;

  private static final int PROBE = 1 << 16;

  /** What text shrinks to; edge lists of dense numbers shrink to a third or a quarter. */
  private static final int PACKING = 4;

  /**
   * @throws IllegalArgumentException naming the setting that does not fit the file
   */
  public EdgeInput {
    if (EdgeTable.isParquet(path) && (layout != Layout.EDGES || ids != Ids.NUMERIC)) {
      throw new IllegalArgumentException(
          path + ": Parquet is read as edges between whole numbers, without --layout or --ids");
    }
  }

  boolean isParquet() {
    return EdgeTable.isParquet(path);
  }

  /** All of it in this process; Spark is asked for only to read Parquet. */
  EdgeFile.Arcs arcs(Supplier<SparkSession> spark) {
    if (!isParquet()) {
      return EdgeFile.read(path, layout, skippedLines, ids);
    }
    var read = ArcArrays.of(new EdgeTable(spark.get()).parquet(path));
    return EdgeFile.Arcs.of(read.tails(), read.heads(), read.weights());
  }

  /**
   * The arcs as a table.
   *
   * @throws IllegalArgumentException if only a reader in one process can read it
   */
  Dataset<Row> table(SparkSession spark) {
    if (isParquet()) {
      return new EdgeTable(spark).parquet(path);
    }
    if (layout != Layout.EDGES || ids != Ids.NUMERIC || skippedLines > 0) {
      throw new IllegalArgumentException(
          "--engine spark reads edge lists between whole numbers; --layout, --ids and --skip-lines"
              + " go with --engine memory");
    }
    return new EdgeTable(spark).lines(path);
  }

  /** Vertices that stand in a file of their own; null without one. */
  Dataset<Row> vertices(SparkSession spark) {
    return isParquet() ? null : new EdgeTable(spark).verticesBeside(path);
  }

  /** About as many bytes as it takes to read the graph into this process and build it. */
  long estimateBytes(Supplier<SparkSession> spark) throws IOException {
    if (isParquet()) {
      return BYTES_AN_ARC * new EdgeTable(spark.get()).parquet(path).count();
    }
    if (!Files.isRegularFile(path)) {
      return 0; // the reader says what is wrong
    }
    boolean isPacked = path.toString().endsWith(".gz");
    byte[] probe;
    try (InputStream bytes = Files.newInputStream(path);
        InputStream text = isPacked ? new GZIPInputStream(bytes) : bytes) {
      probe = text.readNBytes(PROBE);
    }
    long arcs = 0;
    for (byte each : probe) {
      arcs += each == '\n' || (layout == Layout.ADJACENCY && each == ' ') ? 1 : 0;
    }
    long size = Files.size(path) * (isPacked ? PACKING : 1);
    return probe.length < PROBE ? 0 : BYTES_AN_ARC * arcs * (size / probe.length);
  }
}
