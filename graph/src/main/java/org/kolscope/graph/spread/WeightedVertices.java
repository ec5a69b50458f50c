package org.kolscope.graph.spread;

/**
 * Draws a vertex in proportion to its weight from one uniform number, in constant time: the alias
 * table of A. J. Walker, "An efficient method for generating discrete random variables with general
 * distributions", ACM TOMS 3(3), 1977, built as in M. D. Vose, IEEE TSE 17(9), 1991. A vertex of
 * weight 0 is never drawn.
 */
final class WeightedVertices {

  private final int n;
  private final double[] keep;
  private final int[] alias;

  private WeightedVertices(int n, double[] keep, int[] alias) {
    this.n = n;
    this.keep = keep;
    this.alias = alias;
  }

  /** All weights equal. */
  static WeightedVertices even(int n) {
    return new WeightedVertices(n, null, null);
  }

  /** Weights at least 0 with a positive finite sum. Cost: O(n). */
  static WeightedVertices of(double[] weights) {
    int n = weights.length;
    double sum = 0;
    int heaviest = 0;
    for (int v = 0; v < n; v++) {
      sum += weights[v];
      heaviest = weights[v] > weights[heaviest] ? v : heaviest;
    }
    double[] keep = new double[n];
    int[] alias = new int[n];
    int[] order = new int[n];
    int small = 0;
    int large = n;
    for (int v = 0; v < n; v++) {
      keep[v] = weights[v] / sum * n;
      alias[v] = v;
      order[keep[v] < 1 ? small++ : --large] = v;
    }
    while (small > 0 && large < n) {
      int less = order[--small];
      int more = order[large];
      alias[less] = more;
      keep[more] -= 1 - keep[less];
      if (keep[more] < 1) {
        large++;
        order[small++] = more;
      }
    }
    // what is left is 1 but for rounding; a weight of 0 that is left over goes to the heaviest
    while (small > 0) {
      int left = order[--small];
      alias[left] = heaviest;
      keep[left] = weights[left] > 0 ? 1 : 0;
    }
    return new WeightedVertices(n, keep, alias);
  }

  /** The vertex for a number in [0, 1). */
  int at(double uniform) {
    double scaled = uniform * n;
    int v = (int) scaled;
    return keep == null || scaled - v < keep[v] ? v : alias[v];
  }
}
