package org.kolscope.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Account;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.testing.LocalSpark;

/** Small files in the layouts that crawlers write, loaded field by field. All of it is invented. */
@ExtendWith(LocalSpark.class)
class PresetFixturesTest {

  @TempDir Path folder;

  /** Rows by their first component, each as its non-null fields. */
  private static <R extends Record> Map<Object, String> told(Drop drop, Class<R> table) {
    var told = new TreeMap<Object, String>(Comparator.comparing(String::valueOf));
    for (var row : drop.table(table).collect()) {
      var fields =
          Arrays.stream(table.getRecordComponents())
              .map(
                  c -> {
                    try {
                      var value = c.getAccessor().invoke(row);
                      return value == null ? "" : c.getName() + "=" + value;
                    } catch (ReflectiveOperationException e) {
                      throw new IllegalStateException(e);
                    }
                  })
              .filter(f -> !f.isEmpty())
              .collect(Collectors.joining(" "));
      told.put(fields.replaceFirst("(?s).*?=(\\S+).*", "$1"), fields.replaceFirst("\\S+ ", ""));
    }
    return told;
  }

  private static Drop load(SparkSession spark, String folder, String preset) {
    return new Loading(spark, Path.of("src/test/resources/org/kolscope/intake", folder))
        .preset(preset);
  }

  @Test
  void everyFieldOfTheWeiboSpiderArrives(SparkSession spark) {
    try (var drop = load(spark, "spider", "weibo-spider-jsonl")) {
      assertThat(Loading.outcomes(drop)).isEmpty();
      var accounts = told(drop, Account.class);
      assertThat(accounts)
          .containsEntry(
              "7700000001",
              "screenName=松间小筑 description=写山写路 gender=FEMALE province=浙江 city=杭州 verifiedType=0"
                  + " verifiedReason=户外作者 createdAt=2014-05-05T23:08:09Z followersCount=1200"
                  + " followeesCount=80 postsCount=345 tags=[户外, 露营]")
          .containsEntry(
              "7700000002",
              "screenName=阿溪 gender=MALE verifiedType=-1 createdAt=2020-02-02T20:05:06Z")
          .containsEntry(
              "7700000003",
              "screenName=旧雨 description=路过 gender=MALE province=四川 city=成都 verifiedType=3"
                  + " verifiedReason=某报 createdAt=2018-12-31T16:00:01Z followersCount=5"
                  + " followeesCount=900 postsCount=1")
          .containsEntry(
              "7700000004",
              "screenName=北岸 description=在北岸 gender=FEMALE province=北京 city=海淀区 verifiedType=2"
                  + " verifiedReason=北岸公司 createdAt=2018-08-08T00:08:08Z followersCount=99"
                  + " followeesCount=9 postsCount=7")
          .containsEntry(
              "7700000005",
              "screenName=云上 description=在云上 gender=FEMALE province=上海 verifiedType=200"
                  + " verifiedReason=作者 createdAt=2021-01-01T19:04:05Z followersCount=11"
                  + " followeesCount=12 postsCount=13")
          .containsEntry(
              "7700000006",
              "screenName=问路人 description=问 gender=MALE province=北京 city=朝阳区 verifiedType=220"
                  + " verifiedReason=达人 createdAt=2022-02-01T18:02:02Z followersCount=21"
                  + " followeesCount=22 postsCount=23")
          .hasSize(6);
      assertThat(drop.table(Follow.class).collect())
          .containsExactlyInAnyOrder(
              new Follow(7700000003L, 7700000001L, 0L, null, false),
              new Follow(7700000002L, 7700000001L, 1L, null, false),
              new Follow(7700000001L, 7700000004L, null, null, false));
      var counts = " repostCount=2 commentCount=3 likeCount=4";
      assertThat(told(drop, Post.class))
          .containsEntry(
              "5280000000000001",
              "accountId=7700000001 createdAt=2026-03-30T00:00:00Z isRepost=false text=山上还有雪"
                  + " client=手机客户端 region=浙江 form=IMAGE pictureCount=2"
                  + counts
                  + " readCount=5000")
          .containsEntry(
              "5280000000000002",
              "accountId=7700000005 createdAt=2026-03-30T01:00:00Z isRepost=false text=山上还有雪"
                  + " client=手机客户端 region=浙江 form=VIDEO pictureCount=0"
                  + counts)
          .containsEntry(
              "5280000000000005",
              "accountId=7700000005 createdAt=2026-03-30T01:30:00Z isRepost=false text=山上还有雪"
                  + " client=手机客户端 region=浙江 form=LONG_TEXT pictureCount=0"
                  + counts)
          .containsEntry(
              "5280000000000003",
              "accountId=7700000002 createdAt=2026-03-30T02:00:00Z isRepost=true text=好看//@云上:想去"
                  + " client=手机客户端 region=四川 form=TEXT pictureCount=0 parentAccountId=7700000005"
                  + " rootPostId=5280000000000001"
                  + counts);
      assertThat(told(drop, Comment.class))
          .containsEntry(
              "5290000000000001",
              "postId=5280000000000001 accountId=7700000006 createdAt=2026-03-30T03:00:00Z text=求路线")
          .containsEntry(
              "5290000000000002",
              "postId=5280000000000001 accountId=7700000001 createdAt=2026-03-30T03:05:00Z"
                  + " parentCommentId=5290000000000001 text=私信你了");
    }
  }

