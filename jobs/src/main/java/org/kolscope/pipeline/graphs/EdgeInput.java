package org.kolscope.pipeline.graphs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
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

  private static final int PROBE = 1 << 20;

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

  /**
   * All of it in this process; Spark is asked for only to read Parquet.
   *
   * @param room bytes of this process
   * @throws IllegalArgumentException if Parquet, whose arcs are counted before, needs more
   */
  EdgeFile.Arcs arcs(Supplier<SparkSession> spark, long room) {
    if (!isParquet()) {
      return EdgeFile.read(path, layout, skippedLines, ids);
    }
    var table = new EdgeTable(spark.get()).parquet(path);
    long count = table.count();
    if (BYTES_AN_ARC * count > room) {
      throw new IllegalArgumentException(
          "%s: %,d arcs take about %,d MB while they are read, there are %,d MB; give more with KOLSCOPE_MEMORY, such as KOLSCOPE_MEMORY=6g"
              .formatted(path, count, (BYTES_AN_ARC * count) >> 20, room >> 20));
    }
    var read = ArcArrays.of(table);
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
    byte[] probe;
    long taken;
    try (var bytes = Files.newByteChannel(path);
        var text = text(Channels.newInputStream(bytes))) {
      probe = text.readNBytes(PROBE);
      taken = bytes.position();
    }
    long arcs = 0;
    for (byte each : probe) {
      arcs += each == '\n' || (layout == Layout.ADJACENCY && each == ' ') ? 1 : 0;
    }
    // packed or not: the rest holds as many arcs a byte of the file as the beginning
    return probe.length < PROBE
        ? 0
        : (long) ((double) BYTES_AN_ARC * arcs * Files.size(path) / Math.max(1, taken));
  }

  private InputStream text(InputStream bytes) throws IOException {
    return path.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }
}
