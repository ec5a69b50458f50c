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
    var ids = new long[Math.max(0, count)];
    Arrays.setAll(ids, i -> people.id(part + i * SampleSettings.PARTS));
    Arrays.sort(ids);
    var sorted = new int[ids.length];
    for (int index = part; index < people.size(); index += SampleSettings.PARTS) {
      sorted[Arrays.binarySearch(ids, people.id(index))] = index;
    }
    return sorted;
  }
}
