package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per post; a repost is a post too.
 *
 * @param postId the platform's number, or the hash of a text id
 * @param accountId its author
 * @param createdAt when it was posted
 * @param isRepost true if the source says so or the text carries a repost chain ({@code //@name:});
 *     never guessed from the absence of a parent
 * @param text the words of the post, with its repost chain
 * @param client the program it was sent with
 * @param region where it was sent from, as displayed
 * @param form text, picture, video and so on; null if unknown
 * @param pictureCount number of pictures; null if unknown
 * @param parentPostId the post that was reposted, one step up; null if unknown
 * @param parentAccountId the author of that post: the first name of the repost chain
 * @param rootPostId the post at the top of the cascade; null if unknown
 * @param rootAccountId the author of that post; a repost chain names relayers only, so this comes
 *     from the source or from the resolved posts of the chain
 * @param repostCount reposts as displayed, a lower bound where the platform caps (Weibo: 1,000,000)
 * @param commentCount comments as displayed
 * @param likeCount likes as displayed
 * @param readCount reads as displayed, mostly known for own posts only
 * @param deleted true once the platform no longer shows it; null if unknown
 */
public record Post(
    @Key @IdOf(IdOf.Kind.POST) long postId,
    @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Required Instant createdAt,
    boolean isRepost,
    @Personal String text,
    String client,
    @Personal String region,
    Form form,
    Long pictureCount,
    @IdOf(IdOf.Kind.POST) Long parentPostId,
    @IdOf(IdOf.Kind.ACCOUNT) Long parentAccountId,
    @IdOf(IdOf.Kind.POST) Long rootPostId,
    @IdOf(IdOf.Kind.ACCOUNT) Long rootAccountId,
    Long repostCount,
    Long commentCount,
    Long likeCount,
    Long readCount,
    Boolean deleted) {}
