package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.testing.LocalSpark;

/** A source that does not fit stops before a row is read, and says what to change. */
@ExtendWith(LocalSpark.class)
class SourcePlanTest {

  private static final String COLUMNS = "columns: {accountId: id, screenName: name}";

  @TempDir Path folder;
  private Loading drop;

  @BeforeEach
  void aSmallFile(SparkSession spark) {
    drop = new Loading(spark, folder).file("users.csv", "id,name\n1,甲\n");
  }

  private static Source source(String mapping) {
    return table("Account", mapping);
  }

  private static Source table(String table, String mapping) {
    return YamlFile.read(
        "source.yaml",
        "platform: weibo\nzone: Asia/Shanghai\ntables:\n  "
            + table
            + ":\n    - {"
            + mapping
            + "}\n",
        Source.class);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String mapping) {
    return assertThatThrownBy(() -> drop.plan(source(mapping))).isInstanceOf(IntakeException.class);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> unread(String yaml) {
    return assertThatThrownBy(() -> YamlFile.read("source.yaml", yaml, Source.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSourceThatFitsPlans() {
    var plan = drop.plan(source("files: users.csv, format: csv, " + COLUMNS));
    assertThat(plan.files()).hasSize(1);
    assertThat(plan.absentColumns().get("Account")).contains("gender").doesNotContain("screenName");
  }

  @Test
  void aMissingFileOrFolderIsNamed(SparkSession spark) {
    refused("files: user.csv, format: csv, " + COLUMNS)
        .hasMessageContaining("no file user.csv for table Account in " + folder);
    refused("files: user.csv, format: csv, optional: true, " + COLUMNS)
        .hasMessageContaining("user.csv");
    var nowhere = new Loading(spark, folder.resolve("nowhere"));
    assertThatThrownBy(() -> nowhere.plan(Presets.named("kolscope")))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("nowhere");
    drop.file("night=2026-03-30/account.csv", "accountId\n1\n");
    assertThatThrownBy(() -> drop.plan(Presets.named("kolscope")))
        .hasMessageContaining("no folder night=2026-03-31");
  }

  @Test
  void aMissingColumnNamesFileTableAndColumn() {
    refused("files: users.csv, format: csv, columns: {accountId: uid}")
        .hasMessage(
            "table Account, file users.csv: column accountId needs uid, which the file lacks");
    drop.file("u.jsonl", "{\"name\":\"a\"}\n");
    refused("files: u.jsonl, format: jsonl, " + COLUMNS)
        .hasMessageContaining("table Account, file u.jsonl: column accountId needs id");
  }

  @Test
  void aRequiredColumnMustBeMapped() {
    refused("files: users.csv, format: csv, columns: {screenName: name}")
        .hasMessageContaining("Account")
        .hasMessageContaining("column accountId must be mapped");
  }

  @Test
  void unknownTablesColumnsAndPresetsNameTheNearest() {
    assertThatThrownBy(
            () -> drop.plan(table("Acount", "files: users.csv, format: csv, " + COLUMNS)))
        .hasMessageContaining("Acount; did you mean Account?");
    refused("files: users.csv, format: csv, columns: {accountId: id, screename: name}")
        .hasMessageContaining("no column screename; did you mean screenName?");
    assertThatThrownBy(() -> Presets.named("weibo-spider"))
        .hasMessageContaining("no preset weibo-spider; did you mean weibo-spider-jsonl?");
    assertThatThrownBy(
            () -> Presets.named("weibo-spider-jsonl").with(java.util.Map.of("comment-pots", "1")))
        .hasMessageContaining("did you mean comment-post?");
  }

  @Test
  void sqlThatCannotBeIsRefusedWithItsColumn() {
    refused("files: users.csv, format: csv, columns: {accountId: id, screenName: 'upper(name'}")
        .hasMessageContaining("file users.csv: column screenName: no SQL expression");
    refused("files: users.csv, format: csv, columns: {accountId: id, screenName: 'uper(name)'}")
        .hasMessageContaining("table Account, file users.csv, column screenName")
        .hasMessageContaining("uper");
    refused("files: users.csv, format: csv, where: name, " + COLUMNS)
        .hasMessageContaining("where: must be true or false");
    refused("files: users.csv, format: csv, columns: {accountId: id, screenName: max(name)}")
        .hasMessageContaining("column screenName");
    refused("files: users.csv, format: csv, columns: {accountId: id, screenName: _raw}")
        .hasMessageContaining("_raw is not for expressions");
  }

  @Test
  void clockChanceAndMultipliedRowsAreRefused() {
    for (var sql :
        new String[] {
          "rand()",
          "now()",
          "current_date",
          "uuid()",
          "unix_timestamp()",
          "timestamp ''now''",
          "reflect(''java.lang.System'', ''nanoTime'')"
        }) {
      refused("files: users.csv, format: csv, columns: {accountId: id, screenName: '" + sql + "'}")
          .hasMessageContaining("the same input must give the same rows");
    }
    refused(
            "files: users.csv, format: csv,"
                + " columns: {accountId: id, screenName: 'explode(split(name, name))'}")
        .hasMessageContaining("one raw row must give one row");
  }

  @Test
  void encodingsTimesAndGlobsAreCheckedFirst() {
    refused("files: users.csv, format: csv, encoding: utf-9, " + COLUMNS)
        .hasMessageContaining("unknown encoding utf-9");
    refused("files: users.csv, format: csv, encoding: utf-16, " + COLUMNS)
        .hasMessageContaining("encoding UTF-16 is not supported");
    refused("files: users.csv, format: csv, timeFormats: [yyyy-bb], " + COLUMNS)
        .hasMessageContaining("timeFormats");
    refused("files: '{users.csv', format: csv, " + COLUMNS).hasMessageContaining("no glob");
  }

  @Test
  void headersThatCannotBeTrustedAreRefused() {
    drop.file("empty.csv", "").file("twice.csv", "id,name,name\n1,a,b\n");
    drop.file("open.csv", "id,\"name\n1,a\n");
    refused("files: empty.csv, format: csv, " + COLUMNS)
        .hasMessage("table Account, file empty.csv: the file is empty, a header was expected");
    refused("files: twice.csv, format: csv, " + COLUMNS)
        .hasMessageContaining("twice.csv: the header names name twice");
    refused("files: open.csv, format: csv, " + COLUMNS)
        .hasMessageContaining("open.csv: the header cannot be read: unclosed-quote");
  }

  @Test
  void damagedOrDifferingParquetIsRefusedByName(SparkSession spark) throws IOException {
    drop.file("account.parquet", "PAR1 no more");
    assertThatThrownBy(() -> drop.plan(Presets.named("kolscope")))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("table Account, file account.parquet");
    parquet(spark, "select 1L accountId, 'a' screenName", "account.parquet");
    parquet(spark, "select '2' accountId", "account-b.parquet");
    assertThatThrownBy(() -> drop.plan(Presets.named("kolscope")))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("column accountId is");
  }

  private void parquet(SparkSession spark, String sql, String name) throws IOException {
    var written = folder.resolve("_" + name);
    spark.sql(sql).coalesce(1).write().parquet(written.toString());
    try (var parts = Files.list(written)) {
      var part = parts.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.deleteIfExists(folder.resolve("." + name + ".crc"));
      Files.move(part, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void unknownKeysNameLineAndNearestKey() {
    unread("platform: weibo\nzon: UTC\ntables: {}\n")
        .hasMessageContaining("source.yaml line 2: unknown key zon; did you mean zone?");
    unread("platform: weibo\nzone: Mars\ntables: {A: []}\n").hasMessageContaining("zone must be");
    unread("platform: weibo\nzone: UTC\nzone: UTC\n").hasMessageContaining("zone");
    unread("").hasMessageContaining("source.yaml line 1");
  }
}
