package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups of people by whom they follow: a mixture of multinomials, in which every group has its own
 * odds for each followed account (K. Nigam, A. McCallum, S. Thrun, T. Mitchell, Text Classification
 * from Labeled and Unlabeled Documents using EM, Machine Learning 39, 2000, section 3), fitted by
 * expectation and maximisation. Whom all follow is the prior of each group's odds, {@value #PRIOR}
 * follows' worth.
 *
 * <p>The way leads from one group to many: each group in turn is split along its leading axis
 * ({@link LeadingAxis}), the split that explains most after {@value #TRIAL_ROUNDS} rounds is
 * followed up until it stands. No chance is in it.
 *
 * <p>Cost: for k groups about {@code 5 k^3 / 3 + 30 k^2 / 2} rounds of one addition per follow.
 * Memory: 8 bytes per group and member, 16 per group and account.
 */
final class FollowMixture {

  /** Chosen: twice the follows of a person, so that twenty people outweigh it easily. */
  private static final double PRIOR = 50;

  private static final int TRIAL_ROUNDS = 5;
  private static final int MOST_ROUNDS = 60;

  /** A round that gains less per member in log likelihood is the last one. */
  private static final double STILL = 1e-5;

  private final int[][] follows;
  private final int[] members;
  private final double[] popular;

  /**
   * @param follows per person the accounts it follows, as places from 0, each once
   * @param members which of these persons are fitted, at least one
   * @param accounts how many accounts there are
   */
  FollowMixture(int[][] follows, int[] members, int accounts) {
    this.follows = follows;
    this.members = members;
    this.popular = new double[accounts];
    Arrays.fill(popular, 1.0 / accounts);
    double sum = 1;
    for (int member : members) {
      for (int account : follows[member]) {
        popular[account]++;
        sum++;
      }
    }
    for (int a = 0; a < accounts; a++) {
      popular[a] /= sum;
    }
  }

  /**
   * What was found: the groups' shares and odds, as logarithms.
   *
   * @param logShares one per group
   * @param logOdds per group one per account
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  record Groups(double[] logShares, double[][] logOdds) {

    int count() {
      return logShares.length;
    }

    /** Puts the probability of each group into {@code into}; returns the log likelihood. */
    double place(int[] followed, double[] into) {
      double most = Double.NEGATIVE_INFINITY;
      for (int g = 0; g < count(); g++) {
        double sum = logShares[g];
        double[] odds = logOdds[g];
        for (int account : followed) {
          sum += odds[account];
        }
        into[g] = sum;
        most = Math.max(most, sum);
      }
      double all = 0;
      for (int g = 0; g < count(); g++) {
        into[g] = Math.exp(into[g] - most);
        all += into[g];
      }
      for (int g = 0; g < count(); g++) {
        into[g] /= all;
      }
      return most + Math.log(all);
    }

    /** The likeliest group. */
    int of(int[] followed, double[] into) {
      place(followed, into);
      int best = 0;
      for (int g = 1; g < count(); g++) {
        best = into[g] > into[best] ? g : best;
      }
      return best;
    }
  }

  /** The best found for one group, for two and so on. */
  List<Groups> upTo(int most) {
    var found = new ArrayList<Groups>();
    found.add(fitted(new double[members.length][1], 1));
    while (found.size() < most) {
      var next = split(found.get(found.size() - 1));
      if (next == null) {
        break;
      }
      found.add(next);
    }
    return found;
  }

  private Groups fitted(double[][] shares, int groups) {
    for (double[] share : shares) {
      share[0] = 1;
    }
    return maximised(shares, groups);
  }

  /** One group more; null if none can be split. */
  private Groups split(Groups before) {
    int k = before.count();
    double[][] shares = new double[members.length][k + 1];
    int[] place = new int[members.length];
    for (int i = 0; i < members.length; i++) {
      place[i] = before.of(follows[members[i]], shares[i]);
    }
    double[][] best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < k; g++) {
      double[][] trial = halved(shares, place, g, k);
      if (trial != null) {
        double likelihood = run(trial, k + 1, TRIAL_ROUNDS);
        if (likelihood > most) {
          most = likelihood;
          best = trial;
        }
      }
    }
    if (best == null) {
      return null;
    }
    run(best, k + 1, MOST_ROUNDS);
    return maximised(best, k + 1);
  }

  /** The same shares, but group g of them in two; null if it is of one kind. */
  private double[][] halved(double[][] shares, int[] place, int g, int k) {
    var inside = new ArrayList<Integer>();
    for (int i = 0; i < place.length; i++) {
      if (place[i] == g) {
        inside.add(i);
      }
    }
    int[][] rows = inside.stream().map(i -> follows[members[i]]).toArray(int[][]::new);
    boolean[] isRight = new LeadingAxis(rows, popular.length).right();
    if (isRight == null) {
      return null;
    }
    double[][] halves = new double[shares.length][];
    for (int i = 0; i < shares.length; i++) {
      halves[i] = shares[i].clone();
      halves[i][k] = halves[i][g] / 2;
      halves[i][g] -= halves[i][k];
    }
    for (int r = 0; r < rows.length; r++) {
      double[] half = halves[inside.get(r)];
      double both = half[g] + half[k];
      half[isRight[r] ? k : g] = both;
      half[isRight[r] ? g : k] = 0;
    }
    return halves;
  }

  /** Rounds of maximisation and expectation on the shares; returns the log likelihood. */
  private double run(double[][] shares, int groups, int rounds) {
    double before = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      var now = maximised(shares, groups);
      double likelihood = 0;
      for (int i = 0; i < members.length; i++) {
        likelihood += now.place(follows[members[i]], shares[i]);
      }
      if (likelihood - before < STILL * members.length) {
        return likelihood;
      }
      before = likelihood;
    }
    return before;
  }

  private Groups maximised(double[][] shares, int groups) {
    double[] logShares = new double[groups];
    double[][] odds = new double[groups][popular.length];
    for (int i = 0; i < members.length; i++) {
      for (int g = 0; g < groups; g++) {
        double share = shares[i][g];
        logShares[g] += share;
        if (share > 0) {
          for (int account : follows[members[i]]) {
            odds[g][account] += share;
          }
        }
      }
    }
    for (int g = 0; g < groups; g++) {
      double all = Arrays.stream(odds[g]).sum() + PRIOR;
      for (int a = 0; a < popular.length; a++) {
        odds[g][a] = Math.log((odds[g][a] + PRIOR * popular[a]) / all);
      }
      logShares[g] = Math.log((logShares[g] + 1) / (members.length + groups));
    }
    return new Groups(logShares, odds);
  }
}
