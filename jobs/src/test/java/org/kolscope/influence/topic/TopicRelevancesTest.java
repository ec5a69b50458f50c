package org.kolscope.influence.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.schema.TopicRelevance.Kind.BRIEF;
import static org.kolscope.schema.TopicRelevance.Kind.HASHTAG;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class TopicRelevancesTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Brief ASKED = Said.brief("SUV", "", "四驱俱乐部", "抽奖");

  /** Eight own posts in the window, two of the brief: a mean of a quarter. */
  private static Table<Post> posts(Given given) {
    return given.posts(
        Said.post(1, 1, "2026-03-31T15:59:59Z", "SUV #车#"),
        Said.post(2, 1, "2026-03-30T00:00:00Z", "早"),
        Said.repost(3, 1, "2026-03-30T00:00:00Z", "SUV好//@乙:早", 2),
        Said.repost(4, 1, "2026-03-30T00:00:00Z", "转发微博//@乙:SUV", 2),
        Said.post(5, 1, "2026-03-31T16:00:00Z", "SUV, tomorrow in Shanghai"),
        Said.post(6, 1, "2026-03-01T15:59:59Z", "SUV, a month ago"),
        Said.deleted(7, 1, "2026-03-30T00:00:00Z", "SUV"),
        Said.post(8, 2, "2026-03-01T16:00:00Z", "抽奖送SUV #车#"),
        Said.post(9, 2, "2026-03-30T00:00:00Z", "#车# #房#"),
        Said.post(10, 3, "2026-03-30T00:00:00Z", "a"),
        Said.post(11, 3, "2026-03-30T00:00:00Z", "b"),
        Said.post(12, 3, "2026-03-30T00:00:00Z", "c"));
  }

  private static Table<Membership> memberships(SparkSession spark) {
    return Table.of(
        spark,
        Membership.class,
        List.of(
            new Membership(3, 70, "四驱俱乐部", Membership.Kind.COMMUNITY),
            new Membership(3, 71, "别的", null),
            new Membership(2, 72, "车", Membership.Kind.SUPER_TOPIC),
            new Membership(4, 73, "车", Membership.Kind.TOPIC),
            new Membership(4, 74, "车", Membership.Kind.SUPER_TOPIC)));
  }

  @Test
  void relevanceIsTheShareOfOwnPostsDrawnTowardsTheMean(SparkSession spark) {
    var rows =
        new TopicRelevances(30, 2, 1, 4, 3)
            .of(NIGHT, ZONE, posts(new Given(spark)), memberships(spark), ASKED)
            .collect();

    // 3 + 2 + 3 own posts; the brief has 2 of 8, 车 3 of 8; 房 has one author only
    assertThat(rows)
        .containsExactlyInAnyOrder(
            new TopicRelevance(BRIEF, "砾原", 1, 2, 3, false, (2 + 4 * 0.25) / (3 + 4)),
            new TopicRelevance(BRIEF, "砾原", 3, 0, 3, true, (3 + 4 * 0.25) / (3 + 3 + 4)),
            new TopicRelevance(HASHTAG, "车", 1, 1, 3, false, (1 + 4 * 0.375) / (3 + 4)),
            new TopicRelevance(HASHTAG, "车", 2, 2, 2, true, (2 + 3 + 4 * 0.375) / (2 + 3 + 4)),
            new TopicRelevance(HASHTAG, "车", 4, 0, 0, true, (3 + 4 * 0.375) / (3 + 4)));
  }

  @Test
  void theHashtagsOfMostAuthorsAreTopicsAndTiesGoByName(SparkSession spark) {
    var posts =
        new Given(spark)
            .posts(
                Said.post(1, 1, "2026-03-30T00:00:00Z", "#c# #b# #a#"),
                Said.post(2, 2, "2026-03-30T00:00:00Z", "#c# #b# #a#"),
                Said.post(3, 3, "2026-03-30T00:00:00Z", "#c#"),
                Said.post(4, 1, "2026-03-30T00:00:00Z", "#b# again and #b# again"));

    var two = new TopicRelevances(30, 2, 2, 0, 0);
    assertThat(two.of(NIGHT, ZONE, posts, memberships(spark), null).collect())
        .extracting(TopicRelevance::topic)
        .containsOnly("c", "a");
    assertThat(
            new TopicRelevances(30, 3, 9, 0, 0)
                .of(NIGHT, ZONE, posts, memberships(spark), null)
                .collect())
        .extracting(TopicRelevance::topic)
        .containsOnly("c");
  }

  @Test
  void orderAndPartitioningOfRowsChangeNothing(SparkSession spark) {
    var given = new Given(spark);
    var step = new TopicRelevances(30, 1, 5, 4, 3);
    var once = step.of(NIGHT, ZONE, posts(given), memberships(spark), ASKED).collect();
    var again =
        step.of(NIGHT, ZONE, given.shuffled(posts(given)), memberships(spark), ASKED).collect();
    assertThat(again).containsExactlyInAnyOrderElementsOf(once).hasSizeGreaterThan(5);
  }
}
