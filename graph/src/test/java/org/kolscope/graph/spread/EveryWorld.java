package org.kolscope.graph.spread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kolscope.graph.Digraph;

/**
 * The spread by its definition: every choice of live arcs and relaying accounts, weighted by its
 * probability. Oracle for graphs with at most 18 arcs and relay shares that are open.
 */
final class EveryWorld {

  private EveryWorld() {}

  static double spread(SpreadModel model, int... vertices) {
    Digraph graph = model.graph();
    List<double[]> coins = new ArrayList<>(); // {arc or -1, vertex, probability}
    for (int v = 0; v < graph.size(); v++) {
      coins.add(new double[] {-1, v, model.relay(v)});
      for (int arc = graph.firstOut(v); arc < graph.endOut(v); arc++) {
        coins.add(new double[] {arc, v, model.arcs().of(v, arc)});
      }
    }
    return spread(model, coins, 0, new BitSet(), new BitSet(), vertices);
  }

  private static double spread(
      SpreadModel model, List<double[]> coins, int next, BitSet live, BitSet relays, int[] seeds) {
    if (next == coins.size()) {
      return reached(model, live, relays, seeds);
    }
    double[] coin = coins.get(next);
    BitSet bits = coin[0] < 0 ? relays : live;
    int bit = (int) (coin[0] < 0 ? coin[1] : coin[0]);
    double sum = 0;
    if (coin[2] > 0) {
      bits.set(bit);
      sum += coin[2] * spread(model, coins, next + 1, live, relays, seeds);
      bits.clear(bit);
    }
    if (coin[2] < 1) {
      sum += (1 - coin[2]) * spread(model, coins, next + 1, live, relays, seeds);
    }
    return sum;
  }

  private static double reached(SpreadModel model, BitSet live, BitSet relays, int[] seeds) {
    Digraph graph = model.graph();
    var seen = new BitSet();
    var queue = new ArrayDeque<Integer>();
    for (int v : seeds) {
      seen.set(v);
      queue.add(v);
    }
    while (!queue.isEmpty()) {
      int read = queue.remove();
      for (int reader = 0; relays.get(read) && reader < graph.size(); reader++) {
        for (int arc = graph.firstOut(reader); arc < graph.endOut(reader); arc++) {
          if (graph.to(arc) == read && live.get(arc) && !seen.get(reader)) {
            seen.set(reader);
            queue.add(reader);
          }
        }
      }
    }
    var reached = (BitSet) seen.clone();
    for (int reader = 0; model.countsReaders() && reader < graph.size(); reader++) {
      for (int arc = graph.firstOut(reader); arc < graph.endOut(reader); arc++) {
        if (seen.get(graph.to(arc)) && relays.get(graph.to(arc))) {
          reached.set(reader);
        }
      }
    }
    return reached.stream().mapToDouble(model::weight).sum();
  }
}
