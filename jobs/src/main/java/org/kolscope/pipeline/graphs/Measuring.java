package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Components;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.Distances;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.Labels;
import org.kolscope.graph.centrality.LocalHIndex;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.PivotBetweenness;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.Triangles;

/**
 * Measures a graph.
 *
 * @param iterations of PageRank and of label propagation; 0 for PageRank until less than 1e-12 of
 *     the mass moves and ten rounds of labels
 * @param source id of the vertex that bfs starts from; null if it is not asked for
 * @param sources of harmonic, and pivots of betweenness
 * @param randomSeed of their draws
 * @param threads decides time, not the result
 */
record Measuring(int iterations, Long source, int sources, long randomSeed, int threads) {

  private static final double DAMPING = 0.85;
  private static final double STILL = 1e-12;
  private static final int ROUNDS = 10;
  private static final double CONFIDENCE = 0.95;

  Scores of(Measure measure, Digraph graph) {
    return switch (measure) {
      case PAGE_RANK -> pageRank(graph);
      case CORENESS -> Scores.of(measure, longs(Coreness.of(graph)), Map.of());
      case H_INDEX -> Scores.of(measure, longs(LocalHIndex.of(graph)), Map.of());
      case HARMONIC -> harmonic(graph);
      case BETWEENNESS ->
          Scores.of(
              measure,
              new PivotBetweenness(sources, randomSeed, threads).of(graph),
              Map.of("pivots", Math.min(sources, graph.size())));
      case COMPONENTS -> components(graph);
      case TRIANGLES -> triangles(graph);
      case CLUSTERING -> clustering(graph);
      case COMMUNITIES -> communities(graph);
      case BFS -> bfs(graph);
    };
  }

  private Scores pageRank(Digraph graph) {
    var stop = iterations == 0 ? Stop.within(STILL) : Stop.after(iterations);
    var rank = new PageRanking(DAMPING, stop, threads).of(graph);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("damping", DAMPING);
    figures.put("iterations", rank.iterations());
    figures.put("change", rank.change());
    return Scores.of(Measure.PAGE_RANK, rank.scores(), figures);
  }

  private Scores harmonic(Digraph graph) {
    var harmonic = new HarmonicSampling(sources, randomSeed, CONFIDENCE, threads).of(graph);
    var figures = Map.<String, Object>of("sources", harmonic.sources());
    var scores = harmonic.scores();
    if (harmonic.isExact()) {
      return Scores.of(Measure.HARMONIC, scores, figures);
    }
    return new Scores(
        List.of("harmonic", "harmonicLow95", "harmonicHigh95"),
        v ->
            List.of(
                Double.toString(scores[v]),
                Double.toString(harmonic.low(v)),
                Double.toString(harmonic.high(v))),
        figures);
  }

  private static Scores components(Digraph graph) {
    var components = Components.of(graph);
    var labels = components.labels();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("components", components.count());
    figures.put("largest", components.largest());
    return named(Measure.COMPONENTS, graph, labels, figures);
  }

  private Scores triangles(Digraph graph) {
    var triangles = Triangles.of(graph, threads);
    var at = new long[graph.size()];
    Arrays.setAll(at, triangles::at);
    return Scores.of(Measure.TRIANGLES, at, Map.of("triangles", triangles.total()));
  }

  private Scores clustering(Digraph graph) {
    var clustering = Triangles.of(graph, threads).clustering();
    return Scores.of(
        Measure.CLUSTERING,
        clustering,
        Map.of("mean", Arrays.stream(clustering).average().orElse(0)));
  }

  private Scores communities(Digraph graph) {
    int rounds = iterations == 0 ? ROUNDS : iterations;
    var labels = new Labels(rounds, threads).of(graph);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("rounds", rounds);
    figures.put("communities", Arrays.stream(labels).distinct().count());
    return named(Measure.COMMUNITIES, graph, labels, figures);
  }

  private Scores bfs(Digraph graph) {
    int from = graph.indexOf(source);
    if (from < 0) {
      throw new IllegalArgumentException("--source must be a vertex of the graph, was " + source);
    }
    var distances = Distances.from(from, graph);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("source", source);
    figures.put("reached", Arrays.stream(distances).filter(d -> d >= 0).count());
    figures.put("farthest", Arrays.stream(distances).max().orElse(0));
    return new Scores(
        List.of(Measure.BFS.word()),
        v -> List.of(distances[v] < 0 ? "" : Integer.toString(distances[v])),
        figures);
  }

  /** Groups are called by the id of one of their vertices. */
  private static Scores named(
      Measure measure, Digraph graph, int[] labels, Map<String, Object> figures) {
    return Scores.of(measure, Arrays.stream(labels).mapToLong(graph::id).toArray(), figures);
  }

  private static long[] longs(int[] values) {
    return LongStream.range(0, values.length).map(i -> values[(int) i]).toArray();
  }
}
