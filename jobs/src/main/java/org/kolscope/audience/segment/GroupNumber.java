package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.kolscope.audience.segment.FollowMixture.Groups;

/**
 * How many groups the follows of people support, and how well each group stands: both by leaving
 * out a fifth of the people at a time.
 *
 * <p>The number is the smallest whose groups, found without a person, foretell whom that person
 * follows no worse than any other number, by one standard error (P. Smyth, Model selection for
 * probabilistic clustering using cross-validated likelihood, Statistics and Computing 10, 2000; the
 * rule of one standard error is that of L. Breiman and others, Classification and Regression Trees,
 * 1984, section 3.4.3). BIC is not asked: a group has hundreds of odds of which most are near those
 * of everybody, and BIC counts each as free.
 *
 * <p>How well a group stands is the mean, over the fifths, of its greatest Jaccard coefficient with
 * a group found without the fifth, among the others (C. Hennig, Cluster-wise assessment of cluster
 * stability, Computational Statistics and Data Analysis 52, 2007).
 */
final class GroupNumber {

  static final int FIFTHS = 5;

  private final int[][] follows;
  private final int[] fifths;
  private final int most;
  private final List<List<Groups>> without = new ArrayList<>();
  private final double[][] foretold;

  /**
   * @param follows per person the accounts it follows, as places from 0
   * @param fifths to which fifth each belongs, from 0 to 4
   * @param accounts how many accounts there are
   * @param most groups, at least 1
   */
  GroupNumber(int[][] follows, int[] fifths, int accounts, int most) {
    this.follows = follows;
    this.fifths = fifths;
    for (int fifth = 0; fifth < FIFTHS; fifth++) {
      int[] kept = others(fifth);
      without.add(
          kept.length == 0 ? List.of() : new FollowMixture(follows, kept, accounts).upTo(most));
    }
    this.most = without.stream().mapToInt(List::size).min().orElse(0);
    this.foretold = foretold();
  }

  private int[] others(int fifth) {
    return IntStream.range(0, follows.length).filter(i -> fifths[i] != fifth).toArray();
  }

  /** Per number of groups, from 1, the log likelihood of each person among the others. */
  private double[][] foretold() {
    double[][] likelihoods = new double[most][follows.length];
    for (int k = 1; k <= most; k++) {
      double[] into = new double[k];
      for (int i = 0; i < follows.length; i++) {
        likelihoods[k - 1][i] = without.get(fifths[i]).get(k - 1).place(follows[i], into);
      }
    }
    return likelihoods;
  }

  /** The number supported; 0 where people are too few to leave out a fifth. */
  int supported() {
    int best = 0;
    for (int k = 1; k < most; k++) {
      best = sum(k) > sum(best) ? k : best;
    }
    for (int k = 0; k < best; k++) {
      if (isNoWorse(k, best)) {
        return k + 1;
      }
    }
    return most == 0 ? 0 : best + 1;
  }

  private double sum(int k) {
    return Arrays.stream(foretold[k]).sum();
  }

  private boolean isNoWorse(int k, int best) {
    double[] lost =
        IntStream.range(0, follows.length)
            .mapToDouble(i -> foretold[best][i] - foretold[k][i])
            .toArray();
    double error = Math.sqrt(StatUtils.variance(lost) / lost.length);
    return StatUtils.mean(lost) <= error;
  }

  /**
   * How well the groups of all people stand.
   *
   * @param place each one's group, from 0
   */
  double[] stability(int[] place, int groups) {
    var refitted = new ArrayList<int[]>();
    double[] into = new double[groups];
    for (var found : without) {
      var at = found.get(groups - 1);
      refitted.add(Arrays.stream(follows).mapToInt(f -> at.of(f, into)).toArray());
    }
    return Stability.of(place, groups, refitted, fifths);
  }

  /** The most groups that could be found without every fifth. */
  int most() {
    return most;
  }
}
