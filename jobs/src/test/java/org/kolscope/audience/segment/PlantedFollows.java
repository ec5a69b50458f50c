package org.kolscope.audience.segment;

import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * People who follow accounts of their own group and accounts that everybody follows, the more
 * popular the likelier. Groups are of unequal size: group g has (g % 3 + 2) parts.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
record PlantedFollows(int[][] follows, int[] groups, int[] fifths, int accounts) {

  private static final int OWN = 15;
  private static final int GENERAL = 60;

  static PlantedFollows of(int people, int groups, double ownShare, long seed) {
    var random = new SplittableRandom(seed);
    int parts = 0;
    for (int g = 0; g < groups; g++) {
      parts += g % 3 + 2;
    }
    int[][] follows = new int[people][];
    int[] group = new int[people];
    int[] fifths = new int[people];
    int accounts = groups * OWN + GENERAL;
    for (int i = 0; i < people; i++) {
      int part = random.nextInt(parts);
      int g = 0;
      while (part >= g % 3 + 2) {
        part -= g % 3 + 2;
        g++;
      }
      group[i] = g;
      fifths[i] = random.nextInt(5);
      int count = 5 + random.nextInt(15);
      var chosen = new TreeSet<Integer>();
      for (int tries = 0; tries < count; tries++) {
        // the first are likelier
        double u = random.nextDouble();
        chosen.add(
            random.nextDouble() < ownShare
                ? g * OWN + (int) (OWN * u * u)
                : groups * OWN + (int) (GENERAL * u * u));
      }
      follows[i] = chosen.stream().mapToInt(Integer::intValue).toArray();
    }
    return new PlantedFollows(follows, group, fifths, accounts);
  }
}
