package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.regexp_extract_all;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * What would bring a change of followers, from a day before the change can have begun to a day
 * after the night it was seen (feature 9 of the plan).
 *
 * <p>Own post: no repost, interactions (reposts, comments and likes as displayed) at least {@code
 * TIMES} the median of the account's posts of the 90 days before, if there are {@code LEAST_POSTS}
 * with counters. Bigger account: at least {@code BIGGER} times the followers before the change, and
 * a post that reposts the candidate or names it behind an {@code @}. Hot topic: a post of the
 * candidate holds the words of a topic seen on the list. Of several the one with the most
 * interactions or followers, then the smallest id.
 */
record GrowthReasons(Days days) {

  private static final int TIMES = 3;
  private static final int LEAST_POSTS = 5;
  private static final int BIGGER = 10;
  private static final int MEDIAN_DAYS = 90;

  /** A name behind an {@code @}, up to what no platform allows in names. */
  private static final String MENTION = "@([^\\s@:：,，。!！?？/()（）\\[\\]#]{1,40})";

  private static final String[] KEY = GrowthAnomalies.KEY;
  private static final String[] ACCOUNT = {"accountId"};

  /** accountId, night, ownPostId; of changes with such a post. */
  Dataset<Row> ownPosts(Dataset<Row> changes, Table<Post> posts) {
    var counters =
        coalesce(col("repostCount"), lit(0L))
            .plus(coalesce(col("commentCount"), lit(0L)))
            .plus(coalesce(col("likeCount"), lit(0L)));
    var isCounted = coalesce(col("repostCount"), col("commentCount"), col("likeCount")).isNotNull();
    var own =
        posts
            .rows()
            .where(not(col("isRepost")).and(isCounted))
            .select(
                col("accountId"),
                col("postId"),
                days.of(col("createdAt")).as("day"),
                counters.as("interactions"));
    var isBefore =
        col("day").lt(from()).and(col("day").geq(unix_date(col("night")).minus(MEDIAN_DAYS)));
    var better = struct(col("interactions").unary_$minus(), col("postId"));
    return changes
        .join(own, ACCOUNT, "inner")
        .groupBy("accountId", "night")
        .agg(
            percentile(when(isBefore, col("interactions")), lit(0.5)).as("median"),
            count(when(isBefore, 1)).as("posts"),
            max(when(isNear(), col("interactions"))).as("most"),
            min_by(col("postId"), when(isNear(), better)).as("ownPostId"))
        .where(
            col("posts")
                .geq(LEAST_POSTS)
                .and(col("most").geq(greatest(col("median"), lit(1)).multiply(TIMES))))
        .select("accountId", "night", "ownPostId");
  }

  /** accountId, night, biggerPostId, biggerAccountId. */
  Dataset<Row> biggerAccounts(Dataset<Row> changes, Table<Account> accounts, Table<Post> posts) {
    var names =
        accounts.rows().where(col("screenName").isNotNull()).select("accountId", "screenName");
    var named = changes.join(names, ACCOUNT, "inner").select("accountId", "night", "screenName");
    var from =
        posts
            .rows()
            .select(
                col("postId"),
                col("accountId").as("biggerAccountId"),
                days.of(col("createdAt")).as("day"),
                col("text"),
                coalesce(col("parentAccountId"), col("rootAccountId")).as("parent"),
                col("rootAccountId").as("root"));
    var mentions =
        from.where(col("text").contains("@"))
            .select(
                col("postId"),
                col("biggerAccountId"),
                col("day"),
                explode(regexp_extract_all(col("text"), lit(MENTION), lit(1))).as("screenName"))
            .join(
                named.select("accountId", "screenName").distinct(),
                new String[] {"screenName"},
                "inner");
    var said =
        relays(from, "parent")
            .unionByName(relays(from, "root"))
            .unionByName(mentions.select("accountId", "postId", "biggerAccountId", "day"));
    var sizes =
        accounts
            .rows()
            .select(col("accountId").as("biggerAccountId"), col("followersCount").as("size"));
    var isBigger =
        col("size")
            .geq(greatest(col("followersBefore"), lit(1)).multiply(BIGGER))
            .and(col("biggerAccountId").notEqual(col("accountId")));
    var better = struct(col("size").unary_$minus(), col("biggerAccountId"), col("postId"));
    return changes
        .join(said, ACCOUNT, "inner")
        .where(isNear())
        .join(sizes, new String[] {"biggerAccountId"}, "inner")
        .where(isBigger)
        .groupBy("accountId", "night")
        .agg(min_by(struct("postId", "biggerAccountId"), better).as("best"))
        .select(
            col("accountId"),
            col("night"),
            col("best.postId").as("biggerPostId"),
            col("best.biggerAccountId").as("biggerAccountId"));
  }

  private static Dataset<Row> relays(Dataset<Row> posts, String of) {
    return posts
        .where(col(of).isNotNull())
        .select(col(of).as("accountId"), col("postId"), col("biggerAccountId"), col("day"));
  }

  /** accountId, night, topic: the best placed one. */
  Dataset<Row> hotTopics(Dataset<Row> changes, Table<Post> posts, Table<HotTopic> topics) {
    var written =
        posts
            .rows()
            .where(col("text").isNotNull())
            .select(col("accountId"), col("text"), days.of(col("createdAt")).as("day"));
    var seen =
        topics
            .rows()
            .where(length(col("topic")).gt(1))
            .select(col("topic"), col("rank"), days.of(col("observedAt")).as("seenDay"));
    var near = changes.join(written, ACCOUNT, "inner").where(isNear());
    return near.join(
            seen,
            col("seenDay").between(from(), until()).and(col("text").contains(col("topic"))),
            "inner")
        .groupBy(KEY[0], KEY[1])
        .agg(min_by(col("topic"), struct("rank", "topic")).as("topic"));
  }

  private static Column isNear() {
    return col("day").between(from(), until());
  }

  private static Column from() {
    return unix_date(col("previousNight"));
  }

  private static Column until() {
    return unix_date(col("night")).plus(1);
  }
}
