package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per candidate or brief account and day on which it posted, for the last days up to the
 * night (7, or {@code late.days}): what those posts have brought so far. Counters settle 72 hours
 * after a post (or {@code late.settle-hours}): a settled post counts with what was known at the end
 * of the night in which it settled, a younger one with what is known now. Where all posts are
 * settled, a later night moves the row only by posts that come or go and by nights loaded again;
 * {@link Restatement} says so. The final row of a day is that of the last night that has the day:
 * six nights later.
 *
 * @param accountId who posted
 * @param day day of the posts in the zone of the reports
 * @param postsCount posts of that day that are still shown, reposts included
 * @param settledPostsCount of those, the ones that are settled; all of them: the counters are final
 * @param repostCount sum of their displayed reposts, a lower bound where the platform caps; null if
 *     no post has the counter
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
