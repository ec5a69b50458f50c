package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** Nothing of a refused account comes through the door, and what stayed outside is counted. */
@ExtendWith(LocalSpark.class)
class RefusalsTest {

  private static final Path TINY = Path.of("src/test/resources/org/kolscope/tiny-world");

  @TempDir Path folder;

  private static List<String> accountColumns(Class<? extends Record> table) {
    return Arrays.stream(table.getRecordComponents())
        .filter(c -> c.isAnnotationPresent(IdOf.class))
        .filter(c -> c.getAnnotation(IdOf.class).value() == IdOf.Kind.ACCOUNT)
        .map(c -> c.getName())
        .toList();
  }

  /** Rows of the raw files, read by Spark alone, that name {@code id} in any account column. */
  private static long naming(SparkSession spark, Class<? extends Record> table, long id) {
    var name = table.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    var rows = 0L;
    for (var ending : List.of("csv", "jsonl")) {
      var reader = spark.read().option("header", true).option("multiLine", ending.equals("csv"));
      for (var file : TINY.toFile().listFiles()) {
        if (file.getName().startsWith(name) && file.getName().endsWith("." + ending)) {
          var raw =
              ending.equals("csv")
                  ? reader.option("escape", "\"").csv(file.getPath())
                  : reader.json(file.getPath());
          var named =
              accountColumns(table).stream()
                  .filter(c -> List.of(raw.columns()).contains(c))
                  .map(c -> "coalesce(cast(" + c + " as string) = '" + id + "', false)")
                  .toList();
          rows += named.isEmpty() ? 0 : raw.where(String.join(" or ", named)).count();
        }
      }
    }
    return rows;
  }

  @Test
  void aRefusedAccountIsInNoTableOfTheSampleWorldAndIsCountedInEach(SparkSession spark) {
    var refused = 1001L;
    try (var drop = new Loading(spark, TINY).without(Set.of(refused), Presets.named("kolscope"))) {
      drop.tables()
          .forEach(
              (type, table) -> {
                var counts = drop.counts().get(type.getSimpleName());
                assertThat(counts.refused())
                    .as(type.getSimpleName())
                    .isEqualTo(naming(spark, type, refused));
                assertThat(counts.quarantined()).isZero();
                for (var column : accountColumns(type)) {
                  assertThat(table.rows().where(column + " = " + refused).count())
                      .as("%s.%s", type.getSimpleName(), column)
                      .isZero();
                }
              });
      assertThat(drop.counts().get("Account").refused()).isEqualTo(1);
      assertThat(drop.counts().get("Post").refused())
          .as("own posts and the reposts of others")
          .isGreaterThan(drop.counts().get("Account").refused());
      assertThat(drop.stubs().collect()).extracting(Account::accountId).doesNotContain(refused);
    }
  }

  @Test
  void aBrokenRowThatNamesARefusedAccountLosesItsText(SparkSession spark) {
    var files =
        new Loading(spark, folder)
            .file(
                "post.csv",
                """
                postId,accountId,createdAt,isRepost,text
                1,7,never,false,theirs
                2,8,never,false,about @7!
                3,8,never,false,17 and 71
                4,7,2026-03-01
                5,8,2026-03-01
                6,8,2026-03-01 08:00:00,true,好//@旧名:早
                """);
    try (var drop =
        files.without(Set.of(7L), Presets.named("kolscope"), Given.account(7, "旧名", null))) {
      assertThat(Loading.counts(drop, "Post")).isEqualTo("6 = 1 + 0 + 4 + 1 refused");
      assertThat(drop.quarantined().collect())
          .extracting(QuarantinedRow::line, QuarantinedRow::value, QuarantinedRow::raw)
          .containsExactlyInAnyOrder(
              tuple(3L, null, null),
              tuple(4L, "never", "3,8,never,false,17 and 71"),
              tuple(5L, null, null),
              tuple(6L, null, "5,8,2026-03-01"));
      assertThat(drop.table(Post.class).collect())
          .as("a name in a text no longer leads to the account")
          .extracting(Post::postId, Post::parentAccountId)
          .containsExactly(tuple(6L, null));
      assertThat(
              new Repairs(spark, files.plan(Presets.named("kolscope")))
                  .write(drop.quarantined().collect(), folder.resolve("repaired")))
          .extracting(r -> r.rows() + " " + r.reason())
          .containsExactly("2 null", "2 names an account of the refusal list");
    }
  }

