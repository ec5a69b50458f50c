package org.kolscope.schema;

/**
 * One row per topic and account that has shown an interest in it: by a post of its own, or as a
 * member of a group of that name. An account without a row has shown none.
 *
 * @param kind where the topic comes from
 * @param topic the brand of the brief, or the name of the hashtag in lower case
 * @param accountId the account
 * @param relevantPostsCount its own posts on the topic; of a repost only the words it adds count
 * @param postsCount all its own posts that have words
 * @param isMember whether it is in a group of the topic's name or, for the brief's, in one that the
 *     brief names
 * @param relevance share of its posts that is on the topic, in (0, 1]: few posts count less than
 *     many, so it is drawn towards that of all accounts
 */
public record TopicRelevance(
    @Key Kind kind,
    @Key String topic,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    long relevantPostsCount,
    long postsCount,
    boolean isMember,
    double relevance) {

  /** Where a topic comes from. */
  public enum Kind {
    /** The words, topics and communities of the brief. */
    BRIEF,
    /** A hashtag or super-topic that many accounts use. */
    HASHTAG
  }
}
