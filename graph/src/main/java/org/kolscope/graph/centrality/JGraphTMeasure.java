package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClosenessCentrality;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.scoring.HarmonicCentrality;
import org.jgrapht.alg.scoring.KatzCentrality;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Measures that JGraphT's own scoring classes compute on a graph small enough for them: a sample of
 * some thousand vertices. None rests on a default of the library, and weights do not count.
 *
 * <p>The kernels beside them give the same numbers on the whole graph, hundreds of times faster:
 * {@link PivotBetweenness}, {@link HarmonicSampling}, {@link Coreness}, {@link Triangles}; the
 * tests hold each to the other. Cost: O(n · m) for betweenness and both kinds of closeness, 10 to
 * 30 ms a vertex at 4,000 vertices and 19,000 arcs on a busy machine; the others are quick.
 * Deterministic. All score the empty graph with nothing; the graph must hold both directions.
 */
public enum JGraphTMeasure {
  /** {@link Betweenness}: how often a vertex lies between two others, in [0, 1]. */
  BETWEENNESS(BetweennessCentrality.class) {
    @Override
    double[] scores(Digraph graph) {
      return Betweenness.of(graph);
    }
  },

  /**
   * How near a vertex is to the others: (c - 1) / Σ d over the other vertices of the largest weakly
   * connected component, of c vertices, with the direction of arcs ignored; in [0, 1], and 0
   * outside of that component. JGraphT scores every vertex 0 as soon as one cannot be reached, so
   * it is asked within the component. Of two largest components the one of the smallest id counts.
   */
  CLOSENESS(ClosenessCentrality.class) {
    @Override
    double[] scores(Digraph graph) {
      var parts = Components.of(graph);
      int[] sizes = parts.sizes();
      int first = 0;
      while (sizes[first] < parts.largest()) {
        first++;
      }
      var inside = new BitSet();
      for (int v = 0; v < sizes.length; v++) {
        inside.set(v, parts.of(v) == first);
      }
      var component = graph.undirected().induced(inside).asJGraphT();
      double[] scores = new double[graph.size()];
      if (inside.cardinality() > 1) {
        var found = new ClosenessCentrality<>(component, false, true).getScores();
        int[] members = inside.stream().toArray();
        found.forEach((i, score) -> scores[members[i]] = score);
      }
      return scores;
    }
  },

  /** {@link Harmonic}: how near the others are to a vertex along arcs, in [0, n - 1]. */
  HARMONIC(HarmonicCentrality.class) {
    @Override
    double[] scores(Digraph graph) {
      return array(graph, new HarmonicCentrality<>(graph.asJGraphT(), true, false).getScores());
    }
  },

  /**
   * The paths that lead to a vertex, one of length k counting α^k, the empty one included: L. Katz,
   * "A new status index derived from sociometric analysis", Psychometrika 18, 1953. α is 0.85 over
   * a bound of the spectral radius, {@code max(A^64 1)^(1/64)}, so that the sum converges on any
   * graph; 0.85 where no path is that long. JGraphT's own α, 0.01, diverges once the radius exceeds
   * 100. It stops when no score changes by 1e-9; the scores are at least 1.
   */
  KATZ(KatzCentrality.class) {
    @Override
    double[] scores(Digraph graph) {
      double bound = radiusBound(graph.in());
      double alpha = 0.85 / (bound == 0 ? 1 : bound);
      var katz = new KatzCentrality<>(graph.asJGraphT(), alpha, v -> 1, 10_000, 1e-9);
      return array(graph, katz.getScores());
    }
  },

  /** Clustering of the undirected graph, see {@link Triangles#clustering}; in [0, 1]. */
  CLUSTERING(ClusteringCoefficient.class) {
    @Override
    double[] scores(Digraph graph) {
      var undirected = graph.undirected().asJGraphT();
      return array(graph, new ClusteringCoefficient<>(undirected).getScores());
    }
  };

  private static final int POWER = 64;

  private final String engine;

  JGraphTMeasure(Class<?> engine) {
    this.engine = engine.getName();
  }

  /** The class of JGraphT that computes it, for the record. */
  public String engine() {
    return engine;
  }

  /** The scores by vertex. */
  public double[] of(Digraph graph) {
    return graph.size() == 0 ? new double[0] : scores(graph.unweighted());
  }

  abstract double[] scores(Digraph graph);

  static double[] array(Digraph graph, Map<Integer, Double> scores) {
    double[] array = new double[graph.size()];
    scores.forEach((v, score) -> array[v] = score);
    return array;
  }

  /** The largest row sum of the 64th power, rooted: never below the spectral radius (Gelfand). */
  static double radiusBound(Rows rows) {
    double[] sums = new double[rows.size()];
    Arrays.fill(sums, 1);
    double log = 0;
    for (int k = 0; k < POWER; k++) {
      double[] next = new double[sums.length];
      double most = 0;
      for (int v = 0; v < next.length; v++) {
        for (int i = rows.first(v); i < rows.end(v); i++) {
          next[v] += sums[rows.at(i)];
        }
        most = Math.max(most, next[v]);
      }
      if (most == 0) {
        return 0;
      }
      for (int v = 0; v < next.length; v++) {
        sums[v] = next[v] / most;
      }
      log += Math.log(most);
    }
    return Math.exp(log / POWER);
  }
}
