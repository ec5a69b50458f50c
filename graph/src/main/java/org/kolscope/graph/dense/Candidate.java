package org.kolscope.graph.dense;

import java.util.Arrays;

/** Fans and followees that may make a block, as rising ranks in {@link Follows}. */
final class Candidate {

  private final int[] fans;
  private final int[] followees;

  Candidate(int[] fans, int[] followees) {
    this.fans = fans;
    this.followees = followees;
  }

  int[] fans() {
    return fans;
  }

  int[] followees() {
    return followees;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Candidate that
        && Arrays.equals(fans, that.fans)
        && Arrays.equals(followees, that.followees);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(fans) + Arrays.hashCode(followees);
  }

  /** Share of the smaller side's members that both have, the lesser of fans and followees. */
  double overlap(Candidate other) {
    return Math.min(
        common(fans, other.fans) / (double) Math.min(fans.length, other.fans.length),
        common(followees, other.followees)
            / (double) Math.min(followees.length, other.followees.length));
  }

  /** Share of these members that are in the other, the lesser of fans and followees. */
  double within(Candidate other) {
    return Math.min(
        common(fans, other.fans) / (double) fans.length,
        common(followees, other.followees) / (double) followees.length);
  }

  private static int common(int[] a, int[] b) {
    int count = 0;
    int j = 0;
    for (int i = 0; i < a.length && j < b.length; i++) {
      while (j < b.length && b[j] < a[i]) {
        j++;
      }
      count += j < b.length && b[j] == a[i] ? 1 : 0;
    }
    return count;
  }
}
