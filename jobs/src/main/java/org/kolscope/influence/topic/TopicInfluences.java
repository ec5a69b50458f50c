package org.kolscope.influence.topic;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.influence.RepostEdges;
import org.kolscope.influence.spread.Genuineness;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.Verdict;

/**
 * Ranks the candidates of each topic by whom those who care about it read, and by whom everybody
 * passes on and answers who is passed on by those who care.
 *
 * <p><b>FOLLOW</b>, after J. Weng, E.-P. Lim, J. Jiang, Q. He, "TwitterRank: finding
 * topic-sensitive influential twitterers", WSDM 2010: a surfer goes from follower i to followee j
 * in proportion to what j wrote on the topic times 1 - |rᵢ - rⱼ|, r being relevance, and lands
 * afresh on relevance. Departs from the paper in that j's posts are those on the topic (there: all
 * of them), and that the chances of going on add up to 1 (there similarity takes from them). Only
 * accounts of the topic matter: nobody else is landed on, and nobody goes to who wrote nothing.
 *
 * <p><b>REPOST</b>: PageRank that lands on relevance, over reposts and comments, each weighing 0.5
 * to the power of its age over the half-life, at the end of the night. An arc runs from the one who
 * reposts or comments to the author; of the post reposted as {@link RepostEdges} attributes it, of
 * the post commented on if it is loaded. Accounts that are not of the topic pass on what they get.
 *
 * <p>Zombies: an account is landed on, and passes on what it has, with its probability of being
 * genuine ({@link Genuineness}); what it does not pass on lands afresh. Weighing its reposts by
 * that probability would not do: each account's weights are scaled to make 1.
 *
 * <p>Cost: joins of the follows with the accounts of all topics together, one shuffle of reposts
 * and comments by pair; then one task per graph, which builds it once (24 bytes an arc, 8 more
 * while it is built) and takes the topics one after another, each a pass over the graph and about
 * 20 iterations. Of more arcs than {@code maxArcs} those of half of the readers are left out, drawn
 * by coin, until they fit. Weights are summed as integers: independent of partitioning.
 *
 * @param damping of PageRank, in (0, 1); 0.85 as in S. Brin and L. Page, WWW 1998, and in the paper
 * @param halfLifeDays after which a repost or comment counts half, above 0; 30, as feature 24 of
 *     the product says
 * @param maxArcs arcs that a task may hold, at least 1; 40 million take 1.5 GB
 * @param randomSeed of the coin
 */
