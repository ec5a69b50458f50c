package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Components;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.Distances;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.Labels;
import org.kolscope.graph.centrality.LocalHIndex;
import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.PivotBetweenness;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.Triangles;
import org.kolscope.pipeline.graphs.Scores.Column;
import org.kolscope.pipeline.graphs.Scores.Kind;

/**
 * Measures a graph.
 *
 * @param iterations of PageRank and of label propagation; 0 for PageRank until less than 1e-12 of
 *     the mass moves and ten rounds of labels
 * @param source name of the vertex that bfs starts from; null if it is not asked for
 * @param sources of harmonic, and pivots of betweenness
 * @param randomSeed of their draws
 * @param threads decides time, not the result
 */
record Measuring(int iterations, String source, int sources, long randomSeed, int threads) {

  static final double DAMPING = 0.85;
  private static final double STILL = 1e-12;
  private static final int ROUNDS = 10;
  private static final double CONFIDENCE = 0.95;

  Scores of(Measure measure, LoadedGraph loaded) {
    var graph = loaded.graph();
    return switch (measure) {
      case PAGE_RANK -> pageRank(graph);
      case CORENESS -> Scores.of(measure, Coreness.of(graph), Map.of());
      case H_INDEX -> Scores.of(measure, LocalHIndex.of(graph), Map.of());
      case HARMONIC -> harmonic(graph);
      case BETWEENNESS ->
          Scores.of(
              measure,
              new PivotBetweenness(sources, randomSeed, threads).of(graph),
              Map.of("pivots", Math.min(sources, graph.size())));
      case COMPONENTS -> components(loaded);
      case TRIANGLES -> triangles(graph);
      case CLUSTERING -> clustering(graph);
      case COMMUNITIES -> communities(loaded);
      case BFS -> bfs(loaded);
    };
  }

  private Scores pageRank(Digraph graph) {
    return scores(ranking().of(graph));
  }

  /** As it is asked for. */
  PageRanking ranking() {
    var stop = iterations == 0 ? Stop.within(STILL) : Stop.after(iterations);
    return new PageRanking(DAMPING, stop, threads);
  }

  static Scores scores(PageRank rank) {
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
        List.of(
            Column.of("harmonic", scores),
            new Column("harmonicLow95", Kind.NUMBER, harmonic::low),
            new Column("harmonicHigh95", Kind.NUMBER, harmonic::high)),
        figures);
  }

  private static Scores components(LoadedGraph loaded) {
    var components = Components.of(loaded.graph());
    var labels = components.labels();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("components", components.count());
    figures.put("largest", components.largest());
    return Scores.groups(Measure.COMPONENTS, labels, loaded::id, figures);
  }

  private Scores triangles(Digraph graph) {
    var triangles = Triangles.of(graph, threads);
    return new Scores(
        List.of(new Column(Measure.TRIANGLES.word(), Kind.WHOLE, triangles::at)),
        Map.of("triangles", triangles.total()));
  }

  private Scores clustering(Digraph graph) {
    var clustering = Triangles.of(graph, threads).clustering();
    return Scores.of(
        Measure.CLUSTERING,
        clustering,
        Map.of("mean", Arrays.stream(clustering).average().orElse(0)));
  }

  private Scores communities(LoadedGraph loaded) {
    int rounds = iterations == 0 ? ROUNDS : iterations;
    var labels = new Labels(rounds, threads).of(loaded.graph());
    var figures = new LinkedHashMap<String, Object>();
    figures.put("rounds", rounds);
    figures.put("communities", Arrays.stream(labels).distinct().count());
    return Scores.groups(Measure.COMMUNITIES, labels, loaded::id, figures);
  }

  private Scores bfs(LoadedGraph loaded) {
    var distances = Distances.from(loaded.vertex("--source", source), loaded.graph());
    var figures = new LinkedHashMap<String, Object>();
    figures.put("source", source);
    figures.put("reached", Arrays.stream(distances).filter(d -> d >= 0).count());
    figures.put("farthest", Arrays.stream(distances).max().orElse(0));
    return new Scores(
        List.of(
            new Column(
                Measure.BFS.word(),
                Kind.WHOLE,
                v -> distances[v] < 0 ? null : Long.valueOf(distances[v]))),
        figures);
  }
}
