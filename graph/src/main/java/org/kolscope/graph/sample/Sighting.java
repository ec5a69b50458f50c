package org.kolscope.graph.sample;

import java.io.Serializable;

/**
 * A vertex in one replicate: its score in the sample, and in the smaller sample inside it.
 *
 * @param id of the vertex
 * @param probability that it comes into a sample, in (0, 1]
 * @param score relative PageRank, 1 being the average of the whole graph
 * @param worldPart the part of the score that comes along arcs from outside the sample, and so
 *     rests on a guess
 * @param halfScore the score in the smaller sample, NaN if the vertex is not in it
 * @param halfWorldPart the part from outside there, NaN if the vertex is not in it
 */
public record Sighting(
    long id,
    double probability,
    double score,
    double worldPart,
    double halfScore,
    double halfWorldPart)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if the probability is not in (0, 1]
   */
  public Sighting {
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1], was " + probability);
    }
  }

  boolean isInHalf() {
    return !Double.isNaN(halfScore);
  }
}
