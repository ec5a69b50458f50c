package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.audience.FanWorld.AS_OF;
import static org.kolscope.audience.FanWorld.ZONE;
import static org.kolscope.audience.FanWorld.daysAgo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Account;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.GrowthAnomaly.Explanation;
import org.kolscope.schema.GrowthAnomaly.Kind;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class GrowthAnomaliesTest {

  private static final StructType FOLLOWERS =
      StructType.fromDDL("accountId BIGINT, asOf DATE, followersCount BIGINT");

  /** The night of every jump, 25 March; the night before was seen, too. */
  private static final int JUMP = 6;

  private static final long BIG = 50;
  private static final long NEARLY_BIG = 51;

  private final List<Row> followers = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<HotTopic> topics = new ArrayList<>();

  /** An account with 2,001 followers for ten nights, and {@code change} more from then on. */
  private void kol(long id, String name, int jumpedDaysAgo, long change) {
    accounts.add(Given.account(id, name, 2_001 + change));
    for (int ago = jumpedDaysAgo + 10; ago >= 0; ago--) {
      followers.add(
          RowFactory.create(
              id, AS_OF.minusDays(ago), ago > jumpedDaysAgo ? 2_001L : 2_001 + change));
    }
  }

  private void wrote(long postId, long account, int ago, Long likes, String text) {
    var p = FanWorld.at(Given.post(postId, account).drawn(), daysAgo(ago));
    posts.add(
        new Post(
            postId,
            account,
            p.createdAt(),
            false,
            text,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            likes == null ? null : likes - 1,
            1L,
            null,
            null,
            null));
  }

  private void relayed(long postId, long account, long ofAccount, int ago) {
    posts.add(
        FanWorld.at(Given.repost(postId, account).ofAccount(ofAccount).drawn(), daysAgo(ago)));
  }

  private void usualPosts(long account, int count) {
    for (int i = 0; i < count; i++) {
      wrote(account * 100 + i, account, 20 + i, 10L, null);
    }
  }

  private GrowthAnomalies.Known known(SparkSession spark, int partitions) {
    return new GrowthAnomalies.Known(
        AS_OF,
        ZONE,
        spark.createDataFrame(followers, FOLLOWERS).repartition(partitions),
        Table.of(spark, Account.class, accounts),
        new Table<>(Post.class, Table.of(spark, Post.class, posts).rows().repartition(partitions)),
        Table.of(spark, HotTopic.class, topics));
  }

  private void plant() {
    accounts.add(Given.account(BIG, "big", 20_010L));
    accounts.add(Given.account(NEARLY_BIG, "nearly", 20_009L));
    for (long id = 1; id <= 9; id++) {
      kol(id, "号" + id, JUMP, 1_000);
    }
    usualPosts(1, 5);
    wrote(1001, 1, JUMP, 30L, null);
    relayed(1011, BIG, 1, JUMP);
    usualPosts(2, 5);
    wrote(1002, 2, JUMP, 29L, null);
    usualPosts(3, 4);
    wrote(1003, 3, JUMP, 30L, null);
    relayed(1004, BIG, 4, JUMP - 1);
    wrote(1005, BIG, JUMP + 1, null, "看 @号5: 好");
    wrote(1006, NEARLY_BIG, JUMP, null, "看 @号6: 好");
    relayed(1016, NEARLY_BIG, 6, JUMP);
    wrote(1007, 7, JUMP - 1, null, "#大新闻#来了");
    topics.add(new HotTopic("大新闻", daysAgo(JUMP + 1), 3));
    topics.add(new HotTopic("来", daysAgo(JUMP + 1), 1));
    usualPosts(8, 5);
    wrote(1008, 8, JUMP - 2, 90L, null);
    relayed(1009, BIG, 9, JUMP + 2);
  }

  @Test
  void explanationIsTheFirstThatFitsWithinADay(SparkSession spark) {
    plant();

    var found = new GrowthAnomalies().of(known(spark, 3)).collect();

    assertThat(told(found))
        .isEqualTo(
            Map.of(
                1L, "OWN_POST 1001 null null",
                2L, "UNEXPLAINED null null null",
                3L, "UNEXPLAINED null null null",
                4L, "BIGGER_ACCOUNT 1004 50 null",
                5L, "BIGGER_ACCOUNT 1005 50 null",
                6L, "UNEXPLAINED null null null",
                7L, "HOT_TOPIC null null 大新闻",
                8L, "UNEXPLAINED null null null",
                9L, "UNEXPLAINED null null null"));
    assertThat(found)
        .allSatisfy(
            a -> {
              assertThat(a.night()).isEqualTo(LocalDate.of(2026, 3, 25));
              assertThat(a.previousNight()).isEqualTo(LocalDate.of(2026, 3, 24));
              assertThat(a.kind()).isEqualTo(Kind.SPIKE);
              assertThat(a.z()).isEqualTo(1_000);
              assertThat(a.alsoCount()).isEqualTo(8);
            });
    assertThat(new GrowthAnomalies().of(known(spark, 1)).collect())
        .containsExactlyInAnyOrderElementsOf(found);
  }

  private static Map<Long, String> told(List<GrowthAnomaly> found) {
    return found.stream()
        .collect(
            Collectors.toMap(
                GrowthAnomaly::accountId,
                a ->
                    "%s %s %s %s"
                        .formatted(
                            a.explanation(),
                            a.explainedByPostId(),
                            a.explainedByAccountId(),
                            a.hotTopic())));
  }

  @Test
  void cliffsOfManyOnOneNightAreThePlatforms(SparkSession spark) {
    for (long id = 1; id <= 4; id++) {
      kol(id, null, JUMP, -500);
    }
    kol(5, null, JUMP - 1, -500);
    usualPosts(5, 5);
    wrote(1001, 5, JUMP - 1, 90L, null);

    var found = new GrowthAnomalies().of(known(spark, 2)).collect();

    assertThat(found).hasSize(5).allMatch(a -> a.kind() == Kind.CLIFF);
    assertThat(found.stream().filter(a -> a.explanation() == Explanation.MANY_AT_ONCE))
        .extracting(GrowthAnomaly::accountId)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  void fewNightsAndNightsLongAgoGiveNoRows(SparkSession spark) {
    kol(1, null, 0, 1_000);
    followers.removeIf(
        r -> r.getLong(0) == 1 && ((LocalDate) r.get(1)).isBefore(AS_OF.minusDays(5)));
    kol(2, null, 10, 1_000);

    assertThat(new GrowthAnomalies(new GrowthSeries(), 10).of(known(spark, 2)).collect()).isEmpty();
    assertThat(new GrowthAnomalies(new GrowthSeries(), 11).of(known(spark, 2)).collect())
        .extracting(GrowthAnomaly::accountId)
        .containsExactly(2L);
  }
}
