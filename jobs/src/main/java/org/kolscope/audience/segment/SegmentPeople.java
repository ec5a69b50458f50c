package org.kolscope.audience.segment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.audience.segment.Segments.Known;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Segment.Base;
import org.kolscope.schema.Verdict;

/** Who is put into segments, as {@link Segments} says. */
final class SegmentPeople {

  static final String[] ACCOUNT = {"accountId"};

  private static final double STEPS = 1_000;
  private static final double UNITS = 1_000_000;
  private static final long HASHES = 1L << 20;

  private SegmentPeople() {}

  /** Of both bases: base, accountId. */
  static Dataset<Row> all(Known known) {
    return target(known).unionByName(fans(known));
  }

  /** Those of the base that are looked at: accountId. */
  static Dataset<Row> lookedAt(Dataset<Row> all, Dataset<Row> base) {
    return all.join(broadcast(base), new String[] {"base"}, "inner")
        .where(
            pmod(xxhash64(col("accountId")), lit(HASHES))
                .cast("double")
                .lt(col("share").multiply((double) HASHES)))
        .select("accountId");
  }

  /** Who is nobody's customer, or not surely a person. */
  private static Dataset<Row> others(Known known) {
    var isCustomer = col("role").equalTo(Role.CUSTOMER.name());
    return known
        .candidates()
        .rows()
        .select("accountId")
        .union(known.named().rows().where(not(isCustomer)).select("accountId"))
        .union(
            known
                .verdicts()
                .rows()
                .where(col("call").notEqual(Verdict.Call.GENUINE.name()))
                .select("accountId"))
        .distinct();
  }

  /** The likeliest, to a thousandth, so many that their number is nearest to the expected one. */
  private static Dataset<Row> target(Known known) {
    var weight = col("genuineProbability").multiply(col("probability"));
    var people =
        known
            .targets()
            .rows()
            .join(others(known), ACCOUNT, "left_anti")
            .select(col("accountId"), weight.as("weight"))
            .withColumn("step", floor(col("weight").multiply(STEPS)));
    var expected =
        people.agg(
            sum(floor(col("weight").multiply(UNITS))).cast("double").divide(UNITS).as("expected"));
    var down = Window.orderBy(col("step").desc());
    var overshoot = col("upTo").minus(col("expected"));
    var cut =
        people
            .groupBy("step")
            .agg(count(lit(1)).as("people"))
            .withColumn("upTo", sum("people").over(down).cast("double"))
            .crossJoin(broadcast(expected))
            .where(overshoot.leq(lit(0)).or(overshoot.multiply(2).leq(col("people"))))
            .agg(min("step").as("least"));
    return people
        .crossJoin(broadcast(cut))
        .where(col("step").geq(col("least")))
        .select(lit(Base.TARGET.name()).as("base"), col("accountId"));
  }

  private static Dataset<Row> fans(Known known) {
    var own =
        known
            .named()
            .rows()
            .where(col("role").equalTo(Role.OWN.name()))
            .select(col("accountId").as("followeeId"))
            .distinct();
    return known
        .follows()
        .rows()
        .where(not(col("gone")))
        .join(broadcast(own), new String[] {"followeeId"}, "left_semi")
        .select(lit(Base.FANS.name()).as("base"), col("followerId").as("accountId"))
        .distinct()
        .join(others(known), ACCOUNT, "left_anti")
        .select("base", "accountId");
  }

  /** One row, none without people: base, people, and the share of them that is looked at. */
  static Dataset<Row> base(Dataset<Row> all, Segments how) {
    var targets = count(when(col("base").equalTo(Base.TARGET.name()), 1));
    var fans = count(when(col("base").equalTo(Base.FANS.name()), 1));
    var isTarget =
        col("targets")
            .geq((long) how.fewest() * how.leastMembers())
            .or(col("fans").equalTo(lit(0)));
    return all.agg(targets.as("targets"), fans.as("fans"))
        .where(col("targets").plus(col("fans")).gt(0))
        .select(
            when(isTarget, Base.TARGET.name()).otherwise(Base.FANS.name()).as("base"),
            when(isTarget, col("targets")).otherwise(col("fans")).as("people"))
        .withColumn("share", least(lit(1.0), lit((double) how.maxMembers()).divide(col("people"))));
  }
}
