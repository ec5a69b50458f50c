package org.kolscope.graph.sample;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * The vertices of one sample, a smaller one inside it, and the probability with which each vertex
 * comes into the sample.
 *
 * <p>The smaller one is what the same scheme would have drawn with half of its effort, not a draw
 * from the larger one: how scores move from it to the sample says how far they may still be off.
 */
public final class Drawn {

  private final BitSet vertices;
  private final BitSet half;
  private final IntToDoubleFunction probability;

  Drawn(BitSet vertices, BitSet half, IntToDoubleFunction probability) {
    this.vertices = vertices;
    this.half = half;
    this.probability = probability;
  }

  /** The vertices of the sample. */
  public BitSet vertices() {
    return (BitSet) vertices.clone();
  }

  /** The vertices of the smaller sample, all of them in this one. */
  public BitSet half() {
    return (BitSet) half.clone();
  }

  /**
   * The probability, in (0, 1], that a vertex of the sample comes into it: exact where each vertex
   * has a coin of its own, else worked out as the sampler says.
   */
  public double probability(int vertex) {
    return probability.applyAsDouble(vertex);
  }

  /** The sum of 1 / probability: an estimate of the number of all vertices. */
  public double estimatedVertices() {
    return vertices.stream().mapToDouble(v -> 1 / probability(v)).sum();
  }
}
