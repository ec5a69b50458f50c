package org.kolscope.influence.whole;

/**
 * Computes {@link org.kolscope.graph.centrality.LocalHIndex} on a graph in blocks, in two jobs over
 * the arcs.
 */
public final class BlockHIndex {

  private BlockHIndex() {}

  /** The index by vertex. */
  public static int[] of(BlockGraph graph) {
    return graph.ints(
        graph.sending(
            graph.inDegrees(), sent -> graph.blocks().map(b -> b.hIndex(sent.value())).collect()));
  }
}
