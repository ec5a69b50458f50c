package org.kolscope.influence.spread;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.influence.RepostEdges;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Counts, for each reader and each account it reads, the posts it could have seen and those of them
 * that it passed on: what {@link org.kolscope.graph.spread.ShareRates} learns from.
 *
 * <p>An exposure is a post, reposts included, that the author made in the window, on or after the
 * day the follow began as far as that is known: {@code followedAt}, else the night the follow was
 * first seen if that is after the first night of any follow of the author; what was there in that
 * first night may have been there all the time. A share is a distinct post of the author that the
 * reader reposted in the window, as {@link RepostEdges} attributes it. There are at least as many
 * exposures as shares: what was passed on was seen. An author of whom no post in the window is
 * loaded says nothing, neither exposures nor shares.
 *
 * <p>Shares of authors that the reader does not follow are there too, without exposures: such posts
 * came another way, and there is no telling how many that way showed.
 *
 * <p>Cost: the follows are shuffled twice, to meet the nights they were first seen and the shares,
 * and joined with one row per author; most arcs have no share and stay one row. Counts only:
 * independent of partitioning.
 *
 * @param days window, up to the night, at least 1; 90, chosen: long enough that a reader of daily
 *     posts has a hundred exposures, short enough that tastes are the same
 * @param maxPostsADay posts of an author on a day beyond which more are not seen, at least 1; 10,
 *     chosen: nobody reads the thousandth post of an automaton
 */
public record Exposures(int days, int maxPostsADay) implements Serializable {

  private static final String[] PAIR = {"readerId", "authorId"};
  private static final String[] AUTHOR = {"authorId"};
  private static final long SECONDS_OF_DAY = 86_400;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Exposures {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
    if (maxPostsADay < 1) {
      throw new IllegalArgumentException("maxPostsADay must be at least 1, was " + maxPostsADay);
    }
  }

  /** The values that stand beside the settings. */
  public Exposures() {
    this(90, 10);
  }

  /**
   * One row per follow that is not gone, and per other pair with a share: {@code readerId}, {@code
   * authorId}, {@code isFollow}, {@code exposures} and {@code shares}, both longs.
   *
   * @param firstSeen followerId, followeeId and firstSeen, a date; may lack follows
   * @param posts with the authors that repost chains name
   */
  public Dataset<Row> of(
      LocalDate asOf,
      ZoneId zone,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      Table<Post> posts) {
    var arcs = arcs(zone, follows, firstSeen);
    var shares =
        within(asOf, zone, RepostEdges.acts(posts))
            .groupBy(col("reposterId").as("readerId"), col("authorId"))
            .agg(countDistinct("sharedPostId").as("reposted"));
    var seen =
        when(col("isFollow").isNull(), lit(0L))
            .when(col("since").isNull(), col("total"))
            .otherwise(
                expr("aggregate(filter(byDay, d -> d.day >= since), 0L, (n, d) -> n + d.posts)"));
    return arcs.join(shares, PAIR, "full_outer")
        .join(authors(asOf, zone, posts), AUTHOR, "left")
        .select(
            col("readerId"),
            col("authorId"),
            coalesce(col("isFollow"), lit(false)).as("isFollow"),
            when(col("total").isNull(), lit(0L))
                .otherwise(coalesce(col("reposted"), lit(0L)))
                .as("shares"),
            coalesce(seen, lit(0L)).as("seen"))
        .withColumn(
            "exposures", when(col("isFollow"), greatest("seen", "shares")).otherwise(lit(0L)))
        .drop("seen");
  }

  private Dataset<Row> within(LocalDate asOf, ZoneId zone, Dataset<Row> dated) {
    var end = asOf.plusDays(1);
    return dated.where(
        col("createdAt")
            .geq(lit(end.minusDays(days).atStartOfDay(zone).toInstant()))
            .and(col("createdAt").lt(lit(end.atStartOfDay(zone).toInstant()))));
  }

  /** Pairs of a follow with the first day of exposure, null for all of the window. */
  private static Dataset<Row> arcs(ZoneId zone, Table<Follow> follows, Dataset<Row> firstSeen) {
    var nights =
        firstSeen.select(
            col("followerId").as("readerId"),
            col("followeeId").as("authorId"),
            unix_date(col("firstSeen")).as("night"));
    var firstNights = nights.groupBy("authorId").agg(min("night").as("firstNight"));
    return follows
        .rows()
        .where(not(col("gone")))
        .select(
            col("followerId").as("readerId"), col("followeeId").as("authorId"), col("followedAt"))
        .join(nights, PAIR, "left")
        .join(firstNights, AUTHOR, "left")
        .select(
            col("readerId"),
            col("authorId"),
            lit(true).as("isFollow"),
            coalesce(
                    dayOf(col("followedAt"), zone),
                    when(col("night").gt(col("firstNight")), col("night")))
                .as("since"));
  }

  /** One row per author with posts in the window: total, and byDay with at most one entry a day. */
  private Dataset<Row> authors(LocalDate asOf, ZoneId zone, Table<Post> posts) {
    return within(asOf, zone, posts.rows().where(RepostEdges.isShown()))
        .groupBy(col("accountId").as("authorId"), dayOf(col("createdAt"), zone).as("day"))
        .agg(least(count(lit(1)), lit((long) maxPostsADay)).as("posts"))
        .groupBy("authorId")
        .agg(sum("posts").as("total"), collect_list(struct(col("day"), col("posts"))).as("byDay"));
  }

  /** Days of the epoch, in the zone. */
  private static Column dayOf(Column instant, ZoneId zone) {
    var local =
        unix_seconds(from_utc_timestamp(timestamp_seconds(unix_seconds(instant)), zone.getId()));
    return floor(local.divide(SECONDS_OF_DAY)).cast("int");
  }
}
