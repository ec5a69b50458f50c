package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per candidate and night on which its displayed followers moved unlike in the four weeks
 * before, for the last 90 days. Candidates whose followers were seen on fewer than 7 nights of
 * these weeks have no rows.
 *
 * @param accountId the candidate
 * @param night the night on which the change was seen
 * @param previousNight the night on which its followers had last been seen; the change is somewhere
 *     between
 * @param kind up or down
 * @param followersBefore followers displayed on {@code previousNight}
 * @param followersAfter followers displayed on {@code night}
 * @param dailyChange {@code followersAfter - followersBefore} by days between
 * @param usualDailyChange median of the daily changes of the 28 days before
 * @param z {@code dailyChange - usualDailyChange}, in robust standard deviations of the daily
 *     changes of the 28 days before, at least the square root of {@code usualDailyChange} and the
 *     step in which the counter is shown
 * @param explanation what is known that would bring such a change, a day before or after; that
 *     something would does not say that it did
 * @param explainedByPostId the post of {@code OWN_POST} or {@code BIGGER_ACCOUNT}; null else
 * @param explainedByAccountId the account of {@code BIGGER_ACCOUNT}; null else
 * @param hotTopic the topic of {@code HOT_TOPIC}; null else
 * @param alsoCount other candidates with a change of the same kind that night
 */
public record GrowthAnomaly(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key LocalDate night,
    LocalDate previousNight,
    Kind kind,
    long followersBefore,
    long followersAfter,
    double dailyChange,
    double usualDailyChange,
    double z,
    Explanation explanation,
    @IdOf(IdOf.Kind.POST) Long explainedByPostId,
    @IdOf(IdOf.Kind.ACCOUNT) Long explainedByAccountId,
    String hotTopic,
    long alsoCount) {

  /** Up or down. */
  public enum Kind {
    SPIKE,
    /** Followers gone at once, as when a platform removes accounts. */
    CLIFF
  }

  /** The first that fits. */
  public enum Explanation {
    /** A cliff that at least 3 other candidates share: the platform removed accounts. */
    MANY_AT_ONCE,
    /** An own post with at least 3 times the interactions usual for the candidate. */
    OWN_POST,
    /** An account with at least 10 times the followers reposted or mentioned the candidate. */
    BIGGER_ACCOUNT,
    /** The candidate wrote about what was on the hot list. */
    HOT_TOPIC,
    UNEXPLAINED
  }
}
