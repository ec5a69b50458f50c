package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;

/**
 * Finds people who live by prizes: their reposts are of prize posts, and they follow whoever gives
 * prizes. They are real, and they come together on the same days, so they look like a farm to who
 * does not know why they came.
 *
 * <p>A prize post is an original whose text has {@code words}; a giver has written at least {@code
 * leastPrizePosts} of them. With base rates b of all accounts and hunters' rates h, the evidence is
 * the binomial log likelihood ratio k ln(h / b) + (n - k) ln((1 - h) / (1 - b)), once for reposts
 * and once for followees, both assumed independent. Whoever reposted fewer than {@code
 * leastReposts} prize posts is none, whoever it follows; nor is a giver, who watches its rivals.
 *
 * <p>This takes the place of a rule of ten reposts, half of them for prizes, of five brands: on the
 * sample world that rule found 20 of 45 planted hunters.
 *
 * <p>Cost: one shuffle of the reposts and one of the follows; prize posts and givers are broadcast.
 *
 * @param words regular expression, found anywhere in the text of a prize post
 * @param days reposts that are looked at, up to the night; 90, as the definition says
 * @param leastPrizePosts prize posts of a giver, at least 1; 2, chosen: once is an event
 * @param leastReposts prize posts that a hunter reposted, at least 1; 2
 * @param repostShare share of a hunter's reposts that are of prize posts, in (0, 1); 0.4; at least
 *     twice the base rate
 * @param followShare share of a hunter's followees that give prizes, in (0, 1); 0.35; at least
 *     twice the base rate
 * @param leastEvidence nats; 8: with one hunter in 67 accounts the odds are 45 to 1
 */
public record PrizeHunters(
    String words,
    int days,
    int leastPrizePosts,
    int leastReposts,
    double repostShare,
    double followShare,
    double leastEvidence) {

  private static final String WORDS =
      "抽奖|中奖|锦鲤|[抽揪][^，。！]{0,10}(送|奖|赢)|[抽揪][一二两三四五六七八九十百0-9]+[位个名]"
          + "|(?i:giveaway|sweepstakes|prize draw)";

  /** Hunters do at least this many times what everybody does. */
  private static final double LEAST_LIFT = 2;

  private static final double MOST_SHARE = 0.9;

  public PrizeHunters {
    try {
      Pattern.compile(words);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("words must be a regular expression, was " + words, e);
    }
    if (days < 1 || leastPrizePosts < 1 || leastReposts < 1) {
      throw new IllegalArgumentException(
          "days, leastPrizePosts and leastReposts must be at least 1, were %d, %d and %d"
              .formatted(days, leastPrizePosts, leastReposts));
    }
    if (!(repostShare > 0 && repostShare < 1 && followShare > 0 && followShare < 1)) {
      throw new IllegalArgumentException(
          "repostShare and followShare must be in (0, 1), were %s and %s"
              .formatted(repostShare, followShare));
    }
  }

  /** With the values that stand beside each setting. */
  public PrizeHunters() {
    this(WORDS, 90, 2, 2, 0.4, 0.35, 8);
  }

  public Table<PrizeHunter> of(Table<Post> posts, Table<Follow> follows, LocalDate asOf) {
    var counted =
        reposts(posts, asOf)
            .join(followees(follows, givers(posts)), new String[] {"accountId"}, "left")
            .na()
            .fill(0);
    var base =
        counted.agg(
            rate(sum("prizeRepostsCount"), sum("repostsCount")).as("repostBase"),
            rate(sum("giversFollowedCount"), sum("followeesCount")).as("followBase"));
    var rows =
        counted
            .crossJoin(broadcast(base))
            .withColumn(
                "logOdds",
                evidence("prizeRepostsCount", "repostsCount", repostShare, "repostBase")
                    .plus(
                        evidence(
                            "giversFollowedCount", "followeesCount", followShare, "followBase")))
            .where(
                col("logOdds").geq(leastEvidence).and(col("prizeRepostsCount").geq(leastReposts)))
            .join(givers(posts), new String[] {"accountId"}, "left_anti");
    return new Table<>(PrizeHunter.class, rows);
  }

  /** Accounts that give prizes again and again: accountId. */
  Dataset<Row> givers(Table<Post> posts) {
    return prizePosts(posts)
        .groupBy("authorId")
        .agg(count(lit(1)).as("posts"))
        .where(col("posts").geq(leastPrizePosts))
        .select(col("authorId").as("accountId"));
  }

  /** Follows that a prize explains: followerId, followeeId. */
  public Dataset<Row> explained(
      Table<PrizeHunter> hunters, Table<Post> posts, Table<Follow> follows) {
    return follows
        .rows()
        .select("followerId", "followeeId")
        .join(
            hunters.rows().select(col("accountId").as("followerId")),
            new String[] {"followerId"},
            "left_semi")
        .join(
            givers(posts).select(col("accountId").as("followeeId")),
            new String[] {"followeeId"},
            "left_semi");
  }

  /**
   * Posts that give prizes: postId, authorId. {@link #of} and {@link #explained} ask for them four
   * times in all; whoever calls both persists this, and Spark finds it again by its plan.
   */
  public Dataset<Row> prizePosts(Table<Post> posts) {
    return posts
        .rows()
        .where(not(col("isRepost")).and(col("text").rlike(words)))
        .select(col("postId"), col("accountId").as("authorId"));
  }

  private Dataset<Row> reposts(Table<Post> posts, LocalDate asOf) {
    var end = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC);
    var originals = posts.rows().select(col("postId").as("originalId"));
    var prizes = broadcast(prizePosts(posts).withColumnRenamed("postId", "originalId"));
    return posts
        .rows()
        .where(
            col("isRepost")
                .and(unix_seconds(col("createdAt")).geq(end.minusDays(days).toEpochSecond())))
        .select(col("accountId"), coalesce(col("rootPostId"), col("parentPostId")).as("originalId"))
        .join(originals, new String[] {"originalId"}, "left_semi")
        .join(prizes, new String[] {"originalId"}, "left")
        .groupBy("accountId")
        .agg(
            count(lit(1)).as("repostsCount"),
            count("authorId").as("prizeRepostsCount"),
            countDistinct("authorId").as("giversCount"));
  }

  private static Dataset<Row> followees(Table<Follow> follows, Dataset<Row> givers) {
    return follows
        .rows()
        .where(not(col("gone")))
        .select(col("followerId").as("accountId"), col("followeeId"))
        .join(
            broadcast(givers.select(col("accountId").as("followeeId"), lit(1).as("isGiver"))),
            new String[] {"followeeId"},
            "left")
        .groupBy("accountId")
        .agg(count(lit(1)).as("followeesCount"), count("isGiver").as("giversFollowedCount"));
  }

  /** A share that is never 0 nor 1. */
  private static Column rate(Column part, Column whole) {
    return coalesce(part, lit(0L)).plus(1).divide(coalesce(whole, lit(0L)).plus(2)).cast("double");
  }

  private static Column evidence(String part, String whole, double share, String base) {
    var hunters = least(lit(MOST_SHARE), greatest(lit(share), col(base).multiply(LEAST_LIFT)));
    var rest = col(whole).minus(col(part));
    var ratio =
        col(part)
            .multiply(log(hunters.divide(col(base))))
            .plus(rest.multiply(log(lit(1.0).minus(hunters).divide(lit(1.0).minus(col(base))))));
    return when(col(whole).gt(0), ratio).otherwise(0.0);
  }
}
