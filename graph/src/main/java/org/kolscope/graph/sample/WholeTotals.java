package org.kolscope.graph.sample;

import java.io.Serializable;

/**
 * What every sample of one graph must know of the whole: sums over all vertices, worked out once.
 *
 * @param vertices N
 * @param landing the sum of the landing weights t(u)
 * @param importance the sum of the guessed importances e(u), on a scale of its own
 * @param kept the part of {@code importance} that is not passed on along arcs: Σ e(u) (1 -
 *     passing(u)), all of e(u) for a vertex without arcs out
 */
public record WholeTotals(long vertices, double landing, double importance, double kept)
    implements Serializable {

  /**
   * @throws IllegalArgumentException naming the number that is out of range
   */
  public WholeTotals {
    if (vertices < 0) {
      throw new IllegalArgumentException("vertices must be at least 0, was " + vertices);
    }
    if (!(landing >= 0)) {
      throw new IllegalArgumentException("landing must be at least 0, was " + landing);
    }
    if (!(importance >= 0)) {
      throw new IllegalArgumentException("importance must be at least 0, was " + importance);
    }
    if (!(kept >= 0 && kept <= importance * (1 + 1e-6))) {
      throw new IllegalArgumentException("kept must be in 0 to " + importance + ", was " + kept);
    }
  }

  /** A graph whose vertices are taken to be as important as they land. */
  public WholeTotals(long vertices, double landing, double kept) {
    this(vertices, landing, landing, kept);
  }

  /** Everyone lands everywhere and passes on all it has, but for those without arcs out. */
  public static WholeTotals even(long vertices, long dangling) {
    return new WholeTotals(vertices, vertices, dangling);
  }
}
