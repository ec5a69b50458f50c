package org.kolscope.audience.contact;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.audience.TargetWeights;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.ContactPoint.Kind;
import org.kolscope.schema.ContactSet;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Says where target customers are met, and with how few places most of them: {@link Lifts}, {@link
 * GreedyCover}. People are accounts not called zombie; one without a row in {@link TargetCustomer}
 * is one of all, and adds nothing to the targets. A place with fewer than {@code leastMembers} has
 * no row and is not tested.
 *
 * <p>Cost: follows, memberships and hours of posts are joined with verdicts and probabilities (a
 * shuffle by account, twice) and counted by place; the meetings at places that a set may hold come
 * to one task, 4 bytes each. Of more than {@code maxMeetings} those of a part of the people are
 * taken, chosen by a hash of the id, and coverage of sets is over that part. Whole numbers only:
 * the same for any partitioning. Runs when it is called.
 *
 * @param leastMembers people met at a place that is told, at least 1; 20, the least cell of the
 *     house
 * @param maxPoints points told of a kind, at least 1; 1,000, chosen
 * @param falseShare share of false ones among the points marked significant, in (0, 1); 0.05
 * @param gemLift lift above which an account may be a hidden gem; 3, feature 31 of the plan
 * @param gemFollowers followers below which it may be; 100,000, there too
 * @param days of posts that say at which hours somebody is there, at least 1; 90
 * @param leastSetLift lift of a place that a set may hold; 1: where targets are rarer than
 *     elsewhere is no place to look for them
 * @param maxPicks places of a set, at least 1 and at most {@code maxPoints}; 500, chosen
 * @param maxMeetings that the task may hold, at least 1; 40 million take 0.5 GB
 */
