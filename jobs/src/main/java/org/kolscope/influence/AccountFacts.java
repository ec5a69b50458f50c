package org.kolscope.influence;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;

/**
 * Counts what the loaded data says about each account: fans, followees, mutuals, posts and reposts
 * given and received.
 *
 * <p>One row per account that has a row in {@link Account} (a stub too), an edge that is not {@code
 * gone}, a post that is not deleted, or a repost by another. Ended follows and deleted posts count
 * for nobody: the facts are those of the night asked, as a reader could see them. A repost whose
 * source is unknown counts as given, and as received by nobody. What counts as received is exactly
 * {@link RepostEdges}, so the two tables add up.
 *
 * <p>Cost: one shuffle of the follow edges by pair (an edge meets its opposite there, without a
 * self-join), and one by account of counts that each task has already added up: no task ever holds
 * all fans of a KOL. Sums of whole numbers and maxima only: the result depends on neither
 * partitioning nor row order. Empty input gives an empty table.
 */
public record AccountFacts() {

  private static final List<String> COUNTS =
      List.of(
          "fansCount",
          "followeesCount",
          "mutualsCount",
          "postsCount",
          "repostsGivenCount",
          "repostsReceivedCount",
          "repostersCount");

  /**
   * Counts for every account.
   *
   * @param reposts made of the same posts
   */
  public Table<AccountFact> of(
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Post> posts,
      Table<RepostEdge> reposts) {
    var known = accounts.rows().select(contribution(col("accountId"), Map.of()));
    var counted =
        known
            .unionByName(followCounts(follows.rows()))
            .unionByName(postCounts(posts.rows()))
            .unionByName(repostCounts(reposts.rows()))
            .groupBy("accountId")
            .agg(totalOf(COUNTS.get(0)), totals())
            .withColumn(
                "reciprocityShare",
                when(
                    col("followeesCount").gt(0),
                    col("mutualsCount").divide(col("followeesCount"))));
    return new Table<>(AccountFact.class, counted);
  }

  private static Column totalOf(String count) {
    return sum(count).as(count);
  }

  private static Column[] totals() {
    return COUNTS.stream().skip(1).map(AccountFacts::totalOf).toArray(Column[]::new);
  }

  /** One row for {@code account} that adds {@code counts} to its facts, and 0 to all others. */
  private static Column[] contribution(Column account, Map<String, Column> counts) {
    return Stream.concat(
            Stream.of(account.as("accountId")),
            COUNTS.stream().map(c -> counts.getOrDefault(c, lit(0L)).cast("long").as(c)))
        .toArray(Column[]::new);
  }

  /** Each pair of accounts once, with the directions it has, tells two accounts three counts. */
  private static Dataset<Row> followCounts(Dataset<Row> follows) {
    var low = least(col("followerId"), col("followeeId"));
    var high = greatest(col("followerId"), col("followeeId"));
    var pairs =
        follows
            .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
            .groupBy(low.as("low"), high.as("high"))
            .agg(
                max(col("followerId").lt(col("followeeId"))).cast("long").as("up"),
                max(col("followerId").gt(col("followeeId"))).cast("long").as("down"));
    var both = col("up").multiply(col("down"));
    return pairs.select(
        inline(
            array(
                struct(followContribution("low", "down", "up", both)),
                struct(followContribution("high", "up", "down", both)))));
  }

  private static Column[] followContribution(
      String account, String read, String reads, Column both) {
    return contribution(
        col(account),
        Map.of("fansCount", col(read), "followeesCount", col(reads), "mutualsCount", both));
  }

  private static Dataset<Row> postCounts(Dataset<Row> posts) {
    return posts
        .where(RepostEdges.isShown())
        .select(
            contribution(
                col("accountId"),
                Map.of("postsCount", lit(1L), "repostsGivenCount", col("isRepost"))));
  }

  private static Dataset<Row> repostCounts(Dataset<Row> reposts) {
    return reposts.select(
        contribution(
            col("authorId"),
            Map.of("repostsReceivedCount", col("count"), "repostersCount", lit(1L))));
  }
}
