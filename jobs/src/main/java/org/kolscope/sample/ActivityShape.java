package org.kolscope.sample;

import java.util.Arrays;

/** How busy accounts are: posts of each within some days, reposts too. */
final class ActivityShape {

  private final int[] posts;
  private final int days;

  /**
   * @param posts by account
   */
  ActivityShape(int[] posts, int days) {
    this.posts = posts.clone();
    Arrays.sort(this.posts);
    this.days = days;
  }

  long posts() {
    return Arrays.stream(posts).asLongStream().sum();
  }

  /** Posts an account and day. */
  double mean() {
    return posts() / (double) posts.length / days;
  }

  /** As {@link #mean()}, where of no account more than so many posts are known. */
  double meanOfAtMost(int most) {
    return Arrays.stream(posts).mapToLong(count -> Math.min(count, most)).sum()
        / (double) posts.length
        / days;
  }

  /** Share of accounts that wrote nothing. */
  double silentShare() {
    return Arrays.stream(posts).filter(count -> count == 0).count() / (double) posts.length;
  }

  /** Share of all posts that the busiest of the writers wrote. */
  double shareOfBusiest(double part) {
    var writers = Arrays.stream(posts).filter(count -> count > 0).count();
    var busiest = posts.length - (int) (part * writers);
    return Arrays.stream(posts, busiest, posts.length).asLongStream().sum() / (double) posts();
  }
}
