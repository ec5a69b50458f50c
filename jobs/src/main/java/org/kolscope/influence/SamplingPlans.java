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
      long accounts, long dangling, EnumMap<Measure, SamplePlan> plans, double expectedAccounts)
      implements Serializable {}

  /** Counts on the way to a plan. */
  private static final class Histogram {
    private final TreeMap<Long, Long> candidates = new TreeMap<>();
    private final TreeMap<Long, Long> others = new TreeMap<>();
    private long accounts;
    private long dangling;

    GraphPlan plan(SampledInfluence settings) {
      var plans = new EnumMap<Measure, SamplePlan>(Measure.class);
      double expected = 0;
      for (Measure measure : MEASURES) {
        int most =
            switch (measure) {
              case PAGE_RANK -> settings.pageRankMaxAccounts();
              case BETWEENNESS -> settings.betweennessMaxAccounts();
            };
        double size = Math.min(most, settings.sampleShare() * accounts);
        plans.put(measure, SamplePlan.of(candidates, others, size));
        expected += size;
      }
      return new GraphPlan(accounts, dangling, plans, expected);
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

  /** Bit measure · replicates + replicate is set if the account is in that sample. */
  long mask(Coin coin, int replicates, int graph, long id, long inDegree, boolean isCandidate) {
    var plans = graphs.get(WholeGraphs.KINDS.get(graph)).plans();
    long mask = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      double toss = coin.toss(replicate, id);
      for (Map.Entry<Measure, SamplePlan> e : plans.entrySet()) {
        var plan = e.getValue();
        double probability =
            isCandidate ? plan.preferredProbability(inDegree) : plan.probability(inDegree);
        if (toss < probability) {
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

  /** Numbers of samples, those of graphs without an edge included. */
  int samples(int replicates) {
    return WholeGraphs.KINDS.size() * MEASURES.size() * replicates;
  }
}
