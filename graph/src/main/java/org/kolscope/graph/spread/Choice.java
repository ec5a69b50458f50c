package org.kolscope.graph.spread;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Vertices in the order in which they were chosen, and the sets of the sample each newly covers.
 */
final class Choice {

  private final String way;
  private final IntArrayList vertices = new IntArrayList();
  private final IntArrayList gains = new IntArrayList();
  private double cost;
  private int covered;
  private double bound = Double.POSITIVE_INFINITY;

  Choice(String way) {
    this.way = way;
  }

  void add(int vertex, double price, int gain) {
    vertices.add(vertex);
    gains.add(gain);
    cost += price;
    covered += gain;
  }

  /** Notes that no affordable set of vertices covers more than this of the sample. */
  void boundBy(double atMost) {
    bound = Math.min(bound, atMost);
  }

  /** How it was chosen. */
  String way() {
    return way;
  }

  int[] vertices() {
    return vertices.toIntArray();
  }

  int gain(int place) {
    return gains.getInt(place);
  }

  double cost() {
    return cost;
  }

  /** Sets of the sample covered. */
  int covered() {
    return covered;
  }

  /** The lowest bound noted; infinite if none was. */
  double bound() {
    return bound;
  }
}
