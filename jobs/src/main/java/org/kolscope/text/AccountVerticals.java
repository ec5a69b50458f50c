package org.kolscope.text;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;

/**
 * Counts the posts of each account by vertical and says who is an expert: most of what it writes
 * about is the vertical, and few others write as much about it.
 *
 * <p>Cost: one pass over the posts and one shuffle of counts by account and vertical; how many
 * accounts have how many posts of a vertical is a small table that is broadcast. Counts only:
 * independent of partitions.
 *
 * @param from a post is of its likeliest vertical if that has this share of the probability of all,
 *     in (0, 1]; ½, chosen: likelier than all others together
 * @param minPosts posts of any vertical that an expert must have, at least 1; 3, as feature 28 asks
 *     of relevance
 * @param expertShare of its posts of any vertical that must be of the one, in (0, 1]; 0.4
 * @param expertPercentile share of the accounts of the vertical that have fewer posts of it, in [0,
 *     1]; 0.8, with 0.4 the definition that people who hire KOLs use
 */
public record AccountVerticals(
    double from, long minPosts, double expertShare, double expertPercentile) {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public AccountVerticals {
    share("from", from);
    share("expertShare", expertShare);
    if (!(expertPercentile >= 0 && expertPercentile <= 1)) {
      throw new IllegalArgumentException(
          "expertPercentile must be in [0, 1], was " + expertPercentile);
    }
    if (minPosts < 1) {
      throw new IllegalArgumentException("minPosts must be at least 1, was " + minPosts);
    }
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1], was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public AccountVerticals() {
    this(0.5, 3, 0.4, 0.8);
  }

  /** The verticals of all accounts that write in one. */
  public Table<AccountVertical> of(Table<PostText> texts) {
    var counted =
        texts
            .rows()
            .where(col("verticalProbability").geq(from))
            .groupBy("accountId", "vertical")
            .agg(count(lit(1)).as("postsCount"));
    var all = sum("postsCount").over(Window.partitionBy("accountId"));
    var rows =
        counted
            .withColumn("all", all)
            .join(broadcast(percentiles(counted)), new String[] {"vertical", "postsCount"}, "inner")
            .withColumn("share", col("postsCount").divide(col("all")))
            .withColumn(
                "isExpert",
                col("all")
                    .geq(minPosts)
                    .and(col("share").geq(expertShare))
                    .and(col("percentile").geq(expertPercentile)));
    return new Table<>(AccountVertical.class, rows);
  }

  /** Share of the accounts of a vertical that have fewer posts of it, by vertical and posts. */
  private static Dataset<Row> percentiles(Dataset<Row> counted) {
    var ofVertical = Window.partitionBy("vertical");
    var fewer = ofVertical.orderBy("postsCount").rowsBetween(Window.unboundedPreceding(), -1);
    return counted
        .groupBy("vertical", "postsCount")
        .agg(count(lit(1)).as("accounts"))
        .withColumn("below", coalesce(sum("accounts").over(fewer), lit(0L)))
        .withColumn("percentile", col("below").divide(sum("accounts").over(ofVertical)))
        .select("vertical", "postsCount", "percentile");
  }
}
