package org.kolscope.audience.segment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Segment;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.SegmentMember;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Finds the groups into which a brief's target falls: by whom they follow ({@link FollowGroups}),
 * and by who knows whom ({@link TieGroups}). Its people are the likeliest target customers, as many
 * as are expected; where these are fewer than {@code fewest} groups of the least size, the loaded
 * fans of the brand's own accounts. An account called anything but genuine, a candidate and an
 * account of the brief, but for a known customer, is none of them: who acts in lockstep would be a
 * group of its own.
 *
 * <p>Cost: joins of the target with verdicts and of the follows with at most {@code maxMembers}
 * people, who are chosen by a hash of the id where there are more; then one task: 10,000 people
 * with 99,000 follows took 19 to 34 seconds of a core that was shared, in a heap of 400 MB. No
 * chance is in it, and whole numbers only are added up in shuffles: the same for any partitioning.
 * Runs when it is called.
 *
 * @param leastMembers people of a group, and followers in it of an account told, at least 1; 20,
 *     the least cell of the house
 * @param maxMembers people looked at, at least 1; 5,000: 5 to 9 seconds of such a core, and a share
 *     of a tenth is known to one hundredth
 * @param leastFollowers people looked at who follow an account that may tell them apart, at least
 *     1; 10, chosen: of fewer nothing can be said in a fifth left out
 * @param maxShare of the people, above which an account tells nobody apart, in (0, 1]; 0.8, chosen
 * @param maxAccounts that may tell people apart, those with the most followers, at least 1; 2,000
 * @param leastFollows of those accounts that place a person, at least 1; 3, chosen
 * @param fewest groups to look for, at least 2; 3, what a report has use for
 * @param most groups, at least {@code fewest} and at most 60; 8, likewise
 * @param leastZ of an account that a group follows more; 1.96, two-sided 5 % of a normal
 */
