package org.kolscope.influence.whole;

import java.util.ArrayList;
import java.util.List;

/** Puts parts of a block into one piece; memory: twice its arcs for a moment. */
final class Gathering {

  private final List<PlacedArcs> parts = new ArrayList<>();
  private int size;
  private boolean isWeighted;

  /**
   * @throws IllegalArgumentException if the arcs are more than an array holds
   */
  void add(PlacedArcs part) {
    if (size > Integer.MAX_VALUE - 8 - part.arcs.length) {
      throw new IllegalArgumentException(
          "arcs into neighbouring vertices must be fewer than 2^31 - 8, were more");
    }
    size += part.arcs.length;
    isWeighted |= part.weights != null;
    parts.add(part);
  }

  long[] arcs() {
    long[] all = new long[size];
    int next = 0;
    for (var part : parts) {
      System.arraycopy(part.arcs, 0, all, next, part.arcs.length);
      next += part.arcs.length;
    }
    return all;
  }

  /** Null if there are none. */
  double[] weights() {
    if (!isWeighted) {
      return null;
    }
    double[] all = new double[size];
    int next = 0;
    for (var part : parts) {
      System.arraycopy(part.weights, 0, all, next, part.weights.length);
      next += part.weights.length;
    }
    return all;
  }
}
