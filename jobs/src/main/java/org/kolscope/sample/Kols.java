package org.kolscope.sample;

import java.util.Arrays;

/** The KOLs of a world. */
final class Kols {

  private Kols() {}

  /** From the least appeal to the most; ties by index. Cost: n + k log k. */
  static int[] byAppeal(People people) {
    var keys = new long[people.size()];
    var count = 0;
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == Role.KOL) {
        // the bits of floats of at least 0 are in the order of the floats
        keys[count++] = ((long) Float.floatToIntBits(people.appeal[i]) << 32) | i;
      }
    }
    Arrays.sort(keys, 0, count);
    var kols = new int[count];
    for (int at = 0; at < count; at++) {
      kols[at] = (int) keys[at];
    }
    return kols;
  }
}
