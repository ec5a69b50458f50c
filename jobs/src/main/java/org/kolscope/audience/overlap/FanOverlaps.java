package org.kolscope.audience.overlap;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.audience.TargetWeights;
import org.kolscope.audience.WholeLists;
import org.kolscope.schema.Account;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.Follow;
import org.kolscope.schema.OverlapSummary;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Says how many real fans and target customers every two candidates or accounts that speak for a
 * brand share.
 *
 * <p>Lists are compared whole as long as they have at most {@code maxFollows} follows by real fans
 * and that takes at most {@code maxSteps}; else each is cut to a sketch ({@link FanListsBuilder}),
 * and numbers carry its error. The work follows the pairs that share anybody, never the number of
 * pairs: fans, or the hashes that sketches hold, are looked up in an inverted list. A list that no
 * complete crawl saw and that is shorter than the platform displays is a sample; see {@link
 * SharedEstimate}.
 *
 * <p>Cost: the follows of these accounts are joined with verdicts and probabilities (a shuffle by
 * fan, twice), counted by account, and come to one task: 20 bytes a follow while it collects, 28
 * while it builds; a step takes about a nanosecond. Whole numbers only: the same for any
 * partitioning and number of threads. Runs when it is called.
 *
 * @param leastShared people that a row tells of at least, at least 1; 20, the least cell of the
 *     house
 * @param maxAccounts accounts compared, at least 2: those with most loaded fans; 10,000
 * @param sketchSize fans of a sketch on average, at least 256; 4,096, as DataSketches has it by
 *     default
 * @param maxFollows follows that the task may hold, at least 1; 40 million take 1.1 GB
 * @param maxSteps pairs of accounts met over all fans, at least 1; 3e10, chosen: about half a
 *     minute on two threads
 * @param threads of the task, at least 1; 2, chosen: this is a stage of one task. Decides time, not
 *     the result
 */
public record FanOverlaps(
    int leastShared, int maxAccounts, int sketchSize, int maxFollows, long maxSteps, int threads)
    implements Serializable {

  private static final String[] FOLLOWEE = {"followeeId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public FanOverlaps {
    atLeast("leastShared", 1, leastShared);
    atLeast("maxAccounts", 2, maxAccounts);
    atLeast("sketchSize", FanListsBuilder.LEAST_SIZE, sketchSize);
    atLeast("maxFollows", 1, maxFollows);
    atLeast("maxSteps", 1, maxSteps);
    atLeast("threads", 1, threads);
  }

  private static void atLeast(String name, int least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  /** The values that stand beside the settings. */
  public FanOverlaps() {
    this(20, 10_000, 4_096, 40_000_000, 30_000_000_000L, 2);
  }

  /**
   * What the night knows.
   *
   * @param named accounts of the brief; those that speak for an organisation are compared, too
   * @param targets empty if there is no brief: then no pair has a row for targets
   */
  public record Known(
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Crawl> crawls,
      Table<Verdict> verdicts,
      Table<TargetCustomer> targets) {}

  /** What the step makes. */
  public record Made(Table<FanOverlap> overlaps, Table<OverlapSummary> summary) {}

  /** Compares all pairs. */
  public Made of(Known known) {
    var fans = fans(known);
    var lists = lists(known, fans);
    var made =
        lists
            .unionByName(follows(fans, lists))
            .repartition(1)
            .mapPartitions(new OverlapTask(this), Encoders.row(OverlapTask.MADE))
            .localCheckpoint(true);
    return new Made(
        new Table<>(FanOverlap.class, part(made, "overlap")),
        new Table<>(OverlapSummary.class, part(made, "summary")));
  }

  /** Loaded fans of the accounts that are compared: followeeId, followerId, isReal, units. */
  private static Dataset<Row> fans(Known known) {
    var speaking =
        Arrays.stream(BriefAccount.Role.values())
            .filter(BriefAccount.Role::isBrand)
            .map(Enum::name)
            .toArray();
    var compared =
        known
            .candidates()
            .rows()
            .select(col("accountId").as("followeeId"))
            .union(known.named().rows().where(col("role").isin(speaking)).select("accountId"))
            .distinct();
    var people = new TargetWeights(FanLists.UNITS).of(known.verdicts(), known.targets());
    return known
        .follows()
        .rows()
        .where(not(col("gone")).and(col("followerId").notEqual(col("followeeId"))))
        .select("followeeId", "followerId")
        .join(broadcast(compared), FOLLOWEE, "left_semi")
        .join(people.withColumnRenamed("accountId", "followerId"), using("followerId"), "left")
        .select(
            col("followeeId"),
            col("followerId"),
            not(coalesce(col("isZombie"), lit(false))).as("isReal"),
            coalesce(col("units"), lit(0L)).as("units"));
  }

  private Dataset<Row> lists(Known known, Dataset<Row> fans) {
    var counted =
        fans.groupBy("followeeId")
            .agg(
                count(lit(1)).as("loaded"),
                count(when(col("isReal"), 1)).as("realCount"),
                coalesce(sum(when(col("isReal"), col("units"))), lit(0L)).as("targetUnits"))
            .localCheckpoint(true);
    var compared =
        counted
            .orderBy(col("loaded").desc(), col("followeeId"))
            .limit(maxAccounts)
            .select(col("followeeId"), lit(true).as("isCompared"));
    var all =
        new WholeLists(known.accounts(), known.crawls())
            .added(counted.join(compared, FOLLOWEE, "left"))
            .withColumn("isCompared", coalesce(col("isCompared"), lit(false)));
    var total = all.where(col("isCompared")).agg(sum("realCount").as("total"));
    return all.crossJoin(broadcast(total))
        .select(
            lit(OverlapTask.LIST).as("what"),
            col("followeeId").as("accountId"),
            col("realCount").as("fanId"),
            col("targetUnits").as("units"),
            col("loaded"),
            col("whole"),
            not(col("isCompared")).as("left"),
            theta().as("theta"));
  }

  private Column theta() {
    return when(
            col("total").leq((long) maxFollows).or(col("realCount").leq((long) sketchSize)), 1.0)
        .otherwise(least(lit(1.0), lit((double) sketchSize).divide(col("realCount"))));
  }

  private static Dataset<Row> follows(Dataset<Row> fans, Dataset<Row> lists) {
    var isHeld =
        udf(
            (UDF2<Long, Double, Boolean>) (fan, theta) -> FanHash.isHeld(FanHash.of(fan), theta),
            DataTypes.BooleanType);
    var thetas =
        lists.where(not(col("left"))).select(col("accountId").as("followeeId"), col("theta"));
    return fans.where(col("isReal"))
        .join(broadcast(thetas), FOLLOWEE, "inner")
        .where(col("theta").geq(1.0).or(isHeld.apply(col("followerId"), col("theta"))))
        .select(
            lit(OverlapTask.FOLLOW).as("what"),
            col("followeeId").as("accountId"),
            col("followerId").as("fanId"),
            col("units"),
            lit(0L).as("loaded"),
            lit(0L).as("whole"),
            lit(false).as("left"),
            lit(1.0).as("theta"));
  }

  private static Dataset<Row> part(Dataset<Row> made, String name) {
    return made.where(col(name).isNotNull()).select(name + ".*");
  }

  private static String[] using(String column) {
    return new String[] {column};
  }
}
