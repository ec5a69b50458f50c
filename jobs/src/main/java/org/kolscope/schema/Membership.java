package org.kolscope.schema;

/**
 * One row per account and group it belongs to.
 *
 * @param accountId the member
 * @param groupId the platform's number, or the hash of a text id
 * @param groupName the group's name
 * @param kind topic, super-topic or community; null if unknown
 */
public record Membership(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key @IdOf(IdOf.Kind.GROUP) long groupId,
    String groupName,
    Kind kind) {

  /** What kind of group it is. */
  public enum Kind {
    TOPIC,
    SUPER_TOPIC,
    COMMUNITY
  }
}
