package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * People who know others of their own group and others of any; groups as in {@link PlantedFollows}.
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
record PlantedTies(int[][] ties, int[] groups, int[] fifths) {

  static PlantedTies of(int people, int groups, double own, double any, long seed) {
    var random = new SplittableRandom(seed);
    int[] group = PlantedFollows.of(people, groups, 0.5, seed).groups();
    int[] size = new int[groups];
    for (int g : group) {
      size[g]++;
    }
    var ties = new ArrayList<TreeSet<Integer>>();
    int[] fifths = new int[people];
    for (int i = 0; i < people; i++) {
      ties.add(new TreeSet<>());
      fifths[i] = random.nextInt(5);
    }
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < i; j++) {
        double mean = any / people + (group[i] == group[j] ? own / size[group[i]] : 0);
        if (random.nextDouble() < mean) {
          ties.get(i).add(j);
          ties.get(j).add(i);
        }
      }
    }
    return new PlantedTies(
        ties.stream()
            .map(t -> t.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new),
        group,
        fifths);
  }
}