public record Segments(
    int leastMembers,
    int maxMembers,
    int leastFollowers,
    double maxShare,
    int maxAccounts,
    int leastFollows,
    int fewest,
    int most,
    double leastZ)
    implements Serializable {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Segments {
    atLeast("leastMembers", 1, leastMembers);
    atLeast("maxMembers", 1, maxMembers);
    atLeast("leastFollowers", 1, leastFollowers);
    atLeast("maxAccounts", 1, maxAccounts);
    atLeast("leastFollows", 1, leastFollows);
    atLeast("fewest", 2, fewest);
    atLeast("most", fewest, most);
    if (most > 60) {
      throw new IllegalArgumentException("most must be at most 60, was " + most);
    }
    if (!(maxShare > 0 && maxShare <= 1)) {
      throw new IllegalArgumentException("maxShare must be in (0, 1], was " + maxShare);
    }
    if (!(leastZ >= 0)) {
      throw new IllegalArgumentException("leastZ must be at least 0, was " + leastZ);
    }
  }

  private static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  /** The values that stand beside the settings. */
  public Segments() {
    this(20, 5_000, 10, 0.8, 2_000, 3, 3, 8, 1.96);
  }

  /**
   * What the night knows; posts may be empty.
   *
   * @param posts of the days that count
   * @param before segments' members of the night before; empty if there was none
   * @param given segments of all nights before: {@code base, way, segmentId}
   */
  public record Known(
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Follow> follows,
      Table<Post> posts,
      Table<Verdict> verdicts,
      Table<TargetCustomer> targets,
      Table<SegmentMember> before,
      Dataset<Row> given) {}

  /** What the step makes. */
  public record Made(
      Table<Segment> segments, Table<SegmentMember> members, Table<SegmentAffinity> affinities) {}

  /** Chooses the people and groups them. */
  public Made of(Known known) {
    var all = SegmentPeople.all(known).localCheckpoint(true);
    var base = SegmentPeople.base(all, this);
    var members = SegmentPeople.lookedAt(all, base).localCheckpoint(true);
    var edges = edges(known, members).localCheckpoint(true);
    var accounts = accounts(known, members, edges).localCheckpoint(true);
    var made =
        row(base, SegmentTask.BASE, col("base"), col("people"), lit(0L))
            .unionByName(memberRows(known, members))
            .unionByName(accountRows(accounts))
            .unionByName(followRows(edges, members, accounts))
            .unionByName(pastRows(known, base, members))
            .repartition(1)
            .mapPartitions(new SegmentTask(this), Encoders.row(SegmentTask.MADE))
            .localCheckpoint(true);
    return new Made(
        new Table<>(Segment.class, part(made, "segment")),
        new Table<>(SegmentMember.class, part(made, "member")),
        new Table<>(SegmentAffinity.class, part(made, "affinity")));
  }

  /** Whom they follow: accountId, followeeId. */
  private static Dataset<Row> edges(Known known, Dataset<Row> members) {
    return known
        .follows()
        .rows()
        .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
        .select(col("followerId").as("accountId"), col("followeeId"))
        .join(broadcast(members), SegmentPeople.ACCOUNT, "left_semi");
  }

  /** Accounts that tell people apart or may be named: followeeId, isTold, isNamed, role. */
  private Dataset<Row> accounts(Known known, Dataset<Row> members, Dataset<Row> edges) {
    var people = members.agg(count(lit(1)).as("people"));
    var counts = edges.groupBy("followeeId").agg(count(lit(1)).as("followers"));
    var told =
        counts
            .crossJoin(broadcast(people))
            .where(
                col("followers")
                    .geq((long) leastFollowers)
                    .and(col("followers").leq(col("people").multiply(maxShare))))
            .orderBy(col("followers").desc(), col("followeeId"))
            .limit(maxAccounts)
            .select(col("followeeId"), lit(true).as("isTold"));
    return told.join(named(known), new String[] {"followeeId"}, "full")
        .join(
            counts.where(col("followers").geq((long) Math.min(leastFollowers, leastMembers))),
            new String[] {"followeeId"},
            "left_semi")
        .select(
            col("followeeId"),
            coalesce(col("isTold"), lit(false)).as("isTold"),
            coalesce(col("isNamed"), lit(false)).as("isNamed"),
            col("role"));
  }

  /** Candidates and accounts that speak for an organisation: followeeId, isNamed, role. */
  private static Dataset<Row> named(Known known) {
    var roles = Arrays.stream(Role.values()).filter(Role::isBrand).toList();
    var place = lit(null).cast("int");
    for (int i = roles.size() - 1; i >= 0; i--) {
      place = when(col("role").equalTo(roles.get(i).name()), i).otherwise(place);
    }
    var name = lit(null).cast("string");
    for (int i = 0; i < roles.size(); i++) {
      name = when(col("place").equalTo(i), roles.get(i).name()).otherwise(name);
    }
    var none = lit(null).cast("int").as("place");
    var staff =
        known.named().rows().where(col("role").equalTo(Role.STAFF.name())).select("accountId");
    return known
        .candidates()
        .rows()
        .join(staff, SegmentPeople.ACCOUNT, "left_anti")
        .select(col("accountId").as("followeeId"), none)
        .union(
            known
                .named()
                .rows()
                .select(col("accountId").as("followeeId"), place.as("place"))
                .where(col("place").isNotNull()))
        .groupBy("followeeId")
        .agg(min("place").as("place"))
        .select(col("followeeId"), lit(true).as("isNamed"), name.as("role"));
  }

  private static Dataset<Row> memberRows(Known known, Dataset<Row> members) {
    var wrote = known.posts().rows().select("accountId").distinct();
    var isLoaded = wrote.limit(1).agg(count(lit(1)).gt(0).as("isLoaded"));
    var silent = when(col("wrote"), 0L).when(col("isLoaded"), 1L).otherwise(-1L);
    return row(
        members
            .join(wrote.withColumn("wrote", lit(true)), SegmentPeople.ACCOUNT, "left")
            .crossJoin(broadcast(isLoaded)),
        SegmentTask.MEMBER,
        lit(null).cast("string"),
        col("accountId"),
        silent);
  }

  private static Dataset<Row> accountRows(Dataset<Row> accounts) {
    return accounts.select(
        lit(SegmentTask.ACCOUNT).as("what"),
        col("role").as("name"),
        col("followeeId").as("id"),
        lit(0L).as("other"),
        col("isTold"),
        col("isNamed"));
  }

  private static Dataset<Row> followRows(
      Dataset<Row> edges, Dataset<Row> members, Dataset<Row> accounts) {
    var kept =
        accounts
            .select("followeeId")
            .union(members.select(col("accountId").as("followeeId")))
            .distinct();
    return row(
        edges.join(broadcast(kept), new String[] {"followeeId"}, "left_semi"),
        SegmentTask.FOLLOW,
        lit(null).cast("string"),
        col("accountId"),
        col("followeeId"));
  }

  private static Dataset<Row> pastRows(Known known, Dataset<Row> base, Dataset<Row> members) {
    var same = broadcast(base.select("base"));
    var on = new String[] {"base"};
    var before =
        known
            .before()
            .rows()
            .join(same, on, "left_semi")
            .join(broadcast(members), SegmentPeople.ACCOUNT, "left_semi");
    var used =
        known
            .given()
            .join(same, on, "left_semi")
            .groupBy("way")
            .agg(max("segmentId").as("segmentId"));
    return row(
            before,
            SegmentTask.BEFORE,
            col("way"),
            col("accountId"),
            col("segmentId").cast("bigint"))
        .unionByName(
            row(used, SegmentTask.USED, col("way"), lit(0L), col("segmentId").cast("bigint")));
  }

  private static Dataset<Row> row(
      Dataset<Row> from, int what, Column name, Column id, Column other) {
    return from.select(
        lit(what).as("what"),
        name.as("name"),
        id.as("id"),
        other.as("other"),
        lit(false).as("isTold"),
        lit(false).as("isNamed"));
  }

  private static Dataset<Row> part(Dataset<Row> made, String name) {
    return made.where(col(name).isNotNull()).select(name + ".*");
  }
}
