package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kolscope.graph.Blocks;
import org.kolscope.graph.Digraph;

/**
 * Estimates {@link Harmonic} centrality from the distances from some vertices, the sources, instead
 * of from all; exact if all are sources.
 *
 * <p>Sources are drawn evenly without replacement among the vertices with an arc out, since the
 * others reach nobody; and a fan at first hand is drawn as if at second hand, the other half being
 * known from the degree. Both narrow the estimate and leave it unbiased. After D. Eppstein and J.
 * Wang, "Fast approximation of centrality", J. Graph Algorithms and Applications 8(1), 2004, for
 * harmonic sums. Searches from 256 sources run together, one bit each: M. Then et al., "The more
 * the merrier: efficient multi-source graph traversal", PVLDB 8(4), 2014, from the frontier while
 * it is small and towards it while it is large, as in S. Beamer, K. Asanović and D. Patterson,
 * "Direction-optimizing breadth-first search", SC 2012.
 *
 * <p>Cost: O((n + m) · diameter) for each 256 sources at worst, each level cheap; memory 120 bytes
 * a vertex and thread. The result is the same, bit for bit, with any number of threads.
 *
 * @param sources at least 2; as many as there are vertices, or more, for exact values
 * @param seed of the draw
 * @param confidence of the interval of each vertex by itself, in (0, 1)
 * @param threads at least 1; decides time, not the result
 */
public record HarmonicSampling(int sources, long seed, double confidence, int threads) {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public HarmonicSampling {
    if (sources < 2) {
      throw new IllegalArgumentException("sources must be at least 2, was " + sources);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** Estimates on a graph that holds both directions; weights are no lengths. */
  public Harmonic of(Digraph graph) {
    int n = graph.size();
    int[] leading = IntStream.range(0, n).filter(v -> graph.outDegree(v) > 0).toArray();
    int[] drawn =
        IntStream.of(Sources.drawn(leading.length, sources, seed)).map(i -> leading[i]).toArray();
    double[] sum = new double[n];
    double[] squares = new double[n];
    Blocks.inOrder(
        drawn.length, Searches.TOGETHER, threads, () -> new Searches(graph, drawn, sum, squares));
    double[] known = new double[n];
    Arrays.setAll(known, v -> graph.inDegree(v) / 2.0);
    return new Harmonic(known, sum, squares, drawn.length, leading.length, confidence);
  }
}
