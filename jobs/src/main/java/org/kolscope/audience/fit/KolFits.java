package org.kolscope.audience.fit;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.audience.Days;
import org.kolscope.audience.FanActs;
import org.kolscope.audience.Interactions;
import org.kolscope.audience.TargetWeights;
import org.kolscope.audience.WholeLists;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Says how many of the people of each candidate, and of each account that speaks for a brand, are
 * target customers: among its fans, and apart from them among those who acted on its posts.
 *
 * <p>A like without a time counts if its post is of the window. Fan lists that are a part of what
 * the platform displays are taken for random ones; of those who acted nobody knows how many more
 * there are. The share among all real active accounts is taken for certain, and an account's people
 * are part of all.
 *
 * <p>Cost: fans and acts are joined with verdicts, probabilities and days of acts (a shuffle by
 * person) and kept, then counted by account, partially aggregated first, and once more by person.
 * Whole numbers only: the same for any partitioning. Runs when it is called.
 *
 * @param leastPeople judged real active people of whom a share is told, at least 1; 20, the least
 *     cell of the house
 * @param days in which somebody is active and acts count, at least 1; 90
 * @param among candidates with the greatest reach that unique reach is told against, at least 1;
 *     100, chosen: who is on anybody's short list
 * @param matchLift above which the whole 95 % interval of the lift must lie for a match, at least
 *     1; 1.2, chosen: a fifth more than anywhere is worth a price
 * @param mismatchLift below which it must lie for a mismatch, in (0, 1]; 0.8, likewise
 */
