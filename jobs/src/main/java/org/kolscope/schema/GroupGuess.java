package org.kolscope.schema;

/**
 * One row per account that no loaded group names as its member, if it follows somebody or writes
 * (or is followed, as enough known members are who follow nobody): which of the groups it belongs
 * with, learned from the members that are known. It says whom an account is like, not that it
 * joined: it may have joined none.
 *
 * @param accountId the account, not called zombie
 * @param groupId of the groups with enough known members, the likeliest
 * @param groupName its name as last seen; null if unknown
 * @param probability of the group if the account is of exactly one, in (0, 1]
 * @param basis what it was guessed by
 * @param knownCount accounts whose groups are known that the guess was learned from
 * @param heldOutAccuracy share of known accounts that a guess on the same basis, made without them,
 *     puts into one of their groups, in [0, 1]; null if too few are known
 */
public record GroupGuess(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @IdOf(IdOf.Kind.GROUP) long groupId,
    String groupName,
    double probability,
    Basis basis,
    long knownCount,
    Double heldOutAccuracy) {

  /** What groups are guessed by. */
  public enum Basis {
    /** Whom the account follows and who follows it. */
    FOLLOWS,
    /** That, and the verticals it writes in. */
    FOLLOWS_AND_TOPICS
  }
}
