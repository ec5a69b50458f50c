package org.kolscope.graph.sample;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * The vertices that walks have come to.
 *
 * <p>Whether a walk comes to a vertex has no closed probability. Used instead: the probability 1 -
 * exp(-b · q(v)) of being hit at least once by independent hits, where q says how often the walk
 * comes to v in the long run and b is such that the probabilities add up to the number of vertices
 * that were visited. It leaves out that steps of a walk depend on each other, and so is too sure of
 * itself near the starts.
 */
final class Visits {

  private static final int DOUBLINGS = 60;
  private static final int HALVINGS = 60;

  private final BitSet visited = new BitSet();
  private BitSet half = new BitSet();
  private int count;

  void add(int vertex) {
    if (!visited.get(vertex)) {
      visited.set(vertex);
      count++;
    }
  }

  int count() {
    return count;
  }

  /** What was visited up to now is the smaller sample. */
  void isHalf() {
    half = (BitSet) visited.clone();
  }

  /** Closes the walks; {@code frequency} is by vertex, not negative, on any scale. */
  Drawn drawn(int n, IntToDoubleFunction frequency) {
    double high = 1;
    for (int i = 0; i < DOUBLINGS && expected(n, frequency, high) < count; i++) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (expected(n, frequency, middle) < count) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double hits = high;
    return new Drawn(
        visited, half, v -> Math.max(1.0 / n, -Math.expm1(-hits * frequency.applyAsDouble(v))));
  }

  private static double expected(int n, IntToDoubleFunction frequency, double hits) {
    double sum = 0;
    for (int v = 0; v < n; v++) {
      sum -= Math.expm1(-hits * frequency.applyAsDouble(v));
    }
    return sum;
  }
}
