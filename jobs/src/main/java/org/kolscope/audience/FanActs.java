package org.kolscope.audience;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * What accounts did in public, and when last. A deleted post was an act, too.
 *
 * <p>Cost: one shuffle of the acts by account and day, partially aggregated first, and one of the
 * days by account.
 */
public record FanActs(Days days) {

  /** Days of which the active ones are counted. */
  static final int WINDOW = 30;

  /**
   * One row per account whose acts are known: any is loaded, or a complete crawl saw all its posts.
   * Columns accountId, lastDay (null if it did nothing), activeDays (of the last {@link #WINDOW}).
   */
  public Dataset<Row> of(
      Table<Post> posts, Table<Comment> comments, Table<Like> likes, Table<Crawl> crawls) {
    var crawled =
        crawls
            .rows()
            .where(col("kind").equalTo(Crawl.Kind.POSTS.name()).and(col("complete")))
            .select(col("accountId"), lit(null).cast("int").as("day"));
    return acts(posts.rows(), "createdAt")
        .union(acts(comments.rows(), "createdAt"))
        .union(acts(likes.rows(), "likedAt"))
        .union(crawled)
        .distinct()
        .groupBy("accountId")
        .agg(
            max("day").as("lastDay"),
            count(when(days.isInLast(WINDOW, col("day")), lit(1))).as("activeDays"));
  }

  private Dataset<Row> acts(Dataset<Row> rows, String time) {
    Column day = days.of(col(time));
    return rows.where(col(time).isNotNull().and(day.leq(days.last())))
        .select(col("accountId"), day.as("day"));
  }
}
