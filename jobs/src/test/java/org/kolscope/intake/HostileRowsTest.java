package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** Every way a raw row is known to be bad has one outcome, and the rows beside it load. */
@ExtendWith(LocalSpark.class)
class HostileRowsTest {

  @TempDir Path folder;

  private static byte[] bytes(Object... pieces) {
    var all = new ByteArrayOutputStream();
    for (var piece : pieces) {
      all.writeBytes(
          piece instanceof byte[] raw ? raw : ((String) piece).getBytes(StandardCharsets.UTF_8));
    }
    return all.toByteArray();
  }

  @Test
  void eachBadRowHasItsOutcomeAndNothingIsLost(SparkSession spark) {
    var packed = Loading.gzip(bytes("accountId\n", "301\n302\n303\n"));
    var more = new byte[200];
    Arrays.fill(more, (byte) 'x');
    var drop =
        new Loading(spark, folder)
            .file(
                "account.csv",
                bytes(
                    "accountId,screenName,createdAt,followersCount\n",
                    "1,甲,2020-01-01,5\n",
                    "2,",
                    "中文".getBytes(Charset.forName("GB18030")),
                    ",2020-01-01,5\n",
                    "3,a\0b,2020-01-01,5\n",
                    "4," + "x".repeat(10 << 20) + ",2020-01-01,5\n",
                    "5,甲,2020-01-01\n",
                    "甲,6,2020-01-01,5\n",
                    "7,甲,2020-01-01,-5\n",
                    "8,甲,2026-04-01 00:00:00,5\n",
                    "18446744073709551616,甲,2020-01-01,5\n",
                    "10,\"甲,2020-01-01,5\n",
                    "11,甲,2020-01-01,5\n",
                    "11,,,6\n"))
            .file("account-cut.csv.gz", Arrays.copyOf(packed, packed.length - 12))
            .file("account-tail.csv.gz", bytes(packed, more))
            .file("account.jsonl", "{\"accountId\": 401}\n{\"accountId\": 402\n[]\n")
            .file("follow.csv", "followerId,followeeId\n1,11\n11,11\n1,900\n901,1\n902,1\n");
    try (var loaded = drop.preset("kolscope", Given.account(902, "旧识", null))) {
      assertThat(Loading.outcomes(loaded))
          .containsExactlyInAnyOrder(
              "Account account.csv:3 wrong-encoding",
              "Account account.csv:4 nul-byte",
              "Account account.csv:5 line-too-long",
              "Account account.csv:6 column-count",
              "Account account.csv:7 not-an-id",
              "Account account.csv:8 negative-count",
              "Account account.csv:9 future-date",
              "Account account.csv:10 id-beyond-64-bits",
              "Account account.csv:11 unclosed-quote",
              cutLine(loaded) + " broken-gzip",
              "Account account-tail.csv.gz:5 broken-gzip",
              "Account account.jsonl:2 malformed-json",
              "Account account.jsonl:3 malformed-json",
              "Follow follow.csv:3 self-follow");
      assertThat(loaded.table(Account.class).collect().stream().map(Account::accountId))
          .contains(1L, 11L, 301L, 302L, 303L, 401L);
      assertThat(loaded.table(Follow.class).collect()).hasSize(4);
      assertThat(loaded.stubs().collect().stream().map(Account::accountId))
          .as("all that are only mentioned; the log knows who was known before")
          .containsExactlyInAnyOrder(900L, 901L, 902L);
      assertThat(loaded.quarantined().collect())
          .allSatisfy(q -> assertThat(q.raw().length()).isLessThanOrEqualTo(4096));
    }
  }

  private static String cutLine(Drop loaded) {
    return Loading.outcomes(loaded).stream()
        .filter(o -> o.contains("account-cut"))
        .findFirst()
        .orElseThrow()
        .replace(" broken-gzip", "");
  }

  @Test
  void aTableThatIsMostlyBadStopsTheNight(SparkSession spark) {
    var drop =
        new Loading(spark, folder).file("follow.csv", "followerId,followeeId\n1,2\na,b\nc,d\n");
    var plan = drop.plan(Presets.named("kolscope"));
    var nobody = Table.of(spark, Account.class, List.of());
    assertThatThrownBy(() -> Intake.defaults().load(spark, plan, nobody, Loading.ZONE))
        .isInstanceOf(DataQualityException.class)
        .hasMessageContaining("table Follow: 2 of 3 rows")
        .hasMessageContaining("not-an-id=2");
  }

  @Test
  void sameKeysBecomeOneRowColumnByColumn(SparkSession spark) {
    var source =
        YamlFile.read(
            "source.yaml",
            """
            platform: weibo
            zone: UTC
            tables:
              Account:
                - files: first*.csv
                  format: csv
                  newest: seen
                  timeFormats: [unix]
                  columns: {accountId: id, screenName: name, province: place, followersCount: fans}
                - files: second.csv
                  format: csv
                  columns: {accountId: id, screenName: name, province: place, city: town, gender: sex}
            """,
            Source.class);
    var drop =
        new Loading(spark, folder)
            .file(
                "first-a.csv", "id,name,place,fans,seen\n1,old,,9,1774890000\n1,new,,,1774890001\n")
            .file("first-b.csv", "id,name,place,fans,seen\n1,unseen,,3,\n2,x,,,\n2,later line,,,\n")
            .file("second.csv", "id,name,place,town,sex\n1,wrong,浙江,杭州,female\n1,wrong,四川,,\n");
    try (var loaded = drop.load(source)) {
      var rows =
          loaded
              .table(Account.class)
              .rows()
              .orderBy("accountId")
              .selectExpr(
                  "concat_ws(' ', accountId, screenName, province, city, gender, followersCount)");
      assertThat(rows.collectAsList().stream().map(r -> r.getString(0)))
          .containsExactly("1 new 四川 杭州 FEMALE 9", "2 later line");
      assertThat(Loading.counts(loaded, "Account")).isEqualTo("7 = 2 + 5 + 0");
    }
  }

  @Test
  void textIdsAreKeptAndACollisionIsRefused(SparkSession spark) {
    var drop =
        new Loading(spark, folder)
            .file("follow.csv", "followerId,followeeId\nabc,123\n18446744073709551616,abc\n")
            .file("account.csv", "accountId,screenName\nabc,甲\n");
    var preset = Presets.named("kolscope");
    var texts = new Source("weibo", "UTC", Source.Ids.TEXT, preset.options(), preset.tables());
    var abc = ColumnReader.hash("weibo", org.kolscope.schema.IdOf.Kind.ACCOUNT, "abc");
    try (var loaded = drop.load(texts)) {
      var account = loaded.table(Account.class).collect().get(0);
      assertThat(account.accountId()).isEqualTo(abc);
      assertThat(account.externalId()).isEqualTo("abc");
      assertThat(loaded.stubs().collect().stream().map(Account::externalId))
          .containsExactlyInAnyOrder("123", "18446744073709551616");
    }
    var sameHash =
        spark.sql(
            "select " + abc + "L accountId, 'another' externalId, cast(null as string) screenName");
    var known = stub(spark, sameHash);
    var plan = drop.plan(texts);
    assertThatThrownBy(() -> Loading.PATIENT.load(spark, plan, known, Loading.ZONE))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("abc and another")
        .hasMessageContaining(Long.toString(abc));
  }

  private static Table<Account> stub(
      SparkSession spark, org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> rows) {
    var empty = Table.of(spark, Account.class, List.of()).rows();
    return new Table<>(Account.class, empty.unionByName(rows, true));
  }
}
