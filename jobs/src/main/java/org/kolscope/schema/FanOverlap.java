package org.kolscope.schema;

/**
 * One row per pair of KOLs or brand accounts and base: how many fans they share. A pair that shares
 * fewer than the least number told, 20 by default, has no row; of a sketch it may also be missed,
 * {@link OverlapSummary#unseenBelow} says below which size.
 *
 * <p>{@code REAL} counts fans that are not called zombie, unjudged ones included. {@code TARGET}
 * adds up, over the same fans, the probability of being real and a target customer; a fan without a
 * row in {@link TargetCustomer} adds nothing.
 *
 * @param accountId the account with the smaller id
 * @param otherId the account with the greater id
 * @param base which fans
 * @param sharedCount fans of both, an expected number: of whole lists where they are a sample
 * @param sharedLow95 lower end of its 95 % interval: sketch, sample, and in {@code TARGET} who of
 *     them is one; both ends are the count where the lists are whole and compared whole
 * @param sharedHigh95 upper end
 * @param jaccard shared by fans of either, in [0, 1]
 * @param ofSmallerShare shared by fans of the one with fewer, in [0, 1]
 * @param method how the number was found
 */
public record FanOverlap(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long otherId,
    @Key Base base,
    double sharedCount,
    double sharedLow95,
    double sharedHigh95,
    double jaccard,
    double ofSmallerShare,
    @Required Method method) {

  /** Which fans are counted. */
  public enum Base {
    REAL,
    TARGET
  }

  /** How a number was found. */
  public enum Method {
    /** Both lists are whole, or not known to be cut, and were compared whole. */
    EXACT,
    /** Both lists are whole; of one at least a sketch was compared. */
    SKETCH,
    /**
     * One list at least is a part of what the platform displays, taken for a random one. Platforms
     * that show the newest fans only break this, and no interval holds that.
     */
    SAMPLE,
    /**
     * The same, but the parts hold the same people more often than parts drawn apart could: who is
     * loaded of the list known better is taken to be loaded of the other, too. The interval goes
     * from what was seen to the smaller list.
     */
    LINKED
  }
}
