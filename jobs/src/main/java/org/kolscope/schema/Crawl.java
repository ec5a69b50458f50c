package org.kolscope.schema;

/**
 * One row per list of an account that was crawled this night.
 *
 * @param accountId whose list it is
 * @param kind which list
 * @param rowsSeen rows the crawl brought, at least 0
 * @param complete true only if the crawl saw the whole list; only then can a follow end
 */
public record Crawl(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Kind kind,
    long rowsSeen,
    @Required boolean complete) {

  /** A list that can be crawled. */
  public enum Kind {
    FOLLOWERS,
    FOLLOWEES,
    POSTS,
    REPOSTS
  }
}
