package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.AccountWord;
import org.kolscope.schema.Brief;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Membership;
import org.kolscope.schema.Post;
import org.kolscope.schema.PostText;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;
import org.kolscope.schema.TargetSize;
import org.kolscope.schema.Verdict;

/**
 * Says of every real private person how likely it is a target customer of the brief, by five roads:
 * what it writes, what it is (places, gender, age), topics it joins, communities, brands it
 * follows. Nobody has to label anything: the roads teach and check each other.
 *
 * <ol>
 *   <li>On each road the brief names what answers it: a word, a topic, a community, a brand.
 *   <li>What those who answer the brief on the other roads hold more often than others speaks for
 *       it, too, as {@link RoadScores} says: of the many who never use a word of the brief most
 *       follow the same accounts as those who do. Customers that the brief knows teach all roads.
 *   <li>How many are interested follows from how often the roads agree, {@link TargetShares}, with
 *       an interval that holds the chance and how much hangs on each road.
 *   <li>The sum of the log odds of all roads is scaled to the posteriors of that model: the
 *       probability to be interested.
 *   <li>Places, gender and age asked for are conditions: the probability is multiplied by 1 where
 *       they are met, by {@code leak} where not, and, where unknown, by the share that meets them
 *       (of the same province, if only the city is unknown).
 * </ol>
 *
 * <p>With fewer than three roads that have data nothing tells how often they are right: who answers
 * the brief on any road is then taken to be as likely interested as not, and no interval is given.
 *
 * <p>Cost: a few joins by account of the follows, words and memberships, and sums by item; runs
 * when this is called. At most {@code maxItems} items of a road are held by every task, 40 bytes
 * and the name each. Sums of whole numbers: the same for any partitioning.
 *
 * @param minHolders persons that hold an item before it tells anything, at least 1; 10, chosen
 * @param maxItems items of a road, those with the most holders, at least 1; 50,000, chosen
 * @param prior holders that an item's share is drawn to that of all by, at least 0; 20, chosen:
 *     with 50 the AUC fell by 0.003 at most in two worlds
 * @param topShare persons with the highest score of the brands road that count as a yes of that
 *     road, in (0, 1); 0.1, chosen: following a brand alone tells little
 * @param brandWeight what following an account of a brand adds to the log odds, at least 0, where
 *     every other answer adds 1; 0.3, chosen: brands are followed for prizes and stars, too
 * @param leak what is left where a condition is not met, in [0, 1]; 0.01, chosen: people move
 * @param draws of the interval, at least 20; 200
 * @param randomSeed of the draws
 */
