package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per account that likes a post.
 *
 * @param postId the liked post
 * @param accountId who likes it
 * @param likedAt when; null if unknown
 */
public record Like(
    @Key @IdOf(IdOf.Kind.POST) long postId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Instant likedAt) {}
