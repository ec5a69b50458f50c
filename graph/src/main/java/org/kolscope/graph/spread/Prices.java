package org.kolscope.graph.spread;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What each account costs, and the budget. A price that is infinite or not a number means not for
 * sale; 0 is free. Any unit.
 */
final class Prices {

  /**
   * Sums of prices may miss the budget by rounding: what is bought for it must not depend on it.
   */
  private static final double ROUNDING = 1 + 1e-12;

  /** What one covered set counts at price 0: above any ratio at a price that is a price. */
  private static final double FREE = 1e290;

  private final double[] byVertex;
  private final double budget;

  private Prices(double[] byVertex, double budget) {
    this.byVertex = byVertex;
    this.budget = budget;
  }

  /**
   * @throws IllegalArgumentException if they do not fit the n vertices or something is negative
   */
  static Prices of(double[] byVertex, double budget, int n) {
    if (byVertex.length != n) {
      throw new IllegalArgumentException(
          "prices must have one entry per vertex, " + n + ", was " + byVertex.length);
    }
    for (double price : byVertex) {
      if (price < 0) {
        throw new IllegalArgumentException("prices must not be negative, was " + price);
      }
    }
    return new Prices(byVertex.clone(), budget);
  }

  /** Every eligible vertex costs 1, so the budget is a number of vertices. */
  static Prices oneEach(int n, BitSet eligible, int budget) {
    double[] ones = new double[n];
    for (int v = 0; v < n; v++) {
      ones[v] = eligible.get(v) ? 1 : Double.NaN;
    }
    return new Prices(ones, budget);
  }

  int size() {
    return byVertex.length;
  }

  double budget() {
    return budget;
  }

  double of(int vertex) {
    return byVertex[vertex];
  }

  /** Whether a vertex can be had when so much is spent. */
  boolean isAffordable(int vertex, double spent) {
    return spent + byVertex[vertex] <= budget * ROUNDING;
  }

  /** Gain per unit of price, for order only. */
  double ratio(int vertex, double gain) {
    return byVertex[vertex] > 0 ? gain / byVertex[vertex] : gain * FREE;
  }

  /** The largest number of vertices that the budget buys: the cheapest ones. */
  int most() {
    double[] sorted =
        Arrays.stream(byVertex).filter(price -> price <= budget * ROUNDING).sorted().toArray();
    double spent = 0;
    int most = 0;
    while (most < sorted.length && spent + sorted[most] <= budget * ROUNDING) {
      spent += sorted[most++];
    }
    return most;
  }
}
