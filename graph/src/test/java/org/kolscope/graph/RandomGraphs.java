package org.kolscope.graph;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Seeded random graphs for tests. */
public final class RandomGraphs {

  private RandomGraphs() {}

  /**
   * Each ordered pair of distinct vertices 0 to n - 1 is an arc with probability {@code density}.
   */
  public static Digraph uniform(int n, double density, long seed) {
    var random = new Random(seed);
    var from = LongStream.builder();
    var to = LongStream.builder();
    for (int u = 0; u < n; u++) {
      for (int v = 0; v < n; v++) {
        if (u != v && random.nextDouble() < density) {
          from.add(u);
          to.add(v);
        }
      }
    }
    return Digraph.of(
        LongStream.range(0, n).toArray(), from.build().toArray(), to.build().toArray());
  }

  /**
   * Followers choose whom to follow with a preference for communities and for the famous: fame
   * falls as 1 / (place + 1)^0.7 within 20 communities, four arcs of five stay at home.
   */
  public static Digraph heavyTailed(int n, int arcs, long seed) {
    var random = new Random(seed);
    int community = n / 20;
    double[] fame = new double[community];
    double sum = 0;
    for (int i = 0; i < community; i++) {
      sum += Math.pow(i + 1.0, -0.7);
      fame[i] = sum;
    }
    long[] from = new long[arcs];
    long[] to = new long[arcs];
    for (int i = 0; i < arcs; i++) {
      do {
        from[i] = random.nextInt(n);
        int home = (int) (from[i] / community);
        int there = random.nextInt(5) == 0 ? random.nextInt(20) : Math.min(home, 19);
        int place = java.util.Arrays.binarySearch(fame, random.nextDouble() * sum);
        to[i] = (long) there * community + Math.min(community - 1, place < 0 ? -place - 1 : place);
      } while (from[i] == to[i]);
    }
    return Digraph.of(IntStream.range(0, n).asLongStream().toArray(), from, to).unweighted();
  }
}
