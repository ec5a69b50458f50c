package org.kolscope.influence.spread;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * The probability that an account is genuine, as graphs are discounted by it: 1 less that of being
 * a zombie, and 1 or 0 where a person decided GENUINE or ZOMBIE. An unjudged account has the mean
 * of all judged ones, so that not knowing neither helps nor hurts; where nobody is judged, 1.
 */
public final class Genuineness {

  private Genuineness() {}

  /** One row per judged account: {@code accountId} and {@code genuine}, in [0, 1]. */
  public static Dataset<Row> of(Table<Verdict> verdicts) {
    return verdicts
        .rows()
        .select(col("accountId"), share().as("genuine"))
        .where(col("genuine").isNotNull());
  }

  /** What a row of {@link Verdict} says, in [0, 1]; null if the account is unjudged. */
  public static Column share() {
    return when(decided(Verdict.Call.GENUINE), lit(1.0))
        .when(decided(Verdict.Call.ZOMBIE), lit(0.0))
        .otherwise(lit(1.0).minus(col("zombieProbability")));
  }

  /** By account, in the order of {@code rising}. */
  public static double[] of(AccountValues judged, long[] rising) {
    return judged.of(rising, judged.mean(1));
  }

  private static Column decided(Verdict.Call call) {
    return col("isAppealed").and(col("call").equalTo(call.name()));
  }
}
