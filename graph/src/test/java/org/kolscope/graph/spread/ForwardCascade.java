package org.kolscope.graph.spread;

import java.util.Random;
import org.kolscope.graph.Digraph;

/**
 * The independent cascade as it is told: step by step every account that relays gets one chance at
 * each of its readers. Monte Carlo oracle; slow, and with nothing in common with the random sets.
 */
final class ForwardCascade {

  private final SpreadModel model;
  private final int[] readerStart;
  private final int[] reader;
  private final double[] probability;

  ForwardCascade(SpreadModel model) {
    Digraph graph = model.graph();
    this.model = model;
    this.readerStart = new int[graph.size() + 1];
    this.reader = new int[graph.arcs()];
    this.probability = new double[graph.arcs()];
    for (int arc = 0; arc < graph.arcs(); arc++) {
      readerStart[graph.to(arc) + 1]++;
    }
    for (int v = 0; v < graph.size(); v++) {
      readerStart[v + 1] += readerStart[v];
    }
    int[] next = readerStart.clone();
    for (int v = 0; v < graph.size(); v++) {
      for (int arc = graph.firstOut(v); arc < graph.endOut(v); arc++) {
        int place = next[graph.to(arc)]++;
        reader[place] = v;
        probability[place] = model.arcs().of(v, arc);
      }
    }
  }

  /** Mean weight reached over so many cascades, and its standard error. */
  double[] spread(int cascades, long seed, int... vertices) {
    var random = new Random(seed);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < cascades; i++) {
      double reached = cascade(random, vertices);
      sum += reached;
      squares += reached * reached;
    }
    double mean = sum / cascades;
    return new double[] {mean, Math.sqrt((squares / cascades - mean * mean) / cascades)};
  }

  private double cascade(Random random, int[] vertices) {
    boolean[] isReached = new boolean[model.graph().size()];
    int[] queue = new int[isReached.length];
    int tail = 0;
    double weight = 0;
    for (int v : vertices) {
      isReached[v] = true;
      queue[tail++] = v;
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      weight += model.weight(v);
      boolean isRelaying = random.nextDouble() < model.relay(v);
      for (int i = readerStart[v]; isRelaying && i < readerStart[v + 1]; i++) {
        if (!isReached[reader[i]] && random.nextDouble() < probability[i]) {
          isReached[reader[i]] = true;
          queue[tail++] = reader[i];
        }
      }
    }
    return weight;
  }
}
