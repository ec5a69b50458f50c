package org.kolscope.schema;

/**
 * One row per group of accounts and word that its authors use more than all others do. Names of
 * persons are none of them, and of a word that few of the group use there is no row.
 *
 * @param groupName the group
 * @param kind what the word is
 * @param word folded: simplified characters, half width, small letters
 * @param authorsCount accounts of the group that use it
 * @param postsCount posts of those accounts that have it
 * @param z how sure it is that the group uses it more: the log-odds ratio over its standard error
 */
public record GroupWord(
    @Key String groupName,
    @Key Kind kind,
    @Key String word,
    long authorsCount,
    long postsCount,
    double z) {

  /** What a word of a group can be. */
  public enum Kind {
    /** A word that says what a text is about. */
    WORD,
    /** Two such words side by side that belong together. */
    PHRASE,
    /** A hashtag or super-topic. */
    TOPIC,
    /** A place, an organisation, or a brand of the brief. */
    ENTITY
  }
}
