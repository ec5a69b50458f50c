package org.kolscope.graph.dense;

import java.util.Arrays;

/**
 * Modularity communities of an undirected weighted graph in compressed sparse rows (every edge in
 * both rows): V. D. Blondel et al., "Fast unfolding of communities in large networks", J. Stat.
 * Mech. P10008, 2008. Vertices move in rising order to the community of greatest gain, of equals to
 * the lowest; so it is deterministic. Cost about linear in edges a pass; at most {@value #PASSES}
 * passes a level.
 */
public final class Louvain {

  private static final int PASSES = 20;
  private static final double LEAST_GAIN = 1e-12;

  private final int[] start;
  private final int[] to;
  private final double[] weight;
  private final double[] degree;
  private final int[] label;
  private final double total;

  private Louvain(int[] start, int[] to, double[] weight) {
    this.start = start;
    this.to = to;
    this.weight = weight;
    int n = start.length - 1;
    this.degree = new double[n];
    this.label = new int[n];
    double sum = 0;
    for (int v = 0; v < n; v++) {
      label[v] = v;
      for (int e = start[v]; e < start[v + 1]; e++) {
        degree[v] += weight[e];
      }
      sum += degree[v];
    }
    this.total = sum;
  }

  /**
   * A label per vertex, 0 to fewer than the vertices. A vertex without edges keeps one of its own.
   *
   * @param start per vertex the place in {@code to} where its row begins, and one more: the end
   * @param to the other ends, without loops
   * @param weight of each, above 0
   */
  public static int[] of(int[] start, int[] to, double[] weight) {
    var level = new Louvain(start, to, weight);
    if (level.total == 0 || !level.move()) {
      return level.label;
    }
    int[] dense = level.compacted();
    int k = 0;
    for (int g : dense) {
      k = Math.max(k, g + 1);
    }
    int[] coarse = level.aggregated(dense, k);
    int[] result = new int[dense.length];
    for (int v = 0; v < dense.length; v++) {
      result[v] = coarse[dense[v]];
    }
    return result;
  }

  private boolean move() {
    int n = label.length;
    double[] volume = degree.clone();
    double[] link = new double[n];
    int[] seen = new int[n];
    boolean ever = false;
    boolean moved = true;
    for (int pass = 0; moved && pass < PASSES; pass++) {
      moved = false;
      for (int v = 0; v < n; v++) {
        int best = best(v, volume, link, seen);
        if (best != label[v]) {
          volume[label[v]] -= degree[v];
          volume[best] += degree[v];
          label[v] = best;
          moved = true;
          ever = true;
        }
      }
    }
    return ever;
  }

  private int best(int v, double[] volume, double[] link, int[] seen) {
    int count = 0;
    for (int e = start[v]; e < start[v + 1]; e++) {
      int g = label[to[e]];
      if (to[e] != v) {
        if (link[g] == 0) {
          seen[count++] = g;
        }
        link[g] += weight[e];
      }
    }
    int best = label[v];
    double most = link[best] - degree[v] * (volume[best] - degree[v]) / total + LEAST_GAIN;
    for (int i = 0; i < count; i++) {
      int g = seen[i];
      double gain = link[g] - degree[v] * volume[g] / total;
      if (g != label[v] && (gain > most || (gain == most && g < best))) {
        best = g;
        most = gain;
      }
    }
    for (int i = 0; i < count; i++) {
      link[seen[i]] = 0;
    }
    return best;
  }

  private int[] compacted() {
    int[] place = new int[label.length];
    Arrays.fill(place, -1);
    int k = 0;
    int[] dense = new int[label.length];
    for (int v = 0; v < label.length; v++) {
      if (place[label[v]] < 0) {
        place[label[v]] = k++;
      }
      dense[v] = place[label[v]];
    }
    return dense;
  }

  /** Labels of the graph whose vertices are the k communities. */
  private int[] aggregated(int[] dense, int k) {
    int[][] members = new int[k][];
    int[] size = new int[k];
    for (int g : dense) {
      size[g]++;
    }
    for (int g = 0; g < k; g++) {
      members[g] = new int[size[g]];
    }
    for (int v = dense.length - 1; v >= 0; v--) {
      members[dense[v]][--size[dense[v]]] = v;
    }
    int[] rows = new int[k + 1];
    int[] ends = new int[to.length];
    double[] weights = new double[to.length];
    double[] link = new double[k];
    int next = 0;
    for (int g = 0; g < k; g++) {
      int first = next;
      for (int v : members[g]) {
        for (int e = start[v]; e < start[v + 1]; e++) {
          int h = dense[to[e]];
          if (link[h] == 0) {
            ends[next++] = h;
          }
          link[h] += weight[e];
        }
      }
      Arrays.sort(ends, first, next);
      for (int e = first; e < next; e++) {
        weights[e] = link[ends[e]];
        link[ends[e]] = 0;
      }
      rows[g + 1] = next;
    }
    return of(rows, Arrays.copyOf(ends, next), Arrays.copyOf(weights, next));
  }
}
