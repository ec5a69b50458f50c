package org.kolscope.graph.spread;

import java.util.stream.IntStream;

/**
 * The simple way to buy: the accounts with the highest score first, whatever they overlap, skipping
 * those that no longer fit the budget. A {@link RosterUnderBudget} that does not beat it is not
 * worth its computation.
 */
public final class Baseline {

  private final String name;
  private final double[] scores;

  private Baseline(String name, double[] scores) {
    this.name = name;
    this.scores = scores;
  }

  /**
   * A baseline, to be told apart by name.
   *
   * @param scores by vertex; ties go to the lower vertex, a score of 0 or below is not bought
   */
  public static Baseline of(String name, double[] scores) {
    return new Baseline(name, scores.clone());
  }

  /** Buys for the budget. Gains are those on the sample, in the order bought. */
  Choice buy(Cover cover, Prices prices) {
    if (scores.length != prices.size()) {
      throw new IllegalArgumentException(
          "scores must have one entry per vertex, " + prices.size() + ", was " + scores.length);
    }
    cover.restart();
    var choice = new Choice(name);
    IntStream.range(0, scores.length)
        .filter(v -> scores[v] > 0 && prices.isAffordable(v, 0))
        .boxed()
        .sorted((u, v) -> Double.compare(scores[v], scores[u]))
        .filter(v -> prices.isAffordable(v, choice.cost()))
        .forEachOrdered(
            v -> {
              choice.add(v, prices.of(v), cover.gain(v));
              cover.take(v);
            });
    return choice;
  }
}
