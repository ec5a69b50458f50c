package org.kolscope.authenticity;

import java.io.Serializable;

/**
 * What an account shows of itself, as numbers. NaN is unknown, never 0.
 *
 * @param followers as displayed
 * @param followees as displayed
 * @param posts as displayed
 * @param days from its registration to the newest registration of the source, at least 0. Not to
 *     the night: data sets are often judged years after they were collected, and in a nightly crawl
 *     the two agree to within a day
 * @param avatar 1 or 0
 * @param link 1 or 0
 * @param descriptionLength characters
 * @param province 1 or 0
 * @param verified 1 or 0
 * @param name of the account; null if unknown
 * @param loadedPosts its posts in the data; NaN without any, since then nobody looked
 * @param loadedReposts those of them that are reposts
 * @param recentPosts those of them that are of the last {@link #RECENT_DAYS} days
 */
record Profile(
    double followers,
    double followees,
    double posts,
    double days,
    double avatar,
    double link,
    double descriptionLength,
    double province,
    double verified,
    NameSigns name,
    double loadedPosts,
    double loadedReposts,
    double recentPosts)
    implements Serializable {

  /** Days before the night in which a post is recent; what commercial tools call inactive. */
  static final int RECENT_DAYS = 90;

  /** An account of which only the three counters are known. */
  static Profile ofCounters(double followers, double followees, double posts) {
    double no = Double.NaN;
    return new Profile(followers, followees, posts, no, no, no, no, no, no, null, no, no, no);
  }

  /** The same account with this name. */
  Profile named(String screenName) {
    return new Profile(
        followers,
        followees,
        posts,
        days,
        avatar,
        link,
        descriptionLength,
        province,
        verified,
        NameSigns.of(screenName),
        loadedPosts,
        loadedReposts,
        recentPosts);
  }

  /** Whether the counters are known without which nothing can be said. */
  boolean isKnown() {
    return !Double.isNaN(followers) && !Double.isNaN(followees);
  }
}
