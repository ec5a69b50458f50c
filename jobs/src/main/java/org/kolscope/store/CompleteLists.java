package org.kolscope.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Crawl;

/**
 * Which lists of followers and followees a drop has whole. The crawl must say so, and the drop must
 * have at least as many follows of the list as the crawl saw: a row lost on the way, to quarantine
 * say, or left out because it did not change, must not look like the end of a follow.
 */
final class CompleteLists {

  private static final String REFUSED = "kolscopeRefused";
  private static final String NIGHT = "kolscopeNight";

  private CompleteLists() {}

  /**
   * Columns {@code followerId}, {@code followeeId}, of which one is null, {@code asOf} and {@code
   * logKind}; each night by itself.
   *
   * @param follows with {@code asOf}, as the crawls
   * @param refusedRows per night, follows that only a refusal kept out; none where a night is
   *     missing
   */
  static Dataset<Row> of(
      Dataset<Row> follows, Dataset<Row> crawls, Map<LocalDate, Long> refusedRows) {
    var refused = lit(0L);
    for (var night : refusedRows.entrySet()) {
      if (night.getValue() > 0) {
        refused =
            when(col(StoredTable.AS_OF).equalTo(lit(night.getKey())), lit(night.getValue()))
                .otherwise(refused);
      }
    }
    var complete = crawls.withColumn(REFUSED, refused).filter(col("complete"));
    return of(follows, complete, Crawl.Kind.FOLLOWERS, "followeeId", LogKind.ALL_FOLLOWERS)
        .unionByName(
            of(follows, complete, Crawl.Kind.FOLLOWEES, "followerId", LogKind.ALL_FOLLOWEES), true);
  }

  private static Dataset<Row> of(
      Dataset<Row> follows, Dataset<Row> crawls, Crawl.Kind kind, String owner, LogKind list) {
    var brought =
        follows
            .filter(not(col("gone")))
            .groupBy(col(owner), col(StoredTable.AS_OF).as(NIGHT))
            .agg(count(lit(1)).as("brought"));
    var isOfCrawl =
        col("accountId").equalTo(col(owner)).and(col(StoredTable.AS_OF).equalTo(col(NIGHT)));
    return crawls
        .filter(col("kind").equalTo(kind.name()))
        .join(brought, isOfCrawl, "left_outer")
        .filter(coalesce(col("brought"), lit(0)).plus(col(REFUSED)).geq(col("rowsSeen")))
        .select(
            col("accountId").as(owner), col(StoredTable.AS_OF), lit(list.name()).as(LogNight.KIND));
  }
}
