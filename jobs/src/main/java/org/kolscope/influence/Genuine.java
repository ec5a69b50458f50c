package org.kolscope.influence;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * How likely each account is genuine, as a weight: one less the probability that it is a zombie, or
 * what a person decided. Of an account that nobody could judge nothing is known, so it weighs what
 * a judged account weighs on average; if nobody is judged, 1.
 *
 * <p>Weights are whole numbers of {@link #UNITS}, so that their sums do not depend on the order.
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
    var isDecided = col("isAppealed");
    var judged =
        verdicts
            .rows()
            .select(
                col("accountId").as(id),
                when(isDecided.and(col("call").equalTo(Call.GENUINE.name())), lit(UNITS))
                    .when(isDecided.and(col("call").equalTo(Call.ZOMBIE.name())), lit(0L))
                    .otherwise(expr("cast(round((1 - zombieProbability) * " + UNITS + ") as long)"))
                    .as("judged"),
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
