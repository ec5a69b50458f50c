package org.kolscope.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.pipeline.Housekeeping.Retained;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.store.Mask;
import org.kolscope.store.PlainParquet;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class HousekeepingTest {

  /** Posts of {@link Given} are of 2026-01-01, a few seconds after its start. */
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 8);

  private static final Mask MASK = new Mask("sixteen bytes at".getBytes(StandardCharsets.US_ASCII));

  @TempDir Path out;

  private static LocalDate night(int n) {
    return FIRST.plusDays(n);
  }

  private Housekeeping of(SparkSession spark, Store store) {
    return new Housekeeping(spark, store, warehouse().toString(), out.toString());
  }

  private Path warehouse() {
    return out.resolve("warehouse");
  }

  private void file(String name) throws IOException {
    Files.createDirectories(out.resolve(name).getParent());
    Files.writeString(out.resolve(name), "{}");
  }

  private static List<OptionalLong> snapshots(Store store) {
    return Stream.<Class<? extends Record>>of(
            AccountFact.class, Candidate.class, Follow.class, Post.class)
        .map(store::snapshot)
        .toList();
  }

  @Test
  void whatIsTooOldGoesAndARunOfAnOldNightTakesNothing(SparkSession spark) throws IOException {
    var store = new Store(spark, LocalSpark.catalog(warehouse()));
    var given = new Given(spark);
    for (int n = 0; n < 5; n++) {
      store.writeDerived(AccountFact.class, night(n), given.fansOf("9:" + n));
      store.writeDerived(Candidate.class, night(n), given.candidates(9));
      store.writeNight(Follow.class, night(n), given.follows(n + ">9"));
      file("parquet/" + night(n) + "/Candidate/part-00000.zstd.parquet");
      file("reports/" + night(n) + "/index.html");
    }
    var late = Given.post(864_000, 1).drawn(); // ten days later
    store.writeNight(Post.class, night(0), given.posts(Given.post(1, 1).drawn(), late));
    var house = of(spark, store);
    var before = snapshots(store);
    var nothing = new Retained(0, 0, 0);
    assertThat(house.retain(night(4), Retention.defaults()))
        .isEqualTo(new Retained(3, 0, 0)); // working tables alone: two nights of AccountFact
    assertThat(store.nights(AccountFact.class)).containsExactly(night(3), night(4));

    // two nights of history: nights 0 to 2 are older; of posts, those before 2 January
    var tight = new Retention(2, 2, 3, 4, 10, 1, 1);
    var snapshots = snapshots(store);
    assertThat(snapshots).isNotEqualTo(before);
    assertThat(house.retain(night(3), tight).derivedNights()).isZero();
    assertThat(store.nights(Candidate.class)).hasSize(5);
    assertThat(house.retainPersonal(night(3), tight)).isZero(); // a later night is there
    assertThat(house.retainPersonal(night(4), tight)).isEqualTo(1);
    assertThat(house.retain(night(4), tight)).isEqualTo(new Retained(2, 3, 1));
    assertThat(store.nights(Candidate.class)).containsExactly(night(2), night(3), night(4));
    assertThat(store.nights(Follow.class)).containsExactly(night(2), night(3), night(4));
    assertThat(store.state(Follow.class, night(4)).collect()).hasSize(5);
    assertThat(store.state(Post.class, night(4)).collect()).containsExactly(late);
    assertThat(out.resolve("parquet/" + night(0))).doesNotExist();
    assertThat(out.resolve("reports/" + night(1))).exists();

    snapshots = snapshots(store);
    assertThat(house.retainPersonal(night(4), tight)).isZero();
    assertThat(house.retain(night(4), tight)).isEqualTo(nothing);
    assertThat(snapshots(store)).isEqualTo(snapshots);
  }

  @Test
  void aRefusalIsPublishedAtOnceAndDoneOnce(SparkSession spark) throws IOException {
    var store = new Store(spark, LocalSpark.catalog(warehouse()));
    var given = new Given(spark);
    var house = of(spark, store);
    var log = new RunLog(store);
    for (int n = 0; n < 2; n++) {
      store.writeNight(Follow.class, night(n), given.follows("1>9 2>9 3>8"));
      store.writeDerived(
          BriefAccount.class, night(n), given.brief(n == 0 ? "7:OWN 2:STAFF" : "7:OWN"));
      var parquet = new PlainParquet(spark, out.toString());
      parquet.begin(night(n));
      parquet.write(given.fansOf("2:1 9:2"), 2, night(n), rows -> rows);
      parquet.put(night(n));
      file("reports/" + night(n) + "/index.html");
      file("runs/" + night(n) + "/night.html");
      file("runs/" + night(n) + "/manifest.json");
      log.publish(
          night(n), Verdict.WARN, Cause.NIGHT, new RunLog.Identity("code", "settings", "in"));
    }

    var purged = house.purge(Set.of(2L), MASK);
    assertThat(purged.tableRows()).isEqualTo(Map.of("Follow", 1L, "BriefAccount", 1L));
    assertThat(purged.parquetRows()).isEqualTo(Map.of("AccountFact", 2L));
    // the report of the night that named 2; the pages of all nights, which tell what changed
    assertThat(purged.pages()).containsExactly(night(0), night(1));
    assertThat(out.resolve("reports/" + night(0))).doesNotExist();
    assertThat(out.resolve("runs/" + night(0) + "/night.html")).doesNotExist();
    assertThat(out.resolve("runs/" + night(0) + "/manifest.json")).exists();
    assertThat(out.resolve("reports/" + night(1))).exists();

    var run = log.newest().orElseThrow();
    assertThat(run.cause()).isEqualTo(Cause.REFUSAL);
    assertThat(run.night()).isEqualTo(night(1));
    assertThat(run.verdict()).isEqualTo(Verdict.WARN);
    assertThat(List.of(run.codeVersion(), run.settingsHash(), run.inputsHash()))
        .containsExactly("code", "settings", "in");
    assertThat(log.published().orElseThrow().state(Follow.class, night(1)).collect())
        .extracting(Follow::followerId)
        .containsExactlyInAnyOrder(1L, 3L);

    assertThat(house.purge(Set.of(2L), MASK).isNothing()).isTrue();
    assertThat(log.newest()).contains(run);
    // one more on the list
    assertThat(house.purge(Set.of(2L, 3L), MASK).tableRows()).isEqualTo(Map.of("Follow", 1L));
    assertThat(log.all()).hasSize(4);

    assertThatThrownBy(() -> house.compact(night(2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "before must leave the last 1 nights, in which counters settle, so at most 2026-01-09, was"
                + " 2026-01-10");
    store.writeNight(Follow.class, night(2), given.follows("4>9"));
    assertThat(house.compact(night(2), 1)).isEqualTo(2);
    assertThat(log.newest().orElseThrow().cause()).isEqualTo(Cause.COMPACT);
    assertThat(log.published().orElseThrow().nights(Follow.class))
        .containsExactly(night(1), night(2));
    assertThat(house.compact(night(2), 1)).isZero();
    assertThat(log.all()).hasSize(5);
  }

  @Test
  void whatIsKeptForNoNightIsRefused() {
    assertThatThrownBy(() -> new Retention(400, 2, 400, 0, null, 90, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("outputNights must be at least 1, was 0");
    assertThatThrownBy(() -> new Retention(400, 2, 400, null, null, 90, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("runsKept must be at least 1, was 0");
  }
}
