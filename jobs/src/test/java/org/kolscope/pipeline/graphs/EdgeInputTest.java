package org.kolscope.pipeline.graphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.EdgeFile.Ids;
import org.kolscope.intake.EdgeFile.Layout;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class EdgeInputTest {

  private static final int ARCS = 300_000;

  @TempDir Path folder;

  private static EdgeInput input(Path path) {
    return new EdgeInput(path, Layout.EDGES, 0, Ids.NUMERIC);
  }

  private static byte[] arcs(int most) {
    var random = new Random(5);
    var text = new StringBuilder();
    for (int i = 0; i < ARCS; i++) {
      text.append(random.nextInt(most)).append(' ').append(random.nextInt(most)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void packedTextIsEstimatedByHowWellItsBeginningPacks() throws IOException {
    // few ids pack to a fifth of many
    for (int most : new int[] {10, 1_000_000_000}) {
      byte[] text = arcs(most);
      var plain = Files.write(folder.resolve(most + ".txt"), text);
      var packed = folder.resolve(most + ".txt.gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        out.write(text);
      }

      for (var file : new Path[] {plain, packed}) {
        assertThat(input(file).estimateBytes(() -> null))
            .as(file.toString())
            .isCloseTo(48L * ARCS, withinPercentage(2));
      }
    }
  }

  @Test
  void parquetThatDoesNotFitIsRefusedBeforeItIsCollected(SparkSession spark) {
    var path = folder.resolve("arcs.parquet");
    spark.range(100).selectExpr("id as tail", "id + 1 as head").write().parquet(path.toString());

    assertThat(input(path).arcs(() -> spark, 4_800).from()).hasSize(100);
    assertThatThrownBy(() -> input(path).arcs(() -> spark, 4_799))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 arcs take about")
        .hasMessageContaining("KOLSCOPE_MEMORY");
  }
}
