package org.kolscope.graph.dense;

import java.util.BitSet;

/**
 * Grows one block of fans x followees from a seed until it stands: the fans better explained by the
 * block than by their other follows, given the followees, then the followees likewise.
 *
 * <p>A fan with x of the t followees joins where the Poisson log likelihood ratio x ln(p t /
 * lambda) - (p t - lambda), with what its follows elsewhere add, exceeds the prior log odds ln(n /
 * s); p is the block's density, lambda of {@link Expectation}. A followee with y of the s fans
 * joins where y ln(p s / lambda) - (p s - lambda) exceeds ln(m / t). At most {@value #ROUNDS}
 * rounds, each linear in the follows of the block's fans and to its followees.
 */
final class Growth {

  private static final int ROUNDS = 12;

  /** Density a seed without fans starts from, and least counts that priors are made of. */
  private static final double FIRST_DENSITY = 0.5;

  private static final int FIRST_FANS = 50;
  private static final int FIRST_FOLLOWEES = 5;
  private static final int LEAST_FANS = 3;
  private static final int LEAST_FOLLOWEES = 2;

  private final Follows follows;
  private final Region region;
  private final Expectation expectation;
  private final int[] count;
  private final int[] touched;
  private double density;

  Growth(Follows follows, Region region, Expectation expectation) {
    this.follows = follows;
    this.region = region;
    this.expectation = expectation;
    this.count = new int[Math.max(follows.fans(), follows.followees())];
    this.touched = new int[count.length];
  }

  /** Whether something stands; it is what the region then holds. */
  boolean stands(Candidate seed) {
    region.put(seed);
    density = seed.fans().length == 0 ? FIRST_DENSITY : region.density();
    for (int round = 0; round < ROUNDS; round++) {
      Candidate before = region.candidate();
      expectation.learn();
      region.setFans(joining());
      if (!within(region.fans().length, LEAST_FANS, follows.fans())) {
        return false;
      }
      region.setFollowees(followed());
      if (!within(region.followees().length, LEAST_FOLLOWEES, follows.followees())) {
        return false;
      }
      if (before.equals(region.candidate())) {
        return true;
      }
    }
    return true;
  }

  /** More than half of everybody is no cohort. */
  private static boolean within(int size, int least, int all) {
    return size >= least && 2L * size <= all;
  }

  /** The Poisson log likelihood ratio of x where the block lets one expect full. */
  static double ratio(double x, double full, double expected) {
    return x * Math.log(full / expected) - (full - expected);
  }

  /** What follows elsewhere add to the ratio, as the fan's own rate is fitted with and without. */
  static double elsewhere(double degree, double x, double expected) {
    double other = degree - x;
    double expectedOther = Math.max(degree - expected, 1e-9);
    return (other == 0 ? 0 : other * Math.log(other / expectedOther)) - (other - expectedOther);
  }

  private int[] joining() {
    int seen = touch();
    int s = Math.max(FIRST_FANS, region.fans().length);
    double prior = Math.log(follows.fans() / (double) s);
    double full = density * region.followees().length;
    var joined = new BitSet();
    long sum = 0;
    for (int i = 0; i < seen; i++) {
      int u = touched[i];
      int x = count[u];
      count[u] = 0;
      if (x >= 2) {
        double lambda = expectation.of(u);
        if (lambda < full
            && ratio(x, full, lambda) + elsewhere(follows.outDegree(u), x, lambda) > prior) {
          joined.set(u);
          sum += x;
        }
      }
    }
    return members(joined, sum, region.followees().length);
  }

  private int touch() {
    int seen = 0;
    for (int v : region.followees()) {
      for (int p = follows.firstIn(v); p < follows.endIn(v); p++) {
        int u = follows.fan(p);
        if (count[u]++ == 0) {
          touched[seen++] = u;
        }
      }
    }
    return seen;
  }

  private int[] followed() {
    int seen = 0;
    double degrees = 0;
    for (int u : region.fans()) {
      degrees += follows.outDegree(u);
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        if (count[follows.followee(e)]++ == 0) {
          touched[seen++] = follows.followee(e);
        }
      }
    }
    double[] flow = expectation.flow();
    int t = Math.max(FIRST_FOLLOWEES, region.followees().length);
    double prior = Math.log(follows.followees() / (double) t);
    double full = density * region.fans().length;
    var kept = new BitSet();
    long sum = 0;
    for (int i = 0; i < seen; i++) {
      int v = touched[i];
      int y = count[v];
      count[v] = 0;
      double outside = 1.0 + follows.inDegree(v) - y;
      double lambda = outside * degrees / follows.edges();
      if (y >= 2 && lambda < full && ratio(y, full, lambda) > prior) {
        lambda = Math.max(lambda, outside * expectation.pulled(v, y, flow));
        if (lambda < full && ratio(y, full, lambda) > prior) {
          kept.set(v);
          sum += y;
        }
      }
    }
    return members(kept, sum, region.fans().length);
  }

  private int[] members(BitSet members, long follows, int others) {
    int[] result = members.stream().toArray();
    density = Math.min(1, follows / Math.max(1.0, (double) result.length * others));
    return result;
  }
}
