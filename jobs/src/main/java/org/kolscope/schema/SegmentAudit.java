package org.kolscope.schema;

/**
 * One row per way to part the accounts and part: how the verdicts fall on it, and how often they
 * are known to be wrong. A part whose people are called zombies more often than others is where to
 * look first.
 *
 * @param kind how the accounts are parted
 * @param segment the part, such as a province; empty if unknown
 * @param accountsCount accounts of it
 * @param judgedCount those the experts do not abstain from
 * @param zombiesCount those the experts call zombie, whatever was decided on appeal
 * @param unsureCount those they call unsure
 * @param genuineCount judged accounts known to be genuine, by a label or an appeal
 * @param falseZombiesCount those of them the experts call zombie
 * @param falseZombieShare {@code falseZombiesCount / genuineCount}, in [0, 1]; null without any
 * @param falseZombieShareLow95 lower end of its 95 % interval (Clopper and Pearson, Biometrika 26,
 *     1934)
 * @param falseZombieShareHigh95 upper end
 */
public record SegmentAudit(
    @Key Kind kind,
    @Key String segment,
    long accountsCount,
    long judgedCount,
    long zombiesCount,
    long unsureCount,
    long genuineCount,
    long falseZombiesCount,
    Double falseZombieShare,
    Double falseZombieShareLow95,
    Double falseZombieShareHigh95) {

  /** Ways to part the accounts. */
  public enum Kind {
    /** Everybody. */
    ALL,
    /** {@code new}: registered within 90 days; {@code older}. */
    AGE,
    /** {@code silent}: no post, displayed or loaded; {@code posts}. */
    SILENCE,
    PROVINCE,
    /** The program most of its loaded posts were sent with. */
    CLIENT
  }
}
