package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.kolscope.authenticity.Written.NOON;
import static org.kolscope.authenticity.Written.original;
import static org.kolscope.authenticity.Written.post;
import static org.kolscope.authenticity.Written.repost;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class RingsTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private static <R extends Record> Table<R> spread(Table<R> table, int partitions) {
    return new Table<>(table.type(), table.rows().repartition(partitions));
  }

  /**
   * 30 posts of 3 authors; accounts 1 to 4 repost the first 12 within the same minute; 100 others
   * repost 6 of the 30 each, at any time of the day.
   */
  private static List<Post> ringOfFour() {
    var random = new Random(5);
    var originals = new ArrayList<Post>();
    for (int p = 0; p < 30; p++) {
      originals.add(original(1000 + p, 900 + p % 3, "words"));
    }
    var posts = new ArrayList<>(originals);
    long next = 10_000;
    for (int p = 0; p < 12; p++) {
      var minute = NOON.plusSeconds(3600L * p);
      for (int account = 1; account <= 4; account++) {
        posts.add(
            repost(next++, account, minute.plusSeconds(random.nextInt(50)), originals.get(p)));
      }
    }
    for (int account = 101; account <= 200; account++) {
      for (int p : random.ints(0, 30).distinct().limit(6).toArray()) {
        posts.add(
            repost(next++, account, NOON.plusSeconds(random.nextInt(86_400)), originals.get(p)));
      }
    }
    return posts;
  }

  @Test
  void ringIsWhoRepostsTogetherAndItsEvidenceRecounts(SparkSession spark) {
    var posts = Table.of(spark, Post.class, ringOfFour());
    var made = new Rings().of(spread(posts, 1), NIGHT);
    var scores = made.scores().collect();
    var evidence = made.evidence().collect();

    assertThat(scores.stream().filter(s -> s.probability() > 0.5).map(ExpertScore::accountId))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(scores).hasSize(104);
    assertThat(scores.stream().filter(s -> s.clusterId() != null).map(ExpertScore::clusterId))
        .containsOnly(1L);
    var sums = evidence.stream().collect(Collectors.groupingBy(Evidence::accountId));
    for (var score : scores) {
      double sum =
          sums.getOrDefault(score.accountId(), List.of()).stream()
              .mapToDouble(Evidence::strength)
              .sum();
      assertThat(score.logOdds()).isCloseTo(new Rings().prior() + sum, offset(1e-9));
    }
    // by hand: all four came within the minute to each of the twelve posts
    assertThat(evidence.stream().filter(e -> e.signal().equals("coRepost")))
        .hasSize(48)
        .allMatch(e -> e.value() == 4 && e.postId() < 1012);

    var four = new Rings().of(spread(posts, 4), NIGHT);
    assertThat(four.scores().collect()).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(four.evidence().collect()).containsExactlyInAnyOrderElementsOf(evidence);
  }

  @Test
  void fansOfOneStarAreNoRing(SparkSession spark) {
    var posts =
        ringOfFour().stream()
            .map(
                p ->
                    p.isRepost()
                        ? post(p.postId(), p.accountId(), p.createdAt(), p.rootPostId(), 900L, "")
                        : p)
            .toList();

    assertThat(new Rings().of(Table.of(spark, Post.class, posts), NIGHT).evidence().collect())
        .isEmpty();
  }
}
