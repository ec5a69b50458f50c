package org.kolscope.graph.centrality;

/**
 * Everything outside a subgraph, seen as one vertex: what PageRank on the subgraph must know of the
 * rest.
 *
 * <p>Outside vertices are taken to be equally important. With N vertices in all, n of them inside,
 * the world passes on to an inside vertex v the share inflow(v) / (N - n) of its mass, to all
 * vertices evenly the share of its dangling members, and keeps the rest as a self-loop; an inside
 * vertex sends to the world what its arcs carry out of the subgraph; a surfer who starts afresh
 * lands on each inside vertex with probability 1/N and in the world with (N - n)/N. This is the
 * matrix of Y. Wu and L. Raschid, "ApproxRank: Estimating Rank for a Subgraph", ICDE 2009, extended
 * by weights and by dangling vertices.
 */
public final class World {

  private final double[] outWeight;
  private final double[] inflow;
  private final long vertices;
  private final long outsideDangling;

  /**
   * @param outWeight by inside vertex, the weight of all its arcs, those that leave included
   * @param inflow by inside vertex v, the sum over outside u of weight(u, v) / (weight of all arcs
   *     out of u)
   * @param vertices N, those inside included
   * @param outsideDangling outside vertices without any arc out
   * @throws IllegalArgumentException if the numbers contradict each other
   */
  public World(double[] outWeight, double[] inflow, long vertices, long outsideDangling) {
    if (outWeight.length != inflow.length) {
      throw new IllegalArgumentException(
          "inflow must have one entry per vertex, " + outWeight.length + ", was " + inflow.length);
    }
    if (vertices < outWeight.length) {
      throw new IllegalArgumentException(
          "vertices must be at least those inside, " + outWeight.length + ", was " + vertices);
    }
    long outside = vertices - outWeight.length;
    if (outsideDangling < 0 || outsideDangling > outside) {
      throw new IllegalArgumentException(
          "outsideDangling must be in 0 to " + outside + ", was " + outsideDangling);
    }
    double sum = 0;
    for (double share : inflow) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("inflow must not be negative, was " + share);
      }
      sum += share;
    }
    // an outside vertex has one unit to give; the slack is for shares that were summed rounded
    if (sum > (outside - outsideDangling) * (1 + 1e-6) + 1e-6) {
      throw new IllegalArgumentException(
          "inflow must be at most one per outside vertex that is not dangling, "
              + (outside - outsideDangling)
              + ", was "
              + sum);
    }
    this.outWeight = outWeight.clone();
    this.inflow = inflow.clone();
    this.vertices = vertices;
    this.outsideDangling = outsideDangling;
  }

  /** Vertices inside. */
  public int inside() {
    return outWeight.length;
  }

  /** Vertices outside. */
  public long outside() {
    return vertices - outWeight.length;
  }

  /** All vertices, N. */
  public long vertices() {
    return vertices;
  }

  /** Share of the outside vertices that have no arc out, in [0, 1]; 0 if nothing is outside. */
  public double danglingShare() {
    return outside() == 0 ? 0 : (double) outsideDangling / outside();
  }

  /** The weight of all arcs out of an inside vertex, in the whole graph. */
  public double outWeight(int vertex) {
    return outWeight[vertex];
  }

  /** Share of the world's mass that flows to an inside vertex along arcs, in [0, 1]. */
  public double share(int vertex) {
    return outside() == 0 ? 0 : inflow[vertex] / outside();
  }
}
