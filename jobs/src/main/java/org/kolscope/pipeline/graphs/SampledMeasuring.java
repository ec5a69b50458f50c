package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.JGraphTMeasure;
import org.kolscope.graph.centrality.PivotBetweenness;
import org.kolscope.graph.centrality.Triangles;
import org.kolscope.graph.sample.InDegreeSampler;
import org.kolscope.graph.sample.ReplicateRange;
import org.kolscope.pipeline.graphs.Scores.Column;

/**
 * Measures replicated samples of a graph. A vertex is drawn in proportion to its arcs in, those
 * with the most are always in ({@link InDegreeSampler}).
 *
 * <p>PageRank sees everything left out as one vertex, and says where a vertex stands in the whole
 * graph ({@link SampledRanks}). The other measures are those of the induced sample, of a smaller
 * graph: of each vertex the median over the samples that it is in, and the range without the lowest
 * and the highest 5 % ({@link ReplicateRange}), nothing for one that is in none; compare them
 * within a column only.
 *
 * @param fraction expected share of the vertices that is in a sample, in (0, 1)
 * @param replicates samples, at least 2
 * @param measuring of sources, pivots and their seed, which is that of the samples too
 */
record SampledMeasuring(double fraction, int replicates, Measuring measuring) {

  /** JGraphT takes some 20 ms a vertex here, so a sample of this size takes it half a minute. */
  private static final int JGRAPHT_MOST = 2_000;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  SampledMeasuring {
    check(fraction, replicates);
  }

  static void check(double fraction, int replicates) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("--fraction must be in (0, 1), was " + fraction);
    }
    if (replicates < 2) {
      throw new IllegalArgumentException("--replicates must be at least 2, was " + replicates);
    }
  }

  /**
   * @throws IllegalArgumentException naming those that say nothing of the whole
   */
  static void refuseOthers(List<Measure> asked) {
    for (var measure : asked) {
      switch (measure) {
        case PAGE_RANK, CORENESS, HARMONIC, BETWEENNESS, CLUSTERING -> {}
        case H_INDEX, COMPONENTS, TRIANGLES, COMMUNITIES, BFS ->
            throw new IllegalArgumentException(
                "--engine sample measures pageRank, coreness, harmonic, betweenness and"
                    + " clustering; %s of a sample says nothing of the whole, was %s"
                        .formatted(measure.word(), measure.word()));
      }
    }
  }

  Scores of(Measure measure, Digraph graph) {
    var sampler = InDegreeSampler.of(fraction, measuring.randomSeed());
    return measure == Measure.PAGE_RANK
        ? new SampledRanks(sampler, replicates).of(graph)
        : induced(measure, graph, sampler);
  }

  private Scores induced(Measure measure, Digraph graph, InDegreeSampler sampler) {
    int n = graph.size();
    var draws = sampler.on(graph);
    double[][] found = new double[replicates][];
    for (int r = 0; r < replicates; r++) {
      var kept = draws.draw(r).vertices();
      double[] scores = scores(measure, graph, kept);
      found[r] = new double[n];
      Arrays.fill(found[r], Double.NaN);
      int next = 0;
      for (int v = kept.nextSetBit(0); v >= 0; v = kept.nextSetBit(v + 1)) {
        found[r][v] = scores[next++];
      }
    }
    return ranges(measure, n, found);
  }

  private boolean isSmall(Digraph graph) {
    return fraction * graph.size() <= JGRAPHT_MOST;
  }

  private double[] scores(Measure measure, Digraph whole, BitSet kept) {
    var sample = whole.induced(kept);
    var oracle = jgrapht(measure);
    if (oracle != null && isSmall(whole)) {
      return oracle.of(sample);
    }
    int threads = measuring.threads();
    return switch (measure) {
      case HARMONIC ->
          new HarmonicSampling(measuring.sources(), measuring.randomSeed(), 0.95, threads)
              .of(sample)
              .scores();
      case BETWEENNESS ->
          new PivotBetweenness(measuring.sources(), measuring.randomSeed(), threads).of(sample);
      case CLUSTERING -> Triangles.of(sample, threads).clustering();
      case CORENESS -> Arrays.stream(Coreness.of(sample)).asDoubleStream().toArray();
      default -> throw new IllegalStateException("refused before, was " + measure);
    };
  }

  private static JGraphTMeasure jgrapht(Measure measure) {
    return switch (measure) {
      case HARMONIC -> JGraphTMeasure.HARMONIC;
      case BETWEENNESS -> JGraphTMeasure.BETWEENNESS;
      case CLUSTERING -> JGraphTMeasure.CLUSTERING;
      default -> null;
    };
  }

  private Scores ranges(Measure measure, int n, double[][] found) {
    double[] median = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    long members = 0;
    for (int v = 0; v < n; v++) {
      int at = v;
      double[] seen =
          Arrays.stream(found).mapToDouble(f -> f[at]).filter(f -> !Double.isNaN(f)).toArray();
      members += seen.length;
      var range =
          seen.length == 0
              ? new ReplicateRange(Double.NaN, Double.NaN, Double.NaN)
              : ReplicateRange.of(seen);
      median[v] = range.median();
      low[v] = range.low90();
      high[v] = range.high90();
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("sampler", InDegreeSampler.class.getName());
    figures.put("replicates", replicates);
    figures.put("fraction", fraction);
    figures.put("meanSampleSize", members / (double) replicates);
    figures.put("scored", Arrays.stream(median).filter(m -> !Double.isNaN(m)).count());
    figures.put("engine", engine(measure, n));
    return new Scores(
        List.of(
            Column.of(measure.word(), median),
            Column.of(measure.word() + "Low90", low),
            Column.of(measure.word() + "High90", high)),
        figures);
  }

  private String engine(Measure measure, int n) {
    var oracle = jgrapht(measure);
    if (oracle != null && fraction * n <= JGRAPHT_MOST) {
      return oracle.engine();
    }
    return switch (measure) {
      case HARMONIC -> HarmonicSampling.class.getName();
      case BETWEENNESS -> PivotBetweenness.class.getName();
      case CLUSTERING -> Triangles.class.getName();
      default -> Coreness.class.getName();
    };
  }
}
