package org.kolscope.audience;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Says for each candidate who its loaded fans are and how many of them are real, with the doubt.
 *
 * <p>Fans are sampled at random if a complete crawl saw the whole list; they are the newest if most
 * have a place in the list and the places are its front, with no more gaps than fans; otherwise
 * nobody knows.
 *
 * <p>Cost: the follows of candidates are joined with their followers' profiles, verdicts and acts
 * and with their first nights (shuffles by follower and by pair), then counted by KOL, partially
 * aggregated first: no task holds all fans of a KOL. About 1 ms per KOL for the interval, times the
 * kinds of zombies. Whole numbers only: the result depends on neither partitioning nor row order.
 *
 * @param types the type of a fan
 * @param loyal who comes back
 * @param share the interval
 * @param errors how often the verdicts are wrong
 */
public record FanQualities(
    FanTypes types, LoyalFans loyal, RealFanShare share, ClassifierErrors errors) {

  /**
   * Followees among which a fan's reading is shared: the constant of feature 6 of the plan, "True
   * Reach"; an estimate, and named so.
   */
  private static final int READ_FOLLOWEES = 200;

  private static final double SCALE = 1e6;

  /** With the default settings beside the errors, which have no default. */
  public FanQualities(ClassifierErrors errors) {
    this(new FanTypes(), new LoyalFans(), RealFanShare.DEFAULT, errors);
  }

  /**
   * What a night knows.
   *
   * @param firstSeen followerId, followeeId, firstSeen (a date); may lack follows
   * @param zone of days
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      Table<Verdict> verdicts,
      Table<Post> posts,
      Table<Comment> comments,
      Table<Like> likes,
      Table<Crawl> crawls,
      Table<Label> labels) {}

  /** One row for each candidate, also for those without fans. */
  public Table<FanQuality> of(Known known) {
    var days = new Days(known.zone(), known.asOf());
    var candidates = known.candidates().rows().select(col("accountId").as("followeeId"));
    var counted = counted(NewestFans.marked(fans(known, days, candidates)));
    var loyalOnes =
        loyal.of(
            days, candidates, known.posts(), known.comments(), known.likes(), known.verdicts());
    var complete =
        known
            .crawls()
            .rows()
            .where(col("kind").equalTo(Crawl.Kind.FOLLOWERS.name()).and(col("complete")))
            .select(col("accountId").as("followeeId"), lit(true).as("isComplete"));
    var displayed =
        known.accounts().rows().select(col("accountId").as("followeeId"), col("followersCount"));
    var kols =
        candidates
            .join(displayed, FOLLOWEE, "left")
            .join(counted, FOLLOWEE, "left")
            .join(loyalOnes, FOLLOWEE, "left")
            .join(complete, FOLLOWEE, "left")
            .crossJoin(broadcast(ClassifierErrors.counted(known.labels(), known.verdicts())))
            .withColumn("choice", choice())
            .na()
            .fill(0, FanCounts.names());
    var shared =
        kols.mapPartitions(
            (MapPartitionsFunction<Row, Row>) new RealFanShares(share, errors)::of,
            Encoders.row(RealFanShares.added(kols.schema())));
    return new Table<>(FanQuality.class, finished(shared));
  }

  private static final String[] FOLLOWEE = {"followeeId"};

  /** Loaded fans of candidates with all that is asked of them. */
  private Dataset<Row> fans(Known known, Days days, Dataset<Row> candidates) {
    var acts =
        new FanActs(days)
            .of(known.posts(), known.comments(), known.likes(), known.crawls())
            .withColumn("isActsKnown", lit(true));
    var verdicts = known.verdicts().rows().select("accountId", "call", "zombieProbability");
    var people =
        known
            .accounts()
            .rows()
            .select("accountId", "followersCount", "followeesCount")
            .join(verdicts, new String[] {"accountId"}, "full")
            .join(acts, new String[] {"accountId"}, "full")
            .withColumnRenamed("accountId", "followerId");
    var isFan = not(col("gone")).and(col("followerId").notEqual(col("followeeId")));
    return known
        .follows()
        .rows()
        .where(isFan)
        .select("followerId", "followeeId", "listPosition", "followedAt")
        .join(candidates, FOLLOWEE, "left_semi")
        .join(known.firstSeen(), new String[] {"followerId", "followeeId"}, "left")
        .withColumn(
            "day", coalesce(days.of(col("followedAt")), unix_date(col("firstSeen")), lit(0)))
        .join(people, new String[] {"followerId"}, "left")
        .withColumn("isActsKnown", coalesce(col("isActsKnown"), lit(false)))
        .withColumn("type", types.of(days))
        .withColumn("visible", visible())
        .withColumn("actAge", lit(days.last()).minus(col("lastDay")));
  }

  /** In millionths; null unless all of it is known. */
  private static Column visible() {
    var seen =
        least(
            lit(1.0), lit((double) READ_FOLLOWEES).divide(greatest(col("followeesCount"), lit(1))));
    return when(
        col("isActsKnown")
            .and(col("zombieProbability").isNotNull())
            .and(col("followeesCount").isNotNull()),
        round(
                lit(1)
                    .minus(col("zombieProbability"))
                    .multiply(col("activeDays"))
                    .divide(FanActs.WINDOW)
                    .multiply(seen)
                    .multiply(SCALE))
            .cast("long"));
  }

  private static Dataset<Row> counted(Dataset<Row> fans) {
    var counts = FanCounts.columns();
    return fans.groupBy("followeeId")
        .agg(
            sum("visible").as("visible"),
            Stream.concat(
                    Stream.of(
                        count("listPosition").as("listed"), max("listPosition").as("lastPosition")),
                    counts)
                .toArray(Column[]::new));
  }

  private static Column choice() {
    var isFront =
        col("listed")
            .multiply(2)
            .geq(col("fansCount"))
            .and(col("lastPosition").lt(col("listed").multiply(2)));
    return when(col("isComplete"), lit(Choice.RANDOM.name()))
        .when(isFront, lit(Choice.NEWEST.name()))
        .otherwise(lit(Choice.UNKNOWN.name()));
  }

  private static Dataset<Row> finished(Dataset<Row> kols) {
    var isActsKnown = col("actsKnownCount").gt(0);
    var isOrdered = col("newestFansCount").gt(0);
    var newest = share("newestZombiesCount", "newestJudged");
    var older = share("olderZombiesCount", "olderJudged");
    return kols.withColumn("accountId", col("followeeId"))
        .withColumn("active7Count", when(isActsKnown, col("active7")))
        .withColumn("active30Count", when(isActsKnown, col("active30")))
        .withColumn("active90Count", when(isActsKnown, col("active90")))
        .withColumn("visibleFans", col("visible").divide(SCALE))
        .withColumn("loyalCount", col("loyal"))
        .withColumn(
            "loyalPerThousand",
            when(
                col("followersCount").gt(0),
                col("loyal").multiply(1000.0).divide(col("followersCount"))))
        .withColumn("newestJudgedCount", when(isOrdered, col("newestJudged")))
        .withColumn("olderJudgedCount", when(isOrdered, col("olderJudged")))
        .withColumn("newestZombieShare", when(isOrdered, newest))
        .withColumn("olderZombieShare", when(isOrdered, older))
        .withColumn("newestDifference", when(isOrdered, newest.minus(older)));
  }

  private static Column share(String part, String whole) {
    return when(col(whole).gt(0), col(part).divide(col(whole)));
  }
}
