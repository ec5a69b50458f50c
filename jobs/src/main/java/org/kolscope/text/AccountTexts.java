package org.kolscope.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.AccountText;
import org.kolscope.schema.AccountVertical;
import org.kolscope.schema.Brief;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;

/**
 * Sums up by account what its posts say. How relevant it is to the brief stands at {@link
 * BriefRelevance}.
 *
 * <p>Cost: the posts are joined once with their times, and summed by account, when this is called;
 * with a brief, those that have to do with it once more. Counts, and sums of whole millionths:
 * independent of partitions.
 *
 * @param minPosts written posts below which relevance is not known, and posts of any vertical below
 *     which the vertical is not, at least 1; 3, as feature 29 asks
 * @param halfLifeDays after which a post weighs half, above 0; 30, as feature 29 asks
 * @param saturation how soon the same word again adds nothing, above 0; 1.2, usual for BM25
 * @param lengthWeight how much longer writing weighs against an account, in [0, 1]; 0.75, usual
 * @param moodFrom a post is clearly glad from this probability on, and clearly unhappy below one
 *     less this, in [½, 1); 0.8, chosen: of posts without a feeling the model says about ½
 */
public record AccountTexts(
    long minPosts, double halfLifeDays, double saturation, double lengthWeight, double moodFrom) {

  /** Parts of one in which weights and probabilities are summed. */
  static final double SCALE = 1e6;

  private static final long DAY = 86_400;

  private static final String[] ACCOUNT = {"accountId"};

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public AccountTexts {
    if (minPosts < 1) {
      throw new IllegalArgumentException("minPosts must be at least 1, was " + minPosts);
    }
    positive("halfLifeDays", halfLifeDays);
    positive("saturation", saturation);
    if (!(lengthWeight >= 0 && lengthWeight <= 1)) {
      throw new IllegalArgumentException("lengthWeight must be in [0, 1], was " + lengthWeight);
    }
    if (!(moodFrom >= 0.5 && moodFrom < 1)) {
      throw new IllegalArgumentException("moodFrom must be in [0.5, 1), was " + moodFrom);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be above 0 and finite, was " + value);
    }
  }

  /** The values that stand beside the settings. */
  public AccountTexts() {
    this(3, 30, 1.2, 0.75, 0.8);
  }

  /**
   * The sums of all accounts with posts.
   *
   * @param texts of the window
   * @param posts that they were read from; their times are taken
   * @param verticals made of the same texts
   * @param brief that they were read with; null if there is none
   */
  public Table<AccountText> of(
      LocalDate asOf,
      ZoneId zone,
      Table<PostText> texts,
      Table<Post> posts,
      Table<AccountVertical> verticals,
      Brief brief) {
    var times = posts.rows().select(col("postId"), fresh(asOf, zone).as("fresh"));
    var sums =
        sums(texts.rows().join(times, new String[] {"postId"}, "inner")).localCheckpoint(true);
    var rows = sums.join(ofVerticals(verticals), ACCOUNT, "left");
    if (brief == null) {
      rows = rows.withColumn("relevance", lit(null).cast("double"));
    } else {
      var marked =
          texts
              .rows()
              .where(BriefRelevance.isMarked())
              .join(times, new String[] {"postId"}, "inner");
      var lengths = sums.where(col("writtenPostsCount").gt(0)).select("accountId", "length");
      var relevance = new BriefRelevance(saturation, lengthWeight).of(marked, lengths);
      rows = rows.join(relevance, ACCOUNT, "left");
    }
    return new Table<>(AccountText.class, named(rows, brief != null));
  }

  /** What a post weighs, in millionths: halved for every half-life it is old, in whole days. */
  private Column fresh(LocalDate asOf, ZoneId zone) {
    long end = asOf.plusDays(1).atStartOfDay(zone).toEpochSecond();
    var days = floor(lit(end - 1).minus(unix_seconds(col("createdAt"))).divide(DAY));
    return round(pow(lit(0.5), days.divide(halfLifeDays)).multiply(SCALE)).cast("bigint");
  }

  private static Column isWritten() {
    return col("wordsCount").gt(0).or(size(col("topics")).gt(0));
  }

  private Dataset<Row> sums(Dataset<Row> read) {
    var about =
        not(col("isExcluded")).and(size(col("briefWords")).gt(0).or(size(col("ownBrands")).gt(0)));
    return read.groupBy("accountId")
        .agg(
            count(lit(1)).as("postsCount"),
            count_if(isWritten()).as("writtenPostsCount"),
            sum("wordsCount").as("wordsCount"),
            sum(col("fresh").multiply(col("wordsCount"))).as("length"),
            count_if(about).as("about"),
            count_if(size(col("ownBrands")).gt(0)).as("own"),
            count_if(size(col("rivalBrands")).gt(0)).as("rival"),
            count_if(col("gladProbability").geq(moodFrom)).as("glad"),
            count_if(col("gladProbability").leq(1 - moodFrom)).as("unhappy"),
            sum(millionths("complaintProbability")).as("complaint"),
            count(col("complaintProbability")).as("complaintOf"),
            sum(millionths("advertProbability")).as("advert"),
            count(col("advertProbability")).as("advertOf"),
            count_if(col("isQuestion").and(isWritten())).as("questions"));
  }

  private static Column millionths(String probability) {
    return round(col(probability).multiply(SCALE)).cast("bigint");
  }

  /** Main vertical and entropy, where there are posts enough. */
  private Dataset<Row> ofVerticals(Table<AccountVertical> verticals) {
    var n = col("postsCount");
    var all = col("verticalPostsCount");
    // H = log2 all - (sum of n log2 n) / all
    var entropy = log2(all).minus(col("weighed").divide(all.multiply(SCALE)));
    var isKnown = all.geq(minPosts);
    return verticals
        .rows()
        .groupBy("accountId")
        .agg(
            sum("postsCount").as("verticalPostsCount"),
            sum(round(n.multiply(log2(n)).multiply(SCALE)).cast("bigint")).as("weighed"),
            min(struct(n.multiply(-1).as("less"), col("vertical"), col("share"))).as("first"))
        .select(
            col("accountId"),
            all,
            when(isKnown, col("first.vertical")).as("vertical"),
            when(isKnown, col("first.share")).as("verticalShare"),
            when(isKnown, greatest(entropy, lit(0.0))).as("verticalEntropy"));
  }

  private Dataset<Row> named(Dataset<Row> rows, boolean hasBrief) {
    var written = col("writtenPostsCount");
    var mood = col("glad").plus(col("unhappy"));
    return rows.withColumn("aboutBriefCount", known(col("about"), hasBrief))
        .withColumn("aboutBriefShare", known(share(col("about"), written), hasBrief))
        .withColumn("ownBrandCount", known(col("own"), hasBrief))
        .withColumn("rivalBrandCount", known(col("rival"), hasBrief))
        .withColumn(
            "relevance",
            when(written.geq(minPosts).and(lit(hasBrief)), coalesce(col("relevance"), lit(0.0))))
        .withColumn("moodPostsCount", mood)
        .withColumn("gladShare", share(col("glad"), mood))
        .withColumn("complaintShare", mean("complaint"))
        .withColumn("advertShare", mean("advert"))
        .withColumn("questionShare", share(col("questions"), written))
        .withColumn("verticalPostsCount", coalesce(col("verticalPostsCount"), lit(0L)));
  }

  private static Column known(Column value, boolean isKnown) {
    return when(lit(isKnown), value);
  }

  private static Column share(Column part, Column whole) {
    return when(whole.gt(0), part.divide(whole));
  }

  private static Column mean(String what) {
    return when(col(what + "Of").gt(0), col(what).divide(SCALE).divide(col(what + "Of")));
  }
}
