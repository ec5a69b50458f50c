package org.kolscope.pipeline.quality;

/** Checks settings that are fractions. */
final class Shares {

  private Shares() {}

  /**
   * @throws IllegalArgumentException with name, rule and value
   */
  static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1, was " + share);
    }
  }
}
