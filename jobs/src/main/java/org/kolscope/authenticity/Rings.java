package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Evidence;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Finds rings: accounts that repost the same posts of several authors within seconds or minutes of
 * each other, again and again ({@link CoReposts}). Tokens of post and time are those of SynchroTrap
 * (Q. Cao, X. Yang, J. Yu, C. Palow, CCS 2014).
 *
 * <p>Pairs of accounts are tested against pairs that look like strangers, those with fewer than
 * {@code leastShared} common posts within the long window, with the false discovery rate controlled
 * over all pairs that share so many posts. Significant pairs are joined to rings; a ring has at
 * least three accounts. Posts of one author alone are no evidence: fans wait for their star.
 *
 * <p>The log odds of an account are those of its best partner: the prior, the pair's evidence, and
 * minus the log of the number of partners it was tested with. It abstains ({@code TOO_FEW}) from
 * accounts with too few reposts to share.
 *
 * <p>Signals, of accounts in a ring: {@code coRepost}, one per post, at most {@code MOST_ROWS}, the
 * most crowded first: accounts of the ring that reposted it within the long window of this account,
 * the account included, and how many of those that reposted it at all strangers would let expect;
 * {@code otherCoReposts}; {@code partnersTested}.
 *
 * <p>Cost: one shuffle of the reposts by post; of a post with n reposts n² / 2 pairs, at most
 * {@code maxReposters}² / 2, in a second shuffle summed before; posts with more are left out, which
 * {@link Made#leftOut} tells: who reposts what everybody reposts says little. The rings are made by
 * one task. Independent of partitioning: counts only.
 *
 * @param days reposts that are looked at, up to the night; 90, as those of prize hunters
 * @param leastShared posts in common, at least 2; 3: two happen to strangers
 * @param maxReposters accounts that reposted one post, at least 2; 500
 * @param falseDiscoveryRate share of the joined pairs that may be strangers, in (0, 1); 0.01
 * @param prior log odds before anything is seen; -6.9 is one account in a thousand
 */
public record Rings(
    CoReposts together,
    int days,
    int leastShared,
    int maxReposters,
    double falseDiscoveryRate,
    double prior,
    Calibration calibration)
    implements Serializable {

  private static final StructType PAIR =
      StructType.fromDDL("first BIGINT, second BIGINT, authorId BIGINT, apart BIGINT");

  private static final StructType MEMBER = StructType.fromDDL("accountId BIGINT, clusterId BIGINT");

  private static final int LEAST_RING = 3;

  public Rings {
    if (leastShared < 2 || maxReposters < 2 || days < 1) {
      throw new IllegalArgumentException(
          "days, leastShared and maxReposters must be at least 1, 2 and 2, were %d, %d and %d"
              .formatted(days, leastShared, maxReposters));
    }
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
      throw new IllegalArgumentException(
          "falseDiscoveryRate must be in (0, 1), was " + falseDiscoveryRate);
    }
  }

  /** With the values that stand beside each setting. */
  public Rings() {
    this(new CoReposts(60, 600), 90, 3, 500, 0.01, -6.9, new Calibration(1, 0));
  }

  /**
   * What the step makes.
   *
   * @param leftOut one row: posts that were reposted by more than one, and leftOut, how many of
   *     these by too many
   */
  public record Made(Table<ExpertScore> scores, Table<Evidence> evidence, Dataset<Row> leftOut) {}

  /** Scores every account that reposted anything lately. */
  public Made of(Table<Post> posts, LocalDate asOf) {
    var acts = acts(posts, asOf);
    var able =
        acts.groupBy("accountId")
            .agg(count(lit(1)).as("posts"))
            .where(col("posts").geq(leastShared));
    var shared = acts.join(able.select("accountId"), new String[] {"accountId"}, "left_semi");
    var sizes =
        shared.groupBy("objectId").agg(count(lit(1)).as("reposters")).where("reposters > 1");
    var fitting = sizes.where(col("reposters").leq(maxReposters)).select("objectId");
    var kept = shared.join(fitting, new String[] {"objectId"}, "left_semi").localCheckpoint(true);
    var pairs = pairs(kept).localCheckpoint(true);
    var judged = judged(pairs).localCheckpoint(true);
    var judgement = new RingJudgement(this);
    return new Made(
        judgement.scores(acts, able, judged),
        judgement.evidence(kept, judged),
        sizes.agg(
            count(lit(1)).as("posts"),
            coalesce(sum(when(col("reposters").gt(maxReposters), 1L)), lit(0L)).as("leftOut")));
  }

  /** One row per account and post it reposted: accountId, objectId, authorId, at. */
  private Dataset<Row> acts(Table<Post> posts, LocalDate asOf) {
    var end = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC);
    var object = coalesce(col("rootPostId"), col("parentPostId"));
    return posts
        .rows()
        .where(
            col("isRepost")
                .and(object.isNotNull())
                .and(unix_seconds(col("createdAt")).geq(end.minusDays(days).toEpochSecond())))
        .groupBy(col("accountId"), object.as("objectId"))
        .agg(
            min(unix_seconds(col("createdAt"))).as("at"),
            min(coalesce(col("rootAccountId"), col("parentAccountId"))).as("authorId"));
  }

  /** One row per pair with a common post: first, second, posts, inShort, inLong, isOfMany. */
  private Dataset<Row> pairs(Dataset<Row> kept) {
    var isLong = col("apart").leq(together.longSeconds());
    return kept.groupBy("objectId")
        .agg(max("authorId").as("authorId"), collect_list(struct("accountId", "at")).as("acts"))
        .flatMap((FlatMapFunction<Row, Row>) Rings::pairsOf, Encoders.row(PAIR))
        .groupBy("first", "second")
        .agg(
            count(lit(1)).as("posts"),
            sum(when(col("apart").leq(together.shortSeconds()), 1L).otherwise(0L)).as("inShort"),
            sum(when(isLong, 1L).otherwise(0L)).as("inLong"),
            min(when(isLong, col("authorId"))).as("oneAuthor"),
            max(when(isLong, col("authorId"))).as("otherAuthor"))
        .withColumn("isOfMany", coalesce(col("oneAuthor").notEqual(col("otherAuthor")), lit(false)))
        .drop("oneAuthor", "otherAuthor");
  }

  private static Iterator<Row> pairsOf(Row row) {
    var acts =
        row.<Row>getList(2).stream()
            .map(a -> new CoReposts.Act(a.getLong(0), a.getLong(1)))
            .toList();
    Long author = row.isNullAt(1) ? null : row.getLong(1);
    return CoReposts.pairs(acts).stream()
        .map(p -> RowFactory.create(p.first(), p.second(), author, p.apart()))
        .iterator();
  }

  /**
   * One row per account in a ring: accountId, clusterId, evidence (of its best pair), partners
   * (tested), inLong (the strangers' share).
   */
  private Dataset<Row> judged(Dataset<Row> pairs) {
    var tested = pairs.where(col("posts").geq(leastShared));
    var isStrange = col("inLong").lt(leastShared);
    var strangers =
        pairs
            .where(isStrange)
            .agg(
                coalesce(sum("posts"), lit(0L)).plus(1).as("all"),
                coalesce(sum("inShort"), lit(0L)).plus(1).as("short"),
                coalesce(sum("inLong"), lit(0L)).plus(1).as("long"))
            .select(
                col("short").divide(col("all")).as("strangersInShort"),
                col("long").divide(col("all")).as("strangersInLong"));
    var weighed =
        tested
            .where(not(isStrange).and(col("isOfMany")))
            .crossJoin(broadcast(strangers))
            .map((MapFunction<Row, Row>) this::weighed, Encoders.row(weighedType()));
    var joined =
        weighed
            .crossJoin(broadcast(threshold(weighed, tested)))
            .where(col("tail").leq(col("threshold")));
    var members =
        joined
            .select("first", "second")
            .repartition(1)
            .mapPartitions((MapPartitionsFunction<Row, Row>) Rings::members, Encoders.row(MEMBER));
    return best(joined, tested).join(members, new String[] {"accountId"}, "inner");
  }

  /** Per account its strongest pair, and with how many it was tested. */
  private static Dataset<Row> best(Dataset<Row> joined, Dataset<Row> tested) {
    var strongest =
        ends(joined, "evidence", "inLongExpected")
            .groupBy("accountId")
            .agg(max("evidence").as("evidence"), max("inLongExpected").as("inLong"));
    var partners = ends(tested).groupBy("accountId").agg(count(lit(1)).as("partners"));
    return strongest.join(partners, new String[] {"accountId"}, "inner");
  }

  private static Dataset<Row> ends(Dataset<Row> pairs, String... columns) {
    var one = new ArrayList<org.apache.spark.sql.Column>(List.of(col("first").as("accountId")));
    var other = new ArrayList<org.apache.spark.sql.Column>(List.of(col("second").as("accountId")));
    for (var column : columns) {
      one.add(col(column));
      other.add(col(column));
    }
    return pairs
        .select(one.toArray(org.apache.spark.sql.Column[]::new))
        .unionByName(pairs.select(other.toArray(org.apache.spark.sql.Column[]::new)));
  }

  private static StructType weighedType() {
    return StructType.fromDDL(
        "first BIGINT, second BIGINT, tail DOUBLE, evidence DOUBLE, inLongExpected DOUBLE");
  }

  private Row weighed(Row row) {
    var common =
        new CoReposts.Common(
            row.<Long>getAs("posts"), row.<Long>getAs("inShort"), row.<Long>getAs("inLong"));
    var strangers =
        new CoReposts.Strangers(
            row.<Double>getAs("strangersInShort"), row.<Double>getAs("strangersInLong"));
    return RowFactory.create(
        row.<Long>getAs("first"),
        row.<Long>getAs("second"),
        together.tail(common, strangers),
        together.evidence(common, strangers),
        strangers.inLong());
  }

  /** One row: the tail up to which pairs are significant. */
  private Dataset<Row> threshold(Dataset<Row> weighed, Dataset<Row> tested) {
    double rate = falseDiscoveryRate;
    var buckets =
        weighed
            .map(
                (MapFunction<Row, Integer>) r -> Discoveries.bucket(r.getDouble(2)), Encoders.INT())
            .toDF("bucket")
            .groupBy("bucket")
            .agg(count(lit(1)).as("pairs"))
            .agg(collect_list(struct("bucket", "pairs")).as("buckets"));
    return buckets
        .crossJoin(tested.agg(count(lit(1)).as("tests")))
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  Map<Integer, Long> counts = new HashMap<>();
                  row.<Row>getList(0).forEach(b -> counts.put(b.getInt(0), b.getLong(1)));
                  return RowFactory.create(Discoveries.threshold(counts, row.getLong(1), rate));
                },
            Encoders.row(StructType.fromDDL("threshold DOUBLE")));
  }

  private static Iterator<Row> members(Iterator<Row> pairs) {
    var groups = new Groups<Long>();
    pairs.forEachRemaining(p -> groups.join(p.getLong(0), p.getLong(1)));
    var sizes = new HashMap<Long, Integer>();
    groups.labels().values().forEach(label -> sizes.merge(label, 1, Integer::sum));
    return groups.labels().entrySet().stream()
        .filter(e -> sizes.get(e.getValue()) >= LEAST_RING)
        .sorted(Map.Entry.comparingByKey())
        .map(e -> RowFactory.create(e.getKey(), e.getValue()))
        .iterator();
  }
}
