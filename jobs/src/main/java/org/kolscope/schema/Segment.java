package org.kolscope.schema;

/**
 * One row per group into which the people asked about fall. People are private persons called
 * genuine or not judged; candidates and accounts of the brief, its staff included, are none.
 *
 * @param base which people: the target where there are enough of it, else the brand's fans
 * @param way how they were put together
 * @param segmentId its number; the same from night to night as long as most of its people are
 * @param membersCount people in it, at least 20, of those that were looked at
 * @param membersShare of those in any group, in (0, 1]
 * @param silentShare of its people, those without a post of the last 90 days, in [0, 1]; null where
 *     no post is loaded
 * @param certainty mean probability, in (0, 1], that its people belong to it rather than to
 *     another; null for {@code TIES}, which puts everybody in one
 * @param stability mean overlap, in [0, 1], with the group found in its place when a fifth of the
 *     people is left out
 * @param clarity how far it can be relied on
 * @param supportedCount how many groups the data support; 0 if people are too few to say
 * @param placedCount people in any group
 * @param baseCount all people of the base
 * @param lookedAtCount those of them that were looked at, chosen by a hash of the id
 * @param keptShare of its people, those that were in it the night before, in [0, 1]; null if it is
 *     new
 */
public record Segment(
    @Key Base base,
    @Key Way way,
    @Key int segmentId,
    long membersCount,
    double membersShare,
    Double silentShare,
    Double certainty,
    double stability,
    @Required Clarity clarity,
    int supportedCount,
    long placedCount,
    long baseCount,
    long lookedAtCount,
    Double keptShare) {

  /** Whose segments. */
  public enum Base {
    /** As many of the likeliest target customers as are expected. */
    TARGET,
    /** Loaded followers of the brand's own accounts. */
    FANS
  }

  /** How people are put together. */
  public enum Way {
    /** By whom they follow. */
    FOLLOWS,
    /** By who knows whom: those who follow each other. */
    TIES
  }

  /** How far a segment can be relied on. */
  public enum Clarity {
    /** It is found again when a fifth of the people is left out. */
    CLEAR,
    /** It is found again in the main. */
    FAIR,
    /** It is not, or the data support fewer groups: a cut for convenience. */
    DOUBTFUL
  }
}
