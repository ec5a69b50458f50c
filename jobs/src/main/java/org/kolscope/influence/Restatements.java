package org.kolscope.influence;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.kolscope.schema.Restatement.Reason.CANDIDATES;
import static org.kolscope.schema.Restatement.Reason.CORRECTED_COUNTERS;
import static org.kolscope.schema.Restatement.Reason.DELETED_POSTS;
import static org.kolscope.schema.Restatement.Reason.LATE_POSTS;
import static org.kolscope.schema.Restatement.Reason.UNSETTLED_COUNTERS;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Table;

/**
 * Compares the account days of tonight with those of the night before and says which figures moved
 * and why.
 *
 * <p>Looked at are the days that both windows hold: after {@code tonight.asOf - days} and up to
 * {@code before.asOf}. An account and day is restated if its posts or any of its four counters are
 * other than before, a counter that becomes known included; that posts settled with equal sums is
 * no restatement. Each has exactly one reason, the first that holds:
 *
 * <ol>
 *   <li>{@code CANDIDATES}: it has a row in one night only, and in the other the account was
 *       neither candidate nor in the brief;
 *   <li>{@code DELETED_POSTS}, {@code LATE_POSTS}: fewer, or more, posts than before, none counting
 *       as 0; their counters are part of the difference;
 *   <li>{@code UNSETTLED_COUNTERS}: as many posts, and before not all were settled;
 *   <li>{@code CORRECTED_COUNTERS}: as many posts, and before all were settled.
 * </ol>
 *
 * <p>So per day, what was published and the sum of its restatements is what is there now. Seen are
 * sums, not posts: a post that went while another came moved counters. Settings that changed
 * between the nights restate as well and are booked as if the data had.
 *
 * <p>Cost: the two nights' account days and accounts, shuffled by account and day (and ids of
 * accounts by account); no posts are read. Counts and sums of whole numbers: the result depends on
 * neither partitioning nor row order.
 *
 * @param days length of the window of {@link AccountDays}, at least 1
 */
public record Restatements(int days) {

  public Restatements {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
  }

  /**
   * What a night knew.
   *
   * @param accountDays as {@link AccountDays} made it of the other two
   */
  public record Night(
      LocalDate asOf,
      Table<AccountDay> accountDays,
      Table<Candidate> candidates,
      Table<BriefAccount> brief) {

    private Dataset<Row> tracked(String mark) {
      return AccountDays.trackedAccounts(candidates, brief).distinct().withColumn(mark, lit(true));
    }

    private Dataset<Row> figures(String name, LocalDate firstDay, LocalDate lastDay) {
      return accountDays
          .rows()
          .where(col("day").between(lit(firstDay), lit(lastDay)))
          .select(col("accountId"), col("day"), struct("*").as(name));
    }
  }

  /**
   * The differences of {@code tonight} to {@code before}; without an earlier night there is nothing
   * to compare and this step is not asked.
   *
   * @throws IllegalArgumentException if {@code before} is not earlier than {@code tonight}
   */
  public Table<Restatement> of(Night before, Night tonight) {
    if (!before.asOf().isBefore(tonight.asOf())) {
      throw new IllegalArgumentException(
          "before must be a night before %s, was %s".formatted(tonight.asOf(), before.asOf()));
    }
    var restatements =
        pairs(before, tonight)
            .withColumn("reason", reason())
            .where(col("reason").isNotNull())
            .groupBy("day", "reason")
            .agg(
                count(lit(1)).as("accountsCount"),
                sum(posts("before")).as("postsBefore"),
                sum(posts("now")).as("postsAfter"),
                sum(interactions("before")).as("interactionsBefore"),
                sum(interactions("now")).as("interactionsAfter"));
    return new Table<>(Restatement.class, restatements);
  }

  private Dataset<Row> pairs(Night before, Night tonight) {
    var firstDay = tonight.asOf().minusDays(days - 1L);
    var lastDay = before.asOf();
    return before
        .figures("before", firstDay, lastDay)
        .join(
            tonight.figures("now", firstDay, lastDay),
            new String[] {"accountId", "day"},
            "full_outer")
        .join(before.tracked("wasTracked"), new String[] {"accountId"}, "left_outer")
        .join(tonight.tracked("isTracked"), new String[] {"accountId"}, "left_outer");
  }

  /** Null where nothing moved. */
  private static Column reason() {
    var wasUntracked = col("before").isNull().and(col("wasTracked").isNull());
    var isUntracked = col("now").isNull().and(col("isTracked").isNull());
    var wasUnsettled = col("before.settledPostsCount").lt(col("before.postsCount"));
    return when(wasUntracked.or(isUntracked), lit(CANDIDATES.name()))
        .when(posts("now").lt(posts("before")), lit(DELETED_POSTS.name()))
        .when(posts("now").gt(posts("before")), lit(LATE_POSTS.name()))
        .when(sameCounters(), lit(null))
        .when(wasUnsettled, lit(UNSETTLED_COUNTERS.name()))
        .otherwise(lit(CORRECTED_COUNTERS.name()));
  }

  private static Column sameCounters() {
    return AccountDays.counters()
        .map(c -> col("before." + c).eqNullSafe(col("now." + c)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Column posts(String night) {
    return coalesce(col(night + ".postsCount"), lit(0L));
  }

  private static Column interactions(String night) {
    return coalesce(col(night + ".repostCount"), lit(0L))
        .plus(coalesce(col(night + ".commentCount"), lit(0L)))
        .plus(coalesce(col(night + ".likeCount"), lit(0L)));
  }
}
