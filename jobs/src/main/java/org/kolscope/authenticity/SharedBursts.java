package org.kolscope.authenticity;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/**
 * Decides whether two bursts of two followees share more accounts than chance and a common audience
 * explain.
 *
 * <p>By chance they share {@code a * b / N} accounts, a and b being the sizes of the bursts and N
 * the number of accounts if all were equally active: (sum of d)² / sum of d², d being the timed
 * follows of an account. A common audience multiplies that by the same ratio of what the two
 * followees share <em>outside</em> of their bursts, and by {@code audienceLift} at least. Bursts
 * belong together if the Poisson tail of what they share is at most {@code familyError} by the
 * number of pairs there are. So two followees that went viral before one audience do not make a
 * cohort: their fans of quiet days overlap as much.
 *
 * @param minShared accounts that two bursts must share at least; chosen: 4
 * @param audienceLift least ratio granted to a common audience; chosen: 3
 * @param familyError probability of any false join in a world without cohorts; chosen: 0.01
 */
record SharedBursts(int minShared, double audienceLift, double familyError)
    implements Serializable {

  SharedBursts {
    if (minShared < 2) {
      throw new IllegalArgumentException("minShared must be at least 2, was " + minShared);
    }
    if (!(audienceLift >= 1)) {
      throw new IllegalArgumentException("audienceLift must be at least 1, was " + audienceLift);
    }
    if (!(familyError > 0 && familyError < 1)) {
      throw new IllegalArgumentException("familyError must be in (0, 1), was " + familyError);
    }
  }

  /**
   * The world two bursts are looked at in.
   *
   * @param accounts number of equally active accounts
   * @param bursts bursts of all followees
   */
  record World(double accounts, long bursts) implements Serializable {

    double pairs() {
      return Math.max(1, bursts * (bursts - 1.0) / 2);
    }
  }

  /**
   * Accounts that two bursts or two quiet times share.
   *
   * @param shared accounts in both
   * @param first accounts in the first
   * @param second accounts in the second
   */
  record Overlap(long shared, long first, long second) implements Serializable {

    double byChance(double accounts) {
      return (double) first * second / accounts;
    }
  }

  /** Accounts that two bursts share by chance and common audience. */
  double expected(Overlap bursts, Overlap quiet, double accounts) {
    double audience = (quiet.shared() + 1) / (quiet.byChance(accounts) + 1);
    return bursts.byChance(accounts) * Math.max(audienceLift, audience);
  }

  /** Whether the bursts belong together. */
  boolean areJoined(Overlap bursts, Overlap quiet, World world) {
    if (bursts.shared() < minShared) {
      return false;
    }
    double expected = expected(bursts, quiet, world.accounts());
    double tail = Gamma.regularizedGammaP((double) bursts.shared(), expected);
    return tail <= familyError / world.pairs();
  }
}
