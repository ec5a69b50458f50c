package org.kolscope.influence;

import static org.kolscope.influence.SamplingPlans.SAMPLINGS;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.graph.centrality.JGraphTMeasure;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.sample.InDegreeImportance;
import org.kolscope.graph.sample.SampledGraph;
import org.kolscope.graph.sample.SampledGraphBuilder;
import org.kolscope.influence.SamplingPlans.GraphPlan;
import org.kolscope.influence.whole.HeapRoom;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.InfluenceReplicate.Measure;

/**
 * The work of one Spark task: builds each sampled subgraph that it was given and scores its
 * candidates. Rows come in any order: sample, id, head (null for an account), weight (of all edges
 * out, or of the edge), inflow, candidate, genuine, passedIn.
 */
record SampleScores(SamplingPlans plans, int replicates, double damping)
    implements MapPartitionsFunction<Row, Row> {

  /** Bytes of the task, as {@link SampledInfluence} says. */
  private static final long BYTES_AN_ACCOUNT = 100;

  private static final long BYTES_AN_EDGE = 60;

  private static final class Sample {
    private final SampledGraphBuilder graph = new SampledGraphBuilder();
    private final List<Long> candidates = new ArrayList<>();
    private final InDegreeImportance guess;

    Sample(InDegreeImportance guess) {
      this.guess = guess;
    }

    void add(Row row) {
      if (!row.isNullAt(2)) {
        graph.addArc(row.getLong(1), row.getLong(2), (double) row.getLong(3));
        return;
      }
      double inflow = (double) row.getLong(4) / WholeGraphs.SHARE_UNITS;
      double genuine = Genuine.share(row.getLong(6));
      double importance = guess.of(genuine, Genuine.share(row.getLong(7)));
      graph.addVertex(
          row.getLong(1), (double) row.getLong(3), inflow, genuine, genuine, importance);
      if (row.getBoolean(5)) {
        candidates.add(row.getLong(1));
      }
    }
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    var samples = new TreeMap<Integer, Sample>();
    var room = HeapRoom.ofThisProcess("the samples", "lower influence.page-rank-max-accounts");
    long bytes = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      bytes += row.isNullAt(2) ? BYTES_AN_ACCOUNT : BYTES_AN_EDGE;
      room.require(bytes);
      samples.computeIfAbsent(row.getInt(0), this::empty).add(row);
    }
    var scored = new ArrayList<Row>();
    for (Map.Entry<Integer, Sample> e : samples.entrySet()) {
      score(e.getKey(), e.getValue(), scored);
    }
    return scored.iterator();
  }

  private Sample empty(int number) {
    return new Sample(plans.graphs().get(kind(number)).outside().importance());
  }

  private GraphKind kind(int number) {
    return WholeGraphs.KINDS.get(number / replicates / SAMPLINGS.size());
  }

  private void score(int number, Sample sample, List<Row> scored) {
    var sampling = SAMPLINGS.get(number / replicates % SAMPLINGS.size());
    var kind = kind(number);
    var plan = plans.graphs().get(kind);
    var graph =
        plan.draws().get(sampling).isWhole()
            ? sample.graph.buildWhole()
            : sample.graph.build(plan.outside().whole());
    sample.candidates.sort(null);
    for (Measure measure : sampling.measures()) {
      double[] scores = scores(measure, graph, plan);
      for (long candidate : sample.candidates) {
        scored.add(
            RowFactory.create(
                kind.name(),
                measure.name(),
                number % replicates,
                candidate,
                scores[graph.graph().indexOf(candidate)],
                graph.graph().size()));
      }
    }
  }

  private double[] scores(Measure measure, SampledGraph sample, GraphPlan plan) {
    var graph = sample.graph();
    return switch (measure) {
      case PAGE_RANK -> pageRank(sample, plan);
      case BETWEENNESS -> rounded(JGraphTMeasure.BETWEENNESS.of(graph), 1e12);
      case CLOSENESS -> rounded(JGraphTMeasure.CLOSENESS.of(graph), 1e12);
      // as exact as the library iterates
      case KATZ -> rounded(JGraphTMeasure.KATZ.of(graph), 1e6);
      case CLUSTERING -> rounded(JGraphTMeasure.CLUSTERING.of(graph), 1e12);
    };
  }

  /** Iterates until an average account moves by less than 1e-7 of its score. */
  private double[] pageRank(SampledGraph graph, GraphPlan plan) {
    double tolerance = Math.max(1e-14, 1e-7 / plan.outside().whole().vertices());
    return rounded(graph.relativePageRank(damping, Stop.within(tolerance)), 1e6);
  }

  private static double[] rounded(double[] scores, double parts) {
    for (int v = 0; v < scores.length; v++) {
      scores[v] = Math.rint(scores[v] * parts) / parts;
    }
    return scores;
  }
}
