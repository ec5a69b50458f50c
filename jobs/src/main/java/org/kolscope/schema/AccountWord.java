package org.kolscope.schema;

/**
 * One row per account and word that it uses and not too few, nor too many, others do: what it
 * writes about, for those who look for people like it. Made by {@code text}.
 *
 * @param accountId the account
 * @param place where it stands
 * @param word folded, as segmented
 */
public record AccountWord(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId, @Key Place place, @Key @Personal String word) {

  /** Where a word stands. */
  public enum Place {
    /** In the own words of posts. */
    POST,
    /** In what the account says of itself, or its tags. */
    PROFILE
  }
}
