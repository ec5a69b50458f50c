package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import org.kolscope.schema.Evidence;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;

/**
 * Whom the accounts of each farm came to in concert, by the evidence of the experts. A followee is
 * a customer if enough of the farm's accounts have evidence about it: camouflage is spread over
 * many followees and does not reach that.
 *
 * <p>Cost: one shuffle of the evidence of zombies.
 *
 * @param leastAccounts accounts of the farm, at least 2; 4, as many as join two bursts
 * @param leastShare share of the farm's accounts, in (0, 1]; 0.05, chosen: farms that split their
 *     accounts into twenty fleets still reach it
 */
public record FarmCustomers(int leastAccounts, double leastShare) {

  public FarmCustomers {
    if (leastAccounts < 2) {
      throw new IllegalArgumentException("leastAccounts must be at least 2, was " + leastAccounts);
    }
    if (!(leastShare > 0 && leastShare <= 1)) {
      throw new IllegalArgumentException("leastShare must be in (0, 1], was " + leastShare);
    }
  }

  /** With the values that stand beside the settings. */
  public FarmCustomers() {
    this(4, 0.05);
  }

  public Table<FarmCustomer> of(Table<FarmMember> members, Table<Evidence> evidence) {
    var sizes = members.rows().groupBy("farmId").agg(count(lit(1)).as("size"));
    var rows =
        evidence
            .rows()
            .where(col("signal").isin(CohortEvidence.JOINED_BURST, StaticCohort.BLOCK_FOLLOW))
            .join(members.rows(), new String[] {"accountId"}, "inner")
            .groupBy("farmId", "followeeId")
            .agg(
                countDistinct("accountId").as("fansCount"),
                min("startsAt").as("startsAt"),
                max("endsAt").as("endsAt"))
            .join(sizes, new String[] {"farmId"}, "inner")
            .where(
                col("fansCount")
                    .geq(greatest(lit(leastAccounts), col("size").multiply(leastShare))));
    return new Table<>(FarmCustomer.class, rows);
  }
}
