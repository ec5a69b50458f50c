package org.kolscope.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.time.LocalDate;
import java.time.ZoneId;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * The posts with a text that a night reads: those of its last days that are still shown.
 *
 * @param days up to the night and with it, at least 1
 */
public record RecentPosts(int days) {

  /**
   * @throws IllegalArgumentException if {@code days} is out of range
   */
  public RecentPosts {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
  }

  /**
   * A filter, no work of its own.
   *
   * @param zone of nights
   */
  public Table<Post> of(LocalDate asOf, ZoneId zone, Table<Post> posts) {
    var end = asOf.plusDays(1);
    return new Table<>(
        Post.class,
        posts
            .rows()
            .where(
                not(coalesce(col("deleted"), lit(false)))
                    .and(col("text").isNotNull())
                    .and(col("createdAt").lt(lit(end.atStartOfDay(zone).toInstant())))
                    .and(
                        col("createdAt")
                            .geq(lit(end.minusDays(days).atStartOfDay(zone).toInstant())))));
  }
}
