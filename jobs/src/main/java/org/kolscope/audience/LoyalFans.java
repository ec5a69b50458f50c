package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Counts the accounts that come back to a KOL: reposts, comments and likes of its posts on at least
 * {@code days} different days of the last {@code within}. Whether they are loaded as fans is not
 * asked, for fan lists are cut; those called ZOMBIE are left out, the unjudged are not. A repost is
 * one of the parent's author; of the root's where the parent's is unknown.
 *
 * <p>Cost: joins of comments, likes and nameless reposts with the posts, one shuffle by pair.
 *
 * @param days days with an act, at least 1; default 3, feature 8 of the plan, after what Weibo
 *     calls iron fans
 * @param within length of the window in days; default 30, there too
 */
public record LoyalFans(int days, int within) {

  public LoyalFans {
    if (days < 1 || within < days) {
      throw new IllegalArgumentException(
          "days must be at least 1 and within at least days, were %d and %d"
              .formatted(days, within));
    }
  }

  /** Feature 8 of the plan. */
  public LoyalFans() {
    this(3, 30);
  }

  /**
   * One row per candidate of whose posts any repost, comment or like is loaded: followeeId, loyal.
   *
   * @param candidates followeeId
   */
  Dataset<Row> of(
      Days calendar,
      Dataset<Row> candidates,
      Table<Post> posts,
      Table<Comment> comments,
      Table<Like> likes,
      Table<Verdict> verdicts) {
    var zombies =
        verdicts
            .rows()
            .where(col("call").equalTo(Verdict.Call.ZOMBIE.name()))
            .select(col("accountId").as("actorId"), lit(true).as("isZombie"));
    var authors = posts.rows().select(col("postId"), col("accountId").as("followeeId"));
    var day = calendar.of(col("at"));
    return reposts(posts.rows(), authors)
        .unionByName(onPosts(comments.rows(), "createdAt", authors))
        .unionByName(onPosts(likes.rows(), "likedAt", authors))
        .where(col("actorId").notEqual(col("followeeId")))
        .join(candidates, new String[] {"followeeId"}, "left_semi")
        .select(
            col("followeeId"), col("actorId"), when(calendar.isInLast(within, day), day).as("day"))
        .distinct()
        .groupBy("followeeId", "actorId")
        .agg(count("day").as("actDays"))
        .join(zombies, new String[] {"actorId"}, "left")
        .groupBy("followeeId")
        .agg(count(when(col("actDays").geq(days).and(col("isZombie").isNull()), 1)).as("loyal"));
  }

  private static Dataset<Row> reposts(Dataset<Row> posts, Dataset<Row> authors) {
    var reposts = posts.where(col("isRepost"));
    var isNamed = col("parentAccountId").isNotNull();
    var nameless =
        reposts
            .where(isNamed.unary_$bang())
            .join(named(authors, "parentPostId", "parentAuthorId"), using("parentPostId"), "left")
            .join(named(authors, "rootPostId", "rootAuthorId"), using("rootPostId"), "left");
    var author = coalesce(col("parentAuthorId"), col("rootAccountId"), col("rootAuthorId"));
    return interactions(reposts.where(isNamed), col("parentAccountId"), "createdAt")
        .unionByName(interactions(nameless, author, "createdAt"));
  }

  private static Dataset<Row> onPosts(Dataset<Row> acts, String time, Dataset<Row> authors) {
    return interactions(acts.join(authors, using("postId"), "inner"), col("followeeId"), time);
  }

  private static Dataset<Row> interactions(Dataset<Row> acts, Column followee, String time) {
    return acts.select(
        followee.as("followeeId"), col("accountId").as("actorId"), col(time).as("at"));
  }

  private static Dataset<Row> named(Dataset<Row> authors, String id, String author) {
    return authors.toDF(id, author);
  }

  private static String[] using(String column) {
    return new String[] {column};
  }
}
