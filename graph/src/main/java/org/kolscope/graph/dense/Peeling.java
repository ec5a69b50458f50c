package org.kolscope.graph.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Dense candidates, one after the other: batch peeling of the follows that no earlier candidate
 * holds, where a follow of v weighs 1 / ln(d(v) + 5).
 *
 * <p>Each pass drops every fan and followee whose weighted degree is at most (1 + eps) times the
 * density W / (fans + followees), or 2 (1 + eps) times where that drops none; the densest state is
 * the candidate. B. Bahmani, R. Kumar, S. Vassilvitskii, "Densest subgraph in streaming and
 * MapReduce", VLDB 2012, algorithm 1, eps 0.1; the weight is that of B. Hooi et al., "FRAUDAR", KDD
 * 2016, section 4.3. Finds wide and thin blocks that no pair of followees betrays. Cost O(m log n)
 * a candidate, memory 9 bytes an arc.
 */
final class Peeling {

  private static final double EPSILON = 0.1;

  private final Follows follows;
  private final boolean[] gone;
  private final double[] weight;
  private final double[] rows;
  private final double[] columns;
  private final int[] rowPass;
  private final int[] columnPass;
  private double total;
  private int left;

  private Peeling(Follows follows) {
    this.follows = follows;
    gone = new boolean[follows.edges()];
    weight = new double[follows.followees()];
    rows = new double[follows.fans()];
    columns = new double[follows.followees()];
    rowPass = new int[follows.fans()];
    columnPass = new int[follows.followees()];
    for (int v = 0; v < weight.length; v++) {
      weight[v] = 1 / Math.log(follows.inDegree(v) + 5.0);
    }
  }

  static List<Candidate> of(Follows follows, int most) {
    var peeling = new Peeling(follows);
    List<Candidate> result = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      Candidate next = peeling.next();
      if (next.fans().length == 0) {
        break;
      }
      result.add(next);
    }
    return result;
  }

  private Candidate next() {
    start();
    int best = 0;
    double densest = 0;
    int pass = 1;
    while (left > 0 && total > 1e-9) {
      double density = total / left;
      if (density > densest) {
        densest = density;
        best = pass;
      }
      if (drop((1 + EPSILON) * density, pass) == 0
          && drop(2 * (1 + EPSILON) * density, pass) == 0) {
        break;
      }
      pass++;
    }
    return candidate(best);
  }

  private void start() {
    Arrays.fill(rows, 0);
    Arrays.fill(columns, 0);
    total = 0;
    for (int u = 0; u < rows.length; u++) {
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        if (!gone[e]) {
          double w = weight[follows.followee(e)];
          rows[u] += w;
          columns[follows.followee(e)] += w;
          total += w;
        }
      }
    }
    left = 0;
    for (int u = 0; u < rows.length; u++) {
      rowPass[u] = rows[u] > 0 ? Integer.MAX_VALUE : 0;
      left += rows[u] > 0 ? 1 : 0;
    }
    for (int v = 0; v < columns.length; v++) {
      columnPass[v] = columns[v] > 0 ? Integer.MAX_VALUE : 0;
      left += columns[v] > 0 ? 1 : 0;
    }
  }

  /** Drops all that weigh at most this; their pass is the last in which they were there. */
  private int drop(double least, int pass) {
    int dropped = 0;
    for (int u = 0; u < rows.length; u++) {
      if (rowPass[u] == Integer.MAX_VALUE && rows[u] <= least) {
        rowPass[u] = pass;
        dropped++;
      }
    }
    for (int v = 0; v < columns.length; v++) {
      if (columnPass[v] == Integer.MAX_VALUE && columns[v] <= least) {
        columnPass[v] = pass;
        dropped++;
      }
    }
    if (dropped > 0) {
      recount();
      left -= dropped;
    }
    return dropped;
  }

  private void recount() {
    Arrays.fill(columns, 0);
    total = 0;
    for (int u = 0; u < rows.length; u++) {
      rows[u] = 0;
      if (rowPass[u] < Integer.MAX_VALUE) {
        continue;
      }
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        int v = follows.followee(e);
        if (!gone[e] && columnPass[v] == Integer.MAX_VALUE) {
          rows[u] += weight[v];
          columns[v] += weight[v];
        }
      }
      total += rows[u];
    }
  }

  private Candidate candidate(int pass) {
    int[] fans = atLeast(rowPass, pass);
    int[] followees = atLeast(columnPass, pass);
    for (int u : fans) {
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        gone[e] |= columnPass[follows.followee(e)] >= pass;
      }
    }
    return new Candidate(pass == 0 ? new int[0] : fans, followees);
  }

  private static int[] atLeast(int[] passes, int pass) {
    int[] result = new int[passes.length];
    int size = 0;
    for (int i = 0; i < passes.length; i++) {
      if (passes[i] >= pass && passes[i] > 0) {
        result[size++] = i;
      }
    }
    return Arrays.copyOf(result, size);
  }
}
