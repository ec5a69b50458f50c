package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.Random;

/** Draws vertices evenly without replacement. */
final class Sources {

  private Sources() {}

  /**
   * The first {@code count} places of a seeded shuffle of 0 to n - 1, in rising order; all of them
   * if there are no more. Cost: O(n).
   */
  static int[] drawn(int n, int count, long seed) {
    int[] vertices = new int[n];
    Arrays.setAll(vertices, v -> v);
    if (count >= n) {
      return vertices;
    }
    var random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(n - i);
      int swapped = vertices[i];
      vertices[i] = vertices[j];
      vertices[j] = swapped;
    }
    int[] drawn = Arrays.copyOf(vertices, count);
    Arrays.sort(drawn);
    return drawn;
  }
}
