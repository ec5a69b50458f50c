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
 * "Influence maximization revisited", SIGMOD 2020 (SUBSIM); those of a short row by one coin each,
 * which costs less than a logarithm. Both give the same law.
 *
 * <p>One per thread; not safe for more. Memory: 4 bytes a vertex, and the pool.
 */
final class ReachSampler {

  /**
   * Mean number of coins per step from which geometric steps are cheaper than coins: measured on an
   * R-MAT graph of 2 million arcs with a weighted cascade; 4 and 16 cost the same, 32 a third more.
   */
  private static final double COINS_PER_STEP = 8;

  /** Longest array that every JVM makes. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private final SpreadModel model;
  private final ArcProbabilities arcs;
  private final Digraph graph;
  private final WeightedVertices targets;
  private final double[] rows;
  private final long firstState;
  private final boolean isEven;
  private final boolean allRelay;
  private final int[] seenIn;
  private int round;
  private long state;
  private int[] pool = new int[1 << 12];
  private int size;

  ReachSampler(SpreadModel model, WeightedVertices targets, double[] rows, Draws draws) {
    this.firstState = draws.firstState();
    this.model = model;
    this.arcs = model.arcs();
    this.graph = model.graph();
    this.targets = targets;
    this.rows = rows;
    this.isEven = arcs.isEvenByReader();
    this.allRelay = model.allRelay();
    this.seenIn = new int[graph.size()];
  }

  /**
   * How to find the live arcs of each row, whose highest probability is p: p itself if coin by
   * coin, 1 / ln(1 - p), below 0, if by steps, 0 if there are none.
   */
  static double[] rows(SpreadModel model) {
    double[] rows = new double[model.graph().size()];
    for (int v = 0; v < rows.length; v++) {
      double p = model.arcs().highest(v);
      double coins = model.graph().outDegree(v);
      boolean isLong = p < 1 && coins > COINS_PER_STEP * (1 + p * coins);
      rows[v] = isLong && p > 0 ? 1 / Math.log1p(-p) : p;
    }
    return rows;
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

  /**
   * Appends set {@code number} to the pool; its target comes first. The generator's state and the
   * marks are locals here because most rows are short and this loop is all that costs.
   */
  void draw(long number) {
    long at = Draws.next(Draws.state(firstState, number));
    int[] seen = seenIn;
    int mark = ++round;
    int head = size;
    int target = targets.at(Draws.uniform(at));
    seen[target] = mark;
    append(target);
    if (model.countsReaders()) {
      at = reachAll(target, at);
      head++;
    }
    while (head < size) {
      int reader = pool[head++];
      double row = rows[reader];
      if (row < 0) {
        state = at;
        step(reader, row);
        at = state;
        continue;
      }
      int end = row > 0 ? graph.endOut(reader) : 0;
      for (int arc = graph.firstOut(reader); arc < end; arc++) {
        double p = isEven ? row : arcs.of(reader, arc);
        at = Draws.next(at);
        int read = graph.to(arc);
        if (Draws.uniform(at) < p && seen[read] != mark) {
          seen[read] = mark;
          at = Draws.next(at);
          if (allRelay || Draws.uniform(at) < model.relay(read)) {
            append(read);
          }
        }
      }
    }
  }

  /** Every account that a reader reads, by whatever arc; the state after it. */
  private long reachAll(int reader, long before) {
    state = before;
    int end = graph.endOut(reader);
    for (int arc = graph.firstOut(reader); arc < end; arc++) {
      reach(graph.to(arc));
    }
    return state;
  }

  private void step(int reader, double scale) {
    double highest = arcs.highest(reader);
    int end = graph.endOut(reader);
    long arc = graph.firstOut(reader) + skipped(scale);
    while (arc < end) {
      if (isEven || uniform() * highest < arcs.of(reader, (int) arc)) {
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
      if (allRelay || uniform() < model.relay(vertex)) {
        append(vertex);
      }
    }
  }

  private void append(int vertex) {
    if (size == pool.length) {
      if (size == MOST) {
        throw new IllegalStateException(
            "a block of reach sets must have fewer than " + MOST + " members: too many arcs live");
      }
      pool = Arrays.copyOf(pool, (int) Math.min(MOST, 2L * size));
    }
    pool[size++] = vertex;
  }

  private double uniform() {
    state = Draws.next(state);
    return Draws.uniform(state);
  }
}
