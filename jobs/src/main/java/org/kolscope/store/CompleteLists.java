package org.kolscope.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * Which lists of followers and followees a drop has whole. The crawl must say so, and the drop must
 * have at least as many follows of the list as the crawl saw: a row lost on the way, to quarantine
 * say, or left out because it did not change, must not look like the end of a follow.
 */
final class CompleteLists {

  private CompleteLists() {}

  /** Columns {@code followerId}, {@code followeeId}, of which one is null, and {@code logKind}. */
  static Dataset<Row> of(Table<Follow> follows, Table<Crawl> crawls, long refusedRows) {
    return of(
            follows, crawls, refusedRows, Crawl.Kind.FOLLOWERS, "followeeId", LogKind.ALL_FOLLOWERS)
        .unionByName(
            of(
                follows,
                crawls,
                refusedRows,
                Crawl.Kind.FOLLOWEES,
                "followerId",
                LogKind.ALL_FOLLOWEES),
            true);
  }

  private static Dataset<Row> of(
      Table<Follow> follows,
      Table<Crawl> crawls,
      long refusedRows,
      Crawl.Kind kind,
      String owner,
      LogKind list) {
    var brought =
        follows.rows().filter(not(col("gone"))).groupBy(owner).agg(count(lit(1)).as("brought"));
    return crawls
        .rows()
        .filter(col("complete").and(col("kind").equalTo(kind.name())))
        .join(brought, col("accountId").equalTo(col(owner)), "left_outer")
        .filter(coalesce(col("brought"), lit(0)).plus(refusedRows).geq(col("rowsSeen")))
        .select(col("accountId").as(owner), lit(list.name()).as(LogNight.KIND));
  }
}
