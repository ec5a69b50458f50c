package org.kolscope.schema;

import java.util.List;

/**
 * One row per candidate and candidate that is most like it: by the fans they share, what they write
 * about, and who acts on their posts. What is unknown of either is null and does not count; a pair
 * that shares neither fans nor actors has no row.
 *
 * @param accountId the candidate
 * @param otherId the one like it
 * @param place 1 for the most alike, ties by id
 * @param score in [0, 1]: mean of the next three that are known, by weights of 0.5, 0.3 and 0.2
 * @param audienceCosine shared real fans by the root of the product of both; 0 where fewer than 20
 *     are shared; null if 20 fans are not loaded of both
 * @param topicSimilarity cosine of their shares of posts per vertical, and the Jaccard coefficient
 *     of their tags where both have some: the mean of those that are known; null if neither is
 * @param actorJaccard accounts that acted on posts of both by those that did on either, in 90 days;
 *     0 where few did; null if nobody acted on posts of one of them
 * @param sharedFansCount real fans of both; null if that is not told
 * @param sharedVerticals verticals both write in, those with the greatest common share first
 * @param sharedTags tags of both, sorted
 */
public record Lookalike(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long otherId,
    int place,
    double score,
    Double audienceCosine,
    Double topicSimilarity,
    Double actorJaccard,
    Double sharedFansCount,
    List<String> sharedVerticals,
    @Personal List<String> sharedTags) {}
