package org.kolscope.graph;

/**
 * Arcs between the vertices 0 to n - 1 that can be walked again: {@link Assembly} counts them first
 * and then puts each in its place, so it never holds them twice.
 *
 * <p>The source must give the same arcs on each walk; their order does not matter.
 */
public interface ArcSource {

  /** Shows every arc to the visitor. */
  void walk(Visitor visitor);

  /** Whether the weights mean something; otherwise the visitor is given 1. */
  default boolean isWeighted() {
    return false;
  }

  /** Sees one arc after the other. */
  interface Visitor {
    void arc(int from, int to, double weight);
  }

  /** The arcs of two arrays of equal length, which must not change until the graph is built. */
  static ArcSource of(int[] from, int[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "to must have one entry per arc, " + from.length + ", was " + to.length);
    }
    return visitor -> {
      for (int i = 0; i < from.length; i++) {
        visitor.arc(from[i], to[i], 1);
      }
    };
  }

  /** The weighted arcs of three arrays of equal length. */
  static ArcSource of(int[] from, int[] to, double[] weights) {
    if (from.length != to.length || from.length != weights.length) {
      throw new IllegalArgumentException(
          "to and weights must have one entry per arc, "
              + from.length
              + ", were "
              + to.length
              + " and "
              + weights.length);
    }
    return new ArcSource() {
      @Override
      public void walk(Visitor visitor) {
        for (int i = 0; i < from.length; i++) {
          visitor.arc(from[i], to[i], weights[i]);
        }
      }

      @Override
      public boolean isWeighted() {
        return true;
      }
    };
  }
}
