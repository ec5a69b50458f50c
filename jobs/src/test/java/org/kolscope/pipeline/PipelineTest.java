package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.DataQualityException;
import org.kolscope.intake.IntakeException;
import org.kolscope.intake.Presets;
import org.kolscope.intake.YamlFile;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.Mask;
import org.kolscope.store.MaskKey;
import org.kolscope.store.Store;
import org.kolscope.testing.LocalSpark;
import org.kolscope.testing.SharedData;

/**
 * Whole nights through the one composition of steps; what is planted stands in the README of the
 * tiny world.
 */
@ExtendWith(LocalSpark.class)
class PipelineTest {

  private static final Path TINY = Path.of("src/test/resources/org/kolscope/tiny-world");
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private static RunRequest tiny(Path out, Path input) throws IOException {
    var brief = TINY.resolve("brief.yaml");
    return new RunRequest(
        Presets.named("kolscope"),
        "preset kolscope",
        input.toString(),
        NIGHT,
        out.resolve("warehouse").toString(),
        out.toString(),
        YamlFile.read("brief.yaml", Files.readString(brief), Brief.class),
        Settings.defaults(),
        true,
        null);
  }

  private static Store run(SparkSession spark, RunRequest request) {
    var store = new Store(spark, LocalSpark.catalog(Path.of(request.warehouse())));
    new Pipeline(spark, store, Progress.SILENT).run(request);
    return store;
  }

  @Test
  void theTinyWorldGivesWhatIsPlantedAndTheSameBytesAgain(
      SparkSession spark, @TempDir Path once, @TempDir Path again) throws IOException {
    var request = tiny(once, TINY);
    var store = run(spark, request);

    var kols = store.read(KolRank.class, NIGHT).collect();
    // eight KOLs by their fans, 2001 because the brief prices it; 7001 and 7002 are brands
    assertThat(kols)
        .extracting(KolRank::accountId)
        .containsExactlyInAnyOrder(
            1001L, 1002L, 1003L, 1004L, 1005L, 1006L, 9007199254740993L, 1008L, 2001L);
    var byId = new TreeMap<Long, KolRank>();
    kols.forEach(k -> byId.put(k.accountId(), k));
    assertThat(byId.get(2001L).basis()).isEqualTo(Candidate.Basis.BRIEF);
    assertThat(byId.get(1005L).rank()).isEqualTo(9);
    assertThat(byId.get(1001L).rank()).isLessThan(byId.get(1006L).rank());
    assertThat(kols)
        .allSatisfy(k -> assertThat(k.rank()).isBetween(k.rankLow90(), k.rankHigh90()))
        .allSatisfy(k -> assertThat(k.weightKnownShare()).isEqualTo(1.0));
    var best = kols.stream().filter(k -> k.brokerPart() == 17 * 50.0 / 9).toList();
    assertThat(best).extracting(KolRank::accountId).containsExactly(1003L); // the bridge

    assertThat(store.read(AccountFact.class, NIGHT).collect())
        .hasSize(69)
        .extracting(
            AccountFact::accountId, AccountFact::fansCount, AccountFact::repostsReceivedCount)
        .contains(tuple(1001L, 17L, 8L), tuple(1004L, 12L, 32L), tuple(7002L, 36L, 5L));
    assertThat(store.read(BriefAccount.class, NIGHT).collect())
        .extracting(BriefAccount::accountId, b -> b.role().name())
        .containsExactlyInAnyOrder(
            tuple(7001L, "OWN"),
            tuple(7003L, "OWN"),
            tuple(7002L, "COMPETITOR"),
            tuple(2001L, "PRICED"),
            tuple(2001L, "CUSTOMER"),
            tuple(2006L, "CUSTOMER"));
    readsPlainParquet(spark, store, request);
    manifestAddsUp(once);

    run(spark, tiny(again, TINY));
    assertThat(files(again.resolve("reports"))).isEqualTo(files(once.resolve("reports")));
    assertThat(files(again.resolve("parquet"))).isEqualTo(files(once.resolve("parquet")));
    nobodyElseIsNamed(once);
  }

