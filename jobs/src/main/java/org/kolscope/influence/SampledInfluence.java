package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.kolscope.graph.centrality.JGraphTMeasure;
import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.InDegreeImportance;
import org.kolscope.graph.sample.RestartSampler;
import org.kolscope.graph.sample.SamplePlan;
import org.kolscope.graph.sample.SampledGraph;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.InfluenceReplicate.Measure;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Scores candidates by PageRank, betweenness, closeness, Katz and clustering on replicated samples
 * of the follow graph and of the repost graph.
 *
 * <p>The follow graph has an edge follower → followee for each follow that is not gone; the repost
 * graph an edge reposter → author, weighted by the count of reposts. Edges from an account to
 * itself are left out. Of each graph {@code replicates} subgraphs are drawn for each {@linkplain
 * Sampling size}, in one of two ways:
 *
 * <ul>
 *   <li><b>A graph of at most the maximum of accounts</b> keeps all of them, and the edges out of
 *       each account, the list of whom it reads or reposts, count or do not count by a coin with
 *       probability {@code sampleShare}. Why not simply take it whole: what was crawled is itself a
 *       sample of the readers there are. With a share of one half this is the double-or-nothing
 *       bootstrap of A. B. Owen and D. Eckles (Annals of Applied Statistics 6(3), 2012): each
 *       reader weighs 0 or 2, with mean and variance 1, so the spread over the replicates is that
 *       of new readers drawn like the ones we have. At 0.8 it would be half of that. The edges out
 *       of a candidate count one by one, since a broker without its whole list is no broker.
 *   <li><b>A larger graph</b> is sampled: candidates always, the others by in-degree ({@link
 *       SamplePlan}) or where random walks come ({@link Sampler}); if candidates would be more than
 *       half of a sample, only those with the most in-degree are sure of a place. A sample is the
 *       induced subgraph; PageRank also sees all other accounts as one vertex ({@link
 *       SampledGraph#world}) in which each counts by a guess from its followers ({@link
 *       InDegreeImportance}), the other measures do not. The spread is then that of the sampling
 *       alone.
 * </ul>
 *
 * <p>Verdicts discount all of them. In PageRank an account lands and passes on with the probability
 * that it is genuine ({@link Genuine}); the other measures know no weights, so in each sample an
 * account has its edges out with that probability, and the doubt about the verdict is part of the
 * spread. An account that is a zombie for certain moves nobody.
 *
 * <p>One row per candidate in a subgraph; a candidate without any edge in a graph has no place
 * there and gets no row, nor does an empty graph.
 *
 * <p>Scores are rounded, PageRank to 1e-6 and betweenness to 1e-12, which is above the error of the
 * iteration and of the order of additions, so accounts in equal positions tie. Same tables and
 * settings, same doubles, whatever the order or partitioning of rows: sums over a shuffle are those
 * of integers, and each task sorts what it gets.
 *
 * <p>Cost: two actions. The first counts accounts by in-degree (one aggregation of the edges; on
 * the driver: the distinct in-degrees). The second aggregates the edges by account and joins them
 * with the sampled accounts (broadcast; at most 2 · replicates · the larger maximum), and moves
 * each edge once per sample that holds both its ends. Only where a graph is larger than {@code
 * pageRankMaxAccounts}, its edges are also joined with the weights of their tails, once for the
 * sums of the guess, an action more, and once for what those outside give. Then one sample per
 * task, small ones together: memory about 100 bytes an account and 60 an edge of the sample,
 * betweenness and closeness O(accounts · edges). The result is lazy: store it before reading it
 * twice.
 *
 * @param randomSeed of the coins that draw the samples
 * @param replicates samples per graph and size, 1 to 21; chosen: 10 give 5 % and 95 % points within
 *     the range of what was drawn
 * @param sampleShare probability that an account's edges out count in a replicate, in (0, 1]; one
 *     half for the reason above; at 1 all replicates of a graph that fits agree
 * @param pageRankMaxAccounts expected size of a sample at most, at least 2; the chosen 20,000 keep
 *     a task below 100 MB
 * @param betweennessMaxAccounts the same for betweenness, whose cost grows with the square
 * @param closenessMaxAccounts the same for closeness, Katz and clustering; 500: their samples take
 *     a quarter of the time of betweenness on 1,000
 * @param damping of PageRank, in (0, 1); 0.85 as in S. Brin and L. Page, WWW 1998
 * @param sampler who is drawn from a graph beyond the maximum; two that agree are worth more than
 *     one
 */
