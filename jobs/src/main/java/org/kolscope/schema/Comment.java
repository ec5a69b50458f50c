package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per comment.
 *
 * @param commentId the platform's number, or the hash of a text id
 * @param postId the post that was commented on
 * @param accountId who wrote it
 * @param createdAt when it was written
 * @param parentCommentId the comment it answers; null if it answers the post
 * @param text its words
 */
public record Comment(
    @Key @IdOf(IdOf.Kind.COMMENT) long commentId,
    @IdOf(IdOf.Kind.POST) long postId,
    @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Required Instant createdAt,
    @IdOf(IdOf.Kind.COMMENT) Long parentCommentId,
    @Personal String text) {}
