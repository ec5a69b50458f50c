package org.kolscope.schema;

/**
 * One row per candidate: how many accounts a post of its own is shown to, as a model of spreading
 * sees it, and what it adds to a roster.
 *
 * <p>Shown to: the candidate, its readers, and the readers of everybody who passes the post on, who
 * reads it from somebody who passed it on, and so forth; each account once. A zombie passes nothing
 * on and counts for nothing. The intervals are those of the estimate under the model: what the
 * model gets wrong is not in them.
 *
 * @param accountId the candidate
 * @param fansCount loaded follows of it that are not gone; of the readers in {@code readersShare}
 *     only, as all counts here
 * @param exposuresCount posts of it that its readers could have seen in the window, counted once
 *     per reader
 * @param sharesCount how many of these the readers reposted
 * @param otherSharesCount posts reposted by accounts that do not follow it: they came another way
 * @param shareRate {@code sharesCount / exposuresCount}; null if there was no exposure
 * @param rates where the probabilities of passing on come from
 * @param reach expected genuine accounts
 * @param reachLow95 lower end of its 95 % interval
 * @param reachHigh95 upper end
 * @param targetReach expected sum of the relevances, for the brief, of the genuine accounts; null
 *     if there is no brief or nobody is relevant
 * @param targetReachLow95 lower end; null with it
 * @param targetReachHigh95 upper end; null with it
 * @param plainReach expected accounts if all were genuine
 * @param plainReachLow95 lower end
 * @param plainReachHigh95 upper end
 * @param rosterPlace place in the roster of a size, 1 first; null if it is not in it
 * @param rosterGain what it adds there to those before it; null with the place
 * @param budgetPlace place in the roster under the budget; null if it is not in it or there is none
 * @param budgetGain what it adds there; null with the place
 * @param readersShare share of the accounts whose lists were looked at, in (0, 1]; below 1 only
 *     where the follows are more than one task may hold
 */
public record Reach(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long fansCount,
    long exposuresCount,
    long sharesCount,
    long otherSharesCount,
    Double shareRate,
    @Required Rates rates,
    double reach,
    double reachLow95,
    double reachHigh95,
    Double targetReach,
    Double targetReachLow95,
    Double targetReachHigh95,
    double plainReach,
    double plainReachLow95,
    double plainReachHigh95,
    Integer rosterPlace,
    Double rosterGain,
    Integer budgetPlace,
    Double budgetGain,
    double readersShare) {

  /** Where the probabilities of passing on come from. */
  public enum Rates {
    /** From past reposts per exposure, drawn towards the rate of all. */
    LEARNED,
    /** Too few reposts: one over the number of accounts that the reader follows. */
    WEIGHTED_CASCADE
  }
}