public record SampledInfluence(
    long randomSeed,
    int replicates,
    double sampleShare,
    int pageRankMaxAccounts,
    int betweennessMaxAccounts,
    int closenessMaxAccounts,
    double damping,
    Sampler sampler) {

  /** What draws the accounts of a sample that are not sure of a place. */
  public enum Sampler {
    /** Each by a coin, with a probability in proportion to its followers; no cost. */
    FOLLOWERS,
    /**
     * Those that random walks with restart come to ({@link RestartSampler}), which all start at
     * once: ten steps, each of them a join of the walks with the lists of whom accounts read, and
     * an action more.
     */
    WALKS
  }

  /** A bit for each replicate and sampling in 63. */
  private static final int MOST_REPLICATES = 21;

  /** Expected accounts of all samples together per task: smaller samples share one. */
  private static final double ACCOUNTS_PER_TASK = 2_000;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public SampledInfluence {
    if (replicates < 1 || replicates > MOST_REPLICATES) {
      throw new IllegalArgumentException("replicates must be in 1 to 21, was " + replicates);
    }
    if (!(sampleShare > 0 && sampleShare <= 1)) {
      throw new IllegalArgumentException("sampleShare must be in (0, 1], was " + sampleShare);
    }
    requireTwo("pageRankMaxAccounts", pageRankMaxAccounts);
    requireTwo("betweennessMaxAccounts", betweennessMaxAccounts);
    requireTwo("closenessMaxAccounts", closenessMaxAccounts);
    if (!(damping > 0 && damping < 1)) {
      throw new IllegalArgumentException("damping must be in (0, 1), was " + damping);
    }
  }

  private static void requireTwo(String name, int accounts) {
    if (accounts < 2) {
      throw new IllegalArgumentException(name + " must be at least 2, was " + accounts);
    }
  }

  /**
   * Seed 1, 10 replicates in which half of the lists count, at most 20,000, 2,000 and 500 accounts,
   * damping 0.85, drawn by followers.
   */
  public static SampledInfluence defaults() {
    return new SampledInfluence(1, 10, 0.5, 20_000, 2_000, 500, 0.85, Sampler.FOLLOWERS);
  }

  /** Computes the scores of the candidates in every sample. */
  public Table<InfluenceReplicate> of(
      Table<Follow> follows,
      Table<RepostEdge> reposts,
      Table<Candidate> candidates,
      Table<Verdict> verdicts) {
    var whole = new WholeGraphs(WholeGraphs.arcs(follows, reposts));
    var counted = whole.accounts(candidates, verdicts);
    var planned = SamplingPlans.of(counted, this);
    var large = planned.withOutside();
    var accounts =
        large.length == 0
            ? counted.withColumn("passedIn", lit(0L))
            : whole.only(large).withPassedIn(counted);
    var plans = large.length == 0 ? planned : planned.guessing(accounts, damping);
    var coin = new Coin(randomSeed);
    var walked = new WalkedSamples(whole, plans, replicates, coin).of();
    var samples = new SampleRows(whole, plans, replicates, coin).of(accounts, walked);
    int tasks = (int) Math.ceil(plans.expectedAccounts(replicates) / ACCOUNTS_PER_TASK);
    var scored =
        samples
            .repartitionById(Math.min(Math.max(1, tasks), plans.samples(replicates)), col("sample"))
            .mapPartitions(
                new SampleScores(plans, replicates, damping),
                Encoders.row(Table.schemaOf(InfluenceReplicate.class)));
    return new Table<>(InfluenceReplicate.class, scored);
  }

  /** What a run's manifest says of these numbers, in a fixed order. */
  public Map<String, Object> describe() {
    var description = new LinkedHashMap<String, Object>();
    description.put("damping", damping);
    description.put(
        "sampler", (sampler == Sampler.WALKS ? RestartSampler.class : SamplePlan.class).getName());
    if (sampler == Sampler.WALKS) {
      description.put("walkSteps", WalkedSamples.STEPS);
      description.put("walkMaxList", WalkedSamples.MOST_LIST);
    }
    description.put("coin", Coin.class.getName());
    description.put(
        "upToTheMaximum", "all accounts; the edges out of each count by coin (sampleShare)");
    description.put(
        "beyondIt",
        "a sample; the others one vertex, each by a guess from its followers (PageRank), or left"
            + " out (the rest)");
    description.put("outside", InDegreeImportance.class.getName());
    description.put("verdicts", "PageRank: landing and passing; the rest: edges out count by coin");
    description.put("sampleShare", sampleShare);
    description.put("replicates", replicates);
    description.put("randomSeed", randomSeed);
    description.put("measures", measures());
    return Collections.unmodifiableMap(description);
  }

  /** By measure, which class computes it and on how many accounts at most. */
  private Map<String, Object> measures() {
    var measures = new LinkedHashMap<String, Object>();
    for (Sampling sampling : Sampling.values()) {
      for (Measure measure : sampling.measures()) {
        var how = new LinkedHashMap<String, Object>();
        how.put("class", engine(measure));
        how.put("maxAccounts", sampling.maxAccounts(this));
        measures.put(measure.name(), how);
      }
    }
    return measures;
  }

  /** The class that computes a measure. */
  public static String engine(Measure measure) {
    return measure == Measure.PAGE_RANK
        ? PageRank.class.getName()
        : JGraphTMeasure.valueOf(measure.name()).engine();
  }
}