  @Test
  void everyFieldOfTheWeiboCrawlerArrives(SparkSession spark) {
    try (var drop = load(spark, "crawler", "weibo-crawler-csv")) {
      assertThat(Loading.outcomes(drop)).isEmpty();
      assertThat(told(drop, Account.class))
          .containsEntry(
              "7710000001",
              "screenName=林下 description=树下, 读书 gender=MALE province=广东 city=深圳 verifiedType=0"
                  + " verifiedReason=书评人 createdAt=2013-04-04T16:00:00Z followersCount=45600"
                  + " followeesCount=78 postsCount=321 link=https://weibo.example/u/7710000001")
          .containsEntry(
              "7710000002",
              "screenName=晚潮 gender=FEMALE verifiedType=-1 createdAt=2019-09-08T16:00:00Z"
                  + " followersCount=21 followeesCount=190 postsCount=3"
                  + " link=https://weibo.example/u/7710000002")
          .hasSize(2);
      assertThat(told(drop, Post.class))
          .containsEntry(
              "5270000000000001",
              "accountId=7710000001 createdAt=2026-03-29T12:15:16Z isRepost=false"
                  + " text=第一行\n他说\"好\" client=网页版 region=深圳 form=IMAGE pictureCount=2"
                  + " repostCount=1000000 commentCount=2 likeCount=10")
          .containsEntry(
              "5270000000000002",
              "accountId=7710000001 createdAt=2026-03-29T16:00:00Z isRepost=true text=转发微博"
                  + " client=手机客户端 form=TEXT pictureCount=0 rootPostId=5260000000000009"
                  + " rootAccountId=7710000002 repostCount=0 commentCount=0 likeCount=0")
          .containsEntry(
              "5260000000000009",
              "accountId=7710000002 createdAt=2026-03-27T00:09:10Z isRepost=false text=原来的话"
                  + " client=手机客户端 region=上海 repostCount=9 commentCount=8 likeCount=7")
          .containsEntry(
              "5270000000000003",
              "accountId=7710000002 createdAt=2026-03-27T16:00:01Z isRepost=false text=只有原创"
                  + " form=VIDEO pictureCount=0 repostCount=0 commentCount=0 likeCount=1")
          .hasSize(4);
    }
  }

