package org.kolscope.graph;

import java.util.Arrays;

/** Turns arcs between ids, in any order, into the sorted and merged arrays of a {@link Digraph}. */
final class DigraphBuilding {

  private DigraphBuilding() {}

  static Digraph of(long[] ids, long[] from, long[] to, double[] weights) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "to must have one entry per arc, " + from.length + ", was " + to.length);
    }
    long[] sorted = sortedDistinct(ids);
    int[] tail = indexes(sorted, from);
    int[] head = indexes(sorted, to);
    check(from, tail, head, weights);
    int[] order = byTailThenHead(sorted.length, tail, head);
    return merged(sorted, permuted(tail, order), permuted(head, order), permuted(weights, order));
  }

  private static long[] sortedDistinct(long[] ids) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  private static int[] indexes(long[] sorted, long[] ends) {
    int[] index = new int[ends.length];
    for (int i = 0; i < ends.length; i++) {
      index[i] = Arrays.binarySearch(sorted, ends[i]);
      if (index[i] < 0) {
        throw new IllegalArgumentException(
            "both ends of an arc must be vertices, " + ends[i] + " is none");
      }
    }
    return index;
  }

  private static void check(long[] from, int[] tail, int[] head, double[] weights) {
    for (int i = 0; i < tail.length; i++) {
      if (tail[i] == head[i]) {
        throw new IllegalArgumentException(
            "an arc must join two vertices, was a loop at " + from[i]);
      }
      if (weights != null && !(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight must be positive and finite, was " + weights[i]);
      }
    }
  }

  /** Two stable counting sorts: by head, then by tail. */
  private static int[] byTailThenHead(int n, int[] tail, int[] head) {
    int[] byHead = Digraph.stableOrder(n, head);
    return permuted(byHead, Digraph.stableOrder(n, permuted(tail, byHead)));
  }

  private static Digraph merged(long[] ids, int[] tail, int[] head, double[] weight) {
    boolean hasParallels = false;
    for (int i = 1; i < tail.length && !hasParallels; i++) {
      hasParallels = tail[i] == tail[i - 1] && head[i] == head[i - 1];
    }
    if (!hasParallels) {
      return new Digraph(ids, tail, head, weight);
    }
    double[] sums = weight == null ? new double[tail.length] : weight;
    if (weight == null) {
      Arrays.fill(sums, 1);
    }
    int m = 0;
    for (int i = 0; i < tail.length; m++) {
      int end = i + 1;
      while (end < tail.length && tail[end] == tail[i] && head[end] == head[i]) {
        end++;
      }
      tail[m] = tail[i];
      head[m] = head[i];
      sums[m] = risingSum(sums, i, end);
      i = end;
    }
    return new Digraph(ids, Arrays.copyOf(tail, m), Arrays.copyOf(head, m), Arrays.copyOf(sums, m));
  }

  /** Adds in rising order, so that the sum does not depend on the order of the input. */
  private static double risingSum(double[] values, int begin, int end) {
    Arrays.sort(values, begin, end);
    double sum = 0;
    for (int i = begin; i < end; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static int[] permuted(int[] values, int[] order) {
    int[] out = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      out[i] = values[order[i]];
    }
    return out;
  }

  private static double[] permuted(double[] values, int[] order) {
    if (values == null) {
      return null;
    }
    double[] out = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      out[i] = values[order[i]];
    }
    return out;
  }
}