public record KolFits(int leastPeople, int days, int among, double matchLift, double mismatchLift)
    implements Serializable {

  private static final String[] KEY = {"followeeId", "base"};
  private static final String[] PERSON = {"actorId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public KolFits {
    atLeast1("leastPeople", leastPeople);
    atLeast1("days", days);
    atLeast1("among", among);
    if (!(matchLift >= 1) || !(mismatchLift > 0 && mismatchLift <= 1)) {
      throw new IllegalArgumentException(
          "matchLift must be at least 1 and mismatchLift in (0, 1], were %s and %s"
              .formatted(matchLift, mismatchLift));
    }
  }

  private static void atLeast1(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public KolFits() {
    this(20, 90, 100, 1.2, 0.8);
  }

  /**
   * What the night knows; posts, comments, likes and crawls may be empty.
   *
   * @param zone of days
   * @param named accounts of the brief: those that speak for an organisation have rows, too
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Post> posts,
      Table<Comment> comments,
      Table<Like> likes,
      Table<Crawl> crawls,
      Table<Verdict> verdicts,
      Table<TargetCustomer> targets) {}

  /** One row for each of these accounts and base, also for those without people. */
  public Table<KolFit> of(Known known) {
    var subjects = subjects(known);
    var persons = persons(known);
    var people =
        fans(known)
            .union(engaged(known))
            .join(
                broadcast(subjects.select("followeeId")), new String[] {"followeeId"}, "left_semi")
            .join(persons.withColumnRenamed("accountId", "actorId"), PERSON, "left")
            .crossJoin(broadcast(asked(known)))
            .withColumn("isHere", isHere())
            .select("followeeId", "base", "actorId", "isHere", "genuine", "units", "probability")
            .localCheckpoint(true);
    var counted = counted(people);
    var bases =
        subjects
            .withColumn("base", lit(Base.FOLLOWERS.name()))
            .union(subjects.withColumn("base", lit(Base.ENGAGED.name())));
    var rows =
        new WholeLists(known.accounts(), known.crawls())
            .added(bases.join(counted, KEY, "left").na().fill(0))
            .join(unique(people, ranked(subjects, counted)), KEY, "left")
            .na()
            .fill(0)
            .crossJoin(broadcast(ofAll(persons, asked(known))))
            .withColumn(
                "isActivityKnown", col("isAsked").or(col("base").equalTo(Base.ENGAGED.name())));
    return new Table<>(
        KolFit.class,
        rows.map(
            new FitTask(new FitVerdicts(leastPeople, matchLift, mismatchLift)),
            Encoders.row(Table.schemaOf(KolFit.class))));
  }

  /** followeeId, isCandidate. */
  private static Dataset<Row> subjects(Known known) {
    var speaking =
        Arrays.stream(BriefAccount.Role.values())
            .filter(BriefAccount.Role::isBrand)
            .map(Enum::name)
            .toArray();
    var named =
        known
            .named()
            .rows()
            .where(col("role").isin(speaking))
            .select(col("accountId").as("followeeId"))
            .distinct();
    return known
        .candidates()
        .rows()
        .select(col("accountId").as("followeeId"), lit(true).as("candidate"))
        .join(named, new String[] {"followeeId"}, "full")
        .select(col("followeeId"), coalesce(col("candidate"), lit(false)).as("isCandidate"));
  }

  /** One row per account of whom anything is known: what it weighs, and whether it is active. */
  private Dataset<Row> persons(Known known) {
    var calendar = new Days(known.zone(), known.asOf());
    var active =
        new FanActs(calendar)
            .of(known.posts(), known.comments(), known.likes(), known.crawls())
            .select(
                col("accountId"),
                coalesce(calendar.isInLast(days, col("lastDay")), lit(false)).as("isActive"));
    return new TargetWeights(FitCounts.UNITS)
        .of(known.verdicts(), known.targets())
        .join(active, new String[] {"accountId"}, "full");
  }

  /** One row: isAsked, whether anything that anybody did is loaded. */
  private static Dataset<Row> asked(Known known) {
    return known
        .posts()
        .rows()
        .select(lit(1).as("act"))
        .union(known.comments().rows().select(lit(1)))
        .union(known.likes().rows().where(col("likedAt").isNotNull()).select(lit(1)))
        .limit(1)
        .agg(count(lit(1)).gt(0).as("isAsked"));
  }

  private static Dataset<Row> fans(Known known) {
    return known
        .follows()
        .rows()
        .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
        .select(
            col("followeeId"),
            lit(Base.FOLLOWERS.name()).as("base"),
            col("followerId").as("actorId"));
  }

  private Dataset<Row> engaged(Known known) {
    var calendar = new Days(known.zone(), known.asOf());
    return new Interactions(known.posts(), known.comments(), known.likes())
        .all()
        .where(calendar.isInLast(days, calendar.of(col("since"))))
        .select(col("followeeId"), lit(Base.ENGAGED.name()).as("base"), col("actorId"))
        .distinct();
  }

  /** Real and active; who acted on a post is active. */
  private static Column isHere() {
    var isActive = coalesce(col("isActive"), lit(false));
    return not(coalesce(col("isZombie"), lit(false)))
        .and(isActive.or(not(col("isAsked"))).or(col("base").equalTo(Base.ENGAGED.name())));
  }

  private static Dataset<Row> counted(Dataset<Row> people) {
    var squares =
        col("genuine").cast("double").multiply(col("genuine")).divide((double) FitCounts.UNITS);
    return people
        .groupBy("followeeId", "base")
        .agg(
            count(lit(1)).as("loaded"),
            count(when(col("isHere"), 1)).as("realActive"),
            count(when(col("isHere"), col("genuine"))).as("judged"),
            sumHere(col("genuine")).as("real"),
            sumHere(col("units")).as("targets"),
            sumHere(squares).as("squares"),
            sumHere(squares.multiply(col("probability"))).as("squaresByTarget"),
            sumHere(squares.multiply(col("probability")).multiply(col("probability")))
                .as("squaresByTargets"));
  }

  private static Column sumHere(Column units) {
    return coalesce(sum(when(col("isHere"), round(units).cast("bigint"))), lit(0L));
  }

  /** The candidates with the greatest reach on each base: followeeId, base, isTop. */
  private Dataset<Row> ranked(Dataset<Row> subjects, Dataset<Row> counted) {
    var best =
        row_number()
            .over(Window.partitionBy("base").orderBy(col("targets").desc(), col("followeeId")));
    return counted
        .join(subjects.where(col("isCandidate")), new String[] {"followeeId"}, "left_semi")
        .withColumn("place", best)
        .where(col("place").leq(among))
        .select(col("followeeId"), col("base"), lit(1).as("isTop"));
  }

  /** followeeId, base, uniquePeople, unique. */
  private static Dataset<Row> unique(Dataset<Row> people, Dataset<Row> top) {
    var judged =
        people
            .where(col("isHere").and(col("units").isNotNull()))
            .select("followeeId", "base", "actorId", "units")
            .join(broadcast(top), KEY, "left")
            .withColumn("isTop", coalesce(col("isTop"), lit(0)));
    var held = judged.groupBy("base", "actorId").agg(sum("isTop").as("tops"));
    return judged
        .join(held, new String[] {"base", "actorId"}, "inner")
        .where(col("tops").equalTo(col("isTop")))
        .groupBy("followeeId", "base")
        .agg(count(lit(1)).as("uniquePeople"), sum("units").as("unique"));
  }

  /** One row: isAsked, and the sums over all judged real active accounts. */
  private static Dataset<Row> ofAll(Dataset<Row> persons, Dataset<Row> asked) {
    var isHere =
        col("genuine")
            .isNotNull()
            .and(coalesce(col("isActive"), lit(false)).or(not(col("isAsked"))));
    return persons
        .crossJoin(broadcast(asked))
        .where(isHere)
        .agg(
            coalesce(sum("genuine"), lit(0L)).as("realOfAll"),
            coalesce(sum("units"), lit(0L)).as("targetsOfAll"))
        .crossJoin(broadcast(asked));
  }
}