  @Test
  void twitterObjectsLoadBareWrappedAsDocumentAndAsCsv(SparkSession spark) {
    try (var drop = load(spark, "twitter", "twitter-v1")) {
      assertThat(Loading.outcomes(drop)).isEmpty();
      var rest =
          " createdAt=2018-10-10T20:19:24Z followersCount=10 followeesCount=20 postsCount=30"
              + " link=https://a.example hasAvatar=";
      var plain = " description=writes province=Lyon verifiedType=-1" + rest + "true";
      assertThat(told(drop, Account.class))
          .containsEntry("9007199254740993", "screenName=bare_one" + plain)
          .containsEntry(
              "12",
              "screenName=wrapped_one description=writes province=Lyon verifiedType=verified"
                  + rest
                  + "false")
          .containsEntry("13", "screenName=doc_one" + plain)
          .containsEntry("14", "screenName=doc_two" + plain)
          .containsEntry("15", "screenName=csv_one" + plain.replace("=-1", "=verified"))
          .hasSize(5);
    }
  }

  @Test
  void ourOwnFilesLoadAlikeInEveryFormatAndOnlyThoseOfTheNight(SparkSession spark)
      throws IOException {
    var night = "night=2026-03-31/";
    var csv = "accountId,screenName,followersCount\n1,甲,5\n";
    var json = "{\"accountId\":\"2\",\"screenName\":\"乙\",\"followersCount\":6}\n";
    var drop = new Loading(spark, folder);
    drop.file(night + "account-a.csv.gz", Loading.gzip(csv.getBytes(StandardCharsets.UTF_8)))
        .file(night + "account-b.jsonl", json)
        .file("night=2026-03-30/account.csv", "accountId\n99\n");
    spark
        .sql(
            "select 3L accountId, '丙' screenName, 7 followersCount, array('a', 'b') tags,"
                + " timestamp '2020-01-01 00:00:00' createdAt")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("written").toString());
    try (var parts = Files.list(folder.resolve("written"))) {
      var part = parts.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, folder.resolve(night + "account 丙 {c}.parquet"));
    }
    try (var loaded = drop.preset("kolscope")) {
      assertThat(told(loaded, Account.class))
          .containsEntry("1", "screenName=甲 followersCount=5")
          .containsEntry("2", "screenName=乙 followersCount=6")
          .containsEntry(
              "3", "screenName=丙 createdAt=2020-01-01T00:00:00Z followersCount=7 tags=[a, b]")
          .hasSize(3);
      assertThat(loaded.inputs())
          .extracting(f -> f.path() + " " + f.rows())
          .containsExactly(
              "account 丙 {c}.parquet {Account=1}",
              "account-a.csv.gz {Account=1}",
              "account-b.jsonl {Account=1}");
      assertThat(loaded.absentColumns().get("Account"))
          .contains("gender", "status")
          .doesNotContain("screenName", "tags");
    }
  }

  @Test
  void edgeListsOfEveryFlavourGiveTheSameFollows(SparkSession spark) {
    var drop =
        new Loading(spark, folder)
            .file("snap.txt", "# FromNodeId\tToNodeId\r\n1\t2\r\n2 3\r\n")
            .file("ldbc.v", "1\n2\n7\n")
            .file("ldbc.e", "3 1 0.5\n")
            .file("words-input", "4 5 6\n8\n")
            .file("gephi.csv", "source,target,Weight\n6,1,2\n");
    try (var loaded = drop.preset("edge-list")) {
      assertThat(Loading.outcomes(loaded)).isEmpty();
      assertThat(
              loaded.table(Follow.class).collect().stream()
                  .map(f -> f.followerId() + ">" + f.followeeId()))
          .containsExactlyInAnyOrder("1>2", "2>3", "3>1", "4>5", "4>6", "6>1");
      assertThat(loaded.table(Account.class).collect().stream().map(Account::accountId))
          .containsExactlyInAnyOrder(1L, 2L, 7L, 4L, 8L);
      assertThat(loaded.stubs().collect().stream().map(Account::accountId))
          .containsExactlyInAnyOrder(3L, 5L, 6L);
      assertThat(List.of(Loading.counts(loaded, "Follow"), Loading.counts(loaded, "Account")))
          .containsExactly("6 = 6 + 0 + 0", "6 = 5 + 1 + 0");
    }
  }
}
