package org.kolscope.audience.overlap;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whom fans follow, drawn: lists of followees have a heavy tail (Pareto, 1.5), so has the fame of
 * accounts (rank to the power of -0.8), and most follows stay within the fan's community. A fan's
 * list depends on its number and the seed alone.
 */
record FollowDraws(int accounts, int communities, long seed) implements Serializable {

  private static final double LEAST_LIST = 3.9;
  private static final int LONGEST_LIST = 2_000;
  private static final double WITHIN = 0.7;

  int community(long fan) {
    return Math.floorMod((fan * 0x9E3779B97F4A7C15L) >>> 20, communities);
  }

  /** Distinct accounts in [0, accounts), rising. */
  int[] followees(long fan) {
    var random = new SplittableRandom(seed ^ fan * 0xBF58476D1CE4E5B9L);
    double drawn = LEAST_LIST * Math.pow(1 - random.nextDouble(), -1 / 1.5);
    int length = (int) Math.min(Math.min(LONGEST_LIST, accounts / 2), drawn);
    int[] chosen = new int[length];
    for (int i = 0; i < length; i++) {
      chosen[i] = random.nextDouble() < WITHIN ? inCommunity(fan, random) : rank(accounts, random);
    }
    return Arrays.stream(chosen).sorted().distinct().toArray();
  }

  private int inCommunity(long fan, SplittableRandom random) {
    int each = accounts / communities;
    return community(fan) + communities * rank(each, random);
  }

  /** In [0, n), with a density of rank to the power of -0.8. */
  private static int rank(int n, SplittableRandom random) {
    double fifth = Math.pow(random.nextDouble() * Math.pow(n, 0.2), 5);
    return (int) Math.min(n - 1, fifth);
  }

  /** A probability of being a target customer: one community in ten is the target's. */
  double target(long fan) {
    var random = new SplittableRandom(fan ^ 77);
    double u = random.nextDouble();
    return community(fan) % 10 == 0 ? 0.5 + 0.5 * u : 0.1 * u * u;
  }
}
