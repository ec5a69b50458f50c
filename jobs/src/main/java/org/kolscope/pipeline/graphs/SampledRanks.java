package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.sample.Cutting;
import org.kolscope.graph.sample.InDegreeSampler;
import org.kolscope.graph.sample.RankEstimate;
import org.kolscope.graph.sample.RankEstimator;
import org.kolscope.graph.sample.Sighting;
import org.kolscope.graph.sample.Sightings;
import org.kolscope.pipeline.graphs.Scores.Column;
import org.kolscope.pipeline.graphs.Scores.Kind;

/**
 * PageRank of the vertices of a sample and where they stand in the whole graph: columns pageRank
 * (mean over the samples, 1 being the average of the whole graph), rank, rankLow90, rankHigh90,
 * topShare (probability of being among the first {@value #TOP}) and replicates (samples that the
 * vertex is in). A vertex in no sample has 0 replicates and nothing else. How the interval is made,
 * and how often it held the truth: {@link RankEstimator}.
 *
 * <p>Memory: about 150 bytes a vertex and sample besides the graph.
 */
record SampledRanks(InDegreeSampler sampler, int replicates) {

  /** As for accounts in a night's tables. */
  static final int TOP = 10;

  private static final double STILL = 1e-12;

  Scores of(Digraph graph) {
    int n = graph.size();
    var draws = sampler.on(graph);
    var cutting = Cutting.byInDegree(graph, Measuring.DAMPING);
    var scoring = new Sightings(Measuring.DAMPING, Stop.within(STILL));
    var sightings = new TreeMap<Integer, List<Sighting>>();
    for (int r = 0; r < replicates; r++) {
      sightings.put(r, scoring.of(cutting, draws.draw(r)));
    }
    var estimates = new RankEstimate[n];
    for (var estimate : new RankEstimator(Math.max(1, n), TOP).of(sightings)) {
      estimates[graph.indexOf(estimate.id())] = estimate;
    }
    long members = sightings.values().stream().mapToLong(List::size).sum();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("sampler", InDegreeSampler.class.getName());
    figures.put("estimator", RankEstimator.class.getName());
    figures.put("source", "D. G. Horvitz and D. J. Thompson, JASA 47, 1952");
    figures.put("replicates", replicates);
    figures.put("fraction", sampler.share());
    figures.put("meanSampleSize", members / (double) replicates);
    figures.put("scored", Arrays.stream(estimates).filter(e -> e != null).count());
    figures.put("top", TOP);
    figures.put("engine", PageRanking.class.getName());
    return new Scores(columns(estimates), figures);
  }

  private static List<Column> columns(RankEstimate[] estimates) {
    return List.of(
        column(Measure.PAGE_RANK.word(), estimates, RankEstimate::score),
        column("rank", estimates, RankEstimate::rank),
        column("rankLow90", estimates, RankEstimate::rankLow90),
        column("rankHigh90", estimates, RankEstimate::rankHigh90),
        column("topShare", estimates, RankEstimate::topShare),
        new Column(
            "replicates",
            Kind.WHOLE,
            v -> estimates[v] == null ? 0L : (long) estimates[v].replicates()));
  }

  private static Column column(
      String name, RankEstimate[] estimates, ToDoubleFunction<RankEstimate> value) {
    return new Column(
        name,
        Kind.NUMBER,
        v -> estimates[v] == null ? null : (Object) value.applyAsDouble(estimates[v]));
  }
}