public record TopicInfluences(double damping, double halfLifeDays, int maxArcs, long randomSeed)
    implements Serializable {

  /** The graphs by their number. */
  static final List<GraphKind> GRAPHS = List.of(GraphKind.values());

  /** Units of a repost of this moment, 2^36: 2^27 of them still fit into 63 bits. */
  static final long UNITS = 1L << 36;

  private static final double SECONDS_OF_DAY = 86_400;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public TopicInfluences {
    if (!(damping > 0 && damping < 1)) {
      throw new IllegalArgumentException("damping must be in (0, 1), was " + damping);
    }
    if (!(halfLifeDays > 0 && halfLifeDays < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "halfLifeDays must be above 0 and finite, was " + halfLifeDays);
    }
    if (maxArcs < 1) {
      throw new IllegalArgumentException("maxArcs must be at least 1, was " + maxArcs);
    }
  }

  /** The values that stand beside the settings. */
  public TopicInfluences() {
    this(0.85, 30, 40_000_000, 1);
  }

  /**
   * What the night knows.
   *
   * @param relevances of whatever topics, whoever made them
   * @param posts with the authors that repost chains name
   * @param comments may be empty
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<TopicRelevance> relevances,
      Table<Follow> follows,
      Table<Post> posts,
      Table<Comment> comments,
      Table<Verdict> verdicts) {}

  /** Ranks the candidates; lazy, and one task per graph: store it before reading it twice. */
  public Table<TopicInfluence> of(Known known) {
    var none = lit(null).cast("string");
    var facts =
        arcs(GraphKind.FOLLOW, amongTopics(known))
            .unionByName(arcs(GraphKind.REPOST, acts(known)))
            .unionByName(
                everywhere(
                    TopicTask.RELEVANCE,
                    known.relevances().rows(),
                    col("relevantPostsCount"),
                    col("relevance"),
                    col("kind"),
                    col("topic")))
            .unionByName(
                everywhere(
                    TopicTask.GENUINE,
                    Genuineness.of(known.verdicts()),
                    lit(0L),
                    col("genuine"),
                    none,
                    none))
            .unionByName(
                everywhere(
                    TopicTask.CANDIDATE, known.candidates().rows(), lit(0L), lit(1.0), none, none));
    var ranked =
        facts
            .repartitionById(GRAPHS.size(), col("graph"))
            .mapPartitions(new TopicTask(this), Encoders.row(Table.schemaOf(TopicInfluence.class)));
    return new Table<>(TopicInfluence.class, ranked);
  }

  /** Follows between accounts of any topic. */
  private static Dataset<Row> amongTopics(Known known) {
    var accounts = known.relevances().rows().select("accountId").distinct();
    return known
        .follows()
        .rows()
        .where(not(col("gone")))
        .join(
            accounts.withColumnRenamed("accountId", "followerId"),
            new String[] {"followerId"},
            "left_semi")
        .join(
            accounts.withColumnRenamed("accountId", "followeeId"),
            new String[] {"followeeId"},
            "left_semi")
        .select(col("followerId").as("id"), col("followeeId").as("other"), lit(1L).as("units"));
  }

  /** Reposts and comments by pair, with their weight at the end of the night. */
  private Dataset<Row> acts(Known known) {
    var authors =
        known
            .posts()
            .rows()
            .where(RepostEdges.isShown())
            .select(col("postId"), col("accountId").as("authorId"));
    var comments =
        known
            .comments()
            .rows()
            .select(col("accountId").as("reposterId"), col("postId"), col("createdAt"))
            .join(authors, new String[] {"postId"})
            .select("reposterId", "authorId", "createdAt");
    var end = known.asOf().plusDays(1).atStartOfDay(known.zone()).toEpochSecond();
    var age = lit(end).minus(unix_seconds(col("createdAt"))).divide(SECONDS_OF_DAY * halfLifeDays);
    return RepostEdges.acts(known.posts())
        .select("reposterId", "authorId", "createdAt")
        .unionByName(comments)
        .withColumn("age", age)
        .where(col("age").gt(0.0).and(col("reposterId").notEqual(col("authorId"))))
        .withColumn("units", floor(pow(lit(0.5), col("age")).multiply((double) UNITS)))
        .groupBy(col("reposterId").as("id"), col("authorId").as("other"))
        .agg(coalesce(sum("units"), lit(0L)).as("units"));
  }

  private static Dataset<Row> arcs(GraphKind graph, Dataset<Row> pairs) {
    return pairs.select(
        lit(GRAPHS.indexOf(graph)).as("graph"),
        lit(TopicTask.ARC).as("what"),
        col("id"),
        col("other"),
        col("units"),
        lit(0.0).as("value"),
        lit(null).cast("string").as("kind"),
        lit(null).cast("string").as("topic"));
  }

  /** Rows of accounts, for each graph. */
  private static Dataset<Row> everywhere(
      int what, Dataset<Row> rows, Column units, Column value, Column kind, Column topic) {
    return rows.select(
        explode(sequence(lit(0), lit(GRAPHS.size() - 1))).as("graph"),
        lit(what).as("what"),
        col("accountId").as("id"),
        lit(0L).as("other"),
        units.as("units"),
        value.as("value"),
        kind.as("kind"),
        topic.as("topic"));
  }
}
