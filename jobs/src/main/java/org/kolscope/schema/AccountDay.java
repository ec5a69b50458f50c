package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per candidate or brief account and day on which it posted, for the day of the night and
 * the six before it: what those posts have brought so far. Counters settle 72 hours after a post: a
 * settled post counts with what was known then, a younger one with what is known now.
 *
 * @param accountId who posted
 * @param day day of the posts in the zone of the reports
 * @param postsCount posts of that day that are still shown, reposts included
 * @param settledPostsCount of those, the ones that are settled
 * @param repostCount sum of their displayed reposts; null if no post has the counter
 * @param commentCount sum of their displayed comments; null if no post has the counter
 * @param likeCount sum of their displayed likes; null if no post has the counter
 * @param readCount sum of their displayed reads; null if no post has the counter
 */
public record AccountDay(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key LocalDate day,
    long postsCount,
    long settledPostsCount,
    Long repostCount,
    Long commentCount,
    Long likeCount,
    Long readCount) {}
