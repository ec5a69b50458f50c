package org.kolscope.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Accounts by truth and verdict. Doubles, because draws of them are not whole.
 *
 * @param zombiesCalled zombies called zombie
 * @param zombiesMissed zombies not called so
 * @param genuineCalled genuine accounts called zombie
 * @param genuineLeft genuine accounts not called so
 */
record Confusion(
    double zombiesCalled, double zombiesMissed, double genuineCalled, double genuineLeft) {

  /** Verdicts at a probability of 0.5; an unjudged account is one not called. */
  static Confusion of(List<ScoredAccount> accounts) {
    var counts = new int[2][2];
    for (var account : accounts) {
      // NaN is not called
      boolean isCalled = account.probability() >= ScoredAccount.CALLED_FROM;
      counts[account.isZombie() ? 0 : 1][isCalled ? 0 : 1]++;
    }
    return new Confusion(counts[0][0], counts[0][1], counts[1][0], counts[1][1]);
  }

  double zombies() {
    return zombiesCalled + zombiesMissed;
  }

  double genuine() {
    return genuineCalled + genuineLeft;
  }

  /** NaN if nobody was called zombie. */
  double precision() {
    return zombiesCalled / (zombiesCalled + genuineCalled);
  }

  /** NaN without zombies. */
  double recall() {
    return zombiesCalled / zombies();
  }

  /** 2 TP / (2 TP + FP + FN); 0 if there are zombies and none is found; NaN without any. */
  double f1() {
    return zombies() == 0
        ? Double.NaN
        : 2 * zombiesCalled / (2 * zombiesCalled + genuineCalled + zombiesMissed);
  }

  /** Matthews correlation in [-1, 1]; NaN if one class, or one verdict, has nobody. */
  double mcc() {
    double called = zombiesCalled + genuineCalled;
    double left = zombiesMissed + genuineLeft;
    double both = zombiesCalled * genuineLeft - genuineCalled * zombiesMissed;
    // a product of four roots, for that of four counts of a million loses digits
    double scale =
        Math.sqrt(called) * Math.sqrt(left) * Math.sqrt(zombies()) * Math.sqrt(genuine());
    return scale == 0 ? Double.NaN : both / scale;
  }

  /**
   * Draws of what another sample of as many zombies and as many genuine accounts might have shown:
   * each class's share called from its Jeffreys posterior Beta(k + 1/2, n - k + 1/2). Unlike
   * resampled accounts, they know that an error not seen in 30 accounts may still be there.
   */
  List<Confusion> draws(int count, RandomGenerator random) {
    var recall = jeffreys(zombiesCalled, zombiesMissed, random);
    var falseAlarms = jeffreys(genuineCalled, genuineLeft, random);
    return IntStream.range(0, count)
        .mapToObj(i -> with(recall.sample(), falseAlarms.sample()))
        .toList();
  }

  private static BetaDistribution jeffreys(double called, double left, RandomGenerator random) {
    return new BetaDistribution(random, called + 0.5, left + 0.5);
  }

  private Confusion with(double recall, double falseAlarms) {
    return new Confusion(
        zombies() * recall,
        zombies() * (1 - recall),
        genuine() * falseAlarms,
        genuine() * (1 - falseAlarms));
  }

  Estimate estimate(ToDoubleFunction<Confusion> figure, List<Confusion> draws) {
    return Estimate.of(figure.applyAsDouble(this), draws.stream().mapToDouble(figure).toArray());
  }
}
