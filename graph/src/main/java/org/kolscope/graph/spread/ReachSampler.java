package org.kolscope.graph.spread;

import java.util.Arrays;
import org.kolscope.graph.Digraph;

/**
 * Draws random reverse-reachable sets: the accounts any of which, if hired, would reach a random
 * target in a random world of the {@link SpreadModel}.
 *
 * <p>C. Borgs, M. Brautbar, J. Chayes, B. Lucier, "Maximizing social influence in nearly optimal
 * time", SODA 2014: the spread of a set is the total weight times the probability that a random set
 * contains a member of it. Live arcs of a long row are found by geometric steps at the row's
 * highest probability, thinned where an arc's own is lower, as in Q. Guo, S. Wang, Z. Wei, M. Chen,
 * "Influence maximization revisited", SIGMOD 2020 (SUBSIM), sec. 3; those of a short row by one
 * coin each, which costs less than a logarithm. Both give the same law.
 *
 * <p>One per thread; not safe for more. Memory: 4 bytes a vertex, and the pool.
 */
final class ReachSampler {

  /**
   * Mean number of coins per live arc from which geometric steps are cheaper than coins: measured
   * on a weighted cascade, where a step costs about as much as eight coins.
   */
  private static final double COINS_PER_STEP = 8;

  private final SpreadModel model;
  private final ArcProbabilities arcs;
  private final Digraph graph;
  private final WeightedVertices targets;
  private final double[] perLog;
  private final int[] seenIn;
  private int round;
  private long state;
  private int[] pool = new int[1 << 12];
  private int size;

  ReachSampler(SpreadModel model, WeightedVertices targets, double[] perLog) {
    this.model = model;
    this.arcs = model.arcs();
    this.graph = model.graph();
    this.targets = targets;
    this.perLog = perLog;
    this.seenIn = new int[graph.size()];
  }

  /**
   * By vertex 1 / ln(1 - p) for its row's highest probability p, 0 for rows that are taken coin by
   * coin.
   */
  static double[] perLog(SpreadModel model) {
    double[] perLog = new double[model.graph().size()];
    for (int v = 0; v < perLog.length; v++) {
      double p = model.arcs().highest(v);
      double coins = model.graph().outDegree(v);
      if (p < 1 && coins > COINS_PER_STEP * (1 + p * coins)) {
        perLog[v] = p > 0 ? 1 / Math.log1p(-p) : Double.NEGATIVE_INFINITY;
      }
    }
    return perLog;
  }

  /** Empties the pool. */
  void clear() {
    size = 0;
  }

  /** Vertices in the pool. */
  int size() {
    return size;
  }

  /** The pool; its first {@link #size()} entries are valid until the next call. */
  int[] pool() {
    return pool;
  }

  /** Appends the set that starts from {@code state} to the pool; its target comes first. */
  void draw(long start) {
    state = start;
    round++;
    int head = size;
    int target = targets.at(uniform());
    seenIn[target] = round;
    append(target);
    while (head < size) {
      int reader = pool[head++];
      if (perLog[reader] == 0) {
        tossEach(reader);
      } else {
        step(reader);
      }
    }
  }

  private void tossEach(int reader) {
    int end = graph.endOut(reader);
    for (int arc = graph.firstOut(reader); arc < end; arc++) {
      double p = arcs.of(reader, arc);
      if (p >= 1 || uniform() < p) {
        reach(graph.to(arc));
      }
    }
  }

  private void step(int reader) {
    double highest = arcs.highest(reader);
    double scale = perLog[reader];
    int end = graph.endOut(reader);
    long arc = graph.firstOut(reader) + skipped(scale);
    while (arc < end) {
      double p = arcs.of(reader, (int) arc);
      if (p == highest || uniform() * highest < p) {
        reach(graph.to((int) arc));
      }
      arc += 1 + skipped(scale);
    }
  }

  /** Arcs before the next success; more than any row has where the probability is 0. */
  private long skipped(double scale) {
    double steps = Math.log(1 - uniform()) * scale;
    return steps < Integer.MAX_VALUE ? (long) steps : Integer.MAX_VALUE;
  }

  private void reach(int vertex) {
    if (seenIn[vertex] != round) {
      seenIn[vertex] = round;
      double relay = model.relay(vertex);
      if (relay >= 1 || uniform() < relay) {
        append(vertex);
      }
    }
  }

  private void append(int vertex) {
    if (size == pool.length) {
      pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
    }
    pool[size++] = vertex;
  }

  private double uniform() {
    state = Draws.next(state);
    return Draws.uniform(state);
  }
}
