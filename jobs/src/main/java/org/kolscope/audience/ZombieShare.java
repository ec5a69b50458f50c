package org.kolscope.audience;

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

  /** What can be said of a share. */
  public enum Told {
    /** All of the interval is above 0. */
    ABOVE_ZERO("some of the fans are zombies"),
    /** The interval begins at 0. */
    NOT_FROM_ZERO("the share of zombies cannot be told from 0"),
    /**
     * Even the false alarms that the labels foretell are too many for what was called zombie here.
     * By chance this happens to one KOL without zombies in 40; on many KOLs it says that these fans
     * are not like the labelled accounts.
     */
    FEWER_THAN_FALSE_ALARMS(
        "fewer fans are called zombie than false alarms were to be expected;"
            + " the share cannot be told from 0, and the labels may not fit these fans"),
    /** More are called zombie than sensitivity foretells if all fans were zombies. */
    MORE_THAN_ALL(
        "more fans are called zombie than if all were zombies; the labels do not fit these fans"),
    /** Refused: nobody was judged. */
    NOBODY_JUDGED("no fan was judged"),
    /** Refused: no labelled zombie or no labelled genuine account. */
    NO_LABELS("sensitivity and specificity need labelled zombies and labelled genuine accounts"),
    /** Refused: the classifier may be no better than chance, see {@link RealFanShare}. */
    WEAK_CLASSIFIER("the classifier tells zombies from genuine accounts too badly to correct for");

    private final String reason;

    Told(String reason) {
      this.reason = reason;
    }

    /** In plain words. */
    public String reason() {
      return reason;
    }

    /** Whether there is no share. */
    public boolean isRefused() {
      return this == NOBODY_JUDGED || this == NO_LABELS || this == WEAK_CLASSIFIER;
    }
  }

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