public record ContactPoints(
    int leastMembers,
    int maxPoints,
    double falseShare,
    double gemLift,
    long gemFollowers,
    int days,
    double leastSetLift,
    int maxPicks,
    long maxMeetings)
    implements Serializable {

  private static final String[] PLACE = {"kind", "contactId"};
  private static final long HASHES = 1L << 20;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public ContactPoints {
    atLeast("leastMembers", leastMembers);
    atLeast("maxPoints", maxPoints);
    atLeast("gemFollowers", gemFollowers);
    atLeast("days", days);
    atLeast("maxPicks", maxPicks);
    atLeast("maxMeetings", maxMeetings);
    if (!(falseShare > 0 && falseShare < 1)) {
      throw new IllegalArgumentException("falseShare must be between 0 and 1, was " + falseShare);
    }
    if (!(gemLift >= 0) || !(leastSetLift >= 0)) {
      throw new IllegalArgumentException(
          "gemLift and leastSetLift must be at least 0, were %s and %s"
              .formatted(gemLift, leastSetLift));
    }
    if (maxPicks > maxPoints) {
      throw new IllegalArgumentException(
          "maxPicks must be at most maxPoints, was %d of %d".formatted(maxPicks, maxPoints));
    }
  }

  private static void atLeast(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public ContactPoints() {
    this(20, 1_000, 0.05, 3, 100_000, 90, 1, 500, 40_000_000);
  }

  /**
   * What the night knows; memberships and posts may be empty.
   *
   * @param zone of hours and days
   * @param named accounts of the brief
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Membership> memberships,
      Table<Post> posts,
      Table<Verdict> verdicts,
      Table<TargetCustomer> targets) {}

  /** What the step makes. */
  public record Made(Table<ContactPoint> points, Table<ContactSet> sets) {}

  /** Counts, tests and chooses. */
  public Made of(Known known) {
    var meetings = new Meetings(known, days);
    var weights = new TargetWeights(Lifts.UNITS).of(known.verdicts(), known.targets());
    var met = real(meetings.all(), weights);
    var people = real(meetings.people(), weights);
    var roads =
        people
            .groupBy("kind")
            .agg(
                count(lit(1)).as("roadPeople"),
                sum("units").as("roadUnits"),
                sum(expr("units * units div " + Lifts.UNITS)).as("squares"))
            .localCheckpoint(true);
    var places =
        met.groupBy("kind", "contactId")
            .agg(count(lit(1)).as("people"), sum("units").as("units"))
            .where(col("people").geq((long) leastMembers))
            .join(meetings.names(), PLACE, "left")
            .localCheckpoint(true);
    var open = open(places, roads);
    var share =
        open.agg(least(lit(1.0), lit((double) maxMeetings).divide(sum("people"))).as("share"));
    var isKept =
        pmod(xxhash64(col("accountId")), lit(HASHES))
            .lt(coalesce(col("share"), lit(1.0)).multiply((double) HASHES));
    var kept =
        people
            .crossJoin(broadcast(share))
            .where(isKept)
            .groupBy("kind")
            .agg(sum("units").as("keptUnits"));
    var taken =
        met.where(col("units").gt(0))
            .join(broadcast(open.select("kind", "contactId")), PLACE, "left_semi")
            .crossJoin(broadcast(share))
            .where(isKept);
    var made =
        roadRows(roads.join(kept, new String[] {"kind"}, "left"))
            .unionByName(placeRows(places))
            .unionByName(meetingRows(taken))
            .repartition(1)
            .mapPartitions(new ContactTask(this), Encoders.row(ContactTask.MADE))
            .localCheckpoint(true);
    return new Made(
        new Table<>(ContactPoint.class, part(made, "point")),
        new Table<>(ContactSet.class, part(made, "set")));
  }

  private static Dataset<Row> real(Dataset<Row> rows, Dataset<Row> weights) {
    return rows.join(
            weights.select("accountId", "isZombie", "units"), new String[] {"accountId"}, "left")
        .where(not(coalesce(col("isZombie"), lit(false))))
        .withColumn("units", coalesce(col("units"), lit(0L)))
        .drop("isZombie");
  }

  /** Places that a set may hold: kind, contactId, people. */
  private Dataset<Row> open(Dataset<Row> places, Dataset<Row> roads) {
    var isOpen =
        coalesce(col("role"), lit(""))
            .isin(Role.OWN.name(), Role.COMPETITOR.name(), Role.STAFF.name())
            .unary_$bang();
    var isMore =
        col("units")
            .cast("double")
            .multiply(col("roadPeople"))
            .geq(col("people").cast("double").multiply(col("roadUnits")).multiply(leastSetLift));
    return places
        .join(broadcast(roads), new String[] {"kind"}, "inner")
        .where(isOpen.and(col("units").gt(0)).and(isMore))
        .select("kind", "contactId", "people");
  }

  private static Dataset<Row> roadRows(Dataset<Row> roads) {
    return rows(
        roads,
        ContactTask.ROAD,
        coalesce(col("keptUnits"), lit(0L)),
        col("roadPeople"),
        col("roadUnits"),
        col("squares"));
  }

  private static Dataset<Row> placeRows(Dataset<Row> places) {
    var name = when(col("kind").equalTo(Kind.HOUR.name()), Meetings.hourName());
    return places.select(
        lit(ContactTask.PLACE).as("what"),
        col("kind"),
        col("contactId").as("id"),
        name.otherwise(col("name")).as("name"),
        col("role"),
        col("followers"),
        col("people"),
        col("units"),
        lit(0L).as("squares"));
  }

  private static Dataset<Row> meetingRows(Dataset<Row> taken) {
    return rows(
        taken, ContactTask.MEETING, col("contactId"), col("accountId"), col("units"), lit(0L));
  }

  private static Dataset<Row> rows(
      Dataset<Row> from, int what, Column id, Column people, Column units, Column squares) {
    return from.select(
        lit(what).as("what"),
        col("kind"),
        id.as("id"),
        lit(null).cast("string").as("name"),
        lit(null).cast("string").as("role"),
        lit(null).cast("bigint").as("followers"),
        people.as("people"),
        units.as("units"),
        squares.as("squares"));
  }

  private static Dataset<Row> part(Dataset<Row> made, String name) {
    return made.where(col(name).isNotNull()).select(name + ".*");
  }
}
