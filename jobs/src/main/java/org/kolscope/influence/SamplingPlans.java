package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.SamplePlan;
import org.kolscope.influence.SampledInfluence.Sampler;
import org.kolscope.schema.InfluenceReplicate.GraphKind;

/**
 * How each graph is sampled for each size, made on the driver from the histogram of in-degrees.
 *
 * @param graphs graphs that have an edge
 */
record SamplingPlans(EnumMap<GraphKind, GraphPlan> graphs) implements Serializable {

  /** The samplings by their number. */
  static final List<Sampling> SAMPLINGS = List.of(Sampling.values());

  /** First coin of those that say whether an account is genuine: above every replicate. */
  private static final int GENUINE_COINS = 64;

  /**
   * @param outside all accounts with an edge, and what those outside a sample are worth
   */
  record GraphPlan(OutsideGuess outside, EnumMap<Sampling, Draw> draws, double expectedAccounts)
      implements Serializable {

    private boolean seesOutside() {
      return draws.entrySet().stream()
          .anyMatch(e -> e.getKey().seesOutside() && !e.getValue().isWhole());
    }
  }

  /**
   * What decides whether an account is in a sample.
   *
   * @param genuine the probability that it is genuine
   * @param walked bits of the samples to which a walk brought it, see {@link #walkMask}
   */
  record Member(
      int graph, long id, long inDegree, boolean isCandidate, double genuine, long walked) {}

  /**
   * How the replicates of one size are drawn.
   *
   * @param sample which accounts are in, the rest being one vertex; null if all are in
   * @param listShare where all are in, the probability that an account's edges out count, all by
   *     one coin
   * @param candidateShare the same for candidates, but each edge by a coin of its own; 1 as long as
   *     others give most of the edges
   * @param startShare probability that an account starts a walk; 0 where there are no walks
   */
  record Draw(SamplePlan sample, double listShare, double candidateShare, double startShare)
      implements Serializable {

    /** Whether every account is in every replicate. */
    boolean isWhole() {
      return sample == null;
    }

    private boolean holds(double toss, boolean isWalked, Member member) {
      if (isWhole()) {
        return true;
      }
      if (startShare > 0) {
        return isWalked || (member.isCandidate() && member.inDegree() >= sample.keepFromInDegree());
      }
      return toss
          < (member.isCandidate()
              ? sample.preferredProbability(member.inDegree())
              : sample.probability(member.inDegree()));
    }

    private boolean holdsList(double toss, boolean isWalked, Member member) {
      return isWhole() ? member.isCandidate() || toss < listShare : holds(toss, isWalked, member);
    }
  }

  /** Counts on the way to a plan. */
  private static final class Histogram {
    private final TreeMap<Long, Long> candidates = new TreeMap<>();
    private final TreeMap<Long, Long> others = new TreeMap<>();
    private long accounts;

    /** Candidates are drawn too where they are most of the accounts: else nothing would vary. */
    private double candidateShare(SampledInfluence settings) {
      long named = candidates.values().stream().mapToLong(Long::longValue).sum();
      return 2 * named > accounts ? settings.sampleShare() : 1;
    }

    GraphPlan plan(SampledInfluence settings) {
      var draws = new EnumMap<Sampling, Draw>(Sampling.class);
      double expected = 0;
      for (Sampling sampling : SAMPLINGS) {
        int most = sampling.maxAccounts(settings);
        draws.put(
            sampling,
            accounts <= most
                ? new Draw(null, settings.sampleShare(), candidateShare(settings), 0)
                : sampled(most, settings.sampler()));
        expected += Math.min(most, accounts);
      }
      return new GraphPlan(OutsideGuess.ofNobody(accounts), draws, expected);
    }

    /** So few walks that all accounts they come to fit, were they all different. */
    private Draw sampled(int most, Sampler sampler) {
      var plan = SamplePlan.of(candidates, others, most);
      if (sampler == Sampler.FOLLOWERS) {
        return new Draw(plan, 1, 1, 0);
      }
      long certain =
          candidates.tailMap(plan.keepFromInDegree()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      double starts = (most - certain) / (WalkedSamples.STEPS + 1.0);
      return new Draw(plan, 1, 1, Math.min(1, starts / accounts));
    }
  }

  /** Counts the accounts by graph and in-degree in one Spark job. */
  static SamplingPlans of(Dataset<Row> accounts, SampledInfluence settings) {
    var counted =
        accounts.groupBy("graph", "candidate", "inDegree").agg(count(lit(1))).collectAsList();
    var histograms = new EnumMap<GraphKind, Histogram>(GraphKind.class);
    for (Row row : counted) {
      var histogram =
          histograms.computeIfAbsent(WholeGraphs.KINDS.get(row.getInt(0)), g -> new Histogram());
      long count = row.getLong(3);
      var byInDegree = row.getBoolean(1) ? histogram.candidates : histogram.others;
      byInDegree.merge(row.getLong(2), count, Long::sum);
      histogram.accounts += count;
    }
    var graphs = new EnumMap<GraphKind, GraphPlan>(GraphKind.class);
    for (Map.Entry<GraphKind, Histogram> e : histograms.entrySet()) {
      graphs.put(e.getKey(), e.getValue().plan(settings));
    }
    return new SamplingPlans(graphs);
  }

