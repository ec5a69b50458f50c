package org.kolscope.graph.dense;

import java.util.List;

/** Blocks by falling evidence, and for every vertex how likely it is a fan in one of them. */
public final class Cohorts {

  private final List<Block> blocks;
  private final double[] logOdds;

  Cohorts(List<Block> blocks, double[] logOdds) {
    this.blocks = List.copyOf(blocks);
    this.logOdds = logOdds;
  }

  /** The blocks, strongest evidence first; disjoint or nearly so. */
  public List<Block> blocks() {
    return blocks;
  }

  /**
   * Natural log of the posterior odds that the vertex is a fan in the block that fits it best,
   * against the innocent explanation of that block. Not calibrated: the blocks were chosen by the
   * same follows. A vertex that fits none has the floor, minus the log of the number of fans.
   */
  public double logOdds(int vertex) {
    return logOdds[vertex];
  }
}
