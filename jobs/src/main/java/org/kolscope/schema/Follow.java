package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per edge follower → followee: the follower reads the followee. Never from an account to
 * itself.
 *
 * @param followerId the one who reads
 * @param followeeId the one who is read
 * @param listPosition place in the list the crawl saw, 0 first; null if unknown; the order of such
 *     lists is not guaranteed by platforms
 * @param followedAt when the follow began, only where a source really has it
 * @param gone true once a complete crawl of the list no longer has the edge
 */
public record Follow(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long followerId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long followeeId,
    Long listPosition,
    Instant followedAt,
    boolean gone) {}
