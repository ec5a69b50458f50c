package org.kolscope.graph.dense;

import java.util.Arrays;

/**
 * How many of a block's followees a fan, and how many of its fans a followee, is expected to have
 * without the block.
 *
 * <p>By degree, fan u is expected to follow d(u) D / E of them, where D counts the follows that
 * fans outside of the block give its followees. Its lift is how many times more its other follows
 * let one expect: sum over communities g of theta(u, g) psi(v, g) / share(g), averaged over the
 * block's followees v, where psi(v) is v's profile by fans outside of the block, and theta(u) the
 * communities of what u follows besides v, each follow inside of the block counting by its profile.
 * So followees whom a farm alone holds together lend each other no community, and an organic
 * community explains itself.
 */
final class Expectation {

  private final Follows follows;
  private final Communities communities;
  private final Region region;
  private final double[] pull;
  private final double[] share;
  private final double[] own;
  private final double[][] profiles;
  private boolean communal;
  private double reach;

  Expectation(Follows follows, Communities communities, Region region) {
    this.follows = follows;
    this.communities = communities;
    this.region = region;
    this.share = communities.shares();
    this.pull = new double[share.length];
    this.own = new double[follows.followees()];
    this.profiles = new double[follows.followees()][];
  }

  /** From now on by degree only. */
  void byDegreeOnly() {
    communal = false;
  }

  /** From now on by degree and community. */
  void byCommunity() {
    communal = true;
  }

  double[] profile(int followee) {
    return communal ? communities.profile(followee, region.fanMarks()) : share;
  }

  /** Learns from the follows outside of the region; to be called when its followees change. */
  void learn() {
    Arrays.fill(pull, 0);
    reach = 0;
    for (int v : region.followees()) {
      double outside = region.outside(v);
      double[] psi = profile(v);
      profiles[v] = psi;
      own[v] = 0;
      for (int g = 0; g < pull.length; g++) {
        pull[g] += outside * psi[g] / share[g];
        own[v] -= outside * psi[g] * psi[g] / share[g];
      }
      reach += outside;
    }
    for (int v : region.followees()) {
      for (int g = 0; g < pull.length; g++) {
        own[v] += pull[g] * profiles[v][g];
      }
    }
  }

  /** Followees of the region that the fan is expected to follow, by degrees. */
  double byDegree(int fan) {
    return follows.outDegree(fan) * reach / follows.edges();
  }

  /** How many times more than by degree the fan's other follows let one expect. */
  double lift(int fan) {
    double sum = Communities.FAN_PRIOR * reach;
    for (int e = follows.firstOut(fan); e < follows.endOut(fan); e++) {
      int w = follows.followee(e);
      sum += region.hasFollowee(w) ? own[w] : pull[communities.of(w)];
    }
    return sum / (follows.outDegree(fan) + Communities.FAN_PRIOR) / reach;
  }

  /** By degree and community; communities excuse, they never accuse. */
  double of(int fan) {
    return byDegree(fan) * Math.max(1, lift(fan));
  }

  /** What the region's fans follow by community, as if each follow were spread by profile. */
  double[] flow() {
    double[] flow = new double[pull.length];
    for (int u : region.fans()) {
      double d = follows.outDegree(u);
      double rate = d / (d + Communities.FAN_PRIOR);
      for (int e = follows.firstOut(u); e < follows.endOut(u); e++) {
        int v = follows.followee(e);
        if (region.hasFollowee(v)) {
          for (int g = 0; g < flow.length; g++) {
            flow[g] += rate * profiles[v][g];
          }
        } else {
          flow[communities.of(v)] += rate;
        }
      }
      for (int g = 0; g < flow.length; g++) {
        flow[g] += rate * Communities.FAN_PRIOR * share[g];
      }
    }
    return flow;
  }

  /**
   * Fans of the region that the followee is expected to have for each of its fans outside, by
   * community; {@code its} is how many it has, which are left out.
   */
  double pulled(int followee, int its, double[] flow) {
    double[] psi = profile(followee);
    double sum = 0;
    for (int g = 0; g < flow.length; g++) {
      double self = communities.of(followee) == g ? 1 : 0;
      double left = region.hasFollowee(followee) ? psi[g] : self;
      sum += psi[g] * (flow[g] - its * left) / share[g];
    }
    return sum / follows.edges();
  }
}
