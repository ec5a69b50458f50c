package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per pair reposter → author: the repost graph. Nobody's reposts of their own posts.
 *
 * @param reposterId who reposted
 * @param authorId whose post was reposted: its parent's author, or the root's where the parent's is
 *     unknown
 * @param count loaded reposts, at least 1
 * @param lastAt the newest of them
 */
public record RepostEdge(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long reposterId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long authorId,
    long count,
    Instant lastAt) {}
