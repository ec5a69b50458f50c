package org.kolscope.audience;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Account;
import org.kolscope.schema.GrowthAnomaly;
import org.kolscope.schema.GrowthAnomaly.Explanation;
import org.kolscope.schema.GrowthAnomaly.Kind;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;

/**
 * Marks the nights on which a KOL's followers moved unlike before, and looks for what would explain
 * it ({@link GrowthReasons}).
 *
 * <p>Cost: one shuffle of the log of followers by account, a task holds the nights of one account;
 * the rest is joined with the few nights that stand out. Each account's numbers come from its own
 * nights in their order: the result depends on neither partitioning nor row order.
 *
 * @param series what stands out
 * @param days how many days back, the night's included, at least 1; default 90
 */
public record GrowthAnomalies(GrowthSeries series, int days) implements Serializable {

  private static final StructType FOUND =
      StructType.fromDDL(
          "accountId BIGINT, night DATE, previousNight DATE, kind STRING, followersBefore BIGINT, "
              + "followersAfter BIGINT, dailyChange DOUBLE, usualDailyChange DOUBLE, z DOUBLE");

  /** Other candidates with a cliff on the same night that make it the platform's. */
  private static final int MANY = 3;

  static final String[] KEY = {"accountId", "night"};

  public GrowthAnomalies {
    if (days < 1) {
      throw new IllegalArgumentException("days must be at least 1, was " + days);
    }
  }

  /** With the default settings. */
  public GrowthAnomalies() {
    this(new GrowthSeries(), 90);
  }

  /**
   * What a night knows.
   *
   * @param followers accountId, asOf (a date), followersCount: the log of the candidates' displayed
   *     followers
   * @param posts with their texts; without, mentions and hot topics explain nothing
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Dataset<Row> followers,
      Table<Account> accounts,
      Table<Post> posts,
      Table<HotTopic> hotTopics) {}

  /** The nights that stand out among the last {@code days}. */
  public Table<GrowthAnomaly> of(Known known) {
    var found = found(known).localCheckpoint(true);
    var reasons = new GrowthReasons(new Days(known.zone(), known.asOf()));
    var ownPosts = reasons.ownPosts(found, known.posts());
    var bigger = reasons.biggerAccounts(found, known.accounts(), known.posts());
    var topics = reasons.hotTopics(found, known.posts(), known.hotTopics());
    var sameNight = Window.partitionBy("night", "kind");
    var rows =
        found
            .withColumn("alsoCount", count(lit(1)).over(sameNight).minus(1))
            .join(ownPosts, KEY, "left")
            .join(bigger, KEY, "left")
            .join(topics, KEY, "left")
            .withColumn("explanation", explanation());
    return new Table<>(
        GrowthAnomaly.class,
        rows.withColumn(
                "explainedByPostId",
                coalesce(
                    when(is(Explanation.OWN_POST), col("ownPostId")),
                    when(is(Explanation.BIGGER_ACCOUNT), col("biggerPostId"))))
            .withColumn(
                "explainedByAccountId",
                when(is(Explanation.BIGGER_ACCOUNT), col("biggerAccountId")))
            .withColumn("hotTopic", when(is(Explanation.HOT_TOPIC), col("topic"))));
  }

  private static Column explanation() {
    var isCliff = col("kind").equalTo(Kind.CLIFF.name());
    return when(isCliff.and(col("alsoCount").geq(MANY)), lit(Explanation.MANY_AT_ONCE.name()))
        .when(isCliff, lit(Explanation.UNEXPLAINED.name()))
        .when(col("ownPostId").isNotNull(), lit(Explanation.OWN_POST.name()))
        .when(col("biggerPostId").isNotNull(), lit(Explanation.BIGGER_ACCOUNT.name()))
        .when(col("topic").isNotNull(), lit(Explanation.HOT_TOPIC.name()))
        .otherwise(lit(Explanation.UNEXPLAINED.name()));
  }

  private static Column is(Explanation explanation) {
    return col("explanation").equalTo(explanation.name());
  }

  private Dataset<Row> found(Known known) {
    var first = known.asOf().minusDays((long) days + series.window());
    return known
        .followers()
        .where(col("followersCount").isNotNull())
        .where(col("asOf").gt(lit(first)).and(col("asOf").leq(lit(known.asOf()))))
        .groupBy("accountId")
        .agg(
            collect_list(struct(unix_date(col("asOf")).as("day"), col("followersCount")))
                .as("nights"))
        .flatMap((FlatMapFunction<Row, Row>) this::changes, Encoders.row(FOUND))
        .where(col("night").gt(lit(known.asOf().minusDays(days))));
  }

  private Iterator<Row> changes(Row account) {
    var nights = new ArrayList<GrowthSeries.Seen>();
    account
        .<Row>getList(1)
        .forEach(n -> nights.add(new GrowthSeries.Seen(n.getInt(0), n.getLong(1))));
    nights.sort(Comparator.comparingInt(GrowthSeries.Seen::day));
    return series.of(nights).stream()
        .map(
            c ->
                RowFactory.create(
                    account.getLong(0),
                    LocalDate.ofEpochDay(c.after().day()),
                    LocalDate.ofEpochDay(c.before().day()),
                    c.kind().name(),
                    c.before().followers(),
                    c.after().followers(),
                    c.daily(),
                    c.usualDaily(),
                    c.z()))
        .iterator();
  }
}
