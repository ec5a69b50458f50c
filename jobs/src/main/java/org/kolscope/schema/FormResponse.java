package org.kolscope.schema;

/**
 * One row per form, length or hook of posts: how many real target customers respond to it, beside
 * the other posts of the same accounts. Response of a post are the real accounts that reposted,
 * commented on or liked it, each counting as likely as it is a target customer; zombies and prize
 * hunters do not count. Posts are originals of candidates and the brief's own accounts.
 *
 * @param family what is compared
 * @param category such as {@code VIDEO}, {@code LONG} or {@code trial}
 * @param postsCount posts of the category
 * @param accountsCount accounts that wrote such posts and others, and got any response: only they
 *     tell
 * @param peopleCount distinct real accounts that responded to posts of the category
 * @param responsesCount expected target customers among the responses, once per post
 * @param responsePerThousand those by real active fans of the account, per thousand and post, each
 *     account counting as much as it has posts of the category; null where no fans are known
 * @param ratio response to such a post by that to another of the same account, as measured; null
 *     where too few tell
 * @param shrunkRatio the same drawn towards 1 as far as the data of the whole family suggest; null
 *     likewise
 * @param shrunkLow95 lower end of its 95 % interval; null likewise
 * @param shrunkHigh95 upper end; null likewise
 * @param told the verdict
 */
public record FormResponse(
    @Key Family family,
    @Key String category,
    long postsCount,
    long accountsCount,
    long peopleCount,
    double responsesCount,
    Double responsePerThousand,
    Double ratio,
    Double shrunkRatio,
    Double shrunkLow95,
    Double shrunkHigh95,
    @Required Told told) {

  /** What posts are told apart by. */
  public enum Family {
    FORM,
    LENGTH,
    HOOK
  }

  /** What may be said. */
  public enum Told {
    /** The whole interval lies above 1. */
    MORE,
    /** Below. */
    LESS,
    NO_DIFFERENCE,
    /** Too few accounts or posts to compare. */
    TOO_FEW
  }
}
