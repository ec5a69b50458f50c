package org.kolscope.audience.segment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.audience.Days;
import org.kolscope.audience.Interactions;
import org.kolscope.audience.overlap.FanOverlaps;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Like;
import org.kolscope.schema.Lookalike;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Which candidates are like which: by the fans they share, the verticals and tags they have in
 * common, and who acts on the posts of both. The weights are those of feature 35 of the plan,
 * chosen there; what is not known of both does not count, and the weights of the rest are raised.
 *
 * <p>Who acts is compared as fans are, by {@link FanOverlaps}, with its limits on work and memory:
 * each actor a fan of those on whose posts it acted. Cost beside that: one join of the pairs that
 * share anything with what is known of each. Sums are of sorted lists: the same for any
 * partitioning.
 *
 * @param top alike ones told of a candidate, at least 1; 10
 * @param leastFans loaded fans from which sharing none says something, at least 1; 20, the least
 *     shared fans that {@link FanOverlap} tells
 * @param leastActors that two share to count as sharing any, at least 1; 5, chosen
 * @param days of acts, at least 1; 90
 * @param audienceWeight of shared fans, at least 0; 0.5
 * @param topicWeight of verticals and tags, at least 0; 0.3
 * @param actorWeight of shared actors, at least 0; 0.2
 */
public record Lookalikes(
    int top,
    int leastFans,
    int leastActors,
    int days,
    double audienceWeight,
    double topicWeight,
    double actorWeight)
    implements Serializable {

  private static final String[] PAIR = {"accountId", "otherId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Lookalikes {
    atLeast1("top", top);
    atLeast1("leastFans", leastFans);
    atLeast1("leastActors", leastActors);
    atLeast1("days", days);
    if (!(audienceWeight >= 0 && topicWeight >= 0 && actorWeight >= 0)
        || !(audienceWeight + actorWeight > 0)) {
      throw new IllegalArgumentException(
          "weights must be at least 0, one of audience and actor above, were %s, %s and %s"
              .formatted(audienceWeight, topicWeight, actorWeight));
    }
  }

  private static void atLeast1(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public Lookalikes() {
    this(10, 20, 5, 90, 0.5, 0.3, 0.2);
  }

  /**
   * What the night knows; verticals, posts, comments and likes may be empty.
   *
   * @param zone of days
   * @param overlap how the fans were compared, and who acts will be
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<Account> accounts,
      Table<AccountFact> facts,
      Table<FanOverlap> overlaps,
      FanOverlaps overlap,
      Table<AccountVertical> verticals,
      Table<Post> posts,
      Table<Comment> comments,
      Table<Like> likes,
      Table<BriefAccount> named,
      Table<Crawl> crawls,
      Table<Verdict> verdicts,
      Table<TargetCustomer> targets) {}

  /** Up to {@code top} rows per candidate. */
  public Table<Lookalike> of(Known known) {
    var acts = acts(known).localCheckpoint(true);
    var about = about(known, acts).localCheckpoint(true);
    var byFans =
        real(known.overlaps())
            .select(
                col("accountId"),
                col("otherId"),
                col("sharedCount").as("fansShared"),
                col("jaccard").as("fansJaccard"),
                col("ofSmallerShare").as("fansOfSmaller"));
    var byActors =
        real(actorOverlaps(known, acts))
            .select(col("accountId"), col("otherId"), col("jaccard").as("actorJaccard"));
    var pairs =
        byFans
            .join(byActors, PAIR, "full")
            .join(renamed(about, "accountId", "one"), new String[] {"accountId"}, "inner")
            .join(renamed(about, "otherId", "other"), new String[] {"otherId"}, "inner")
            .flatMap(new LookalikeTask(this), Encoders.row(Table.schemaOf(Lookalike.class)));
    var best = Window.partitionBy("accountId").orderBy(col("score").desc(), col("otherId").asc());
    return new Table<>(
        Lookalike.class,
        pairs
            .where(col("score").gt(0))
            .withColumn("place", row_number().over(best))
            .where(col("place").leq(top)));
  }

  private static Dataset<Row> real(Table<FanOverlap> overlaps) {
    return overlaps.rows().where(col("base").equalTo(FanOverlap.Base.REAL.name()));
  }

  /** Who acted on whose posts in the days, as follows. */
  private Dataset<Row> acts(Known known) {
    var calendar = new Days(known.zone(), known.asOf());
    return new Interactions(known.posts(), known.comments(), known.likes())
        .all()
        .where(calendar.isInLast(days, calendar.of(col("since"))))
        .join(
            known.candidates().rows().select(col("accountId").as("followeeId")),
            new String[] {"followeeId"},
            "left_semi")
        .select(
            col("actorId").as("followerId"),
            col("followeeId"),
            lit(null).cast("bigint").as("listPosition"),
            lit(null).cast("timestamp").as("followedAt"),
            lit(false).as("gone"))
        .distinct();
  }

  /** The actors of each are all there are: nothing is displayed of them that could be more. */
  private Table<FanOverlap> actorOverlaps(Known known, Dataset<Row> acts) {
    var how = known.overlap();
    return new FanOverlaps(
            leastActors,
            how.maxAccounts(),
            how.sketchSize(),
            how.maxFollows(),
            how.maxSteps(),
            how.threads())
        .of(
            new FanOverlaps.Known(
                known.candidates(),
                none(known.named()),
                none(known.accounts()),
                new Table<>(Follow.class, acts),
                none(known.crawls()),
                known.verdicts(),
                none(known.targets())))
        .overlaps();
  }

  private static <R extends Record> Table<R> none(Table<R> table) {
    return new Table<>(table.type(), table.rows().where(lit(false)));
  }

  /** What is known of each candidate: accountId, fans, hasActors, verticals, tags. */
  private static Dataset<Row> about(Known known, Dataset<Row> acts) {
    var id = new String[] {"accountId"};
    var verticals =
        known
            .verticals()
            .rows()
            .groupBy("accountId")
            .agg(sort_array(collect_list(struct("vertical", "share"))).as("verticals"));
    var actors = acts.groupBy(col("followeeId").as("accountId")).agg(count(lit(1)).as("actors"));
    return known
        .candidates()
        .rows()
        .select("accountId")
        .join(
            known.facts().rows().select(col("accountId"), col("fansCount").as("fans")), id, "left")
        .join(actors, id, "left")
        .join(verticals, id, "left")
        .join(known.accounts().rows().select("accountId", "tags"), id, "left")
        .select(
            col("accountId"),
            coalesce(col("fans"), lit(0L)).as("fans"),
            not(coalesce(col("actors"), lit(0L)).equalTo(0L)).as("hasActors"),
            col("verticals"),
            col("tags"));
  }

  private static Dataset<Row> renamed(Dataset<Row> about, String id, String name) {
    return about.select(
        col("accountId").as(id), struct("fans", "hasActors", "verticals", "tags").as(name));
  }
}
