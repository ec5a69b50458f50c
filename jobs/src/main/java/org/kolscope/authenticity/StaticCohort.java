package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.graph.dense.StaticCohorts;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.ExpertScore.Abstention;
import org.kolscope.schema.Table;

/**
 * Expert E2: which accounts follow the same followees more than their activity and communities
 * explain, times unseen ({@link StaticCohorts}, where the method and its limits are). Fan clubs do
 * so too: what it finds is coordinated, not yet bought.
 *
 * <p>Left out are followees who follow back more than {@code maxFollowBackShare} of their fans:
 * they are friends of those, and circles of friends are as dense as farms. Nobody follows back whom
 * a farm sends. In the sample world this takes the accounts in blocks from 1,002 to 126, and leaves
 * a farm and a fan club; 0.1 and 0.15 find the same, without it circles of friends crowd them out.
 *
 * <p>Abstains ({@code TOO_FEW}) from accounts that follow too few of the followees it compares.
 *
 * <p>Signals, for accounts that look coordinated: {@code blockFollow}, one per followee of the
 * block that the account follows, at most {@code MOST_ROWS}, the least popular for the block first:
 * accounts of the block (same {@code clusterId}) that follow it, expected if they were any compared
 * accounts; {@code otherBlockFollows}: how many more of the block it follows; {@code
 * followsElsewhere}: what it follows beside the block; {@code crowd}, where the block is too large:
 * its share of all who follow anybody, and what that takes. Their strengths and the floor, minus
 * the log of the number of compared accounts, add up to {@code logOdds}.
 *
 * <p>Cost: four shuffles of the follows to prune them, then one task over the rest: 40 bytes a
 * follow, about 10 s per million. Of more than {@code maxFollows} follows, those of the followees
 * with the most fans are left out until they fit, which {@link Made#leftOut} tells: mega KOLs carry
 * the least information. Independent of partitioning.
 *
 * @param cohorts the kernel's settings
 * @param calibration from log odds to a probability; slope 1.2 and intercept -2.3 were fitted by
 *     {@code kolscope protocol} where times are known, see docs/accuracy.md; without times fan
 *     clubs of people with nothing else in common look as likely as farms
 * @param maxFollowBackShare in [0, 1]; 0.15: in the sample world people follow back 28 % of their
 *     fans, KOLs 4.5 %, brands 1.5 %. At 1 nobody is left out
 * @param maxBlockShare of all accounts that follow anybody, in (0, 1]; the accounts of a larger
 *     block get at most {@value BlockJudgement#CROWDED}: what a tenth of everybody does is what
 *     people come here for as likely as a farm. 0.1, chosen: farms of the sample worlds are at most
 *     0.03, and in the follow graph weibo-follow-topics (3,467 people) 0.12 and 0.22 follow the
 *     same 21 and 68 accounts; without the bound 43 % of these people would be called coordinated
 * @param maxFollows follows that one task may hold, at least 1; 40 million take 2 GB
 */