  /** Plain Parquet holds what the warehouse holds, with private persons masked. */
  private static void readsPlainParquet(SparkSession spark, Store store, RunRequest request) {
    var folder = Path.of(request.out(), "parquet", NIGHT.toString());
    var named =
        Named.accounts(store.read(KolRank.class, NIGHT), store.read(BriefAccount.class, NIGHT));
    var mask = MaskKey.of(spark, request.warehouse(), null);
    for (var type : Tables.DERIVED.stream().filter(store::exists).toList()) {
      assertThat(rows(spark, folder.resolve(type.getSimpleName())))
          .as(type.getSimpleName())
          .containsExactlyInAnyOrderElementsOf(masked(store, type, mask, named));
    }
  }

  private static <R extends Record> List<String> masked(
      Store store, Class<R> type, Mask mask, org.apache.spark.sql.Dataset<Row> named) {
    Table<R> table = store.read(type, NIGHT);
    return mask.masked(table, named).collectAsList().stream().map(Row::toString).toList();
  }

  private static List<String> rows(SparkSession spark, Path folder) {
    return spark.read().parquet(folder.toString()).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  private static void manifestAddsUp(Path out) throws IOException {
    var manifest = json(out.resolve("runs/2026-03-31/manifest.json"));
    var intake = manifest.get("intake");
    assertThat(intake.get("Follow").get("read").asLong()).isEqualTo(226);
    assertThat(manifest.get("stubAccounts").asLong()).isEqualTo(2);
    assertThat(intake).hasSize(11);
    intake.forEach(
        counts ->
            assertThat(counts.get("read").asLong())
                .isEqualTo(
                    counts.get("accepted").asLong()
                        + counts.get("merged").asLong()
                        + counts.get("quarantined").asLong()));
    assertThat(manifest.get("inputs")).hasSize(12);
    assertThat(manifest.get("influence").get("replicates").asInt()).isEqualTo(10);
    assertThat(manifest.get("stages")).hasSize(53);
    assertThat(manifest.get("published").asBoolean()).isTrue();
    var pages = files(out.resolve("reports/2026-03-31/kol"));
    var told = manifest.get("outputs").get("dossiers");
    assertThat(told.get("folder").asText()).isEqualTo("reports/2026-03-31/kol/");
    assertThat(told.get("pages").asInt()).isEqualTo(9); // as many as KOLs
    assertThat(told.get("files").asInt()).isEqualTo(pages.size());
    // the digest behind the mask key must not leave by this door
    assertThat(manifest.toString()).doesNotContain("secret");
  }

  /** Names of private persons of the sample world are in no output. */
  private static void nobodyElseIsNamed(Path out) throws IOException {
    var names =
        Files.readAllLines(TINY.resolve("account.jsonl")).stream()
            .map(PipelineTest::tree)
            .filter(a -> a.get("accountId").asText().compareTo("1") > 0)
            .filter(a -> a.get("accountId").asLong() >= 3000)
            .filter(a -> !a.get("accountId").asText().matches("700.|9007199254740993"))
            .map(a -> a.get("screenName").asText())
            .toList();
    assertThat(names).hasSizeGreaterThan(20);
    for (var folder : List.of("reports", "parquet", "runs")) {
      files(out.resolve(folder))
          .forEach(
              (file, text) -> assertThat(names).as(file).noneMatch(n -> text.contains(bytes(n))));
    }
  }

  @Test
  void aSecondRunOfANightReplacesItAsAWholeAndTheSameDropStoresNothingNew(
      SparkSession spark, @TempDir Path out, @TempDir Path less) throws IOException {
    var request = tiny(out, TINY);
    var store = run(spark, request);
    var before = snapshots(store);

    new Pipeline(spark, store, Progress.SILENT).run(request);

    assertThat(snapshots(store)).isEqualTo(before);

    // the same night without its posts: they are gone, and so is what was made of them
    try (var files = Files.list(TINY)) {
      for (var file :
          files.filter(f -> f.getFileName().toString().matches("(account|follow).*")).toList()) {
        Files.copy(file, less.resolve(file.getFileName()));
      }
    }
    new Pipeline(spark, store, Progress.SILENT).run(tiny(out, less));
    assertThat(store.state(Post.class, NIGHT).rows().count()).isZero();
    assertThat(store.read(KolRank.class, NIGHT).collect())
        .isNotEmpty()
        .allSatisfy(k -> assertThat(k.postsCount()).isZero())
        .allSatisfy(k -> assertThat(k.relayPart()).isNull());

    var other =
        new RunRequest(
            Presets.named("twitter-v1"),
            "preset twitter-v1",
            less.toString(),
            NIGHT,
            request.warehouse(),
            out.toString(),
            null,
            Settings.defaults(),
            false,
            null);
    assertThatThrownBy(() -> new Pipeline(spark, store, Progress.SILENT).run(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "platform weibo", "platform x", "one warehouse holds one platform");
  }

  private static Map<String, Long> snapshots(Store store) {
    Map<String, Long> snapshots = new TreeMap<>();
    for (var type : Tables.all()) {
      if (store.exists(type)) {
        store.snapshot(type).ifPresent(s -> snapshots.put(type.getSimpleName(), s));
      }
    }
    return snapshots;
  }

  @Test
  void aMappingErrorOrTooManyFaultsLeaveNothingBehind(
      SparkSession spark, @TempDir Path out, @TempDir Path input) throws IOException {
    Files.writeString(input.resolve("follow.csv"), "followerId,followee\n1,2\n");
    assertThatThrownBy(() -> run(spark, tiny(out, input)))
        .isInstanceOf(IntakeException.class)
        .hasMessageContainingAll("table Follow", "follow.csv", "column followeeId");

    Files.writeString(input.resolve("follow.csv"), "followerId,followeeId\n1,2\n3,3\n4,4\n");
    assertThatThrownBy(() -> run(spark, tiny(out, input)))
        .isInstanceOf(DataQualityException.class)
        .hasMessageContainingAll("table Follow: 2 of 3 rows", "0.5", "self-follow=2");

    // nothing is published; what stopped the night is written down
    assertThat(out.resolve("reports")).doesNotExist();
    assertThat(out.resolve("parquet")).doesNotExist();
    assertThat(out.resolve("runs/2026-03-31.stopped/digest.txt"))
        .content()
        .contains("2026-03-31 STOP, not published", "2 of 3 rows");
  }

  @Tag("slow")
  @Test
  void realCrawlsOfTwoNightsShareOneWarehouse(SparkSession spark, @TempDir Path out) {
    var store = new Store(spark, LocalSpark.catalog(out.resolve("warehouse")));
    var stages = new AtomicInteger();
    Progress progress = (number, count, stage, state, rows, seconds) -> stages.set(count - number);
    var first = LocalDate.of(2020, 6, 30);
    for (var night :
        Map.of("a", first, "b", first.plusDays(1)).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      var input = SharedData.path("weibo-fans/fan-network-" + night.getKey());
      var result =
          new Pipeline(spark, store, progress)
              .run(
                  new RunRequest(
                      Presets.named("weibo-fan-network"),
                      "preset weibo-fan-network",
                      input.toString(),
                      night.getValue(),
                      out.resolve("warehouse").toString(),
                      out.toString(),
                      null,
                      Settings.defaults(),
                      false,
                      null));
      assertThat(result.kols()).isPositive();
      assertThat(result.warnings())
          .extracting(w -> w.en())
          .anyMatch(w -> w.contains("self-follow"));
      assertThat(stages).hasValue(0);
    }
    // 1,285 follows of the first night and 2,607 of the second, none in both
    assertThat(store.state(org.kolscope.schema.Follow.class, first).rows().count()).isEqualTo(1285);
    assertThat(store.state(org.kolscope.schema.Follow.class, first.plusDays(1)).rows().count())
        .isEqualTo(1285 + 2607);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static JsonNode tree(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** All files below a folder as texts of one sign a byte. */
  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static String bytes(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
