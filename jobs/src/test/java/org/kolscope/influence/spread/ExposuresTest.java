package org.kolscope.influence.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
public class ExposuresTest {

  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A first night of a follow. */
  public record Seen(long followerId, long followeeId, LocalDate firstSeen) {}

  /** A post at noon of a day of March, in Shanghai. */
  private static Post made(long postId, long accountId, int day, Long parent, Long parentAccount) {
    return new Post(
        postId,
        accountId,
        Instant.parse("2026-03-%02dT04:00:00Z".formatted(day)),
        parentAccount != null,
        null,
        null,
        null,
        null,
        null,
        parent,
        parentAccount,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** 9 posts on the 10th (2), the 20th (1) and the 30th (12); 8 is not loaded. */
  private static List<Post> posts() {
    var posts = new ArrayList<Post>();
    posts.add(made(1, 9, 10, null, null));
    posts.add(made(2, 9, 10, null, null));
    posts.add(made(3, 9, 20, null, null));
    for (long id = 4; id <= 15; id++) {
      posts.add(made(id, 9, 30, null, null));
    }
    posts.add(made(101, 1, 30, 1L, 9L));
    posts.add(made(102, 1, 31, 1L, 9L)); // the same again
    posts.add(made(103, 1, 31, 2L, 9L));
    posts.add(made(104, 6, 31, 2L, 9L));
    posts.add(made(105, 5, 31, 77L, 8L));
    for (long id = 1; id <= 11; id++) {
      posts.add(made(200 + id, 3, 31, id, 9L));
    }
    return posts;
  }

  private static Follow follow(long follower, long followee, Instant at, boolean gone) {
    return new Follow(follower, followee, null, at, gone);
  }

  private static List<Follow> follows() {
    return List.of(
        follow(1, 9, null, false),
        follow(2, 9, Instant.parse("2026-03-20T03:00:00Z"), false),
        follow(3, 9, null, false),
        follow(4, 9, null, true),
        follow(5, 8, null, false),
        follow(7, 9, Instant.parse("2026-03-30T16:30:00Z"), false)); // the 31st in Shanghai
  }

  private static Dataset<Row> seen(SparkSession spark) {
    var first = LocalDate.of(2026, 3, 11);
    return Table.of(
            spark,
            Seen.class,
            List.of(
                new Seen(1, 9, first),
                new Seen(2, 9, first),
                new Seen(3, 9, LocalDate.of(2026, 3, 25))))
        .rows();
  }

  @Test
  void exposuresAreThePostsSinceTheFollowAndNeverFewerThanTheShares(SparkSession spark) {
    var arcs =
        new Exposures(30, 10)
            .of(
                NIGHT,
                ZONE,
                Table.of(spark, Follow.class, follows()),
                seen(spark),
                Table.of(spark, Post.class, posts()));

    assertThat(
            arcs.select("readerId", "authorId", "isFollow", "exposures", "shares").collectAsList())
        .extracting(r -> r.mkString(" "))
        .containsExactlyInAnyOrder(
            "1 9 true 13 2", // 2 + 1 + 10, of twelve on a day
            "2 9 true 11 0", // from the 20th on
            "3 9 true 11 11", // first seen on the 25th: 10, but 11 were passed on
            "5 8 true 0 0", // no post of 8 is loaded
            "6 9 false 0 1",
            "7 9 true 0 0");
  }

  @Test
  void postsBeforeTheWindowWereNotSeenInIt(SparkSession spark) {
    var arcs =
        new Exposures(12, 100)
            .of(
                NIGHT,
                ZONE,
                Table.of(spark, Follow.class, follows().subList(0, 1)),
                seen(spark),
                Table.of(spark, Post.class, posts().subList(0, 15)));
    assertThat(arcs.collectAsList())
        .extracting(r -> r.<Long>getAs("exposures"))
        .containsExactly(13L); // one on the 20th, twelve on the 30th
  }
}
