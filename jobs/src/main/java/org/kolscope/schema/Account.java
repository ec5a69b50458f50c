package org.kolscope.schema;

import java.time.Instant;
import java.util.List;

/**
 * One row per account: its profile as last seen. An account that is only mentioned (as a follower,
 * followee or author) has a stub row in which everything but the id is null.
 *
 * @param accountId the platform's number, or the hash of a text id
 * @param externalId the text id as the source wrote it; null where ids are numeric
 * @param screenName the name shown now; names of the past are in earlier nights
 * @param description what the account says of itself
 * @param gender as stated by the account; null if not stated
 * @param province as stated by the account
 * @param city as stated by the account
 * @param verifiedType the platform's own code, kept raw (Weibo: -1 none, 0 personal, 1 government,
 *     2 enterprise, 3 media, 200 and 220 "daren")
 * @param verifiedReason the platform's words beside the badge
 * @param createdAt when the account was registered
 * @param followersCount followers as displayed by the platform, which may cap or hide some; null if
 *     unknown
 * @param followeesCount accounts it follows, as displayed; null if unknown
 * @param postsCount posts as displayed; null if unknown
 * @param tags words the account or the platform put on it
 * @param link web address in the profile
 * @param hasAvatar false if the default picture is shown; null if unknown
 * @param status whether the platform still shows the account; null if unknown
 */
public record Account(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Personal String externalId,
    @Personal String screenName,
    @Personal String description,
    Gender gender,
    @Personal String province,
    @Personal String city,
    String verifiedType,
    @Personal String verifiedReason,
    Instant createdAt,
    Long followersCount,
    Long followeesCount,
    Long postsCount,
    @Personal List<String> tags,
    @Personal String link,
    Boolean hasAvatar,
    Status status) {

  /** Gender as stated. */
  public enum Gender {
    FEMALE,
    MALE,
    OTHER
  }

  /** Whether the platform still shows an account. */
  public enum Status {
    ACTIVE,
    SUSPENDED,
    GONE
  }
}
