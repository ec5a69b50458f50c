package org.kolscope.graph.centrality;

/**
 * When an iteration ends: once no more than {@code tolerance} of the mass moves, or after {@code
 * maxIterations}.
 *
 * @param tolerance the largest sum of absolute changes of the scores, which add up to 1, at which
 *     the iteration is taken to stand still; 0 for a fixed number of iterations. There is no
 *     default: JGraphT's (1e-4 for the largest change) stops after two or three iterations on a
 *     graph of 10,000 vertices and leaves the order of the first thousand wrong
 * @param maxIterations at least 0
 */
public record Stop(double tolerance, int maxIterations) {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Stop {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), was " + tolerance);
    }
    if (maxIterations < 0) {
      throw new IllegalArgumentException("maxIterations must be at least 0, was " + maxIterations);
    }
  }

  /**
   * Iterates until the mass that moves is at most {@code tolerance}, at most 1,000 times: each
   * iteration shrinks what moves at least by the damping factor, and 0.97^1000 is below 1e-13.
   */
  public static Stop within(double tolerance) {
    return new Stop(tolerance, 1_000);
  }

  /** Iterates exactly so many times, or until nothing at all moves. */
  public static Stop after(int iterations) {
    return new Stop(0, iterations);
  }
}
