package org.kolscope.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Figures of a graph of follows, by their definitions. */
record BondFigures(Follows follows) {

  int people() {
    return follows.from.length - 1;
  }

  boolean follows(int follower, int followee) {
    return follows.place(follower, followee) >= 0;
  }

  /** Share of follows that go both ways. */
  double reciprocity() {
    var mutual = 0L;
    for (int i = 0; i < people(); i++) {
      for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
        mutual += follows(follows.followee[at], i) ? 1 : 0;
      }
    }
    return (double) mutual / follows.size();
  }

  /**
   * Mean over accounts with at least two neighbours, whatever the direction, of the share of pairs
   * of neighbours that are neighbours (Watts and Strogatz 1998); from 400 pairs where there are
   * more.
   */
  double clustering() {
    var random = new SplittableRandom(1);
    var sum = 0.0;
    var counted = 0;
    for (int i = 0; i < people(); i++) {
      var near = neighbours(i);
      if (near.length < 2) {
        continue;
      }
      var pairs = (long) near.length * (near.length - 1) / 2;
      var closed = 0;
      var tries = (int) Math.min(pairs, 400);
      for (int t = 0; t < tries; t++) {
        var a = near[random.nextInt(near.length)];
        var b = near[random.nextInt(near.length)];
        while (a == b) {
          b = near[random.nextInt(near.length)];
        }
        closed += follows(a, b) || follows(b, a) ? 1 : 0;
      }
      sum += (double) closed / tries;
      counted++;
    }
    return sum / counted;
  }

  private int[] neighbours(int i) {
    var out = Arrays.stream(follows.followee, follows.from[i], follows.from[i + 1]);
    var in = Arrays.stream(follows.fan, follows.fansFrom[i], follows.fansFrom[i + 1]);
    return java.util.stream.IntStream.concat(out, in).distinct().toArray();
  }

  /**
   * Exponent of the tail from {@code smallest} fans on: 1 + n / sum of ln(x / (smallest - 0.5))
   * (Clauset, Shalizi and Newman, "Power-Law Distributions in Empirical Data", SIAM Review 2009,
   * equation 3.7).
   */
  double exponent(int smallest) {
    var sum = 0.0;
    var count = 0;
    for (int i = 0; i < people(); i++) {
      if (follows.fans(i) >= smallest) {
        sum += Math.log(follows.fans(i) / (smallest - 0.5));
        count++;
      }
    }
    return 1 + count / sum;
  }

  /** Fans of the account at a quantile of all. */
  int fansAt(double quantile) {
    var fans = new int[people()];
    for (int i = 0; i < fans.length; i++) {
      fans[i] = follows.fans(i);
    }
    Arrays.sort(fans);
    return fans[(int) (quantile * (fans.length - 1))];
  }
}
