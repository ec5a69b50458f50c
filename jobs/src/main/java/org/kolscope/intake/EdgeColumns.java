package org.kolscope.intake;

import java.util.Arrays;
import org.kolscope.intake.EdgeFile.Arcs;

/** The arcs of a graph file as columns that grow. */
final class EdgeColumns {

  private long[] from = new long[1024];
  private long[] to = new long[1024];
  private double[] weights;
  private int arcs;
  private long[] alone = new long[16];
  private int aloneCount;

  void add(long tail, long head) {
    if (arcs == from.length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8L, arcs + (arcs >> 1) + 1L);
      if (more == arcs) {
        throw new IntakeException("more than " + arcs + " arcs do not fit one process");
      }
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
    }
    from[arcs] = tail;
    to[arcs++] = head;
  }

  void addVertex(long id) {
    alone = aloneCount == alone.length ? Arrays.copyOf(alone, 2 * aloneCount) : alone;
    alone[aloneCount++] = id;
  }

  /** Takes the weight of the last arc, null if it has none; null if it fits, else what is wrong. */
  String weigh(String text) {
    if (text == null) {
      return weights == null ? null : "a weight is missing, lines before it have one";
    }
    if (weights == null) {
      if (arcs > 1) {
        return "a weight, while lines before it have none; leave out a header with --skip-lines";
      }
      weights = new double[from.length];
    }
    weights = weights.length < from.length ? Arrays.copyOf(weights, from.length) : weights;
    try {
      double weight = Double.parseDouble(text);
      weights[arcs - 1] = weight;
      return weight > 0 && weight < Double.POSITIVE_INFINITY
          ? null
          : "weight must be positive and finite, was " + text;
    } catch (NumberFormatException e) {
      return "weight must be a number, was " + text;
    }
  }

  /** What has come; with names, numbers become places in their order. */
  Arcs arcs(EdgeNames names) {
    from = Arrays.copyOf(from, arcs);
    to = Arrays.copyOf(to, arcs);
    alone = Arrays.copyOf(alone, aloneCount);
    var sorted = names == null ? null : names.sort(from, to, alone);
    var own = weights == null ? null : Arrays.copyOf(weights, arcs);
    return new Arcs(from, to, own, distinct(from, to, alone), sorted);
  }

  static long[] distinct(long[] from, long[] to, long[] alone) {
    var ids = Arrays.copyOf(from, Math.addExact(Math.multiplyExact(2, from.length), alone.length));
    System.arraycopy(to, 0, ids, from.length, to.length);
    System.arraycopy(alone, 0, ids, 2 * from.length, alone.length);
    Arrays.parallelSort(ids);
    int n = 0;
    for (int i = 0; i < ids.length; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[n++] = ids[i];
      }
    }
    return Arrays.copyOf(ids, n);
  }
}
