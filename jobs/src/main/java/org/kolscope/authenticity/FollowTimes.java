package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * When each follow began, as closely as the data says.
 *
 * <ul>
 *   <li>{@code followedAt}: that day (UTC).
 *   <li>Otherwise the night it was first seen, somewhere after the followee's last night with new
 *       fans. What was there in the followee's first night came at any time before: not timed by
 *       it.
 *   <li>Otherwise the order of the list, position 0 being the newest: a fan cannot have followed
 *       before any older fan was registered, so the running maximum of {@code createdAt} from the
 *       oldest on is a lower end, and the next maximum an upper one. A list with fewer than {@code
 *       LEAST_BOUNDS} different maxima says too little (or is in no such order).
 *   <li>A follow known to no better than {@link #WIDEST} days has no time. The step abstains.
 * </ul>
 *
 * <p>Cost: joins of the follows with their first nights and with the followers' registrations, a
 * window over the nights of each followee, and, for follows that only a list orders, a sort by
 * followee.
 */
public final class FollowTimes {

  /** The longest window of bursts. */
  static final int WIDEST = 30;

  private static final int LEAST_BOUNDS = 10;
  private static final long SECONDS_OF_DAY = 86_400;

  private FollowTimes() {}

  /**
   * One row per follow that is not gone: followerId, followeeId, since and day (days of the epoch,
   * both included; null if not timed), at (the day between them that stands for both), isGuarded
   * (within a day of registration, or not known to be later), registered (day; null if unknown),
   * isExplained.
   *
   * @param firstSeen followerId, followeeId and firstSeen, a date: the first night each follow is
   *     known of; may lack follows
   * @param explained followerId and followeeId: follows that something else explains, such as a
   *     prize
   */
  public static Dataset<Row> of(
      Table<Account> accounts,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      Dataset<Row> explained,
      LocalDate asOf) {
    var registrations =
        accounts
            .rows()
            .select(col("accountId").as("followerId"), unix_seconds(col("createdAt")).as("joined"));
    var edges =
        follows
            .rows()
            .where(not(col("gone")))
            .join(
                firstSeen.select(
                    col("followerId"), col("followeeId"), unix_date(col("firstSeen")).as("night")),
                new String[] {"followerId", "followeeId"},
                "left")
            .join(registrations, new String[] {"followerId"}, "left")
            .join(
                explained.withColumn("isExplained", lit(true)),
                new String[] {"followerId", "followeeId"},
                "left")
            .withColumn("isExplained", coalesce(col("isExplained"), lit(false)))
            .withColumn("followed", unix_seconds(col("followedAt")))
            .select(
                "followerId",
                "followeeId",
                "listPosition",
                "followed",
                "night",
                "joined",
                "isExplained");
    int last = (int) asOf.toEpochDay();
    var nightly = edges.join(nights(edges), new String[] {"followeeId", "night"}, "left");
    var timed =
        nightly.withColumn(
            "isListed",
            col("followed")
                .isNull()
                .and(col("before").isNull())
                .and(col("listPosition").isNotNull()));
    return ends(unlisted(timed).unionByName(listed(timed.where(col("isListed")), last)), last);
  }

  /** The nights on which a followee had new fans, each with the one before. */
  private static Dataset<Row> nights(Dataset<Row> edges) {
    return edges
        .where(col("followed").isNull().and(col("night").isNotNull()))
        .select("followeeId", "night")
        .distinct()
        .withColumn(
            "before", lag("night", 1).over(Window.partitionBy("followeeId").orderBy("night")));
  }

  private static Dataset<Row> unlisted(Dataset<Row> timed) {
    var exact = dayOf(col("followed"));
    return timed
        .where(not(col("isListed")))
        .withColumn("since", coalesce(exact, col("before").plus(1)))
        .withColumn("day", coalesce(exact, when(col("before").isNotNull(), col("night"))))
        .select("followerId", "followeeId", "followed", "joined", "since", "day", "isExplained");
  }

  private static Dataset<Row> listed(Dataset<Row> listed, int last) {
    var fromTheOldest =
        Window.partitionBy("followeeId")
            .orderBy(col("listPosition").desc(), col("followerId"))
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    var bounded = listed.withColumn("since", max(dayOf(col("joined"))).over(fromTheOldest));
    var ofFollowee = Window.partitionBy("followeeId");
    var bounds =
        bounded
            .where(col("since").isNotNull())
            .groupBy("followeeId", "since")
            .agg(max(coalesce(col("night"), lit(last))).as("latest"))
            .withColumn("next", lead("since", 1).over(ofFollowee.orderBy("since")))
            .withColumn("bounds", count(lit(1)).over(ofFollowee))
            .where(col("bounds").geq(LEAST_BOUNDS))
            .select(
                col("followeeId"),
                col("since"),
                greatest(col("since"), coalesce(col("next").minus(1), col("latest"))).as("day"));
    return bounded
        .join(bounds, new String[] {"followeeId", "since"}, "left")
        .select("followerId", "followeeId", "followed", "joined", "since", "day", "isExplained");
  }

  private static Dataset<Row> ends(Dataset<Row> edges, int last) {
    var isTimed =
        col("day")
            .minus(col("since"))
            .lt(WIDEST)
            .and(col("day").leq(last))
            .and(col("since").leq(col("day")));
    var known = edges.withColumn("isTimed", coalesce(isTimed, lit(false)));
    var within =
        when(col("followed").isNotNull(), col("followed").minus(col("joined")).lt(SECONDS_OF_DAY))
            .otherwise(col("since").minus(dayOf(col("joined"))).leq(1));
    return known.select(
        col("followerId"),
        col("followeeId"),
        when(col("isTimed"), col("since")).as("since"),
        when(col("isTimed"), col("day")).as("day"),
        when(col("isTimed"), floor(col("since").plus(col("day")).divide(2)).cast("int")).as("at"),
        coalesce(within, lit(false)).as("isGuarded"),
        dayOf(col("joined")).as("registered"),
        col("isExplained"));
  }

  private static Column dayOf(Column seconds) {
    return floor(seconds.divide(SECONDS_OF_DAY)).cast("int");
  }
}
