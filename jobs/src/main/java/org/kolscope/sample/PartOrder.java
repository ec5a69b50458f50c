package org.kolscope.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The accounts of each part, sorted by id: the order of rows in files. Four bytes an account. */
public final class PartOrder {

  private final int[][] byPart;

  private PartOrder(int[][] byPart) {
    this.byPart = byPart;
  }

  public static PartOrder of(People people) {
    var byPart = new int[SampleSettings.PARTS][];
    IntStream.range(0, byPart.length).parallel().forEach(p -> byPart[p] = sorted(people, p));
    return new PartOrder(byPart);
  }

  /** Indices of a part by id; not to be written to. */
  int[] of(int part) {
    return byPart[part];
  }

  private static int[] sorted(People people, int part) {
    var count = (people.size() - part + SampleSettings.PARTS - 1) / SampleSettings.PARTS;
    // ids have 33 bits, places in a part fewer than 31
    var keys = new long[Math.max(0, count)];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (people.id(part + i * SampleSettings.PARTS) << 28) | i;
    }
    Arrays.sort(keys);
    var sorted = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = part + (int) (keys[i] & ((1 << 28) - 1)) * SampleSettings.PARTS;
    }
    return sorted;
  }
}
