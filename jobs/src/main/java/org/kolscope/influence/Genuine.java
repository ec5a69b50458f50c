package org.kolscope.influence;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.influence.spread.Genuineness;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * {@link Genuineness} as a weight of every account, unjudged ones included, in whole numbers of
 * {@link #UNITS}, so that sums do not depend on the order.
 */
final class Genuine {

  /** The weight of an account that is certainly genuine: 2^20, a millionth is enough. */
  static final long UNITS = 1L << 20;

  private Genuine() {}

  /**
   * Adds {@code genuine} and {@code isZombie}, whether it is called so, to rows of accounts.
   *
   * <p>Cost: one join of the accounts with the verdicts, and one row of totals, broadcast.
   *
   * @param accounts any rows
   * @param id the column with the account
   */
  static Dataset<Row> added(Dataset<Row> accounts, String id, Table<Verdict> verdicts) {
    var judged =
        verdicts
            .rows()
            .select(
                col("accountId").as(id),
                round(Genuineness.share().multiply((double) UNITS)).cast("bigint").as("judged"),
                coalesce(col("call").equalTo(Call.ZOMBIE.name()), lit(false)).as("isZombie"));
    var mean =
        judged.agg(
            coalesce(
                    expr("cast(round(try_divide(sum(judged), count(judged))) as long)"), lit(UNITS))
                .as("mean"));
    return accounts
        .join(judged, WholeGraphs.names(id), "left")
        .crossJoin(broadcast(mean))
        .withColumn("genuine", coalesce(col("judged"), col("mean")))
        .withColumn("isZombie", coalesce(col("isZombie"), lit(false)))
        .drop("judged", "mean");
  }

  /** A weight as a probability. */
  static double share(long genuine) {
    return (double) genuine / UNITS;
  }
}
