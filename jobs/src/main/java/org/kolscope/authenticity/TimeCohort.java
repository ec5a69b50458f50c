package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Table;

/**
 * Expert E1: which accounts came together, to several followees, at times that neither the
 * followees' own pace nor a common audience explains.
 *
 * <ol>
 *   <li>When a follow began: {@code followedAt}, else the night it was first seen, else the order
 *       of the list ({@link FollowTimes}). What the first crawl of a followee found has no time.
 *   <li>Bursts of each followee against its own local rate, with the false discovery rate
 *       controlled over all windows of all followees ({@link BurstScan}, {@link Discoveries}). A
 *       burst alone condemns nobody: real people come in bursts too.
 *   <li>Bursts of different followees are joined where they share more accounts than activity and
 *       the followees' common audience give ({@link SharedBursts}); connected ones are a cohort.
 *   <li>Every account is scored against the cohorts it was in ({@link CohortScore}): joint bursts
 *       for it, follows of the same followees at other times against it, and a registration week
 *       that is frequent in the burst and rare among the followee's other fans ({@link
 *       RegistrationWeeks}) for it.
 * </ol>
 *
 * <p><b>Onboarding</b>: follows within a day of registration (platforms suggest whom to follow)
 * make no bursts, join none, and count as hits only beside a hit that is later. A farm that does
 * all its work within a day of registration is therefore not seen here; newcomers would be
 * condemned else.
 *
 * <p><b>Prizes</b>: people who live by prizes come together too. Follows that a prize explains are
 * taken in the same way ({@link PrizeHunters}).
 *
 * <p>Not seen either: fans of a single followee, and deliveries so slow that they are the local
 * rate (a year).
 *
 * <p>Signals: {@code joinedBurst}, one per hit: follows in the burst, expected at the local rate.
 * {@code followedOutside}: follows of the cohort's followees outside of its bursts. {@code
 * registrationWeek}: accounts of the strongest hit's burst registered in the account's week,
 * expected from the followee's other fans. Prior and strengths add up to the log odds.
 *
 * <p>Accounts with a timed follow have a probability, all others that follow anybody abstain. Whole
 * counts and sorted groups: the result depends on neither partitioning nor row order.
 *
 * @param bursts the scan of one followee, the false discovery rate over all (0.01, section F of the
 *     study of the field) and the least share of a burst that must be surplus (0.3, there too)
 * @param sharing when two bursts belong together
 * @param score how an account is scored
 * @param calibration from log odds to probability; slope 2 and intercept 2.4 were fitted by {@code
 *     kolscope protocol}, see docs/accuracy.md
 * @param maxPerAccount bursts of an account that are paired, at least 2; chosen: 200. {@link
 *     Made#leftOut} says what that left out.
 * @param randomSeed of the draw among more
 */
public record TimeCohort(
    Bursts bursts,
    SharedBursts sharing,
    CohortScore score,
    Calibration calibration,
    int maxPerAccount,
    long randomSeed) {

  private static final StructType PLACED =
      StructType.fromDDL(
          "followerId BIGINT, followeeId BIGINT, startDay INT, isGuarded BOOLEAN, week INT");

  /** Days in which registrations are counted together. */
  static final int WEEK = 7;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public TimeCohort {
    if (maxPerAccount < 2) {
      throw new IllegalArgumentException("maxPerAccount must be at least 2, was " + maxPerAccount);
    }
  }

  /** With the values that stand beside each setting. */
  public TimeCohort() {
    this(
        new Bursts(new BurstScan(180, 30), 0.01, 0.3),
        new SharedBursts(4, 3, 0.01),
        new CohortScore(-4.6, 2, 1, 2),
        new Calibration(2, 2.4),
        200,
        1);
  }

  /**
   * What the step makes. What is read twice on the way is kept on the executors until the tables
   * are no longer referred to.
   *
   * @param leftOut one row: accounts that were in more than {@code maxPerAccount} bursts or quiet
   *     times, and leftOut, how many of these gave no pairs
   */
  public record Made(Table<ExpertScore> scores, Table<Evidence> evidence, Dataset<Row> leftOut) {}

  /**
   * Scores every account that follows anybody.
   *
   * @param follows see {@link FollowTimes#of}; what is explained is taken as what comes with
   *     registration. Read several times
   */
  public Made of(Dataset<Row> follows, LocalDate asOf) {
    var timed = follows.withColumn("isGuarded", col("isGuarded").or(col("isExplained")));
    var found = kept(bursts.of(timed, (int) asOf.toEpochDay()));
    var placed = kept(placed(timed, found));
    var tokens = placed.where(not(col("isGuarded"))).select("followerId", "followeeId", "startDay");
    var joining = new JoinedBursts(sharing, maxPerAccount, randomSeed);
    var labels = kept(joining.of(tokens, world(timed, found)));
    var judgement = new CohortJudgement(score, calibration);
    var judged = kept(judgement.judged(placed, found, labels));
    return new Made(
        judgement.scores(timed, judged), judgement.evidence(judged), joining.leftOut(tokens));
  }

  /** The rows of joint bursts among {@code evidence}: what account came to whom in concert. */
  static Dataset<Row> joinedBursts(Table<Evidence> evidence) {
    return evidence.rows().where(col("signal").equalTo(CohortEvidence.JOINED_BURST));
  }

  /** Read several times on the way; without a cut the plan would hold the first join 20 times. */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    return rows.localCheckpoint(true);
  }

  /** Timed follows of followees with bursts, each with the burst it falls in. */
  private static Dataset<Row> placed(Dataset<Row> timed, Dataset<Row> found) {
    return timed
        .where(col("day").isNotNull())
        .join(found, new String[] {"followeeId"}, "inner")
        .select("followerId", "followeeId", "at", "isGuarded", "registered", "bursts")
        .map((MapFunction<Row, Row>) TimeCohort::place, Encoders.row(PLACED));
  }

  private static Row place(Row row) {
    int at = row.getInt(2);
    var windows = new ArrayList<FollowWindow>();
    List<Row> bursts = row.getList(5);
    bursts.forEach(b -> windows.add(Bursts.window(b)));
    var burst = Bursts.holding(windows, at);
    return RowFactory.create(
        row.getLong(0),
        row.getLong(1),
        burst == null ? AccountBursts.QUIET : burst.startDay(),
        row.getBoolean(3),
        row.isNullAt(4) ? null : Math.floorDiv(row.getInt(4), WEEK));
  }

  /** One row: accounts, their number if all were equally active, (sum d)² / sum d², and bursts. */
  private static Dataset<Row> world(Dataset<Row> timed, Dataset<Row> found) {
    var accounts =
        timed
            .where(col("day").isNotNull())
            .groupBy("followerId")
            .agg(count(lit(1)).as("d"))
            .agg(sum("d").as("sum"), sum(col("d").multiply(col("d"))).as("squares"))
            .select(
                coalesce(
                        col("sum").cast("double").multiply(col("sum")).divide(col("squares")),
                        lit(1.0))
                    .as("accounts"));
    return accounts.crossJoin(found.agg(coalesce(sum(size(col("bursts"))), lit(0L)).as("bursts")));
  }
}
