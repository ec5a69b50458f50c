package org.kolscope.influence.whole;

import java.util.Arrays;

/**
 * Computes {@link org.kolscope.graph.centrality.Coreness} on a graph in blocks.
 *
 * <p>Starts from the degrees and lowers each estimate to the h-index of the neighbours' estimates
 * until nothing changes: A. Montresor, F. De Pellegrini and D. Miorandi, "Distributed k-core
 * decomposition", IEEE Transactions on Parallel and Distributed Systems 24(2), 2013, the variant of
 * many vertices a host, which settles what it holds before it tells the others. The last state is
 * the coreness on whatever way it was reached. Cost: the undirected blocks (8 bytes an arc of the
 * directed graph, one shuffle) and a job for each round; rounds are some ten to thirty on social
 * graphs, and as many as there are vertices on a long path at worst.
 */
public final class BlockCoreness {

  private BlockCoreness() {}

  /** The coreness by vertex. */
  public static int[] of(BlockGraph graph) {
    var blocks = graph.undirected();
    int[] estimate = graph.ints(blocks.map(HeadBlock::degrees).collect());
    boolean isMoving = true;
    while (isMoving) {
      int[] now = estimate;
      var fallen = graph.sending(now, sent -> blocks.map(b -> b.lowered(sent.value())).collect());
      int[] next = Arrays.copyOf(now, now.length);
      isMoving = false;
      for (int[] pairs : fallen) {
        for (int i = 0; i < pairs.length; i += 2) {
          next[pairs[i]] = pairs[i + 1];
        }
        isMoving |= pairs.length > 0;
      }
      estimate = next;
    }
    return estimate;
  }
}
