package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Table;

/**
 * How long the fan lists of accounts are: as loaded where a complete crawl saw them or nobody knows
 * better, as the platform displays where that is more.
 */
public record WholeLists(Table<Account> accounts, Table<Crawl> crawls) {

  /**
   * Adds a column to rows of accounts.
   *
   * @param lists followeeId and loaded, its loaded fans
   */
  public Dataset<Row> added(Dataset<Row> lists) {
    var complete =
        crawls
            .rows()
            .where(col("kind").equalTo(Crawl.Kind.FOLLOWERS.name()).and(col("complete")))
            .select(col("accountId").as("followeeId"), lit(true).as("isComplete"));
    var displayed =
        accounts.rows().select(col("accountId").as("followeeId"), col("followersCount"));
    String[] key = {"followeeId"};
    return lists
        .join(displayed, key, "left")
        .join(complete, key, "left")
        .withColumn("whole", whole())
        .drop("followersCount", "isComplete");
  }

  private static Column whole() {
    return when(col("isComplete"), col("loaded"))
        .otherwise(greatest(col("loaded"), coalesce(col("followersCount"), lit(0L))));
  }
}
