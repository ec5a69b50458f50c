package org.kolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.testing.LocalSpark;

/** Engines, Parquet and text ids; {@link GraphCommandTest} has the measures themselves. */
class GraphEnginesTest {

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  private static Answer run(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    var all = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    return new Answer(line.execute(all), out.toString(), err.toString());
  }

  private static void done(Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCodes.DONE);
  }

  /** 200 vertices, some of which everybody follows; with loops and repeated arcs. */
  private Path edges() throws IOException {
    var random = new SplittableRandom(3);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 2000; i++) {
      int head = random.nextInt(1 + random.nextInt(200));
      lines.add((1000 + random.nextInt(200)) + " " + (1000 + head));
    }
    Files.writeString(folder.resolve("g.v"), "7\n1000\n");
    return Files.write(folder.resolve("g.e"), lines);
  }

  private Path parquet(String name, String query) {
    var path = folder.resolve(name);
    LocalSpark.session().sql(query).repartition(3).write().parquet(path.toString());
    return path;
  }

  private List<Row> rows(Path out) {
    return LocalSpark.session().read().parquet(out.toString()).collectAsList();
  }

  @Test
  void sparkWritesTheSameBytesAsMemory() throws IOException {
    var measures = "pageRank,coreness,hIndex,components";
    var memory = folder.resolve("memory.csv");
    var spark = folder.resolve("spark.csv");
    for (var direction : List.of("--directed", "--undirected")) {
      done(run("graph", edges(), "--measures", measures, direction, "--out", memory));
      done(
          run(
              "graph",
              edges(),
              "--measures",
              measures,
              direction,
              "--engine",
              "spark",
              "--out",
              spark));

      assertThat(spark).hasSameTextualContentAs(memory);
    }
    assertThat(Files.readAllLines(memory)).hasSize(202).element(1).asString().startsWith("7,");
  }

  @Test
  void parquetComesOutRankedWhateverTheEngine() throws IOException {
    // 1, 2 and 3 follow 9; 9 and 1 follow 8
    var follows =
        parquet(
            "follows.parquet",
            "SELECT 'x' AS note, a AS followerId, b AS followeeId FROM"
                + " VALUES (1, 9L), (2, 9L), (3, 9L), (9, 8L), (1, 8L), (1, 1L) AS t(a, b)");
    for (var engine : List.of("memory", "spark", "auto")) {
      var out = folder.resolve(engine + ".parquet");

      var answer = run("graph", follows, "--engine", engine, "--out", out, "--json");

      done(answer);
      var json = new ObjectMapper().readTree(answer.out());
      assertThat(json.at("/arcs").asInt()).isEqualTo(5);
      assertThat(json.at("/selfLoops").asInt()).isEqualTo(1);
      assertThat(json.at("/engine").asText()).isEqualTo(engine.equals("spark") ? engine : "memory");
      for (var part : List.of("/read", "/measures/pageRank", "/written")) {
        assertThat(json.at(part + "/seconds").isNumber()).isTrue();
        assertThat(json.at(part + "/peakHeapBytes").asLong()).isPositive();
      }
      assertThat(rows(out).stream().map(row -> row.getLong(0))).containsExactly(8L, 9L, 1L, 2L, 3L);
      assertThat(rows(out).stream().mapToDouble(row -> row.getDouble(1)).sum())
          .isBetween(0.999_999_999, 1.000_000_001);
    }
  }

  @Test
  void samplesGiveARankAndMediansWithTheirRanges() throws IOException {
    var out = folder.resolve("sample.csv");

    var answer =
        run(
            "graph",
            edges(),
            "--engine",
            "sample",
            "--fraction",
            0.4,
            "--replicates",
            5,
            "--measures",
            "pageRank,betweenness,coreness",
            "--out",
            out,
            "--json");

    done(answer);
    var json = new ObjectMapper().readTree(answer.out());
    assertThat(json.at("/measures/pageRank/replicates").asInt()).isEqualTo(5);
    // expected 80 of 201, with a standard deviation below 9 each
    assertThat(json.at("/measures/pageRank/meanSampleSize").asDouble()).isBetween(65.0, 95.0);
    assertThat(json.at("/measures/pageRank/sampler").asText())
        .isEqualTo("org.kolscope.graph.sample.InDegreeSampler");
    assertThat(json.at("/measures/pageRank/estimator").asText())
        .isEqualTo("org.kolscope.graph.sample.RankEstimator");
    assertThat(json.at("/measures/pageRank/source").asText()).contains("Horvitz");
    assertThat(json.at("/measures/betweenness/engine").asText())
        .isEqualTo("org.jgrapht.alg.scoring.BetweennessCentrality");
    var lines = Files.readAllLines(out);
    assertThat(lines.get(0))
        .startsWith("id,pageRank,rank,rankLow90,rankHigh90,topShare,replicates,betweenness,");
    for (var cells : cells(out)) {
      assertThat(cells[1].isEmpty()).isEqualTo(cells[6].equals("0"));
      assertThat(cells[7].isEmpty()).isEqualTo(cells[1].isEmpty());
      if (!cells[1].isEmpty()) {
        assertThat(number(cells[2])).isBetween(number(cells[3]), number(cells[4]));
        assertThat(number(cells[4])).isBetween(1.0, 201.0);
        assertThat(number(cells[5])).isBetween(0.0, 1.0);
        assertThat(number(cells[7])).isBetween(number(cells[8]), number(cells[9]));
      }
    }
  }

  private static List<String[]> cells(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  @Test
  void rankIntervalsOfSamplesHoldTheRankInTheWholeGraph() throws IOException {
    // 20 communities of 100; four arcs of five stay at home, fame falls within each
    var random = new SplittableRandom(5);
    var arcs = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      int tail = i % 2_000;
      int home = random.nextInt(5) == 0 ? random.nextInt(20) : tail / 100;
      arcs.add(tail + " " + (100 * home + (int) (100 * Math.pow(random.nextDouble(), 3))));
    }
    var edges = Files.write(folder.resolve("planted.txt"), arcs);
    var whole = folder.resolve("whole.csv");
    var sample = folder.resolve("ranks.csv");

    done(run("graph", edges, "--engine", "memory", "--out", whole));
    done(run("graph", edges, "--engine", "sample", "--fraction", 0.2, "--out", sample));

    double[] truth = cells(whole).stream().mapToDouble(cells -> number(cells[1])).toArray();
    int held = 0;
    int place = 0;
    for (var cells : cells(sample)) {
      double score = truth[place++];
      long rank = 1 + Arrays.stream(truth).filter(s -> s > score).count();
      if (rank <= 200 && !cells[1].isEmpty()) {
        held += number(cells[3]) <= rank && rank <= number(cells[4]) ? 1 : 0;
      }
    }
    // nominal nine of ten of those drawn, on graphs like this 0.86 to 0.92; one that is in no
    // sample counts as missed (180 were held)
    assertThat(held).isGreaterThan(150);
  }

  @Test
  void samplesOfNextToNothingHaveNoScores() throws IOException {
    var edges = Files.writeString(folder.resolve("pair.txt"), "1 2\n");
    var out = folder.resolve("pair.csv");

    done(run("graph", edges, "--engine", "sample", "--fraction", 0.000_001, "--out", out));

    assertThat(Files.readAllLines(out)).contains("1,,,,,,0", "2,,,,,,0");
  }

  @Test
  void textIdsComeBackAsTheyWere() throws IOException {
    var edges =
        Files.write(
            folder.resolve("names.txt"),
            List.of("ann bob", "cid bob", "bob dora", "10 bob", "ann bob"),
            StandardCharsets.UTF_8);
    var out = folder.resolve("names.csv");
    var ranked = folder.resolve("names.parquet");

    done(
        run(
            "graph",
            edges,
            "--ids",
            "text",
            "--measures",
            "bfs,components",
            "--source",
            "ann",
            "--out",
            out));
    done(run("graph", edges, "--ids", "text", "--out", ranked));

    assertThat(Files.readAllLines(out))
        .containsExactly(
            "id,bfs,components", "10,,10", "ann,0,10", "bob,1,10", "cid,,10", "dora,2,10");
    assertThat(rows(ranked).stream().map(row -> row.getString(0)))
        .startsWith("dora", "bob")
        .endsWith("10", "ann", "cid");
    assertThat(run("seeds", edges, "--ids", "text", "--k", 1, "--json").out())
        .contains("\"id\" : \"dora\"");
    assertThat(run("graph", edges).err())
        .contains("line 1: ids must be whole numbers, was ann; text ids are read with --ids text");
  }

  @Test
  void whatCannotBeDoneIsSaidBeforeAnyWork() throws IOException {
    var edges = edges();
    var text = parquet("text.parquet", "SELECT 'a' AS tail, 'b' AS head");
    var thin = parquet("thin.parquet", "SELECT 1 AS a, 'b' AS b, 2.5D AS c");
    var file = Files.writeString(folder.resolve("file"), "x");

    assertThat(run("graph", edges, "--engine", "gpu").err()).contains("--engine").contains("gpu");
    for (var fraction : List.of(0, 1, 2)) {
      assertThat(run("graph", edges, "--engine", "sample", "--fraction", fraction).err())
          .contains("--fraction must be in (0, 1), was " + fraction);
    }
    assertThat(run("graph", edges, "--engine", "sample", "--replicates", 1).err())
        .contains("--replicates must be at least 2, was 1");
    assertThat(
            run(
                    "graph",
                    edges,
                    "--engine",
                    "spark",
                    "--measures",
                    "triangles,bfs,pageRank",
                    "--source",
                    1000)
                .err())
        .contains("Spark measures pageRank, coreness, hIndex, components, not triangles, bfs");
    assertThat(run("graph", edges, "--engine", "sample", "--measures", "components").err())
        .contains("components of a sample says nothing of the whole");
    assertThat(run("graph", text).err())
        .contains("columns [tail, head] must be whole numbers, it has tail string, head string");
    assertThat(run("graph", thin).err())
        .contains("two columns of whole numbers are needed, it has a integer, b string, c double");
    assertThat(run("graph", folder.resolve("none.parquet")).err()).contains("no such file");
    assertThat(run("graph", text, "--ids", "text").err()).contains("Parquet is read as edges");
    assertThat(run("graph", edges, "--engine", "spark", "--ids", "text").err())
        .contains("--layout, --ids and --skip-lines go with --engine memory");
    assertThat(run("graph", edges, "--out", file.resolve("below.csv")).err())
        .contains("--out must be in a folder that can be written");
    assertThat(run("graph", edges, "--out", folder).err()).contains("--out must be a file");
    var bad = Files.writeString(folder.resolve("bad.txt"), "1 2\n1 two\n");
    assertThat(run("graph", bad, "--engine", "spark").err())
        .contains("bad.txt: an edge has two whole numbers and perhaps a weight, was 1 two");
  }
}
