package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per day and reason for which figures of {@link AccountDay} that an earlier night had
 * published are different tonight. An account counts under one reason only: the first, in the order
 * of the column, that holds for it. Posts that settle without a figure moving are no restatement;
 * reads may move alone, and then the interactions are equal.
 *
 * @param day the day whose figures moved
 * @param reason why
 * @param accountsCount accounts whose figures of that day moved for this reason, at least 1
 * @param postsBefore posts of those accounts on that day as published before
 * @param postsAfter posts of those accounts on that day as they are now
 * @param interactionsBefore their reposts, comments and likes as published before; a counter that
 *     was not known counts as 0
 * @param interactionsAfter their reposts, comments and likes as they are now
 */
public record Restatement(
    @Key LocalDate day,
    @Key Reason reason,
    long accountsCount,
    long postsBefore,
    long postsAfter,
    long interactionsBefore,
    long interactionsAfter) {

  /** Why a published figure moved; the first that holds. */
  public enum Reason {
    /** The account became a candidate, or is none any more. */
    CANDIDATES,
    /** There are fewer posts of that day: some are no longer shown. */
    DELETED_POSTS,
    /** There are more posts of that day: they came in late, or are shown again. */
    LATE_POSTS,
    /** Counters moved before they were settled. */
    UNSETTLED_COUNTERS,
    /** Counters moved although they were settled: an earlier night was loaded or loaded again. */
    CORRECTED_COUNTERS
  }
}
