package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import org.kolscope.graph.Assembly.Parallels;

/**
 * The arcs into a range of vertices as compressed rows: tails rising, without repetition. 4 bytes
 * an arc and vertex, 8 more an arc with weights.
 */
final class HeadBlock implements Serializable {

  private static final long serialVersionUID = 1;

  private final int number;
  private final int first;
  private final int[] start;
  private final int[] tails;
  private final double[] weights;

  private HeadBlock(int number, int first, int[] start, int[] tails, double[] weights) {
    this.number = number;
    this.first = first;
    this.start = start;
    this.tails = tails;
    this.weights = weights;
  }

  /** Sees one arc after the other. */
  interface Visitor {
    void arc(int tail, int head);
  }

  /**
   * Sorts the arcs of a range and merges repeated ones; weights are added in rising order.
   *
   * @param arcs in any order; taken as its own
   * @param weights null if they have none
   */
  static HeadBlock of(
      int number, Borders borders, long[] arcs, double[] weights, Parallels parallels) {
    long[] sorted = weights == null ? arcs : arcs.clone();
    Arrays.sort(sorted);
    int m = distinct(sorted);
    int first = borders.first(number);
    int[] start = new int[borders.first(number + 1) - first + 1];
    int[] tails = new int[m];
    for (int i = 0; i < m; i++) {
      start[PlacedArcs.head(sorted[i]) - first + 1]++;
      tails[i] = PlacedArcs.tail(sorted[i]);
    }
    Arrays.parallelPrefix(start, Integer::sum);
    double[] merged = weights == null ? null : merged(sorted, m, arcs, weights, parallels);
    return new HeadBlock(number, first, start, tails, merged);
  }

  private static int distinct(long[] sorted) {
    int kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (kept == 0 || sorted[kept - 1] != sorted[i]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept;
  }

  private static double[] merged(
      long[] sorted, int m, long[] arcs, double[] weights, Parallels parallels) {
    int[] begin = new int[m + 1];
    int[] place = new int[arcs.length];
    for (int i = 0; i < arcs.length; i++) {
      place[i] = Arrays.binarySearch(sorted, 0, m, arcs[i]);
      begin[place[i]]++;
    }
    Arrays.parallelPrefix(begin, Integer::sum);
    double[] grouped = new double[arcs.length];
    for (int i = 0; i < arcs.length; i++) {
      grouped[--begin[place[i]]] = weights[i];
    }
    double[] merged = new double[m];
    for (int a = 0; a < m; a++) {
      Arrays.sort(grouped, begin[a], begin[a + 1]);
      for (int i = begin[a]; i < begin[a + 1]; i++) {
        merged[a] = grouped[i] + (parallels == Parallels.ADD ? merged[a] : 0);
      }
    }
    return merged;
  }

  int number() {
    return number;
  }

  int first() {
    return first;
  }

  int arcs() {
    return tails.length;
  }

  void each(Visitor visitor) {
    for (int v = 0; v + 1 < start.length; v++) {
      for (int i = start[v]; i < start[v + 1]; i++) {
        visitor.arc(tails[i], first + v);
      }
    }
  }

  boolean isWeighted() {
    return weights != null;
  }

  double weight(int arc) {
    return weights == null ? 1 : weights[arc];
  }

  int tail(int arc) {
    return tails[arc];
  }

  /** Arcs into each vertex of the range. */
  int[] degrees() {
    int[] degrees = new int[start.length - 1];
    Arrays.setAll(degrees, v -> start[v + 1] - start[v]);
    return degrees;
  }

  /** By vertex of the range, the sum over its arcs in, tails rising, of gift times weight. */
  double[] pulled(double[] gift) {
    double[] pulled = new double[start.length - 1];
    for (int v = 0; v < pulled.length; v++) {
      double sum = 0;
      for (int i = start[v]; i < start[v + 1]; i++) {
        sum += weights == null ? gift[tails[i]] : gift[tails[i]] * weights[i];
      }
      pulled[v] = sum;
    }
    return pulled;
  }

  /** By vertex of the range, the largest h such that h of its tails have at least h. */
  int[] hIndex(int[] degree) {
    int[] h = new int[start.length - 1];
    int[] count = new int[Arrays.stream(degrees()).max().orElse(0) + 1];
    for (int v = 0; v < h.length; v++) {
      int most = start[v + 1] - start[v];
      for (int i = start[v]; i < start[v + 1]; i++) {
        count[Math.min(most, degree[tails[i]])]++;
      }
      h[v] = largest(count, most);
    }
    return h;
  }

  /** The largest h such that the counts from h on are at least h; leaves the counts at 0. */
  private static int largest(int[] count, int most) {
    int h = most;
    int atLeast = count[h];
    while (atLeast < h) {
      atLeast += count[--h];
    }
    Arrays.fill(count, 0, most + 1, 0);
    return h;
  }

  /**
   * Lowers the estimates of the range until each is the h-index of its neighbours' estimates, with
   * those outside the range as they are.
   *
   * @param estimate by vertex, at least the coreness; stays as it is
   * @return vertex and new estimate, one after the other, of those that fell
   */
  int[] lowered(int[] estimate) {
    int[] own = Arrays.copyOfRange(estimate, first, first + start.length - 1);
    int[] count = new int[Arrays.stream(own).max().orElse(0) + 1];
    var open = new BitSet(own.length);
    open.set(0, own.length);
    while (!open.isEmpty()) {
      for (int v = open.nextSetBit(0); v >= 0; v = open.nextSetBit(v + 1)) {
        open.clear(v);
        if (lower(v, own, estimate, count)) {
          reopen(v, own, open);
        }
      }
    }
    int[] fallen = new int[2 * own.length];
    int size = 0;
    for (int v = 0; v < own.length; v++) {
      if (own[v] < estimate[first + v]) {
        fallen[size++] = first + v;
        fallen[size++] = own[v];
      }
    }
    return Arrays.copyOf(fallen, size);
  }

  private boolean lower(int v, int[] own, int[] estimate, int[] count) {
    int now = own[v];
    int as = 0;
    for (int i = start[v]; i < start[v + 1] && as < now; i++) {
      as += at(tails[i], own, estimate) >= now ? 1 : 0;
    }
    if (as >= now) {
      return false;
    }
    for (int i = start[v]; i < start[v + 1]; i++) {
      count[Math.min(now, at(tails[i], own, estimate))]++;
    }
    own[v] = largest(count, now);
    return true;
  }

  /** A neighbour that has more than what is left of a vertex may have counted on it. */
  private void reopen(int vertex, int[] own, BitSet open) {
    for (int i = start[vertex]; i < start[vertex + 1]; i++) {
      int place = tails[i] - first;
      if (place >= 0 && place < own.length && own[place] > own[vertex]) {
        open.set(place);
      }
    }
  }

  private int at(int vertex, int[] own, int[] estimate) {
    int place = vertex - first;
    return place >= 0 && place < own.length ? own[place] : estimate[vertex];
  }
}
