package org.kolscope.influence;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Post;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;

/**
 * Makes the repost graph: who relays whom, how often, when last.
 *
 * <p>The author of a repost's source is the first of these that the data knows: {@code
 * parentAccountId}, the author of the loaded post {@code parentPostId}, {@code rootAccountId}, the
 * author of the loaded post {@code rootPostId}. A repost with none of them makes no edge, nor does
 * a repost of one's own post. A repost the platform no longer shows ({@code deleted} is true) is
 * left out; one of a deleted post counts, for the repost itself can still be read. Without reposts
 * the table is empty.
 *
 * <p>Cost: one shuffle of the post ids by post and two of the reposts that name a post but not its
 * author (none in most sources), then one of the edges by pair, partially aggregated first. Groups
 * are pairs of accounts, so a KOL with millions of reposters is spread over all tasks. Counts and
 * maxima only: the result depends on neither partitioning nor row order.
 */
public record RepostEdges() {

  public Table<RepostEdge> of(Table<Post> posts) {
    var edges =
        acts(posts)
            .groupBy("reposterId", "authorId")
            .agg(count(lit(1)).as("count"), max("createdAt").as("lastAt"));
    return new Table<>(RepostEdge.class, edges);
  }

  /**
   * The single reposts that the edges count: {@code reposterId}, {@code authorId}, {@code
   * createdAt}, and {@code sharedPostId}, the post that was passed on; its own id where that is
   * unknown.
   */
  public static Dataset<Row> acts(Table<Post> posts) {
    return sourced(posts.rows())
        .where(col("authorId").isNotNull().and(col("authorId").notEqual(col("reposterId"))));
  }

  /**
   * Posts that count: a deleted one can be read by nobody; not knowing is no reason to leave out.
   */
  public static Column isShown() {
    return not(coalesce(col("deleted"), lit(false)));
  }

  /** Reposts with {@code reposterId}, {@code authorId} (null if unknown) and {@code createdAt}. */
  private static Dataset<Row> sourced(Dataset<Row> posts) {
    var reposts = posts.where(col("isRepost").and(isShown()));
    var isDirect =
        col("parentAccountId")
            .isNotNull()
            .or(col("parentPostId").isNull().and(col("rootAccountId").isNotNull()));
    var direct =
        reposts
            .where(isDirect)
            .withColumn("authorId", coalesce(col("parentAccountId"), col("rootAccountId")));
    var looked =
        reposts
            .where(not(isDirect))
            .join(
                authors(posts, "parentPostId", "parentAuthorId"),
                new String[] {"parentPostId"},
                "left")
            .join(authors(posts, "rootPostId", "rootAuthorId"), new String[] {"rootPostId"}, "left")
            .withColumn(
                "authorId",
                coalesce(col("parentAuthorId"), col("rootAccountId"), col("rootAuthorId")));
    return edgeColumns(direct).unionByName(edgeColumns(looked));
  }

  private static Dataset<Row> edgeColumns(Dataset<Row> sourced) {
    return sourced.select(
        col("accountId").as("reposterId"),
        col("authorId"),
        col("createdAt"),
        coalesce(col("parentPostId"), col("rootPostId"), col("postId")).as("sharedPostId"));
  }

  private static Dataset<Row> authors(Dataset<Row> posts, String idName, String authorName) {
    return posts.select(col("postId").as(idName), col("accountId").as(authorName));
  }
}
