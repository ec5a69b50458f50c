package org.kolscope.graph.dense;

import java.util.Arrays;
import org.kolscope.graph.Digraph;

/**
 * Who follows whom as two compressed sparse row tables, fans x followees and back, after the part
 * that cannot carry evidence is pruned: fans with too few followees and followees with too few or
 * too many fans, again and again until none is left. Arcs run from fan to followee.
 *
 * <p>Cost O(n + m) a round; a round that removes nothing is the last, and at most {@value #ROUNDS}
 * are made. Memory 8 bytes a kept arc.
 */
final class Follows {

  private static final int ROUNDS = 20;

  private final int[] fanVertex;
  private final int[] fanStart;
  private final int[] fanTo;
  private final int[] followeeVertex;
  private final int[] followeeStart;
  private final int[] followeeFrom;

  private Follows(
      int[] fanVertex, int[] fanStart, int[] fanTo, int[] followeeVertex, int[] followeeStart) {
    this.fanVertex = fanVertex;
    this.fanStart = fanStart;
    this.fanTo = fanTo;
    this.followeeVertex = followeeVertex;
    this.followeeStart = followeeStart;
    this.followeeFrom = new int[fanTo.length];
    int[] next = followeeStart.clone();
    for (int u = 0; u < fanVertex.length; u++) {
      for (int e = fanStart[u]; e < fanStart[u + 1]; e++) {
        followeeFrom[next[fanTo[e]]++] = u;
      }
    }
  }

  static Follows of(Digraph graph, int minFollowees, int minFans, int maxFans) {
    int n = graph.size();
    int[] out = new int[n];
    int[] in = new int[n];
    for (int v = 0; v < n; v++) {
      out[v] = graph.outDegree(v);
      in[v] = graph.inDegree(v) > maxFans ? 0 : graph.inDegree(v);
    }
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      int[] left = new int[n];
      for (int v = 0; v < n; v++) {
        for (int a = graph.firstOut(v); a < graph.endOut(v); a++) {
          left[v] += in[graph.to(a)] >= minFans ? 1 : 0;
        }
      }
      int[] heard = new int[n];
      for (int v = 0; v < n; v++) {
        for (int a = graph.firstOut(v); left[v] >= minFollowees && a < graph.endOut(v); a++) {
          heard[graph.to(a)]++;
        }
      }
      for (int v = 0; v < n; v++) {
        heard[v] = in[v] >= minFans ? heard[v] : 0;
      }
      changed = !Arrays.equals(left, out) || !Arrays.equals(heard, in);
      out = left;
      in = heard;
    }
    return compact(graph, ranks(out, minFollowees), ranks(in, minFans));
  }

  private static int[] ranks(int[] degrees, int least) {
    int[] rank = new int[degrees.length];
    int next = 0;
    for (int v = 0; v < degrees.length; v++) {
      rank[v] = degrees[v] >= least ? next++ : -1;
    }
    return rank;
  }

  private static Follows compact(Digraph graph, int[] fan, int[] followee) {
    int[] fanVertex = inverse(fan);
    int[] followeeVertex = inverse(followee);
    int[] fanStart = new int[fanVertex.length + 1];
    int[] followeeStart = new int[followeeVertex.length + 1];
    for (int v : fanVertex) {
      for (int a = graph.firstOut(v); a < graph.endOut(v); a++) {
        if (followee[graph.to(a)] >= 0) {
          fanStart[fan[v] + 1]++;
          followeeStart[followee[graph.to(a)] + 1]++;
        }
      }
    }
    Arrays.parallelPrefix(fanStart, Integer::sum);
    Arrays.parallelPrefix(followeeStart, Integer::sum);
    int[] to = new int[fanStart[fanVertex.length]];
    int next = 0;
    for (int v : fanVertex) {
      for (int a = graph.firstOut(v); a < graph.endOut(v); a++) {
        if (followee[graph.to(a)] >= 0) {
          to[next++] = followee[graph.to(a)];
        }
      }
    }
    return new Follows(fanVertex, fanStart, to, followeeVertex, followeeStart);
  }

  private static int[] inverse(int[] rank) {
    int[] vertex = new int[rank.length];
    int size = 0;
    for (int v = 0; v < rank.length; v++) {
      if (rank[v] >= 0) {
        vertex[size++] = v;
      }
    }
    return Arrays.copyOf(vertex, size);
  }

  int fans() {
    return fanVertex.length;
  }

  int followees() {
    return followeeVertex.length;
  }

  int edges() {
    return fanTo.length;
  }

  /** The vertex of the graph that is this fan. */
  int fanVertex(int fan) {
    return fanVertex[fan];
  }

  /** The vertex of the graph that is this followee. */
  int followeeVertex(int followee) {
    return followeeVertex[followee];
  }

  int outDegree(int fan) {
    return fanStart[fan + 1] - fanStart[fan];
  }

  int inDegree(int followee) {
    return followeeStart[followee + 1] - followeeStart[followee];
  }

  int firstOut(int fan) {
    return fanStart[fan];
  }

  int followee(int edge) {
    return fanTo[edge];
  }

  int firstIn(int followee) {
    return followeeStart[followee];
  }

  /** The fan at this place of the table by followee. */
  int fan(int place) {
    return followeeFrom[place];
  }

  int endOut(int fan) {
    return fanStart[fan + 1];
  }

  int endIn(int followee) {
    return followeeStart[followee + 1];
  }
}
