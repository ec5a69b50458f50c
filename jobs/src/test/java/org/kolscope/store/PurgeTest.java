package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class PurgeTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);

  /** Who refused; a number that no other value contains. */
  private static final long GONE = 880055535L;

  private static final Mask MASK = new Mask("sixteen bytes at".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  private static LocalDate night(int n) {
    return MON.plusDays(n);
  }

  /** Nights with the one who refused, or as they would be had they never been there. */
  private static void load(SparkSession spark, Store store, int n, boolean isFiltered) {
    var given = new Given(spark);
    var gone = isFiltered ? "" : " 1>" + GONE + " " + GONE + ">9 ";
    var follows = List.of("1>9 2>9" + gone, "3>9", "1>9" + gone, "2>9 3>9" + gone).get(n);
    var crawls =
        n == 2 && !isFiltered
            ? List.of(new Crawl(GONE, Crawl.Kind.FOLLOWEES, 1, true))
            : List.<Crawl>of();
    store.writeFollows(night(n), given.follows(follows), Table.of(spark, Crawl.class, crawls), 0);
    var kept = Stream.of(Given.post(1, 9).drawn(), Given.repost(4 + n, 2).ofAccount(9).drawn());
    // post 3 is known to repost the one who refused from night 1 on
    var out =
        isFiltered
            ? Stream.<Post>of()
            : Stream.of(
                Given.post(2, GONE).drawn(),
                n == 0 ? Given.repost(3, 1).drawn() : Given.repost(3, 1).ofAccount(GONE).drawn());
    store.writeNight(
        Post.class, night(n), given.posts(Stream.concat(kept, out).toArray(Post[]::new)));
  }

  private static Set<String> log(Store store, Class<? extends Record> type) {
    return Set.copyOf(
        store.history(type, night(9)).collectAsList().stream().map(r -> r.toString()).toList());
  }

  /** Every cell of every data file that still lies in the warehouse. */
  private List<String> rawRows(SparkSession spark) throws IOException {
    try (var tables = Files.list(folder.resolve("kolscope"))) {
      return tables
          .filter(t -> Files.isDirectory(t.resolve("data")))
          .flatMap(
              t ->
                  spark
                      .read()
                      .option("recursiveFileLookup", true)
                      .parquet(t.resolve("data").toString())
                      .collectAsList()
                      .stream()
                      .map(r -> t.getFileName() + " " + r))
          .toList();
    }
  }

  @Test
  void nothingIsLeftOfAnAccountThatRefused(SparkSession spark) throws IOException {
    var store = new Store(spark, LocalSpark.catalog(folder));
    for (int n : new int[] {2, 0, 1, 3}) {
      load(spark, store, n, false);
    }
    var given = new Given(spark);
    store.writeNight(
        Comment.class,
        MON,
        Table.of(spark, Comment.class, List.of(new Comment(5, 1, GONE, MON_AT, null, "hm"))));
    for (int n = 0; n < 2; n++) {
      store.writeDerived(
          AccountFact.class, night(n), given.facts(Given.fact(GONE, 1, 0), Given.fact(9, 3, 0)));
    }
    store.writeDerived(
        QuarantinedRow.class,
        MON,
        Table.of(
            spark,
            QuarantinedRow.class,
            List.of(
                quarantined(1, "{\"user\":" + GONE + ",\"at\":\"never\"}"),
                quarantined(2, "1" + GONE + ",9,never"))));

    var purged = new Upkeep(store).purge(Set.of(GONE));
    // follows: two of night 0; on the later nights they were as before.
    // posts: the first row of post 2, two of post 3
    assertThat(purged)
        .isEqualTo(
            Map.of(
                "AccountFact", 2L, "Comment", 1L, "Follow", 2L, "Post", 3L, "QuarantinedRow", 1L));
    assertThat(new Upkeep(store).purge(Set.of(GONE))).isEmpty();
    new Upkeep(store).expire(List.of());
    assertThat(rawRows(spark))
        .anyMatch(r -> r.startsWith("Post "))
        .noneMatch(r -> r.matches(".*\\b" + GONE + "\\b.*"));

    // as if they had never been there; nights go on to load in any order
    var never = new Store(spark, LocalSpark.catalog(folder.resolve("never")));
    for (int n = 0; n < 4; n++) {
      load(spark, never, n, true);
    }
    for (int n : new int[] {1, 0}) {
      load(spark, store, n, true);
    }
    for (var type : List.<Class<? extends Record>>of(Follow.class, Post.class)) {
      assertThat(log(store, type)).isEqualTo(log(never, type));
      assertThat(store.stateFingerprint(type, night(3)))
          .isEqualTo(never.stateFingerprint(type, night(3)));
    }
  }

  private static final Instant MON_AT = Instant.parse("2026-03-02T00:00:00Z");

  private static QuarantinedRow quarantined(long line, String raw) {
    return new QuarantinedRow("Post", "a.json", line, 0, "time", "createdAt", "never", raw, false);
  }

  /** A night of plain Parquet with two rows a file; the first also has a table without them. */
  private static void plain(
      SparkSession spark,
      Path out,
      int n,
      UnaryOperator<org.apache.spark.sql.Dataset<org.apache.spark.sql.Row>> door,
      List<RepostEdge> edges) {
    var parquet = new PlainParquet(spark, out.toString(), 2);
    parquet.begin(night(n));
    parquet.write(Table.of(spark, RepostEdge.class, edges), edges.size(), night(n), door);
    if (n == 0) {
      parquet.write(new Given(spark).candidates(9), 1, night(n), rows -> rows);
    }
    parquet.put(night(n));
  }

  @Test
  void plainParquetIsAsIfTheyHadNeverBeenThere(SparkSession spark) throws IOException {
    var with = folder.resolve("with");
    var without = folder.resolve("without");
    var edges = Stream.of(5L, GONE, 7L, 8L).map(id -> new RepostEdge(id, 1, 2, MON_AT)).toList();
    UnaryOperator<org.apache.spark.sql.Dataset<org.apache.spark.sql.Row>> masked =
        rows -> rows.withColumn("reposterId", MASK.of(IdOf.Kind.ACCOUNT, rows.col("reposterId")));
    var few = edges.stream().filter(e -> e.reposterId() != GONE).toList();
    for (int n = 0; n < 2; n++) {
      UnaryOperator<org.apache.spark.sql.Dataset<org.apache.spark.sql.Row>> door =
          n == 0 ? masked : UnaryOperator.identity();
      plain(spark, with, n, door, edges);
      plain(spark, without, n, door, few);
    }

    // masked on the first night, by name on the second
    assertThat(new PlainParquet(spark, with.toString(), 2).purge(Set.of(GONE), MASK))
        .isEqualTo(Map.of("RepostEdge", 2L));
    assertThat(rowsByFile(spark, with)).isEqualTo(rowsByFile(spark, without)).hasSize(4);
    assertThat(new PlainParquet(spark, with.toString(), 2).purge(Set.of(GONE), MASK)).isEmpty();
  }

  /** Rows in the order in which they lie in each file. */
  private static Map<String, List<String>> rowsByFile(SparkSession spark, Path root)
      throws IOException {
    try (var files = Files.walk(root)) {
      var all = new TreeMap<String, List<String>>();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var rows = spark.read().parquet(file.toString()).collectAsList();
        all.put(root.relativize(file).toString(), rows.stream().map(r -> r.toString()).toList());
      }
      return all;
    }
  }
}
