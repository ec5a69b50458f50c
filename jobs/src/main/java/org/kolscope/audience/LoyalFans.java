package org.kolscope.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

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
 * asked, for fan lists are cut; those called ZOMBIE are left out, the unjudged are not.
 *
 * <p>Cost: that of {@link Interactions}, and one shuffle by pair.
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
    var day = calendar.of(col("at"));
    return new Interactions(posts, comments, likes)
        .all()
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
}
