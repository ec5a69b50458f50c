package org.kolscope.schema;

/**
 * One row per account that follows and reposts for prizes: a real person, but no precise audience.
 * Never a verdict.
 *
 * @param accountId the account
 * @param repostsCount reposts of the last days whose original is loaded
 * @param prizeRepostsCount those of them of posts that give prizes
 * @param giversCount distinct authors of those prize posts
 * @param followeesCount loaded accounts it follows
 * @param giversFollowedCount those of them that give prizes again and again
 * @param logOdds evidence in nats for living by prizes against being like everybody else
 */
public record PrizeHunter(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long repostsCount,
    long prizeRepostsCount,
    long giversCount,
    long followeesCount,
    long giversFollowedCount,
    double logOdds) {}
