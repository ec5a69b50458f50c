package org.kolscope.influence.spread;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.RateCard;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.Table;
import org.kolscope.schema.TopicRelevance;
import org.kolscope.schema.Verdict;

/**
 * Estimates how many accounts a post of each candidate is shown to, and which candidates together
 * are shown to most: a number of them, and as many as the budget buys.
 *
 * <p>The model is the independent cascade on the follow graph ({@link
 * org.kolscope.graph.spread.SpreadModel}), with readers counted as soon as a post is before their
 * eyes: a reader passes on what it sees at the share rate of the arc ({@link Exposures}, {@link
 * org.kolscope.graph.spread.ShareRates}). With fewer than {@code leastShares} shares in all,
 * nothing was learned and it passes on with one over the number of accounts it reads. An account
 * relays with its probability of being genuine and counts by it ({@link Genuineness}), for the
 * brief also by its relevance, which is 0 without a row.
 *
 * <p>Reach comes from random reverse-reachable sets, the same for all candidates; rosters are
 * chosen on samples of their own ({@link org.kolscope.graph.spread.RosterOfSize}, {@link
 * org.kolscope.graph.spread.RosterUnderBudget}) and valued on further ones. Where anybody is
 * relevant for the brief, rosters go for relevance, else for genuine accounts.
 *
 * <p>Cost: that of {@link Exposures}, which run when this is called, and one task over the follow
 * graph: 24 bytes a follow while it is collected, 44 while it is used, and the random sets; each
 * set costs about the arcs of its first reader. A drawn graph of 10 million follows with 1,000
 * candidates took 22 s on two threads and 3 GB, half of it to build the graph. Of more follows than
 * {@code maxFollows} those of half of the readers are left out, until they fit; the others then
 * count double, and what those left out would have passed on is missing. The same for any
 * partitioning and number of threads.
 *
 * @param exposures window and cap of what readers saw
 * @param prices which prices count
 * @param size accounts of the roster of a size, at least 1; 10, chosen: what a campaign of middle
 *     size hires
 * @param sets random sets of an estimate, at least 256; 2^18, chosen: a reach of one in a hundred
 *     accounts is known to within 4 %, one in a thousand to within 12 %
 * @param leastShares shares below which rates are not learned, at least 1; 100, chosen: the common
 *     rate is then known to within 20 %
 * @param maxFollows follows that the task may hold, at least 1; 40 million take 2 GB
 * @param randomSeed of sets and coins
 * @param threads of the task, at least 1; 2, chosen: this is a stage of one task. Decides time, not
 *     the result
 */
public record Reaches(
    Exposures exposures,
    PostPrices prices,
    int size,
    int sets,
    int leastShares,
    int maxFollows,
    long randomSeed,
    int threads)
    implements Serializable {

  private static final Object[] NOT_FOR_HIRE = {
    Role.OWN.name(), Role.COMPETITOR.name(), Role.DEALER.name(), Role.STAFF.name()
  };

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Reaches {
    atLeast("size", 1, size);
    atLeast("sets", 256, sets);
    atLeast("leastShares", 1, leastShares);
    atLeast("maxFollows", 1, maxFollows);
    atLeast("threads", 1, threads);
    if (sets > 1 << 22) {
      throw new IllegalArgumentException("sets must be at most 2^22, was " + sets);
    }
  }

  private static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  /** The values that stand beside the settings. */
  public Reaches() {
    this(new Exposures(), new PostPrices(), 10, 1 << 18, 100, 40_000_000, 1, 2);
  }

  /**
   * What the night knows.
   *
   * @param named accounts of the brief: those of brands, dealers and staff are in no roster
   * @param firstSeen followerId, followeeId and firstSeen, a date; may lack follows
   * @param posts with the authors that repost chains name
   * @param relevances those of the brief count; may be empty
   * @param askedPrices what the brief says: accountId, form (null for any) and price
   * @param budget of the brief; null if there is none
   */
  public record Known(
      LocalDate asOf,
      ZoneId zone,
      Table<Candidate> candidates,
      Table<BriefAccount> named,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      Table<Post> posts,
      Table<Verdict> verdicts,
      Table<TopicRelevance> relevances,
      Table<RateCard> rateCards,
      Dataset<Row> askedPrices,
      Double budget) {}

  /** What the step makes. */
  public record Made(Table<Reach> reaches, Table<RosterPick> picks) {}

  /** Estimates and chooses. */
  public Made of(Known known) {
    var made =
        arcs(known)
            .unionByName(values(ReachTask.GENUINE, Genuineness.of(known.verdicts()), "genuine"))
            .unionByName(values(ReachTask.RELEVANCE, ofBrief(known.relevances()), "relevance"))
            .unionByName(values(ReachTask.CANDIDATE, forHire(known), "forHire"))
            .unionByName(
                values(ReachTask.PRICE, prices.of(known.rateCards(), known.askedPrices()), "price"))
            .repartition(1)
            .mapPartitions(new ReachTask(this, known.budget()), Encoders.row(ReachTask.MADE))
            .localCheckpoint(true);
    return new Made(
        new Table<>(Reach.class, part(made, "reach")),
        new Table<>(RosterPick.class, part(made, "pick")));
  }

  private Dataset<Row> arcs(Known known) {
    return exposures
        .of(known.asOf(), known.zone(), known.follows(), known.firstSeen(), known.posts())
        .select(
            when(col("isFollow"), lit(ReachTask.FOLLOW))
                .otherwise(lit(ReachTask.OTHER_SHARES))
                .as("what"),
            col("readerId"),
            col("authorId").as("accountId"),
            col("exposures"),
            col("shares"),
            lit(null).cast("double").as("value"));
  }

  /** Nobody hires the brand itself, a rival, a dealer or somebody of the staff. */
  private static Dataset<Row> forHire(Known known) {
    var bound =
        known
            .named()
            .rows()
            .where(col("role").isin(NOT_FOR_HIRE))
            .select("accountId")
            .distinct()
            .withColumn("forHire", lit(0.0));
    return known
        .candidates()
        .rows()
        .join(bound, new String[] {"accountId"}, "left")
        .na()
        .fill(1.0, new String[] {"forHire"});
  }

  private static Dataset<Row> ofBrief(Table<TopicRelevance> relevances) {
    return relevances
        .rows()
        .where(col("kind").equalTo(TopicRelevance.Kind.BRIEF.name()))
        .select("accountId", "relevance");
  }

  private static Dataset<Row> values(int what, Dataset<Row> rows, String value) {
    Column none = lit(0L);
    return rows.select(
        lit(what).as("what"),
        none.as("readerId"),
        col("accountId"),
        none.as("exposures"),
        none.as("shares"),
        col(value).cast("double").as("value"));
  }

  private static Dataset<Row> part(Dataset<Row> made, String name) {
    return made.where(col(name).isNotNull()).select(name + ".*");
  }
}
