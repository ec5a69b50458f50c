package org.kolscope.influence;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Table;

/**
 * Adds up what the posts of the last days have brought to each candidate and brief account, with
 * counters that settle: figures of a day stop moving by themselves once all its posts are settled.
 *
 * <p>A post settles in the night (a day of {@code zone}) in which it turns {@code settleHours} old.
 * It counts with its newest row of the log up to the end of that night: what a later night learned
 * about it moves nothing. A post first seen after that night counts with its first row and is
 * settled at once. Until then it counts with its newest row. The log holds a row only where
 * something changed, so a post that was not crawled again settles with what was known.
 *
 * <p>Whether a post counts at all is asked of its newest row, whatever its age: a deleted one does
 * not, a repost does. The day, too, is that of the newest row.
 *
 * <p>The log alone decides: rows of nights after {@code asOf} are not read, so an old night that
 * runs again gives what it gave then, as long as {@code compact} has not folded the nights of its
 * window. Rows of nights more than two days before the window are not read either, nor rows that
 * date a post that far outside of it: intake takes no post before it was written.
 *
 * <p>Cost: the log is cut to the nights (partitions) and the times of the window, then to the
 * candidates and brief accounts (one semi-join, a broadcast where they are few); what is left is
 * shuffled by post, and its posts by account and day, both partially aggregated first. Whole
 * numbers, and picks by night, of which a post has one row each: the result depends on neither
 * partitioning nor row order, nor on the zone of the session. No posts: an empty table.
 *
 * @param settleHours age at which a post is settled, in elapsed hours, at least 1. Default 72,
 *     after the T+4 practice of Datastory: all posts of a day settle in the third night after it,
 *     which is read on the fourth day. Higher: fuller counters of slow posts, and figures that move
 *     for longer.
 * @param days length of the window that is made anew every night, the day of the night included.
 *     Default 7, chosen: a whole week, and a day stays for three nights after the one that settles
 *     it, so that late and deleted posts still show. Must be more than {@code settleHours / 24}, or
 *     a day would leave the window before it is settled. Higher: more of them show, and more log is
 *     read.
 */
public record AccountDays(int settleHours, int days) {

  private static final int DEFAULT_SETTLE_HOURS = 72;
  private static final int DEFAULT_DAYS = 7;

  /** Zones are up to 26 hours apart: times that were once read in another zone are found too. */
  private static final int SLACK_DAYS = 2;

  private static final String AS_OF = "asOf";

  public AccountDays {
    if (settleHours < 1) {
      throw new IllegalArgumentException("settleHours must be at least 1, was " + settleHours);
    }
    var least = (settleHours - 1) / 24 + 2;
    if (days < least) {
      throw new IllegalArgumentException(
          "days must be at least %d for posts that settle after %d hours, was %d"
              .formatted(least, settleHours, days));
    }
  }

  /** With the default age and window. */
  public AccountDays() {
    this(DEFAULT_SETTLE_HOURS, DEFAULT_DAYS);
  }

  /** Nights whose log must be there one by one: those of the days, and until they settle. */
  public int nights() {
    return days + (settleHours - 1) / 24 + 3;
  }

  /**
   * The days up to the night {@code asOf}.
   *
   * @param zone of days and nights
   * @param postHistory the log of table {@code Post}: its columns and {@code asOf}, the night of
   *     each row
   */
  public Table<AccountDay> of(
      LocalDate asOf,
      ZoneId zone,
      Dataset<Row> postHistory,
      Table<Candidate> candidates,
      Table<BriefAccount> brief) {
    var rows =
        within(asOf, zone, postHistory)
            .join(trackedAccounts(candidates, brief), new String[] {"accountId"}, "left_semi");
    var settlesOn = dayOf(ageing(settleHours), zone);
    var settled = count(when(settlesOn.leq(lit(asOf)), lit(1))).as("settledPostsCount");
    var sums = counters().map(c -> sum(c).as(c));
    var accountDays =
        posts(rows, settlesOn)
            .where(RepostEdges.isShown())
            .withColumn("day", dayOf(ageing(0), zone))
            .where(col("day").between(lit(firstDay(asOf)), lit(asOf)))
            .groupBy("accountId", "day")
            .agg(
                count(lit(1)).as("postsCount"),
                Stream.concat(Stream.of(settled), sums).toArray(Column[]::new));
    return new Table<>(AccountDay.class, accountDays);
  }

  /** Ids of the accounts that have rows here; some twice. */
  static Dataset<Row> trackedAccounts(Table<Candidate> candidates, Table<BriefAccount> brief) {
    var known = col("role").equalTo(BriefAccount.Role.CUSTOMER.name());
    return candidates
        .rows()
        .select("accountId")
        .union(brief.rows().where(not(known)).select("accountId"));
  }

  private LocalDate firstDay(LocalDate asOf) {
    return asOf.minusDays(days - 1L);
  }

  private Dataset<Row> within(LocalDate asOf, ZoneId zone, Dataset<Row> history) {
    var first = firstDay(asOf).minusDays(SLACK_DAYS);
    var last = asOf.plusDays(SLACK_DAYS);
    return history
        .where(col(AS_OF).between(lit(first), lit(asOf)))
        .where(
            col("createdAt")
                .geq(lit(first.atStartOfDay(zone).toInstant()))
                .and(col("createdAt").lt(lit(last.plusDays(1).atStartOfDay(zone).toInstant()))));
  }

  /** One row per post: what it is, from its newest row, and the counters it counts with. */
  private static Dataset<Row> posts(Dataset<Row> rows, Column settlesOn) {
    var counters = struct(counters().map(c -> col(c)).toArray(Column[]::new));
    var unlessSettledBefore = when(col(AS_OF).leq(settlesOn), col(AS_OF));
    return rows.groupBy("postId")
        .agg(
            max_by(struct("accountId", "createdAt", "deleted"), col(AS_OF)).as("newest"),
            // max_by passes over rows whose night is null
            max_by(counters, unlessSettledBefore).as("inTime"),
            min_by(counters, col(AS_OF)).as("first"))
        .select(col("newest.*"), coalesce(col("inTime"), col("first")).as("counters"))
        .select("accountId", "createdAt", "deleted", "counters.*");
  }

  static Stream<String> counters() {
    return Stream.of("repostCount", "commentCount", "likeCount", "readCount");
  }

  /** Seconds of the epoch at which a post is this old; elapsed time, whatever clocks do. */
  private static Column ageing(int hours) {
    return unix_seconds(col("createdAt")).plus(hours * 3600L);
  }

  /** Built from whole seconds: Spark's own date of a time would follow the zone of the session. */
  private static Column dayOf(Column seconds, ZoneId zone) {
    var local = unix_seconds(from_utc_timestamp(timestamp_seconds(seconds), zone.getId()));
    return date_from_unix_date(floor(local.divide(86_400L)).cast("int"));
  }
}
