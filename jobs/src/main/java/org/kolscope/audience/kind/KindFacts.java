package org.kolscope.audience.kind;

/**
 * What is known of a candidate; null is unknown.
 *
 * @param verifiedType the platform's code
 * @param reason the words beside the badge
 * @param vertical in which it writes most
 * @param verticalPosts its posts of any vertical
 * @param topicPlace best place in a topic, in (0, 1]
 * @param clubShare share of its fans in a group of its name
 * @param price of one post
 */
record KindFacts(
    long accountId,
    String verifiedType,
    String reason,
    String vertical,
    Double verticalShare,
    Boolean isExpert,
    long verticalPosts,
    Double topicPlace,
    Double clubShare,
    Double price) {}
