package org.kolscope.schema;

/**
 * One row per account: what the loaded data says about it. Counts are of loaded rows, not of the
 * counters the platform displays.
 *
 * @param accountId the account
 * @param fansCount loaded accounts that follow it
 * @param followeesCount loaded accounts it follows
 * @param mutualsCount loaded accounts that follow it and are followed by it
 * @param reciprocityShare {@code mutualsCount / followeesCount}, in [0, 1]; null if it follows none
 * @param postsCount loaded posts by it, reposts included
 * @param repostsGivenCount loaded reposts by it
 * @param repostsReceivedCount loaded reposts, by others, whose parent (or, where the parent is
 *     unknown, root) is by it
 * @param repostersCount distinct accounts that made those reposts
 */
public record AccountFact(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long fansCount,
    long followeesCount,
    long mutualsCount,
    Double reciprocityShare,
    long postsCount,
    long repostsGivenCount,
    long repostsReceivedCount,
    long repostersCount) {}
