package org.kolscope.schema;

/**
 * One row per account with posts in the window: what they say, summed up. Made from {@link
 * PostText}. Null says that there is nothing to know it from, never 0.
 *
 * @param accountId the account
 * @param postsCount its posts with a text, reposts among them
 * @param writtenPostsCount those with words or topics of its own: a bare repost has none
 * @param wordsCount own words in all of them
 * @param aboutBriefCount posts with a word of the brief or its brand and without an excluded word;
 *     null without a brief
 * @param aboutBriefShare their share of the written posts; null without a brief or written posts
 * @param ownBrandCount posts that name the brief's brand; null without a brief
 * @param rivalBrandCount posts that name one of its competitors; null without a brief
 * @param relevance to the brief, in [0, 100]: how often and how lately it uses the brief's words
 *     and brand, rare ones weighing more, less what its posts with excluded words take away (BM25;
 *     the end of the scale is every word without end); null without a brief or with too few written
 *     posts
 * @param moodPostsCount posts that are clearly glad or clearly unhappy
 * @param gladShare share of the glad among those; null without any
 * @param complaintShare mean probability of a complaint over posts with own words; null without
 *     model
 * @param advertShare mean probability of an advert, likewise
 * @param questionShare share of the written posts that ask; null without any
 * @param verticalPostsCount posts that are of a vertical
 * @param vertical the vertical of most of them, ties by name; null with too few of them
 * @param verticalShare its share of them; null with {@code vertical}
 * @param verticalEntropy of the shares of the verticals, in bits: 0 for an account that writes in
 *     one only, 1 for two halves; null with {@code vertical}
 */
public record AccountText(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long postsCount,
    long writtenPostsCount,
    long wordsCount,
    Long aboutBriefCount,
    Double aboutBriefShare,
    Long ownBrandCount,
    Long rivalBrandCount,
    Double relevance,
    long moodPostsCount,
    Double gladShare,
    Double complaintShare,
    Double advertShare,
    Double questionShare,
    long verticalPostsCount,
    String vertical,
    Double verticalShare,
    Double verticalEntropy) {}
