package org.kolscope.graph.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Blocks by falling evidence, and for every vertex how likely it is a fan in one of them. */
public final class Cohorts {

  private static final int NONE = -1;

  private final List<Block> blocks;
  private final double[] logOdds;
  private final int[] block;
  private final double[] perFollow;
  private final BitSet compared;
  private final double floor;

  /**
   * @param floor log odds of a vertex that fits no block
   */
  Cohorts(int vertices, double floor) {
    this.blocks = new ArrayList<>();
    this.logOdds = new double[vertices];
    this.block = new int[vertices];
    this.perFollow = new double[vertices];
    this.compared = new BitSet(vertices);
    this.floor = floor;
    Arrays.fill(logOdds, floor);
    Arrays.fill(block, NONE);
  }

  void add(Block next) {
    blocks.add(next);
  }

  void compared(int vertex) {
    compared.set(vertex);
  }

  /** Notes that a vertex fits the last block added, unless another fits it better. */
  void fits(int vertex, double odds, double eachFollow) {
    if (odds > logOdds[vertex]) {
      logOdds[vertex] = odds;
      block[vertex] = blocks.size() - 1;
      perFollow[vertex] = eachFollow;
    }
  }

  /** The blocks, strongest evidence first; disjoint or nearly so. */
  public List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /**
   * Natural log of the posterior odds that the vertex is a fan in the block that fits it best,
   * against the innocent explanation of that block. Not calibrated: the blocks were chosen by the
   * same follows. A vertex that fits none has the {@link #floor}.
   */
  public double logOdds(int vertex) {
    return logOdds[vertex];
  }

  /** Minus the log of the number of fans: the log odds of whoever fits no block. */
  public double floor() {
    return floor;
  }

  /** Whether the vertex follows enough to be compared with others. */
  public boolean isCompared(int vertex) {
    return compared.get(vertex);
  }

  /** Number of the block that fits the vertex best; empty if none does. */
  public OptionalInt block(int vertex) {
    return block[vertex] == NONE ? OptionalInt.empty() : OptionalInt.of(block[vertex]);
  }

  /** What each follow of a followee of that block adds to the log odds; 0 without a block. */
  public double perFollow(int vertex) {
    return perFollow[vertex];
  }
}
