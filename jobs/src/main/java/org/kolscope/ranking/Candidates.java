package org.kolscope.ranking;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.kolscope.schema.BriefAccount.Role.COMPETITOR;
import static org.kolscope.schema.BriefAccount.Role.CUSTOMER;
import static org.kolscope.schema.BriefAccount.Role.OWN;
import static org.kolscope.schema.BriefAccount.Role.STAFF;

import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Table;

/**
 * Picks the accounts that may be ranked: enough fans in the data, or named in the brief.
 *
 * <p>An account that is {@code OWN} or {@code COMPETITOR} for any brand of the brief is no
 * candidate, however many fans it has and whatever else it is: the ranking finds voices outside the
 * companies. {@code STAFF} and {@code CUSTOMER} are private persons: the brief alone makes none of
 * them a candidate, since a KOL is shown by name. All other parts of the brief make a candidate,
 * also one the data does not hold.
 *
 * <p>Cost: one shuffle of the accounts that pass, not of all accounts. Maxima only: the result
 * depends on neither partitioning nor row order. No facts and no brief: an empty table.
 *
 * @param minFans fans in the data (not displayed followers) from which an account is a candidate,
 *     at least 1. Default 10: chosen, see decision 0006; below ten fans, one fan more or less moves
 *     a percentile by itself. Lower means more candidates and larger samples, and percentiles that
 *     are easier for all others, as the small accounts fill the lower end.
 */
public record Candidates(int minFans) {

  private static final int DEFAULT_MIN_FANS = 10;

  public Candidates {
    if (minFans < 1) {
      throw new IllegalArgumentException("minFans must be at least 1, was " + minFans);
    }
  }

  /** With the default number of fans. */
  public Candidates() {
    this(DEFAULT_MIN_FANS);
  }

  public Table<Candidate> of(Table<AccountFact> facts, Table<BriefAccount> brief) {
    var isCompany = col("role").isin(OWN.name(), COMPETITOR.name());
    var byFans =
        facts
            .rows()
            .where(col("fansCount").geq(minFans))
            .select(col("accountId"), lit(true).as("hasFans"), lit(false).as("speaksForCompany"));
    var byBrief =
        brief
            .rows()
            .where(not(col("role").isin(STAFF.name(), CUSTOMER.name())))
            .select(col("accountId"), lit(false).as("hasFans"), isCompany.as("speaksForCompany"));
    var candidates =
        byFans
            .unionByName(byBrief)
            .groupBy("accountId")
            .agg(max("hasFans").as("hasFans"), max("speaksForCompany").as("speaksForCompany"))
            .where(not(col("speaksForCompany")))
            .withColumn(
                "basis",
                when(col("hasFans"), lit(Candidate.Basis.FANS.name()))
                    .otherwise(lit(Candidate.Basis.BRIEF.name())));
    return new Table<>(Candidate.class, candidates);
  }
}
