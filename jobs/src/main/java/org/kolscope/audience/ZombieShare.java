package org.kolscope.audience;

import org.kolscope.schema.FanQuality.Told;

/**
 * The share of zombies among the fans of one KOL. The numbers are NaN where {@link #told} says that
 * nothing can be.
 *
 * @param told what the interval allows to say
 * @param share best guess, in [0, 1]
 * @param shareLow95 lower end of the 95 % interval, at most {@code share}
 * @param shareHigh95 upper end, at least {@code share}
 * @param calledShare share called zombie, before the errors of the classifier are taken out
 */
public record ZombieShare(
    Told told, double share, double shareLow95, double shareHigh95, double calledShare) {

  static ZombieShare refused(Told reason, double calledShare) {
    return new ZombieShare(reason, Double.NaN, Double.NaN, Double.NaN, calledShare);
  }

  /** Share of real fans. */
  public double realShare() {
    return 1 - share;
  }

  /** Lower end of the 95 % interval of the share of real fans. */
  public double realShareLow95() {
    return 1 - shareHigh95;
  }

  /** Upper end of the 95 % interval of the share of real fans. */
  public double realShareHigh95() {
    return 1 - shareLow95;
  }
}
