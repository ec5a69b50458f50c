package org.kolscope.store;

/**
 * What a night changed in a source log.
 *
 * @param changed rows that are new or differ from the state before
 * @param mentioned accounts of which the night knows only the id, and no night before anything
 * @param ended follows that a complete crawl no longer has
 */
public record Logged(long changed, long mentioned, long ended) {

  /** Rows the night has in the log. */
  public long rows() {
    return changed + mentioned + ended;
  }
}