  /**
   * Bit sampling · replicates + replicate is set if the account is in that sample; with {@code
   * asTail}, if its edges out count there. For measures without weights they count only where the
   * account is genuine, by a coin: being a zombie is a fact about the account.
   */
  long mask(Coin coin, int replicates, Member member, boolean asTail) {
    var draws = graphs.get(WholeGraphs.KINDS.get(member.graph())).draws();
    long mask = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      double toss = coin.toss(replicate, member.id());
      boolean isGenuine = coin.toss(GENUINE_COINS + replicate, member.id()) < member.genuine();
      for (Map.Entry<Sampling, Draw> e : draws.entrySet()) {
        var draw = e.getValue();
        long bit = 1L << (SAMPLINGS.indexOf(e.getKey()) * replicates + replicate);
        boolean isWalked = (member.walked() & bit) != 0;
        boolean isIn =
            asTail
                ? draw.holdsList(toss, isWalked, member)
                    && (isGenuine || e.getKey() == Sampling.WIDE)
                : draw.holds(toss, isWalked, member);
        if (isIn) {
          mask |= bit;
        }
      }
    }
    return mask;
  }

  /** The bits of the samples of a replicate for which a walk with such a toss starts. */
  long walkMask(int replicates, int graph, int replicate, double toss) {
    long mask = 0;
    for (Map.Entry<Sampling, Draw> e :
        graphs.get(WholeGraphs.KINDS.get(graph)).draws().entrySet()) {
      if (toss < e.getValue().startShare()) {
        mask |= 1L << (SAMPLINGS.indexOf(e.getKey()) * replicates + replicate);
      }
    }
    return mask;
  }

  /** Probability that an account of a graph starts a walk for the largest sample; 0 for none. */
  double startShare(int graph) {
    var plan = graphs.get(WholeGraphs.KINDS.get(graph));
    return plan == null
        ? 0
        : plan.draws().values().stream().mapToDouble(Draw::startShare).max().orElse(0);
  }

  /** Accounts of all samples together, as expected. */
  double expectedAccounts(int replicates) {
    return graphs.values().stream().mapToDouble(GraphPlan::expectedAccounts).sum() * replicates;
  }

  /** The same bits for one edge out of a candidate; set where all accounts are not in. */
  long edgeMask(Coin coin, int replicates, int graph, long tail, long head) {
    var draws = graphs.get(WholeGraphs.KINDS.get(graph)).draws();
    // one number for both ends; an odd factor keeps different tails apart
    long edge = tail * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(head, 32);
    long mask = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      double toss = coin.toss(replicate, edge);
      for (Map.Entry<Sampling, Draw> e : draws.entrySet()) {
        if (!e.getValue().isWhole() || toss < e.getValue().candidateShare()) {
          mask |= 1L << (SAMPLINGS.indexOf(e.getKey()) * replicates + replicate);
        }
      }
    }
    return mask;
  }

  /** Graphs, by number, of which replicates leave out accounts that still count. */
  Object[] withOutside() {
    return graphs.entrySet().stream()
        .filter(e -> e.getValue().seesOutside())
        .map(e -> (Object) WholeGraphs.KINDS.indexOf(e.getKey()))
        .toArray();
  }

  /**
   * The same plans with what is guessed of accounts outside; one job.
   *
   * @param accounts with {@code passedIn}, see {@link WholeGraphs#withPassedIn}
   */
  SamplingPlans guessing(Dataset<Row> accounts, double damping) {
    var guessed = new EnumMap<>(graphs);
    OutsideGuess.of(accounts.where(col("graph").isin(withOutside())), damping)
        .forEach(
            (graph, guess) ->
                guessed.computeIfPresent(
                    WholeGraphs.KINDS.get(graph),
                    (kind, plan) -> new GraphPlan(guess, plan.draws(), plan.expectedAccounts())));
    return new SamplingPlans(guessed);
  }

  /** What an account gives along all its edges out, as a number of accounts, if outside. */
  Column given() {
    var given = lit(0.0);
    for (Map.Entry<GraphKind, GraphPlan> e : graphs.entrySet()) {
      given =
          when(
                  col("graph").equalTo(WholeGraphs.KINDS.indexOf(e.getKey())),
                  e.getValue().outside().given())
              .otherwise(given);
    }
    return given;
  }

  /** Numbers of samples, those of graphs without an edge included. */
  int samples(int replicates) {
    return WholeGraphs.KINDS.size() * SAMPLINGS.size() * replicates;
  }
}
