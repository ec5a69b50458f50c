package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Run.Cause;
import org.kolscope.schema.Run.Verdict;
import org.kolscope.schema.Table;
import org.kolscope.store.RunLog.Identity;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RunLogTest {

  private static final LocalDate MON = LocalDate.of(2026, 3, 2);
  private static final Identity SAME = new Identity("code", "settings", null);

  @TempDir Path folder;

  private static void write(SparkSession spark, Store store, int day, long fans) {
    store.writeDerived(
        AccountFact.class, MON.plusDays(day), new Given(spark).facts(Given.fact(1, fans, 0)));
  }

  private static List<Long> fans(Store store, int day) {
    return store.read(AccountFact.class, MON.plusDays(day)).collect().stream()
        .map(AccountFact::fansCount)
        .toList();
  }

  private long dataFiles(String table) throws IOException {
    try (var files = Files.walk(folder.resolve("kolscope").resolve(table).resolve("data"))) {
      return files.filter(f -> f.toString().endsWith(".parquet")).count();
    }
  }

  @Test
  void readersSeeTheNewestPublishedNightAndNothingElse(SparkSession spark) throws IOException {
    var store = new Store(spark, LocalSpark.catalog(folder));
    var log = new RunLog(store);
    assertThat(log.published()).isEmpty();
    write(spark, store, 0, 10);
    assertThat(log.published()).isEmpty();
    var monday = log.publish(MON, Verdict.OK, Cause.NIGHT, SAME);
    assertThat(monday.number()).isEqualTo(1);

    var reader = log.published().orElseThrow();
    write(spark, store, 0, 11);
    write(spark, store, 1, 12);
    store.writeDerived(Candidate.class, MON.plusDays(1), new Given(spark).candidates(1));
    assertThat(fans(reader, 0)).containsExactly(10L);
    assertThat(fans(log.published().orElseThrow(), 0)).containsExactly(10L);
    assertThat(fans(reader, 1)).isEmpty();
    assertThat(reader.exists(Candidate.class)).isFalse();
    assertThat(fans(store, 0)).containsExactly(11L);

    // what was stopped is written down and not seen
    var stopped = log.stopped(MON.plusDays(1), SAME);
    assertThat(stopped.number()).isEqualTo(2);
    assertThat(log.newest()).contains(monday);
    assertThat(log.nights()).containsExactly(MON);
    assertThat(log.byNight()).containsEntry(MON.plusDays(1), stopped);
    assertThat(fans(log.published().orElseThrow(), 0)).containsExactly(10L);
    assertThatThrownBy(() -> log.publish(MON, Verdict.STOP, Cause.NIGHT, SAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("verdict must be OK or WARN to publish, was STOP");

    // the next run takes both tables back: one changed, one new
    assertThat(new Upkeep(store).rollBack()).isEqualTo(2);
    assertThat(new Upkeep(store).rollBack()).isZero();
    assertThat(fans(store, 0)).containsExactly(10L);
    assertThat(store.nights(AccountFact.class)).containsExactly(MON);
    assertThat(store.exists(Candidate.class)).isFalse();

    write(spark, store, 1, 13);
    var tuesday = log.publish(MON.plusDays(1), Verdict.WARN, Cause.NIGHT, SAME);
    assertThat(log.all()).extracting(r -> r.number()).containsExactly(1L, 2L, 3L);
    assertThat(log.newest()).contains(tuesday);
    assertThat(fans(log.published().orElseThrow(), 0)).containsExactly(10L);
    assertThat(fans(log.published().orElseThrow(), 1)).containsExactly(13L);
    expires(spark, store, List.of(monday, tuesday));
  }

  /** Files: 10 of Monday, 13 of Tuesday, and 11 and 12 of the run that was taken back. */
  private void expires(SparkSession spark, Store store, List<org.kolscope.schema.Run> runs)
      throws IOException {
    var catalogTable = store.table(AccountFact.class);
    assertThat(dataFiles("AccountFact")).isEqualTo(4);
    // age alone is no reason: here everything older than a millisecond is old to Iceberg
    spark.sql(
        "ALTER TABLE "
            + catalogTable.name()
            + " SET TBLPROPERTIES ('history.expire.max-snapshot-age-ms' = '1')");
    var upkeep = new Upkeep(store);
    upkeep.expire(runs);
    assertThat(dataFiles("AccountFact")).isEqualTo(2);
    assertThat(fans(store.at(runs.get(0).snapshotsByTable()), 0)).containsExactly(10L);
    assertThat(fans(store.at(runs.get(0).snapshotsByTable()), 1)).isEmpty();
    assertThat(fans(store.at(runs.get(1).snapshotsByTable()), 1)).containsExactly(13L);

    // Monday again: its old file is only needed by the runs before
    write(spark, store, 0, 14);
    var again = new RunLog(store).publish(MON, Verdict.OK, Cause.NIGHT, SAME);
    upkeep.expire(List.of(runs.get(1), again));
    assertThat(dataFiles("AccountFact")).isEqualTo(3);
    upkeep.expire(List.of(again));
    assertThat(dataFiles("AccountFact")).isEqualTo(2);
    assertThat(fans(store.at(again.snapshotsByTable()), 1)).containsExactly(13L);
    assertThat(fans(store.at(again.snapshotsByTable()), 0)).containsExactly(14L);
  }

  /** A table of the days before there were kinds and runs. */
  @Test
  void aWarehouseOfAnOlderVersionIsNotEmptied(SparkSession spark) {
    var store = new Store(spark, LocalSpark.catalog(folder));
    var table = store.table(org.kolscope.schema.Follow.class);
    var rows = new Given(spark).follows("1>9").rows();
    table.create(rows.selectExpr("*", "DATE'2026-03-02' AS asOf"));
    assertThatThrownBy(() -> new Upkeep(store).rollBack())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Follow: was written by an older version");
    assertThat(new Table<>(org.kolscope.schema.Follow.class, spark.table(table.name())).collect())
        .hasSize(1);
  }
}
