package org.kolscope.schema;

/**
 * One row per candidate or account that speaks for a brand, and base: how many of its people are a
 * brief's target customers. The two bases are never mixed: who follows an account and who acts on
 * its posts are other people.
 *
 * <p>Real is who is not called zombie. Active is who did something in public in the last 90 days;
 * where nothing anybody did is loaded, this is not asked and {@code isActivityKnown} is false.
 * Judged is who has a row in {@link TargetCustomer}.
 *
 * @param accountId the account
 * @param base which people
 * @param fansCount loaded fans, or accounts that reposted, commented or liked a post of it in the
 *     last 90 days
 * @param realActiveCount real active ones among them
 * @param isActivityKnown whether activity was asked
 * @param judgedCount judged ones among the real active
 * @param targetShare expected share of target customers among the judged, each counting as much as
 *     it is likely to be real; null where the verdict is {@code UNKNOWN} for want of people
 * @param targetShareLow95 lower end of its 95 % interval; null with it
 * @param targetShareHigh95 upper end; null with it
 * @param lift {@code targetShare} by the share among all judged real active accounts; 1 is no
 *     difference; null with it, and where that share is 0
 * @param liftLow95 lower end; null with it
 * @param liftHigh95 upper end; null with it
 * @param targetReach expected target customers among the judged real active people that are loaded;
 *     null where the judged are fewer than 20
 * @param uniqueTargetReach those of them who are none of the people of any other of the candidates
 *     with the greatest {@code targetReach} on this base; null where these are fewer than 20 people
 * @param fit the verdict
 */
public record KolFit(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Base base,
    long fansCount,
    long realActiveCount,
    @Required boolean isActivityKnown,
    long judgedCount,
    Double targetShare,
    Double targetShareLow95,
    Double targetShareHigh95,
    Double lift,
    Double liftLow95,
    Double liftHigh95,
    Double targetReach,
    Double uniqueTargetReach,
    @Required Fit fit) {

  /** Which people of an account. */
  public enum Base {
    FOLLOWERS,
    ENGAGED
  }

  /** Whether an account's people are the target. */
  public enum Fit {
    /** Far more targets than among everybody. */
    MATCH,
    AVERAGE,
    /** Far fewer. */
    MISMATCH,
    /** Too few people, nobody to compare with, or an interval that holds both of the above. */
    UNKNOWN
  }
}
