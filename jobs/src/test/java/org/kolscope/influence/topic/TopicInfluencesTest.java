package org.kolscope.influence.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Comment;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.TopicRelevance.Kind;
import org.kolscope.schema.Verdict;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class TopicInfluencesTest {

  private static TopicRelevance cares(long account) {
    return new TopicRelevance(Kind.HASHTAG, "车", account, 2, 4, false, 0.5);
  }

  /** The night ends at 2026-03-31T16:00Z; 30 days before is 2026-03-01T16:00Z. */
  private static TopicInfluences.Known known(
      SparkSession spark, boolean isShuffled, Comment... comments) {
    var given = new Given(spark);
    var follows = given.follows("1>9 1>8 2>9x 3>9 3>5");
    var posts =
        given.posts(
            Said.post(50, 8, "2026-01-01T00:00:00Z", "车"),
            Said.repost(51, 1, "2026-03-01T16:00:00Z", "好", 9),
            Said.repost(52, 1, "2026-01-30T16:00:00Z", "好", 8),
            Said.repost(53, 1, "2026-03-31T16:00:00Z", "tomorrow", 8));
    return new TopicInfluences.Known(
        LocalDate.of(2026, 3, 31),
        ZoneId.of("Asia/Shanghai"),
        given.candidates(8, 9),
        Table.of(spark, TopicRelevance.class, List.of(cares(1), cares(8), cares(9))),
        isShuffled ? given.shuffled(follows) : follows,
        isShuffled ? given.shuffled(posts) : posts,
        Table.of(spark, Comment.class, List.of(comments)),
        Table.of(spark, Verdict.class, List.of()));
  }

  private static double score(List<TopicInfluence> rows, GraphKind graph, long account) {
    return rows.stream()
        .filter(r -> r.graph() == graph && r.accountId() == account)
        .findFirst()
        .orElseThrow()
        .score();
  }

  @Test
  void repostsCountHalfAfterThirtyDaysAndCommentsLikeThem(SparkSession spark) {
    var rows = new TopicInfluences().of(known(spark, false)).collect();
    var again = new TopicInfluences().of(known(spark, true)).collect();
    assertThat(again).containsExactlyInAnyOrderElementsOf(rows).hasSize(4);

    // 1 reads 8 and 9, who wrote as much: half of its way on each
    double x = 3 / 3.85;
    assertThat(score(rows, GraphKind.FOLLOW, 9)).isCloseTo(x * (1 + 0.85 / 2), within(1e-6));
    // one repost of 30 days, one of 60: 0.5 and 0.25
    assertThat(score(rows, GraphKind.REPOST, 9)).isCloseTo(x * (1 + 0.85 * 2 / 3), within(1e-6));
    assertThat(score(rows, GraphKind.REPOST, 8)).isCloseTo(x * (1 + 0.85 / 3), within(1e-6));

    var comment = new Comment(1, 50, 1, Instant.parse("2026-03-01T16:00:00Z"), null, "好");
    var commented = new TopicInfluences().of(known(spark, false, comment)).collect();
    // 0.5 against 0.25 + 0.5
    assertThat(score(commented, GraphKind.REPOST, 8)).isCloseTo(x * (1 + 0.85 * 0.6), within(1e-6));
  }
}
