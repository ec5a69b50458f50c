package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Key;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class ExportTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03.000004Z");
  private static final List<RepostEdge> EDGES =
      List.of(
          new RepostEdge(-3, 1, 1, AT),
          new RepostEdge(2, 1, 4, AT),
          new RepostEdge(2, 9, 2, AT),
          new RepostEdge(5, 1, 1, AT));

  @TempDir Path out;

  /** A row with one column of each kind of text. */
  public record Told(@Key long id, String words, List<String> tags, Instant at, LocalDate on) {}

  private static Map<String, String> bytesIn(Path folder) throws IOException {
    var found = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        found.put(
            file.getFileName().toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  @Test
  void plainParquetHasTheSameBytesHoweverTheRowsWerePartitioned(SparkSession spark)
      throws Exception {
    var edges = Table.of(spark, RepostEdge.class, EDGES);
    var shuffled = new Table<>(RepostEdge.class, edges.rows().orderBy("count").repartition(3));
    var folder = out.resolve("parquet/2026-03-02/RepostEdge");

    put(new PlainParquet(spark, out.toString()), edges);
    var first = bytesIn(folder);
    assertThat(first).containsOnlyKeys("part-00000.zstd.parquet");
    put(new PlainParquet(spark, out.toString()), shuffled);
    assertThat(bytesIn(folder)).isEqualTo(first);
    try (var left = Files.list(folder.getParent())) {
      assertThat(left).containsExactly(folder);
    }

    // read with no catalog and no table format, in the order in which the rows lie in the file
    var read = spark.read().parquet(folder.toString());
    assertThat(read.columns()).containsExactly("reposterId", "authorId", "count", "lastAt");
    assertThat(new Table<>(RepostEdge.class, read).collect()).containsExactlyElementsOf(EDGES);

    // four rows at two a file are two files, each in key order
    put(new PlainParquet(spark, out.toString(), 2), edges);
    var two = bytesIn(folder);
    put(new PlainParquet(spark, out.toString(), 2), shuffled);
    assertThat(two).containsKey("part-00000.zstd.parquet").isEqualTo(bytesIn(folder));
    assertThat(new Table<>(RepostEdge.class, spark.read().parquet(folder.toString())).collect())
        .containsExactlyInAnyOrderElementsOf(EDGES);
  }

  /** Writes the table as the only one of its night; the folder of the night. */
  private static Path put(PlainParquet parquet, Table<?> table) {
    parquet.begin(MON);
    parquet.write(table, table.rows().count(), MON, rows -> rows);
    return Path.of(parquet.put(MON).toUri().getPath());
  }

  @Test
  void noRowsLeaveAFileWithColumns(SparkSession spark) {
    var none = Table.of(spark, RepostEdge.class, List.of());
    var folder = put(new PlainParquet(spark, out.toString()), none).resolve("RepostEdge");
    assertThat(spark.read().parquet(folder.toString()).columns())
        .containsExactly("reposterId", "authorId", "count", "lastAt");
    assertThat(spark.read().parquet(folder.toString()).count()).isZero();
  }

  @Test
  void anExportReplacesNothingButAnExport(SparkSession spark, @TempDir Path folder)
      throws Exception {
    var rows = spark.sql("select 1L as accountId");
    var parquet = new PlainParquet(spark, folder.toString());
    var precious =
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("a"), "");

    parquet.export(rows, "fresh");
    parquet.export(rows, "fresh");
    assertThatThrownBy(() -> parquet.export(rows, "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds other files");
    assertThatThrownBy(() -> Csv.write(rows, folder.resolve("mine")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a folder");

    assertThat(precious).exists();
    assertThat(spark.read().parquet(folder.resolve("fresh").toString()).count()).isEqualTo(1);
  }

  @Test
  void csvIsQuotedAndNoCellIsAFormula(SparkSession spark) throws Exception {
    var rows =
        List.of(
            new Told(2, "a \"b\", c", List.of("x", "y"), AT, MON),
            new Told(-1, "=1+1", List.of("-x"), null, null),
            new Told(3, "", null, null, null));
    var file = out.resolve("new/told.csv");
    Csv.write(Table.of(spark, Told.class, rows).rows(), file);
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            id,words,tags,at,on
            2,"a ""b"", c",x|y,2026-03-02T01:02:03.000004Z,2026-03-02
            -1,'=1+1,'-x,,
            3,,,,
            """
                .replace("\n", "\r\n"));
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void everyStartOfAFormulaIsDefused() {
    assertThat(List.of("+1", "-1", "@x", "\tx").stream().map(Csv::cell))
        .containsExactly("'+1", "'-1", "'@x", "'\tx");
    assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(Csv.cell(-1L)).isEqualTo("-1");
    assertThat(Csv.cell("1=1")).isEqualTo("1=1");
    assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
  }
}
