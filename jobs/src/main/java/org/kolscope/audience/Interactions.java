package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Who acted on whose posts: reposts, comments and likes. A repost is one of the parent's author; of
 * the root's where the parent's is unknown. Acts of an account on its own posts are none.
 *
 * <p>Cost: joins of comments, likes and nameless reposts with the posts.
 */
public record Interactions(Table<Post> posts, Table<Comment> comments, Table<Like> likes) {

  /**
   * One row per act: followeeId (whose post it was), actorId, at (null of a like whose time is
   * unknown), and since: the act is not before it. That is the time of the act, or of the post.
   */
  public Dataset<Row> all() {
    var authors = authors();
    return reposts(authors)
        .unionByName(onPosts(comments.rows(), "createdAt", authors))
        .unionByName(onPosts(likes.rows(), "likedAt", authors))
        .where(col("actorId").notEqual(col("followeeId")));
  }

  private Dataset<Row> authors() {
    return posts
        .rows()
        .select(col("postId"), col("accountId").as("followeeId"), col("createdAt").as("postedAt"));
  }

  private Dataset<Row> reposts(Dataset<Row> authors) {
    var reposts = posts.rows().where(col("isRepost"));
    var isNamed = col("parentAccountId").isNotNull();
    var ids = authors.select("postId", "followeeId");
    var nameless =
        reposts
            .where(isNamed.unary_$bang())
            .join(ids.toDF("parentPostId", "parentAuthorId"), using("parentPostId"), "left")
            .join(ids.toDF("rootPostId", "rootAuthorId"), using("rootPostId"), "left");
    var author = coalesce(col("parentAuthorId"), col("rootAccountId"), col("rootAuthorId"));
    return rows(reposts.where(isNamed), col("parentAccountId"), "createdAt", "createdAt")
        .unionByName(rows(nameless, author, "createdAt", "createdAt"));
  }

  private static Dataset<Row> onPosts(Dataset<Row> acts, String time, Dataset<Row> authors) {
    return rows(
        acts.select(col("postId"), col("accountId"), col(time).as("actedAt"))
            .join(authors, using("postId"), "inner"),
        col("followeeId"),
        "actedAt",
        "postedAt");
  }

  private static Dataset<Row> rows(Dataset<Row> acts, Column followee, String at, String posted) {
    return acts.select(
        followee.as("followeeId"),
        col("accountId").as("actorId"),
        col(at).as("at"),
        coalesce(col(at), col(posted)).as("since"));
  }

  private static String[] using(String column) {
    return new String[] {column};
  }
}