public record TargetCustomers(
    long minHolders,
    int maxItems,
    double prior,
    double topShare,
    double brandWeight,
    double leak,
    int draws,
    long randomSeed) {

  private static final String[] ACCOUNT = {"accountId"};

  /** A profile says as much of the words as this many posts. Chosen. */
  private static final int PROFILE_POSTS = 3;

  /** Written posts from which on an account's writing is half known. Chosen, as for topics. */
  private static final int HALF_KNOWN = 10;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public TargetCustomers {
    if (minHolders < 1) {
      throw new IllegalArgumentException("minHolders must be at least 1, was " + minHolders);
    }
    if (maxItems < 1) {
      throw new IllegalArgumentException("maxItems must be at least 1, was " + maxItems);
    }
    if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("prior must be at least 0 and finite, was " + prior);
    }
    if (!(topShare > 0 && topShare < 1)) {
      throw new IllegalArgumentException("topShare must be in (0, 1), was " + topShare);
    }
    if (!(brandWeight >= 0 && brandWeight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "brandWeight must be at least 0 and finite, was " + brandWeight);
    }
    if (!(leak >= 0 && leak <= 1)) {
      throw new IllegalArgumentException("leak must be in [0, 1], was " + leak);
    }
    if (draws < 20) {
      throw new IllegalArgumentException("draws must be at least 20, was " + draws);
    }
  }

  /** The values that stand beside the settings. */
  public TargetCustomers() {
    this(10, 50_000, 20, 0.1, 0.3, 0.01, 200, 1);
  }

  /**
   * What a night knows.
   *
   * @param posts for the regions they were written in
   * @param texts read with the same brief
   * @param brief never null
   */
  public record Known(
      LocalDate asOf,
      Brief brief,
      Table<BriefAccount> briefAccounts,
      Table<Account> accounts,
      Table<Follow> follows,
      Table<Membership> memberships,
      Table<Post> posts,
      Table<PostText> texts,
      Table<AccountWord> words,
      Table<Verdict> verdicts) {}

  /** Both tables; the customers are computed. */
  public record Made(Table<TargetCustomer> customers, Table<TargetSize> sizes) {}

  /** Screens all accounts. */
  public Made of(Known known) {
    var facts = new RoadFacts(known);
    var met = new Conditions(known, leak).of(facts.persons());
    var answered = answered(known, facts, met).localCheckpoint(true);
    var scores =
        new RoadScores(facts.items(), taught(answered), minHolders, maxItems, prior, topShare);
    var viewed = viewed(answered.join(scores.byAccount(), ACCOUNT, "left")).localCheckpoint(true);
    var interest = new Interest(draws, randomSeed).of(viewed);
    var rows =
        interest
            .rows()
            .where(isKnown())
            .withColumn("probability", col("interest").multiply(col("met")))
            .localCheckpoint(true);
    return new Made(
        new Table<>(TargetCustomer.class, rows), TargetSizes.of(rows, interest.shares()));
  }

  private static Column isKnown() {
    return col("wordsCoverage")
        .plus(col("demographicsCoverage"))
        .plus(col("topicsCoverage"))
        .plus(col("communitiesCoverage"))
        .plus(col("brandsCoverage"))
        .gt(0.0);
  }

  /** Values, coverages and answers of all roads. */
  private static Dataset<Row> answered(Known known, RoadFacts facts, Dataset<Row> persons) {
    var positives =
        known
            .briefAccounts()
            .rows()
            .where(col("role").equalTo(BriefAccount.Role.CUSTOMER.name()))
            .select("accountId")
            .distinct();
    var displayed = known.accounts().rows().select("accountId", "followeesCount");
    var rows =
        persons
            .join(displayed, ACCOUNT, "left")
            .join(facts.writing(), ACCOUNT, "left")
            .join(facts.profiles(), ACCOUNT, "left")
            .join(facts.topics(), ACCOUNT, "left")
            .join(facts.communities(), ACCOUNT, "left")
            .join(facts.brands(), ACCOUNT, "left")
            .join(positives.withColumn("isPositive", lit(true)), ACCOUNT, "left")
            .na()
            .fill(
                0L,
                new String[] {
                  "written",
                  "about",
                  "hasProfile",
                  "topics",
                  "topicsAsked",
                  "communities",
                  "communitiesAsked",
                  "followees",
                  "brandsFollowed",
                  "tradeFollowed"
                })
            .na()
            .fill(Map.of("isPositive", false, "profileIsAbout", false));
    return values(rows, known.brief());
  }

  private static Dataset<Row> values(Dataset<Row> rows, Brief brief) {
    var profile = col("hasProfile").multiply(PROFILE_POSTS);
    var ofProfile = when(col("profileIsAbout"), PROFILE_POSTS).otherwise(0);
    var texts = col("written").plus(profile);
    var brands = col("brandsFollowed").plus(col("tradeFollowed"));
    boolean asksTopics = brief.target() != null && !brief.target().topics().isEmpty();
    boolean asksCommunities = brief.target() != null && !brief.target().communities().isEmpty();
    return rows.withColumn(
            "wordsValue", when(texts.gt(0), col("about").plus(ofProfile).divide(texts)))
        .withColumn("wordsCoverage", texts.divide(texts.plus(HALF_KNOWN)))
        .withColumn("answersWords", col("about").gt(0).or(col("profileIsAbout")))
        .withColumn("topicsCoverage", flag(col("topics").gt(0).and(lit(asksTopics))))
        .withColumn("topicsValue", value("topics", "topicsAsked"))
        .withColumn("answersTopics", col("topicsAsked").gt(0))
        .withColumn("communitiesCoverage", flag(col("communities").gt(0).and(lit(asksCommunities))))
        .withColumn("communitiesValue", value("communities", "communitiesAsked"))
        .withColumn("answersCommunities", col("communitiesAsked").gt(0))
        .withColumn("brandsCoverage", coverage(col("followees"), col("followeesCount")))
        .withColumn("brandsValue", when(col("followees").gt(0), saturated(brands)))
        .withColumn("answersBrands", brands.gt(0));
  }

  private static Column flag(Column isKnown) {
    return when(isKnown, 1.0).otherwise(0.0);
  }

  private static Column value(String road, String asked) {
    return when(col(road + "Coverage").gt(0.0), saturated(col(asked)));
  }

  /** 0, a half, three quarters: each further answer tells half as much. */
  private static Column saturated(Column answers) {
    return lit(1.0).minus(pow(lit(0.5), answers));
  }

  /** Loaded followees of those displayed; all if more are loaded or none are displayed. */
  private static Column coverage(Column loaded, Column displayed) {
    return when(loaded.equalTo(0), 0.0)
        .when(displayed.isNull().or(displayed.leq(loaded)), 1.0)
        .otherwise(least(lit(1.0), loaded.divide(displayed)));
  }

  /** Per road, whether the others answer the brief. */
  private static Dataset<Row> taught(Dataset<Row> answered) {
    var words = col("answersWords");
    var topics = col("answersTopics");
    var communities = col("answersCommunities");
    var trade = col("tradeFollowed").gt(0);
    var positive = col("isPositive");
    return answered.select(
        col("accountId"),
        pmod(xxhash64(col("accountId")), lit(RoadScores.FOLDS)).cast("int").as("fold"),
        topics.or(communities).or(trade).or(positive).as(RoadScores.taught(Road.WORDS)),
        topics.or(communities).or(trade).or(positive).as(RoadScores.taught(Road.PROFILE)),
        words.or(communities).or(trade).or(positive).as(RoadScores.taught(Road.TOPICS)),
        words.or(topics).or(trade).or(positive).as(RoadScores.taught(Road.COMMUNITIES)),
        words.or(topics).or(communities).or(positive).as(RoadScores.taught(Road.BRANDS)));
  }

  /** What each view of the interest says, and the sum of all log odds. */
  private Dataset<Row> viewed(Dataset<Row> rows) {
    Column sum = lit(0.0);
    for (var road : Road.values()) {
      sum = sum.plus(coalesce(col(RoadScores.of(road)), lit(0.0)));
    }
    for (var answer : List.of("answersWords", "answersTopics", "answersCommunities")) {
      sum = sum.plus(flag(col(answer)));
    }
    sum = sum.plus(flag(col("tradeFollowed").gt(0)));
    sum = sum.plus(flag(col("brandsFollowed").gt(0)).multiply(brandWeight));
    var isTop = coalesce(col("isTopOfBrands"), lit(false));
    return rows.withColumn("sum", sum)
        .withColumn(Interest.view(0), view(col("wordsCoverage"), col("answersWords")))
        .withColumn(Interest.view(1), view(col("topicsCoverage"), col("answersTopics")))
        .withColumn(Interest.view(2), view(col("communitiesCoverage"), col("answersCommunities")))
        .withColumn(
            Interest.view(3),
            when(col(RoadScores.of(Road.BRANDS)).isNull(), LatentClass.UNKNOWN)
                .when(isTop, LatentClass.YES)
                .otherwise(LatentClass.NO));
  }

  private static Column view(Column coverage, Column answers) {
    return when(not(coverage.gt(0.0)), LatentClass.UNKNOWN)
        .when(answers, LatentClass.YES)
        .otherwise(LatentClass.NO);
  }
}
