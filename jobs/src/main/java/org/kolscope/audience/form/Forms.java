package org.kolscope.audience.form;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.audience.Days;
import org.kolscope.audience.TargetWeights;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Form;
import org.kolscope.schema.FormResponse;
import org.kolscope.schema.FormResponse.Family;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.PrizeHunter;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.Verdict;

/**
 * Says which forms, lengths and hooks of posts real target customers respond to more, within
 * accounts. It says what goes together, not what causes: who writes guides with videos writes
 * better posts, too.
 *
 * <p>Cost: the posts of candidates and own accounts with their texts, the acts on them, joined with
 * probabilities (two shuffles), then counts by account; one task holds a row per account and
 * category (100 bytes). Whole numbers up to there: the same for any partitioning.
 *
 * @param days of posts that are compared, at least 1; 90
 * @param settledDays after which a post has its responses, at least 0; 3, as counters settle
 * @param shortWords words up to which a post is short, at least 1; 15, chosen: a sentence
 * @param longWords words from which it is long, above {@code shortWords}; 60, chosen: a paragraph,
 *     about the 140 signs that Weibo once allowed
 * @param leastPosts posts of a category that is told of, at least 1; 20, chosen
 * @param leastAccounts accounts that must tell, at least 3; 5, chosen
 * @param spread scale of the differences between categories that are expected before the data, on
 *     the natural logarithm, above 0; 0.5, chosen: twice or half is common, four times rare
 */
