package org.kolscope.store;

/**
 * What a stored row of a source log tells. The first three are the log itself; the others remember,
 * with keys alone, what a night said without changing anything, so that nights can be loaded in any
 * order.
 */
enum LogKind {
  /** The drop had this row, and it differs from the state before. */
  CHANGED,
  /** The key was only mentioned, and nothing was known of it before. */
  STUB,
  /** A complete crawl no longer has the row. */
  ENDED,

  /** The drop had the row as it was before. */
  SAME,
  /** The key was only mentioned, and known before. */
  MENTIONED,
  /** The key was known before, and the drop does not have it. */
  UNSEEN,

  /** One per night: that it was loaded, and what silence about a known key means there. */
  NIGHT,
  /** In place of {@link #NIGHT}: this night holds the state that older ones were folded into. */
  BASE,
  /** The drop has all followers of {@code followeeId}. */
  ALL_FOLLOWERS,
  /** The drop has all followees of {@code followerId}. */
  ALL_FOLLOWEES;

  boolean isEntry() {
    return this == CHANGED || this == STUB || this == ENDED;
  }

  /** Marks may be left out of a night where they are what its silence means. */
  boolean isMark() {
    return this == SAME || this == MENTIONED || this == UNSEEN;
  }
}
