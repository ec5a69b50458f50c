package org.kolscope.influence.topic;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.influence.RepostEdges;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.TopicRelevance.Kind;

/**
 * Says how much of what an account writes is about a topic: the brief's, and the hashtags that most
 * accounts use.
 *
 * <p>A post is of the brief if its own words have one of the brief's, or a hashtag of its target
 * topics, and none of the excluded words; it is of a hashtag if it carries it. What own words are
 * stands at {@link TopicMarks}; posts without any, and deleted ones, count for nothing.
 *
 * <p>With r of n posts on the topic, mean share m of all posts of all accounts and a membership
 * that counts w posts on the topic (0 without one), relevance is (r + w + s m) / (n + w + s): the
 * share of posts, drawn towards the mean by s posts. Memberships of a hashtag are those of groups
 * with its name, whatever their kind; of the brief those of the topics and communities of its
 * target. Several count once. Who has neither a post nor a membership has no row: nothing is known
 * of the silent, and giving all of them the mean would make most of a topic of them.
 *
 * <p>Cost: one pass over the posts of the window and one shuffle of counts by account and mark,
 * which run when this is called; then joins of these counts. Counts only: independent of
 * partitioning.
 *
 * @param days posts that are looked at, up to the night, at least 1; 90, chosen: with a half-life
 *     of 30 days seven eighths of what counts
 * @param minAuthors distinct accounts that make a hashtag a topic, at least 1; 20, the least that
 *     an aggregate of people is shown of
 * @param maxTopics hashtags that become topics, those with the most authors, ties by name; at least
 *     0; 50, chosen: what a person reads, and it bounds the work of the next step
 * @param priorPosts s, at least 0; 10, chosen: an account with ten posts is judged half by itself
 * @param memberPosts w, at least 0; 10, chosen: a member that never writes is as likely to care as
 *     not
 */