public record Forms(
    int days,
    int settledDays,
    int shortWords,
    int longWords,
    long leastPosts,
    int leastAccounts,
    double spread)
    implements Serializable {

  /** A certain target customer. */
  static final int UNITS = 1 << 20;

  private static final String[] POST = {"postId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Forms {
    atLeast("days", days, 1);
    atLeast("settledDays", settledDays, 0);
    atLeast("shortWords", shortWords, 1);
    atLeast("longWords", longWords, shortWords + 1);
    atLeast("leastPosts", leastPosts, 1);
    atLeast("leastAccounts", leastAccounts, 3);
    if (!(spread > 0 && spread <= 10)) {
      throw new IllegalArgumentException("spread must be in (0, 10], was " + spread);
    }
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public Forms() {
    this(90, 3, 15, 60, 20, 5, 0.5);
  }

  /**
   * What the night knows; all but candidates and posts may be empty.
   *
   * @param zone of days
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Post> posts,
      Table<PostText> texts,
      Table<Comment> comments,
      Table<Like> likes,
      Table<Verdict> verdicts,
      Table<PrizeHunter> hunters,
      Table<TargetCustomer> targets,
      Table<KolFit> fits) {}

  /** One row per category that there are posts of. */
  public Table<FormResponse> of(Known known) {
    var posts = posts(known).localCheckpoint(true);
    var responders = responders(known, posts).localCheckpoint(true);
    var responses = responders.groupBy("postId").agg(sum("units").as("units"));
    var kinds = posts.select(col("postId"), col("authorId"), explode(col("kinds")).as("kind"));
    var cells =
        kinds
            .join(responses, POST, "left")
            .groupBy("kind.family", "kind.category", "authorId")
            .agg(count(lit(1)).as("posts"), coalesce(sum("units"), lit(0L)).as("units"));
    var people =
        kinds
            .join(responders.select("postId", "actorId"), POST, "inner")
            .select(col("kind.family"), col("kind.category"), col("actorId"))
            .distinct()
            .groupBy("family", "category")
            .agg(count(lit(1)).as("posts"))
            .withColumn("authorId", lit(null).cast("bigint"))
            .withColumn("units", lit(0L));
    var rows =
        cells
            .unionByName(people)
            .join(fans(known), new String[] {"authorId"}, "left")
            .select("family", "category", "authorId", "posts", "units", "fans")
            .repartition(1)
            .mapPartitions(new FormTask(this), Encoders.row(Table.schemaOf(FormResponse.class)));
    return new Table<>(FormResponse.class, rows);
  }

  /** postId, authorId, kinds: family and category; of a family's whole the category is empty. */
  private Dataset<Row> posts(Known known) {
    var calendar = new Days(known.zone(), known.asOf());
    var day = calendar.of(col("createdAt"));
    var isSettled = day.leq((int) known.asOf().toEpochDay() - settledDays);
    var texts = known.texts().rows().select("postId", "wordsCount", "linksCount", "hooks");
    return known
        .posts()
        .rows()
        .where(not(col("isRepost")).and(not(coalesce(col("deleted"), lit(false)))))
        .where(calendar.isInLast(days, day).and(isSettled))
        .select(
            col("postId"),
            col("accountId").as("authorId"),
            col("form").as("given"),
            col("pictureCount"))
        .join(broadcast(subjects(known)), new String[] {"authorId"}, "left_semi")
        .join(texts, POST, "left")
        .withColumn("form", form())
        .select(col("postId"), col("authorId"), kinds().as("kinds"));
  }

  private static Dataset<Row> subjects(Known known) {
    var own = known.named().rows().where(col("role").equalTo(Role.OWN.name()));
    return known
        .candidates()
        .rows()
        .select(col("accountId").as("authorId"))
        .union(own.select("accountId"))
        .distinct();
  }

  /** As given, else by what is in the post; null if nothing tells. */
  private static Column form() {
    return coalesce(
        col("given"),
        when(col("pictureCount").gt(0), Form.IMAGE.name()),
        when(col("linksCount").gt(0), Form.LINK.name()),
        when(col("pictureCount").equalTo(0).and(col("linksCount").equalTo(0)), Form.TEXT.name()));
  }

  private Column kinds() {
    var length =
        when(col("wordsCount").leq(shortWords), "SHORT")
            .when(col("wordsCount").geq(longWords), "LONG")
            .otherwise("MEDIUM");
    var ofPoll = when(col("form").equalTo(Form.POLL.name()), array(lit("poll")));
    var hooks =
        array_distinct(concat(col("hooks"), coalesce(ofPoll, array().cast("array<string>"))));
    var isRead = col("wordsCount").isNotNull();
    var single =
        array_compact(
            array(
                when(col("form").isNotNull(), kind(Family.FORM, col("form"))),
                when(col("form").isNotNull(), kind(Family.FORM, lit(""))),
                when(isRead, kind(Family.LENGTH, length)),
                when(isRead, kind(Family.LENGTH, lit(""))),
                when(isRead, kind(Family.HOOK, lit("")))));
    var ofHooks = transform(hooks, hook -> kind(Family.HOOK, hook));
    return when(isRead, concat(single, ofHooks)).otherwise(single);
  }

  private static Column kind(Family family, Column category) {
    return struct(lit(family.name()).as("family"), category.as("category"));
  }

  /** postId, actorId, units of real accounts that responded, prize hunters left out. */
  private static Dataset<Row> responders(Known known, Dataset<Row> posts) {
    var reposts =
        known
            .posts()
            .rows()
            .where(col("isRepost"))
            .select(
                coalesce(col("rootPostId"), col("parentPostId")).as("postId"),
                col("accountId").as("actorId"));
    var comments = known.comments().rows().select("postId", "accountId");
    var likes = known.likes().rows().select("postId", "accountId");
    var weights =
        new TargetWeights(UNITS)
            .of(known.verdicts(), known.targets())
            .select(col("accountId").as("actorId"), col("isZombie"), col("units"));
    return reposts
        .union(comments)
        .union(likes)
        .join(posts.select("postId", "authorId"), POST, "inner")
        .where(col("actorId").notEqual(col("authorId")))
        .select("postId", "actorId")
        .distinct()
        .join(
            known.hunters().rows().select(col("accountId").as("actorId")),
            new String[] {"actorId"},
            "left_anti")
        .join(weights, new String[] {"actorId"}, "left")
        .where(not(coalesce(col("isZombie"), lit(false))))
        .select(col("postId"), col("actorId"), coalesce(col("units"), lit(0L)).as("units"));
  }

  private static Dataset<Row> fans(Known known) {
    return known
        .fits()
        .rows()
        .where(col("base").equalTo(KolFit.Base.FOLLOWERS.name()))
        .select(col("accountId").as("authorId"), col("realActiveCount").as("fans"));
  }
}
