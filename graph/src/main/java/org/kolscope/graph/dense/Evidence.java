package org.kolscope.graph.dense;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.CombinatoricsUtils;

/** Weighs what stands in a region against the innocent explanations; see {@link StaticCohorts}. */
final class Evidence {

  /** Follows' worth of faith that a community is as usual, for the ratio of kinship. */
  private static final double KINSHIP_PRIOR = 5;

  /** Below this many followees a slope over them is not read. */
  private static final int LEAST_FOR_SLOPE = 4;

  private final Follows follows;
  private final Communities communities;
  private final Region region;
  private final Expectation expectation;

  private double expected;
  private double innocent;
  private double kinship;

  Evidence(Follows follows, Communities communities, Region region, Expectation expectation) {
    this.follows = follows;
    this.communities = communities;
    this.region = region;
    this.expectation = expectation;
  }

  /** Measures the region as it is now. */
  void measure() {
    expectation.byCommunity();
    expectation.learn();
    double byDegree = 0;
    double lifted = 0;
    expected = 0;
    for (int u : region.fans()) {
      double d = expectation.byDegree(u);
      byDegree += d;
      lifted += d * expectation.lift(u);
      expected += expectation.of(u);
    }
    kinship = Math.max(1, Math.max(lifted / byDegree, kinshipElsewhere()));
    innocent = 0;
    for (int u : region.fans()) {
      innocent += innocent(u);
    }
  }

  double expected() {
    return expected;
  }

  double kinship() {
    return kinship;
  }

  /** What the fan would follow of the block if communities went on below those that are seen. */
  private double innocent(int fan) {
    double lift = Math.max(1, expectation.lift(fan));
    return expectation.byDegree(fan) * kinship * Math.max(kinship, lift);
  }

  /** Nats against degrees and communities alone. */
  double lockstep() {
    return against(expected);
  }

  /** Nats against the best innocent explanation, less as the block is graded by popularity. */
  double total() {
    double nats = against(innocent);
    return nats <= 0 ? nats : nats * Math.max(0, Math.min(1, 1 - 2 * slope()));
  }

  private double against(double explained) {
    double x = region.inside();
    double all = 0;
    for (int u : region.fans()) {
      all += follows.outDegree(u);
    }
    if (x <= explained) {
      return Double.NEGATIVE_INFINITY;
    }
    double inside = x * Math.log(x / explained);
    double outside = all > x ? (all - x) * Math.log((all - x) / (all - explained)) : 0;
    return inside
        + outside
        - choices(follows.fans(), region.fans().length)
        - choices(follows.followees(), region.followees().length);
  }

  /** Nats to name k of n, and k. */
  private static double choices(int n, int k) {
    return CombinatoricsUtils.binomialCoefficientLog(n, k) + Math.log(n);
  }

  /** Kinship by what the fans follow outside of the block, against what all others follow there. */
  private double kinshipElsewhere() {
    int k = communities.count();
    double[] theirs = new double[k];
    double[] others = new double[k];
    double[] inside = new double[k];
    int[] fans = new int[follows.followees()];
    for (int u : region.fans()) {
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        fans[follows.followee(e)]++;
      }
    }
    for (int v = 0; v < fans.length; v++) {
      int g = communities.of(v);
      if (region.hasFollowee(v)) {
        inside[g] += fans[v];
      } else {
        theirs[g] += fans[v];
        others[g] += follows.inDegree(v);
      }
    }
    double sumTheirs = sum(theirs);
    double sumOthers = sum(others) - sumTheirs;
    double sumInside = sum(inside);
    double result = 0;
    for (int g = 0; g < k; g++) {
      double left = others[g] - theirs[g];
      double usual = sumOthers == 0 ? 0 : sumTheirs * left / sumOthers;
      double trust = inside[g] == 0 ? 0 : left / (left + inside[g]);
      result +=
          inside[g]
              / sumInside
              * (1 + trust * ((theirs[g] + KINSHIP_PRIOR) / (usual + KINSHIP_PRIOR) - 1));
    }
    return result;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Slope of ln fans inside on ln fans outside, over the followees. */
  private double slope() {
    if (region.followees().length < LEAST_FOR_SLOPE) {
      return 0;
    }
    var regression = new SimpleRegression();
    for (int v : region.followees()) {
      double outside = region.outside(v);
      regression.addData(Math.log(outside), Math.log(follows.inDegree(v) + 2 - outside));
    }
    double slope = regression.getSlope();
    return Double.isFinite(slope) ? slope : 0;
  }

  /**
   * Whether the fans of a part follow the rest of the region's followees as strangers would, not as
   * its fans do: then the region is no block but several side by side.
   */
  boolean isIgnoredBy(Candidate part) {
    boolean[] rest = new boolean[follows.followees()];
    for (int v : region.followees()) {
      rest[v] = true;
    }
    for (int v : part.followees()) {
      rest[v] = false;
    }
    double reach = 0;
    int size = 0;
    for (int v : region.followees()) {
      if (rest[v]) {
        reach += region.outside(v);
        size++;
      }
    }
    double degrees = 0;
    double x = 0;
    for (int u : part.fans()) {
      degrees += follows.outDegree(u);
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        x += rest[follows.followee(e)] ? 1 : 0;
      }
    }
    double full = region.density() * size * part.fans().length;
    double lambda = degrees * reach / follows.edges();
    return lambda < full && Growth.ratio(x, full, lambda) < -Math.log(follows.fans());
  }

  /** Raises each fan's log odds to those of being in the region, the last block of these. */
  void raise(Cohorts cohorts) {
    int[] inside = new int[follows.fans()];
    for (int v : region.followees()) {
      for (int p = follows.firstIn(v); p < follows.endIn(v); p++) {
        inside[follows.fan(p)]++;
      }
    }
    double full = region.inside() / (double) region.fans().length;
    double prior = Math.log(follows.fans() / (double) region.fans().length - 1);
    for (int u = 0; u < inside.length; u++) {
      if (inside[u] > 0) {
        double lambda = innocent(u);
        double elsewhere = Growth.elsewhere(follows.outDegree(u), inside[u], lambda);
        if (lambda < full) {
          double odds = Growth.ratio(inside[u], full, lambda) + elsewhere - prior;
          cohorts.fits(follows.fanVertex(u), odds, Math.log(full / lambda));
        }
      }
    }
  }
}
