package org.kolscope.influence.whole;

/**
 * Computes {@link org.kolscope.graph.centrality.Components} on a graph in blocks in a single job:
 * every task keeps a spanning forest of its arcs, and forests are joined two by two. Why not
 * smallest labels round by round: a path of k arcs across blocks takes up to log k rounds, a forest
 * none. Memory: 4 bytes a vertex for each running task, and up to 8 for each forest on its way.
 */
public final class BlockComponents {

  private BlockComponents() {}

  /** The smallest vertex of its component, by vertex. */
  public static int[] of(BlockGraph graph) {
    int n = graph.size();
    if (n == 0) {
      return new int[0];
    }
    return graph
        .blocks()
        .map(block -> Forest.of(n, block))
        .treeReduce((one, other) -> one.with(n, other))
        .labels(n);
  }
}
