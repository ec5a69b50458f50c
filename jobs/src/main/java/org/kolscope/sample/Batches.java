package org.kolscope.sample;

import java.util.Arrays;

/** Which zombies were registered in a batch; those are made by a machine and look like it. */
final class Batches {

  private static final int WEEK = 7 * 86_400;

  private final People people;
  private final boolean[] isBatch;

  private Batches(People people, boolean[] isBatch) {
    this.people = people;
    this.isBatch = isBatch;
  }

  /** A farm is of one batch if its zombies, at least two, are all registered within a week. */
  static Batches of(People people) {
    var farms = Arrays.stream(people.farm).max().orElse(-1) + 1;
    var first = new int[farms];
    var last = new int[farms];
    var count = new int[farms];
    Arrays.fill(first, Integer.MAX_VALUE);
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == Role.ZOMBIE) {
        var farm = people.farm[i];
        first[farm] = Math.min(first[farm], people.createdAt[i]);
        last[farm] = Math.max(last[farm], people.createdAt[i]);
        count[farm]++;
      }
    }
    var isBatch = new boolean[farms];
    for (int i = 0; i < farms; i++) {
      isBatch[i] = count[i] > 1 && last[i] - first[i] < WEEK;
    }
    return new Batches(people, isBatch);
  }

  boolean isMachineMade(int index) {
    return people.role(index) == Role.ZOMBIE && isBatch[people.farm[index]];
  }
}
