package org.kolscope.graph.spread;

/**
 * How good a choice is at least: its spread is at least {@link #low}, that of the best possible
 * choice at most {@link #high}, both with probability 1 - {@link #delta} together, under the model.
 *
 * <p>The bounds are those of J. Tang, X. Tang, X. Xiao, J. Yuan, "Online processing algorithms for
 * influence maximization", SIGMOD 2018 (OPIM-C): {@code low} from sets that had no part in the
 * choice, {@code high} from what no choice can exceed on the sets that had.
 *
 * @param low lower bound of the spread of the choice
 * @param high upper bound of the spread of the best choice
 * @param delta probability that one of them fails
 */
public record Guarantee(double low, double high, double delta) {

  /** The share of the best possible spread that the choice is sure to have, in [0, 1]. */
  public double ratio() {
    return high > 0 ? Math.min(1, low / high) : 1;
  }

  /**
   * Bounds after one of several looks at the samples, any of which may be the last.
   *
   * @param chosen sets of the first sample; {@code bound} of them at most can be covered
   * @param judging sets of the second; {@code covered} of them are
   * @param delta probability allowed for all looks together
   * @param looks how many there can be at most
   */
  static Guarantee of(
      ReachSets chosen, double bound, ReachSets judging, int covered, double delta, double looks) {
    double a = Math.log(2.0 * looks / delta);
    double total = chosen.model().totalWeight();
    double root = Math.sqrt(covered + 2 * a / 9) - Math.sqrt(a / 2);
    // a covered number so small that the root is negative says nothing
    double low = root <= 0 ? 0 : Math.max(0, root * root - a / 18) * total / judging.count();
    double most = Math.sqrt(bound + a / 2) + Math.sqrt(a / 2);
    double high = Math.min(total, most * most * total / chosen.count());
    return new Guarantee(low, high, delta);
  }
}
