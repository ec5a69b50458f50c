package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;

/** The arcs of one block out of a range of vertices, heads rising. */
final class TailPart implements Serializable {

  private static final long serialVersionUID = 1;

  final int block;
  private final int[] tails;
  private final double[] weights;

  private TailPart(int block, int[] tails, double[] weights) {
    this.block = block;
    this.tails = tails;
    this.weights = weights;
  }

  /**
   * Cuts a block by tail into parts of {@code width} vertices.
   *
   * @param isCounting whether every arc counts 1, whatever its weight
   */
  static TailPart[] of(HeadBlock block, int width, int parts, boolean isCounting) {
    int[] count = new int[parts];
    for (int arc = 0; arc < block.arcs(); arc++) {
      count[block.tail(arc) / width]++;
    }
    var cut = new TailPart[parts];
    for (int p = 0; p < parts; p++) {
      double[] weights = isCounting || !block.isWeighted() ? null : new double[count[p]];
      cut[p] = new TailPart(block.number(), new int[count[p]], weights);
    }
    Arrays.fill(count, 0);
    for (int arc = 0; arc < block.arcs(); arc++) {
      var part = cut[block.tail(arc) / width];
      int place = count[block.tail(arc) / width]++;
      part.tails[place] = block.tail(arc);
      if (part.weights != null) {
        part.weights[place] = block.weight(arc);
      }
    }
    return cut;
  }

  void addTo(double[] sums, int first) {
    for (int i = 0; i < tails.length; i++) {
      sums[tails[i] - first] += weights == null ? 1 : weights[i];
    }
  }
}
