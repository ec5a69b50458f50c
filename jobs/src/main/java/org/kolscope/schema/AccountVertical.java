package org.kolscope.schema;

/**
 * One row per account and vertical that it writes in, in the posts of the window. Made from {@link
 * PostText}: a post is of a vertical where its {@code verticalProbability} is high enough ({@code
 * text.verticals.from}), else of none.
 *
 * @param accountId the account
 * @param vertical such as {@code cars}
 * @param postsCount its posts of the vertical, at least 1
 * @param share of its posts that are of any vertical, in (0, 1]
 * @param percentile share of the accounts that write in the vertical and have fewer posts of it, in
 *     [0, 1)
 * @param isExpert whether share, percentile and the number of its posts of any vertical are high
 *     enough to call it an expert
 */
public record AccountVertical(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key String vertical,
    long postsCount,
    double share,
    double percentile,
    boolean isExpert) {}
