package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.SamplePlan;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.InfluenceReplicate.Measure;

/**
 * How each graph is sampled for each measure, made on the driver from the histogram of in-degrees.
 *
 * @param graphs graphs that have an edge
 */
record SamplingPlans(EnumMap<GraphKind, GraphPlan> graphs) implements Serializable {

  /** The measures by their number. */
  static final List<Measure> MEASURES = List.of(Measure.values());

  /**
   * @param accounts accounts with an edge
   * @param dangling those of them without an edge out
   */
  record GraphPlan(
      long accounts, long dangling, EnumMap<Measure, Draw> draws, double expectedAccounts)
      implements Serializable {}

  /**
   * How the replicates of one measure are drawn.
   *
   * @param sample which accounts are in, the rest being one vertex; null if all are in
   * @param listShare where all are in, the probability that an account's edges out count, all by
   *     one coin
   * @param candidateShare the same for candidates, but each edge by a coin of its own; 1 as long as
   *     others give most of the edges
   */
  record Draw(SamplePlan sample, double listShare, double candidateShare) implements Serializable {

    /** Whether every account is in every replicate. */
    boolean isWhole() {
      return sample == null;
    }

    private boolean holds(double toss, long inDegree, boolean isCandidate) {
      return isWhole()
          || toss
              < (isCandidate
                  ? sample.preferredProbability(inDegree)
                  : sample.probability(inDegree));
    }

    private boolean holdsList(double toss, long inDegree, boolean isCandidate) {
      return isWhole() ? isCandidate || toss < listShare : holds(toss, inDegree, isCandidate);
    }
  }

  /** Counts on the way to a plan. */
  private static final class Histogram {
    private final TreeMap<Long, Long> candidates = new TreeMap<>();
    private final TreeMap<Long, Long> others = new TreeMap<>();
    private long accounts;
    private long dangling;

    /** Candidates are drawn too where they are most of the accounts: else nothing would vary. */
    private double candidateShare(SampledInfluence settings) {
      long named = candidates.values().stream().mapToLong(Long::longValue).sum();
      return 2 * named > accounts ? settings.sampleShare() : 1;
    }

    GraphPlan plan(SampledInfluence settings) {
      var draws = new EnumMap<Measure, Draw>(Measure.class);
      double expected = 0;
      for (Measure measure : MEASURES) {
        int most =
            switch (measure) {
              case PAGE_RANK -> settings.pageRankMaxAccounts();
              case BETWEENNESS -> settings.betweennessMaxAccounts();
            };
        draws.put(
            measure,
            accounts <= most
                ? new Draw(null, settings.sampleShare(), candidateShare(settings))
                : new Draw(SamplePlan.of(candidates, others, most), 1, 1));
        expected += Math.min(most, accounts);
      }
      return new GraphPlan(accounts, dangling, draws, expected);
    }
  }

  /** Counts the accounts by graph and in-degree in one Spark job. */
  static SamplingPlans of(Dataset<Row> accounts, SampledInfluence settings) {
    var counted =
        accounts
            .groupBy(
                col("graph"),
                col("candidate"),
                col("outWeight").equalTo(0L).as("dangling"),
                col("inDegree"))
            .count()
            .collectAsList();
    var histograms = new EnumMap<GraphKind, Histogram>(GraphKind.class);
    for (Row row : counted) {
      var histogram =
          histograms.computeIfAbsent(WholeGraphs.KINDS.get(row.getInt(0)), g -> new Histogram());
      long count = row.getLong(4);
      var byInDegree = row.getBoolean(1) ? histogram.candidates : histogram.others;
      byInDegree.merge(row.getLong(3), count, Long::sum);
      histogram.accounts += count;
      histogram.dangling += row.getBoolean(2) ? count : 0;
    }
    var graphs = new EnumMap<GraphKind, GraphPlan>(GraphKind.class);
    for (Map.Entry<GraphKind, Histogram> e : histograms.entrySet()) {
      graphs.put(e.getKey(), e.getValue().plan(settings));
    }
    return new SamplingPlans(graphs);
  }

  /**
   * Bit measure · replicates + replicate is set if the account is in that sample; with {@code
   * asTail}, if its edges out count there.
   */
  long mask(
      Coin coin,
      int replicates,
      int graph,
      long id,
      long inDegree,
      boolean isCandidate,
      boolean asTail) {
    var draws = graphs.get(WholeGraphs.KINDS.get(graph)).draws();
    long mask = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      double toss = coin.toss(replicate, id);
      for (Map.Entry<Measure, Draw> e : draws.entrySet()) {
        var draw = e.getValue();
        if (asTail
            ? draw.holdsList(toss, inDegree, isCandidate)
            : draw.holds(toss, inDegree, isCandidate)) {
          mask |= 1L << (MEASURES.indexOf(e.getKey()) * replicates + replicate);
        }
      }
    }
    return mask;
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
      for (Map.Entry<Measure, Draw> e : draws.entrySet()) {
        if (!e.getValue().isWhole() || toss < e.getValue().candidateShare()) {
          mask |= 1L << (MEASURES.indexOf(e.getKey()) * replicates + replicate);
        }
      }
    }
    return mask;
  }

  /** Whether any replicate leaves accounts out, so that what they give must be known. */
  boolean anySampled() {
    return graphs.values().stream()
        .flatMap(g -> g.draws().values().stream())
        .anyMatch(d -> !d.isWhole());
  }

  /** Numbers of samples, those of graphs without an edge included. */
  int samples(int replicates) {
    return WholeGraphs.KINDS.size() * MEASURES.size() * replicates;
  }
}
