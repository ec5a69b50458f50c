package org.kolscope.audience.segment;

import java.util.List;
import org.kolscope.schema.Segment.Clarity;

/**
 * How well groups stand when a fifth of the people is left out: the mean of each group's greatest
 * Jaccard coefficient (C. Hennig, Cluster-wise assessment of cluster stability, Computational
 * Statistics and Data Analysis 52, 2007, section 3). Below {@link #PATTERN} a group is not to be
 * relied on, from {@link #STABLE} it is (section 5 there, said of bootstraps; leaving out a fifth
 * is a gentler change, so these are the least one may ask).
 */
final class Stability {

  static final double PATTERN = 0.6;
  static final double STABLE = 0.75;

  private Stability() {}

  /**
   * What is said of it.
   *
   * @param isSupported whether the data support so many groups
   */
  static Clarity clarity(double stability, boolean isSupported) {
    if (!isSupported || stability < PATTERN) {
      return Clarity.DOUBTFUL;
    }
    return stability < STABLE ? Clarity.FAIR : Clarity.CLEAR;
  }

  /**
   * @param place each one's group, from 0; -1 is in none
   * @param groups how many
   * @param refitted per fifth each one's group without it, in numbers of its own; -1 is in none
   * @param fifths to which each belongs
   */
  static double[] of(int[] place, int groups, List<int[]> refitted, int[] fifths) {
    double[] stability = new double[groups];
    for (int f = 0; f < refitted.size(); f++) {
      int[] other = refitted.get(f);
      int others = 0;
      for (int o : other) {
        others = Math.max(others, o + 1);
      }
      int[] size = new int[groups];
      int[] otherSize = new int[others];
      int[][] both = new int[groups][others];
      for (int i = 0; i < place.length; i++) {
        if (fifths[i] == f) {
          continue;
        }
        if (place[i] >= 0) {
          size[place[i]]++;
        }
        if (other[i] >= 0) {
          otherSize[other[i]]++;
        }
        if (place[i] >= 0 && other[i] >= 0) {
          both[place[i]][other[i]]++;
        }
      }
      for (int g = 0; g < groups; g++) {
        double best = 0;
        for (int o = 0; o < others; o++) {
          int either = size[g] + otherSize[o] - both[g][o];
          best = either == 0 ? best : Math.max(best, (double) both[g][o] / either);
        }
        stability[g] += best / refitted.size();
      }
    }
    return stability;
  }
}
