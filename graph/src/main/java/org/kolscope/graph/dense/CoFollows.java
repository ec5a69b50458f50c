package org.kolscope.graph.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs of followees that share more fans than expected, the best few of each followee.
 *
 * <p>Of the fans F(v) of a followee v, followee w is expected to have W(v) P(w), where W(v) sums
 * the other follows of F(v), and P(w) is w's share of all follows; with communities, W and P are
 * taken within w's community. Evidence of c shared fans where e are expected is the Poisson log
 * likelihood ratio c ln(c / e) - (c - e).
 *
 * <p>Fans with more than {@code maxFollows} follows are passed over, so the cost is the sum of
 * squares of the remaining fans' degrees, and memory O(followees): counts of one followee at a
 * time.
 */
final class CoFollows {

  /** Makes a followee's place among another's neighbours. */
  interface Measure {
    double of(int shared, double expected);
  }

  /** How many neighbours of a followee are kept. */
  static final int KEPT = 10;

  private final Follows follows;
  private final int maxFollows;
  private final double[] fans;
  private final double edges;

  CoFollows(Follows follows, int maxFollows) {
    this.follows = follows;
    this.maxFollows = maxFollows;
    this.fans = new double[follows.followees()];
    double sum = 0;
    for (int v = 0; v < fans.length; v++) {
      for (int p = follows.firstIn(v); p < follows.endIn(v); p++) {
        fans[v] += follows.outDegree(follows.fan(p)) <= maxFollows ? 1 : 0;
      }
      sum += fans[v];
    }
    this.edges = sum;
  }

  /** Neighbours of each followee by one measure, best first. */
  static final class Neighbours {
    private final int[][] to;
    private final double[][] score;

    Neighbours(int followees) {
      to = new int[followees][];
      score = new double[followees][];
    }

    int followees() {
      return to.length;
    }

    /** Sum of the scores of the best few. */
    double strength(int followee, int few) {
      return Arrays.stream(score[followee]).limit(few).sum();
    }

    /** The followee and its best few, rising. */
    int[] with(int followee, int few) {
      return IntStream.concat(IntStream.of(followee), Arrays.stream(to[followee]).limit(few))
          .sorted()
          .toArray();
    }
  }

  static double evidence(int shared, double expected) {
    return shared <= expected ? 0 : shared * Math.log(shared / expected) - (shared - expected);
  }

  /** The least ratio of shared to expected fans that two standard errors allow. */
  static double lift(int shared, double expected) {
    return (shared - 2 * Math.sqrt(shared)) / expected;
  }

  /** Neighbours by each measure, against what degrees let one expect. */
  List<Neighbours> byDegree(Measure... measures) {
    return scan(null, measures);
  }

  /** Neighbours by each measure, against what degrees and communities let one expect. */
  List<Neighbours> byCommunity(Communities communities, Measure... measures) {
    return scan(communities, measures);
  }

  private List<Neighbours> scan(Communities communities, Measure[] measures) {
    int m = follows.followees();
    List<Neighbours> result = new ArrayList<>();
    for (int i = 0; i < measures.length; i++) {
      result.add(new Neighbours(m));
    }
    int groups = communities == null ? 1 : communities.count();
    int[] shared = new int[m];
    int[] seen = new int[m];
    double[] weight = new double[groups];
    double[] scores = new double[m];
    for (int v = 0; v < m; v++) {
      int count = count(v, communities, shared, seen, weight);
      for (int i = 0; i < measures.length; i++) {
        for (int j = 0; j < count; j++) {
          int w = seen[j];
          double expected =
              communities == null ? weight[0] * fans[w] / edges : expected(communities, weight, w);
          scores[j] = shared[w] < 2 ? 0 : measures[i].of(shared[w], expected);
        }
        keep(result.get(i), v, seen, scores, count);
      }
      for (int j = 0; j < count; j++) {
        shared[seen[j]] = 0;
      }
      Arrays.fill(weight, 0);
    }
    return result;
  }

  private double expected(Communities communities, double[] weight, int w) {
    int g = communities.of(w);
    return weight[g] * fans[w] / (communities.share(g) * edges);
  }

  private int count(int v, Communities communities, int[] shared, int[] seen, double[] weight) {
    int count = 0;
    for (int p = follows.firstIn(v); p < follows.endIn(v); p++) {
      int u = follows.fan(p);
      if (follows.outDegree(u) > maxFollows) {
        continue;
      }
      double others = follows.outDegree(u) - 1.0;
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        int w = follows.followee(e);
        if (w != v) {
          if (shared[w]++ == 0) {
            seen[count++] = w;
          }
          if (communities != null) {
            weight[communities.of(w)] += others / (others + Communities.FAN_PRIOR);
          }
        }
      }
      if (communities == null) {
        weight[0] += others;
      } else {
        for (int g = 0; g < weight.length; g++) {
          weight[g] +=
              others
                  * Communities.FAN_PRIOR
                  * communities.share(g)
                  / (others + Communities.FAN_PRIOR);
        }
      }
    }
    return count;
  }

  private static void keep(Neighbours result, int v, int[] seen, double[] scores, int count) {
    int[] to = new int[KEPT];
    double[] best = new double[KEPT];
    int size = 0;
    for (int j = 0; j < count; j++) {
      double score = scores[j];
      int w = seen[j];
      if (score <= 0 || (size == KEPT && !before(score, w, best[size - 1], to[size - 1]))) {
        continue;
      }
      int at = size < KEPT ? size++ : size - 1;
      while (at > 0 && before(score, w, best[at - 1], to[at - 1])) {
        best[at] = best[at - 1];
        to[at] = to[at - 1];
        at--;
      }
      best[at] = score;
      to[at] = w;
    }
    result.to[v] = Arrays.copyOf(to, size);
    result.score[v] = Arrays.copyOf(best, size);
  }

  private static boolean before(double score, int w, double other, int x) {
    return score > other || (score == other && w < x);
  }

  /** Labels of followees: Louvain on the kept neighbours, weighted by the root of the evidence. */
  static int[] labels(Neighbours neighbours) {
    int m = neighbours.to.length;
    int[] start = new int[m + 1];
    for (int v = 0; v < m; v++) {
      for (int i = 0; i < neighbours.to[v].length; i++) {
        start[v + 1]++;
        start[neighbours.to[v][i] + 1]++;
      }
    }
    for (int v = 0; v < m; v++) {
      start[v + 1] += start[v];
    }
    int[] next = start.clone();
    int[] to = new int[start[m]];
    double[] weight = new double[start[m]];
    for (int v = 0; v < m; v++) {
      for (int i = 0; i < neighbours.to[v].length; i++) {
        int w = neighbours.to[v][i];
        double z = Math.sqrt(neighbours.score[v][i]);
        to[next[v]] = w;
        weight[next[v]++] = z;
        to[next[w]] = v;
        weight[next[w]++] = z;
      }
    }
    return Louvain.of(start, to, weight);
  }
}
