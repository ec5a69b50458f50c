package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.schema.Account;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.FanBatch;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict.Call;

/**
 * Sums up, per candidate, the windows in which fans came in concert: what the time cohorts' rows
 * {@code joinedBurst} say of single accounts, seen from the KOL.
 *
 * <p>Where a source has no times there are no such rows and no batches: weeks in which many fans
 * registered are no evidence by themselves, since platforms grow in waves.
 *
 * <p>Cost: one shuffle of the evidence by candidate and window, a join of it with itself by account
 * (an account has few windows), and one of the candidates' follows by followee. Whole numbers only:
 * independent of partitioning. No evidence, no rows.
 *
 * @param leastFans accounts that make a batch, and that two batches must share to be told of, at
 *     least 2. Default 4, as many as join two bursts. The report suppresses what is under 20.
 * @param registrationDays length of the densest stretch of registrations, at least 1; default 9,
 *     the example of feature 10 of the plan
 */
public record FanBatches(int leastFans, int registrationDays) {

  private static final String[] BATCH = {"followeeId", "startsAt", "endsAt"};
  private static final String[] ACCOUNT = {"accountId"};
  private static final String[] FOLLOWEE = {"followeeId"};

  public FanBatches {
    if (leastFans < 2) {
      throw new IllegalArgumentException("leastFans must be at least 2, was " + leastFans);
    }
    if (registrationDays < 1) {
      throw new IllegalArgumentException(
          "registrationDays must be at least 1, was " + registrationDays);
    }
  }

  /** With the default settings. */
  public FanBatches() {
    this(4, 9);
  }

  /** The batches of every candidate. */
  public Table<FanBatch> of(FanQualities.Known known, Table<Evidence> evidence) {
    var days = new Days(known.zone(), known.asOf());
    var bursts = bursts(evidence);
    var ofKols =
        bursts
            .join(
                known.candidates().rows().select(col("accountId").as("followeeId")),
                FOLLOWEE,
                "left_semi")
            .join(known.verdicts().rows().select("accountId", "call"), ACCOUNT, "left")
            .join(registrations(known.accounts(), days), ACCOUNT, "left");
    var batches =
        ofKols
            .groupBy("followeeId", "startsAt", "endsAt")
            .agg(
                count(lit(1)).as("fansCount"),
                max("value").as("followsCount"),
                max("baseline").as("expectedCount"),
                number(FanTypes.isCalled(Call.ZOMBIE)).as("zombiesCount"),
                number(col("call").isNull()).as("unjudgedCount"),
                count("registered").as("registrationsCount"))
            .where(col("fansCount").geq(leastFans));
    var densest = densest(ofKols);
    return new Table<>(
        FanBatch.class,
        batches
            .join(densest, BATCH, "left")
            .join(others(known, days, ofKols, densest), BATCH, "left")
            .join(shared(bursts), BATCH, "left")
            .withColumn("accountId", col("followeeId"))
            .withColumn("registeredShare", share("within", "registrationsCount"))
            .withColumn("registeredFrom", date_from_unix_date(col("from")))
            .withColumn(
                "registeredUntil", date_from_unix_date(col("from").plus(registrationDays - 1)))
            .withColumn("otherFansRegisteredShare", share("othersWithin", "othersKnown"))
            .withColumn("sharedWithCount", coalesce(col("sharedWith"), lit(0L))));
  }

  private static Dataset<Row> bursts(Table<Evidence> evidence) {
    return evidence
        .rows()
        .where(
            col("family")
                .equalTo(Evidence.Family.TIME_COHORT.name())
                .and(col("signal").equalTo("joinedBurst")))
        .select("accountId", "followeeId", "startsAt", "endsAt", "value", "baseline");
  }

  private static Dataset<Row> registrations(Table<Account> accounts, Days days) {
    return accounts
        .rows()
        .where(col("createdAt").isNotNull())
        .select(col("accountId"), days.of(col("createdAt")).as("registered"));
  }

  /** Per batch: from, first day of the densest stretch (the earliest of several), and within. */
  private Dataset<Row> densest(Dataset<Row> ofKols) {
    var onwards =
        Window.partitionBy("followeeId", "startsAt", "endsAt")
            .orderBy("registered")
            .rangeBetween(0, registrationDays - 1L);
    return ofKols
        .where(col("registered").isNotNull())
        .groupBy("followeeId", "startsAt", "endsAt", "registered")
        .agg(count(lit(1)).as("n"))
        .withColumn("within", sum("n").over(onwards))
        .groupBy("followeeId", "startsAt", "endsAt")
        .agg(
            max_by(col("registered"), struct(col("within"), col("registered").unary_$minus()))
                .as("from"),
            max("within").as("within"));
  }

  /** Registrations of the KOL's fans that came in no batch: all that are known, and on the days. */
  private Dataset<Row> others(
      FanQualities.Known known, Days days, Dataset<Row> ofKols, Dataset<Row> densest) {
    var inBatch = ofKols.select(col("accountId").as("followerId"), col("followeeId")).distinct();
    var others =
        known
            .follows()
            .rows()
            .where(not(col("gone")))
            .select("followerId", "followeeId")
            .join(densest.select("followeeId"), FOLLOWEE, "left_semi")
            .join(inBatch, new String[] {"followerId", "followeeId"}, "left_anti")
            .join(
                registrations(known.accounts(), days).withColumnRenamed("accountId", "followerId"),
                new String[] {"followerId"},
                "inner")
            .groupBy("followeeId", "registered")
            .agg(count(lit(1)).as("n"));
    var isWithin = col("registered").between(col("from"), col("from").plus(registrationDays - 1));
    return densest
        .join(others, FOLLOWEE, "inner")
        .groupBy("followeeId", "startsAt", "endsAt")
        .agg(
            sum("n").as("othersKnown"),
            sum(when(isWithin, col("n")).otherwise(0)).as("othersWithin"));
  }

  private Dataset<Row> shared(Dataset<Row> bursts) {
    var elsewhere = bursts.select(col("accountId"), col("followeeId").as("otherId")).distinct();
    return bursts
        .join(elsewhere, ACCOUNT, "inner")
        .where(col("otherId").notEqual(col("followeeId")))
        .groupBy("followeeId", "startsAt", "endsAt", "otherId")
        .agg(count(lit(1)).as("n"))
        .where(col("n").geq(leastFans))
        .groupBy("followeeId", "startsAt", "endsAt")
        .agg(count(lit(1)).as("sharedWith"));
  }

  private static Column number(Column condition) {
    return count(when(condition, 1));
  }

  private static Column share(String part, String whole) {
    return when(col(whole).gt(0), col(part).divide(col(whole)));
  }
}