public record StaticCohort(
    StaticCohorts cohorts,
    Calibration calibration,
    double maxFollowBackShare,
    double maxBlockShare,
    long maxFollows) {

  private static final String[] FOLLOWER = {"followerId"};
  private static final String[] FOLLOWEE = {"followeeId"};
  private static final String[] ACCOUNT = {"accountId"};

  /** Signal of a follow of a followee of the block. */
  static final String BLOCK_FOLLOW = "blockFollow";

  public StaticCohort {
    if (!(maxFollowBackShare >= 0 && maxFollowBackShare <= 1)) {
      throw new IllegalArgumentException(
          "maxFollowBackShare must be in [0, 1], was " + maxFollowBackShare);
    }
    if (!(maxBlockShare > 0 && maxBlockShare <= 1)) {
      throw new IllegalArgumentException("maxBlockShare must be in (0, 1], was " + maxBlockShare);
    }
    if (maxFollows < 1) {
      throw new IllegalArgumentException("maxFollows must be at least 1, was " + maxFollows);
    }
  }

  /** The settings that the published figures are measured with. */
  public StaticCohort() {
    this(StaticCohorts.STANDARD, new Calibration(1.2, -2.3), 0.15, 0.1, 40_000_000);
  }

  /**
   * What the step makes.
   *
   * @param leftOut one row: follows, of followees with few enough fans, and leftOut, how many of
   *     these did not fit
   */
  public record Made(Table<ExpertScore> scores, Table<Evidence> evidence, Dataset<Row> leftOut) {}

  /**
   * Scores every account that follows anybody, without follows within a day of registration, which
   * platforms suggest to all who join in the same days, and without blocks that came at their
   * followees' own pace ({@link OwnPace}), as far as times are known.
   *
   * @param timed see {@link FollowTimes#of}. Read several times
   */
  public Made of(Dataset<Row> timed) {
    var edges = timed.where(not(col("isGuarded"))).select("followerId", "followeeId");
    var made = made(edges, timed.select("followerId").distinct().count());
    var judged = new OwnPace().applied(made.judged(), timed, calibration).localCheckpoint(true);
    return new Made(
        scores(timed.select("followerId", "followeeId"), judged),
        evidence(judged),
        leftOut(made.cumulated()));
  }

  private record Judged(Dataset<Row> judged, Dataset<Row> cumulated) {}

  private Judged made(Dataset<Row> edges, long everybody) {
    var read = edges.join(friends(edges), FOLLOWEE, "left_anti");
    var sizes =
        read.groupBy("followeeId")
            .agg(count(lit(1)).as("fans"))
            .where(col("fans").between(cohorts.minFans(), cohorts.maxFans()));
    // distinct counts are fewer than the root of twice the follows
    var cumulated =
        sizes
            .groupBy("fans")
            .agg(sum("fans").as("follows"))
            .withColumn("upTo", sum("follows").over(Window.partitionBy(lit(0)).orderBy("fans")));
    var most = cumulated.where(col("upTo").leq(maxFollows)).agg(max("fans").as("most"));
    var kept =
        read.join(
            sizes
                .crossJoin(broadcast(most))
                .where(col("fans").leq(col("most")))
                .select("followeeId"),
            FOLLOWEE,
            "left_semi");
    var enough =
        kept.groupBy("followerId")
            .agg(count(lit(1)).as("followees"))
            .where(col("followees").geq(cohorts.minFollows()))
            .select("followerId");
    var judged =
        kept.join(enough, FOLLOWER, "left_semi")
            .repartition(1)
            .mapPartitions(
                new BlockJudgement(cohorts, calibration, everybody, maxBlockShare),
                Encoders.row(BlockJudgement.JUDGED))
            .localCheckpoint(true);
    return new Judged(judged, cumulated);
  }

  /** Followees who follow back too many of their fans. */
  private Dataset<Row> friends(Dataset<Row> edges) {
    var back = edges.toDF("followeeId", "followerId").withColumn("isMutual", lit(1));
    return edges
        .join(back, new String[] {"followerId", "followeeId"}, "left")
        .groupBy("followeeId")
        .agg(count(lit(1)).as("fans"), count("isMutual").as("mutuals"))
        .where(col("mutuals").gt(col("fans").multiply(maxFollowBackShare)))
        .select("followeeId");
  }

  private Dataset<Row> leftOut(Dataset<Row> cumulated) {
    return cumulated.agg(
        coalesce(sum("follows"), lit(0L)).as("follows"),
        coalesce(sum(when(col("upTo").gt(maxFollows), col("follows"))), lit(0L)).as("leftOut"));
  }

  private Table<ExpertScore> scores(Dataset<Row> edges, Dataset<Row> judged) {
    var all = edges.select(col("followerId").as("accountId")).distinct();
    var isJudged = col("logOdds").isNotNull();
    return new Table<>(
        ExpertScore.class,
        all.join(judged.drop("rows"), ACCOUNT, "left")
            .select(
                col("accountId"),
                lit(Family.STATIC_COHORT.name()).as("family"),
                col("probability"),
                when(not(isJudged), lit(Abstention.TOO_FEW.name())).as("abstainedFor"),
                col("logOdds"),
                col("clusterId")));
  }

  private static Table<Evidence> evidence(Dataset<Row> judged) {
    var none = lit(null);
    return new Table<>(
        Evidence.class,
        judged
            .select(col("accountId"), explode(col("rows")).as("e"))
            .select(
                col("accountId"),
                lit(Family.STATIC_COHORT.name()).as("family"),
                col("e.signal").as("signal"),
                col("e.place").as("place"),
                col("e.value").as("value"),
                col("e.baseline").as("baseline"),
                col("e.strength").as("strength"),
                col("e.followeeId").as("followeeId"),
                none.cast("bigint").as("postId"),
                none.cast("timestamp").as("startsAt"),
                none.cast("timestamp").as("endsAt"),
                col("e.accountsCount").as("accountsCount")));
  }
}
