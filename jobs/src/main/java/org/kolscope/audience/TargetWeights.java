package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * How much an account counts as a real target customer, in whole units so that sums do not depend
 * on the order. Real is who is not called zombie: the unjudged are, as in all counts of people
 * here; how likely an account is real enters the weight of a target customer.
 *
 * <p>Cost: one join of verdicts with target customers.
 *
 * @param scale units of a certain target customer
 */
public record TargetWeights(int scale) {

  /**
   * One row per account that is called zombie or has a row in {@link TargetCustomer}: accountId,
   * isZombie, and of the latter, null for others, genuine and units, the probabilities of being
   * real and of being real and a target customer, in units, and the column probability itself.
   */
  public Dataset<Row> of(Table<Verdict> verdicts, Table<TargetCustomer> targets) {
    var zombies =
        verdicts
            .rows()
            .where(col("call").equalTo(Verdict.Call.ZOMBIE.name()))
            .select(col("accountId"), lit(true).as("isZombie"));
    var genuine = col("genuineProbability");
    var both = genuine.multiply(col("probability"));
    var weighed =
        targets
            .rows()
            .select(
                col("accountId"),
                round(genuine.multiply((double) scale)).cast("bigint").as("genuine"),
                round(both.multiply((double) scale)).cast("bigint").as("units"),
                col("probability"));
    return zombies
        .join(weighed, new String[] {"accountId"}, "full")
        .select(
            col("accountId"),
            coalesce(col("isZombie"), lit(false)).as("isZombie"),
            when(col("isZombie").isNull(), col("genuine")).as("genuine"),
            when(col("isZombie").isNull(), col("units")).as("units"),
            when(col("isZombie").isNull(), col("probability")).as("probability"));
  }
}
