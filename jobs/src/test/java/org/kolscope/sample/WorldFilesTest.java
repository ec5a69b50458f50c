package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.sample.attack.AttackMix;

/** A world from its settings to its files. */
class WorldFilesTest {

  private static final int ACCOUNTS = 1_000;

  @TempDir Path folder;

  private Path written(int threads, Layout layout) throws InterruptedException, ExecutionException {
    var out = folder.resolve(layout + "-" + threads);
    var pool = new ForkJoinPool(threads);
    try {
      pool.submit(
              () -> {
                var settings = new SampleSettings(ACCOUNTS, 3, LocalDate.of(2026, 3, 1), 5);
                var world = World.of(settings, AttackMix.defaults(ACCOUNTS));
                new WorldFiles(world, layout).write(out, night -> {});
              })
          .get();
    } finally {
      pool.shutdown();
    }
    return out;
  }

  private static Map<String, List<String>> files(Path out) throws IOException {
    Map<String, List<String>> files = new TreeMap<>();
    try (var all = Files.walk(out)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), lines(file));
      }
    }
    return files;
  }

  private static List<String> lines(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllLines(file);
    }
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().collect(Collectors.toList());
    }
  }

  @Test
  void aSeedGivesTheSameBytesOnOneTwoOrEightThreads() throws Exception {
    for (var layout : Layout.values()) {
      var one = files(written(1, layout));
      assertThat(files(written(2, layout))).isEqualTo(one);
      assertThat(files(written(8, layout))).isEqualTo(one);
    }
  }

  @Test
  void rowsFitTogether() throws Exception {
    var files = files(written(2, Layout.KOLSCOPE));
    var accounts = new HashSet<String>();
    var posts = new HashMap<String, String>();
    var follows = new HashSet<String>();
    for (var night : List.of("2026-03-01", "2026-03-02", "2026-03-03")) {
      for (var line : files.get("night=" + night + "/account-00.jsonl.gz")) {
        accounts.add(line.replaceAll(".*\"accountId\":\"([0-9]+)\".*", "$1"));
      }
      for (var cells : cells(files, night, "follow")) {
        assertThat(accounts).contains(cells[0], cells[1]);
        assertThat(cells[0]).isNotEqualTo(cells[1]);
        follows.add(cells[0] + " " + cells[1]);
      }
      for (var cells : cells(files, night, "comment")) {
        assertThat(accounts).contains(cells[2]);
      }
      for (var cells : cells(files, night, "post")) {
        posts.put(cells[0], cells[1]);
        assertThat(accounts).contains(cells[1]);
      }
    }
    assertThat(accounts).hasSizeBetween(ACCOUNTS - 50, ACCOUNTS);
    assertThat(follows).hasSizeGreaterThan(5 * ACCOUNTS);
    for (var line : files.get("truth/follow-bought.csv").stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(follows).contains(cells[0] + " " + cells[1]);
    }
    var buyers = new HashSet<String>();
    for (var line : files.get("truth/farm.csv").stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(cells[9].split(" ")).hasSize(Integer.parseInt(cells[7]));
      if (cells[1].equals("reposts")) {
        buyers.addAll(List.of(cells[9].split(" ")));
      }
    }
    for (var line : files.get("truth/repost-bought.csv").stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(posts).containsKeys(cells[0], cells[1]);
      assertThat(buyers).contains(posts.get(cells[1]));
    }
    assertThat(files.get("truth/account.csv")).hasSize(ACCOUNTS + 1);
  }

  private static List<String[]> cells(Map<String, List<String>> files, String night, String table) {
    return files.get("night=" + night + "/" + table + "-00.csv.gz").stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }
}