  @Test
  void aBrokenRowInAFileNamedAfterARefusedAccountLosesItsText(SparkSession spark) {
    var csv = new String(Loading.resource("crawler/linxia/7710000001.csv"), StandardCharsets.UTF_8);
    var broken = csv.replace("False,0,False", "False,0,False,,");
    var files = new Loading(spark, folder).file("d/7710000001.csv", broken);
    try (var drop = files.without(Set.of(7710000001L), Presets.named("weibo-crawler-csv"))) {
      assertThat(Loading.counts(drop, "Post")).isEqualTo("2 = 0 + 0 + 0 + 2 refused");
      assertThat(drop.quarantined().collect())
          .extracting(QuarantinedRow::tableName, QuarantinedRow::line, QuarantinedRow::raw)
          .containsExactly(tuple("Account", 4L, null));
    }
  }

  @Test
  void textIdsAreRefusedByTheirHashAndFoundInBrokenRows(SparkSession spark) throws Exception {
    var list =
        Files.writeString(folder.resolve("refusals.txt"), "# asked in May\n\nu-1 # by mail\n");
    var refused = Refusals.read(spark, list.toString(), "weibo", Ids.TEXT);
    assertThat(refused).containsExactly(ColumnReader.hash("weibo", IdOf.Kind.ACCOUNT, "u-1"));
    var preset = Presets.named("kolscope");
    var texts = new Source("weibo", "UTC", Ids.TEXT, preset.options(), preset.tables());
    var files =
        new Loading(spark, folder)
            .file("follow.csv", "followerId,followeeId\nu-1,b\nb,u-1\nb,u-2\nb,c,u-1\nb,c,u-11\n");
    try (var drop = files.without(refused, texts)) {
      assertThat(Loading.counts(drop, "Follow")).isEqualTo("5 = 1 + 0 + 2 + 2 refused");
      assertThat(drop.stubs().collect())
          .extracting(Account::externalId)
          .containsExactlyInAnyOrder("b", "u-2");
      assertThat(drop.quarantined().collect())
          .extracting(QuarantinedRow::raw)
          .containsExactlyInAnyOrder(null, "b,c,u-11");
    }
  }

  @Test
  void aRefusalListSaysWhatItCannotRead(SparkSession spark) throws Exception {
    var list = folder.resolve("list.txt");
    Files.write(list, "\uFEFF9\r\n  7\n# 8\n9 # twice\n".getBytes(StandardCharsets.UTF_8));
    assertThat(Refusals.read(spark, list.toString(), "weibo", Ids.NUMERIC)).containsExactly(7L, 9L);
    for (var wrong :
        List.of(
            "@name=no account id (not-an-id), was @name",
            "7 8=one account id a line, was 7 8",
            "18446744073709551616=no account id (id-beyond-64-bits), was 18446744073709551616")) {
      Files.writeString(list, "1\n" + wrong.split("=", 2)[0] + "\n");
      assertThatThrownBy(() -> Refusals.read(spark, list.toString(), "weibo", Ids.NUMERIC))
          .isInstanceOf(IntakeException.class)
          .hasMessage(list + " line 2: " + wrong.split("=", 2)[1]);
    }
    assertThatThrownBy(() -> Refusals.read(spark, folder + "/none.txt", "weibo", Ids.NUMERIC))
        .hasMessageContaining("no refusal list");
  }
}