public record TopicRelevances(
    int days, int minAuthors, int maxTopics, double priorPosts, double memberPosts) {

  private static final String[] PAIR = {"accountId", "mark"};
  private static final String[] ACCOUNT = {"accountId"};
  private static final String[] MARK = {"mark"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public TopicRelevances {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
    if (minAuthors < 1) {
      throw new IllegalArgumentException("minAuthors must be at least 1, was " + minAuthors);
    }
    if (maxTopics < 0) {
      throw new IllegalArgumentException("maxTopics must be at least 0, was " + maxTopics);
    }
    if (!(priorPosts >= 0 && priorPosts < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "priorPosts must be at least 0 and finite, was " + priorPosts);
    }
    if (!(memberPosts >= 0 && memberPosts < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "memberPosts must be at least 0 and finite, was " + memberPosts);
    }
  }

  /** The values that stand beside the settings. */
  public TopicRelevances() {
    this(90, 20, 50, 10, 10);
  }

  /**
   * The relevances of all accounts.
   *
   * @param posts with their texts
   * @param brief null if there is none
   */
  public Table<TopicRelevance> of(
      LocalDate asOf, ZoneId zone, Table<Post> posts, Table<Membership> memberships, Brief brief) {
    var counted = counted(asOf, zone, posts, TopicMarks.askedBy(brief)).localCheckpoint(true);
    var topics = topics(counted, brief);
    var onTopic =
        counted
            .join(broadcast(topics), MARK, "left_semi")
            .withColumnRenamed("posts", "relevantPostsCount")
            .join(members(memberships, topics, brief), PAIR, "full_outer")
            .na()
            .fill(0L, new String[] {"relevantPostsCount"})
            .withColumn("isMember", coalesce(col("isMember"), lit(false)));
    var all = counted.where(col("mark").equalTo(TopicMarks.ANY));
    var rows =
        onTopic
            .join(all.select(col("accountId"), col("posts").as("postsCount")), ACCOUNT, "left")
            .join(broadcast(means(counted, topics)), MARK, "left")
            .na()
            .fill(0L, new String[] {"postsCount"})
            .withColumn("relevance", relevance())
            .where(col("relevance").gt(0.0));
    var isBrief = col("mark").equalTo(TopicMarks.BRIEF);
    return new Table<>(
        TopicRelevance.class,
        rows.withColumn("kind", when(isBrief, Kind.BRIEF.name()).otherwise(Kind.HASHTAG.name()))
            .withColumn(
                "topic",
                when(isBrief, lit(brief == null ? null : brief.brand()))
                    .otherwise(substring(col("mark"), 2, Integer.MAX_VALUE))));
  }

  /** Own posts by account and mark. */
  private Dataset<Row> counted(LocalDate asOf, ZoneId zone, Table<Post> posts, TopicMarks marks) {
    UDF1<String, String[]> of = text -> marks.of(text).toArray(String[]::new);
    var end = asOf.plusDays(1);
    return posts
        .rows()
        .where(
            RepostEdges.isShown()
                .and(col("text").isNotNull())
                .and(col("createdAt").lt(lit(end.atStartOfDay(zone).toInstant())))
                .and(col("createdAt").geq(lit(end.minusDays(days).atStartOfDay(zone).toInstant()))))
        .select(
            col("accountId"),
            explode(udf(of, DataTypes.createArrayType(DataTypes.StringType)).apply(col("text")))
                .as("mark"))
        .groupBy("accountId", "mark")
        .agg(count(lit(1)).as("posts"));
  }

  private Dataset<Row> topics(Dataset<Row> counted, Brief brief) {
    var isTag = col("mark").startsWith(TopicMarks.HASHTAG);
    var tags =
        counted
            .where(isTag)
            .groupBy("mark")
            .agg(count(lit(1)).as("authors"))
            .where(col("authors").geq(minAuthors))
            .orderBy(col("authors").desc(), col("mark").asc())
            .limit(maxTopics)
            .select("mark");
    // the mark is there only where a brief asked for it
    var asked = counted.where(col("mark").equalTo(TopicMarks.BRIEF)).select("mark").distinct();
    return brief == null ? tags : tags.union(asked);
  }

  /** Share of all posts that is on each topic. */
  private static Dataset<Row> means(Dataset<Row> counted, Dataset<Row> topics) {
    var all = counted.where(col("mark").equalTo(TopicMarks.ANY)).agg(sum("posts").as("postsOfAll"));
    return counted
        .join(broadcast(topics), MARK, "left_semi")
        .groupBy("mark")
        .agg(sum("posts").as("onTopic"))
        .crossJoin(broadcast(all))
        .select(col("mark"), col("onTopic").divide(col("postsOfAll")).as("mean"));
  }

  private static Dataset<Row> members(
      Table<Membership> memberships, Dataset<Row> topics, Brief brief) {
    UDF1<String, String> name = TopicMarks::name;
    var named =
        memberships
            .rows()
            .select(
                col("accountId"),
                udf(name, DataTypes.StringType).apply(col("groupName")).as("name"));
    var ofTags =
        named
            .select(col("accountId"), concat(lit(TopicMarks.HASHTAG), col("name")).as("mark"))
            .join(broadcast(topics), MARK, "left_semi")
            .select("accountId", "mark");
    var ofBrief =
        named
            .where(col("name").isin(groups(brief)))
            .select(col("accountId"), lit(TopicMarks.BRIEF).as("mark"));
    return ofTags.union(ofBrief).distinct().withColumn("isMember", lit(true));
  }

  private static Object[] groups(Brief brief) {
    return brief == null || brief.target() == null
        ? new Object[0]
        : TopicMarks.names(
                Stream.of(brief.target().topics(), brief.target().communities())
                    .flatMap(List::stream)
                    .toList())
            .toArray();
  }

  private Column relevance() {
    var ofMember = when(col("isMember"), memberPosts).otherwise(0.0);
    var shrunk = coalesce(col("mean"), lit(0.0)).multiply(priorPosts);
    return col("relevantPostsCount")
        .plus(ofMember)
        .plus(shrunk)
        .divide(col("postsCount").plus(ofMember).plus(priorPosts));
  }
}
