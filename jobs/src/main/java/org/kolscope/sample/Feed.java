package org.kolscope.sample;

/**
 * What accounts read: the posts of all they follow, newest first. Asked while the world is made, at
 * a time later than that of any post in it.
 */
final class Feed {

  private final Stage stage;
  private final Posts posts;
  private final int[] latest;
  private final int[] latestAt;

  Feed(Stage stage, Posts posts) {
    this.stage = stage;
    this.posts = posts;
    latest = new int[stage.people().size()];
    latestAt = new int[stage.people().size()];
    java.util.Arrays.fill(latest, -1);
  }

  /** The newest post of an account; -1 if it has none yet. */
  int latest(int account) {
    return latest[account];
  }

  int latestAt(int account) {
    return latestAt[account];
  }

  void add(int post) {
    var author = posts.author[post];
    latest[author] = post;
    latestAt[author] = posts.time[post];
  }

  /**
   * Posts in an account's feed at a time that are newer than another time; counts up to a limit.
   */
  int newer(int account, int than, int at, int limit) {
    var follows = stage.follows();
    var count = 0;
    for (int place = follows.from[account]; place < follows.from[account + 1]; place++) {
      var author = follows.followee[place];
      if (latestAt[author] <= than || !stage.holds(place, at)) {
        continue;
      }
      for (int post = latest[author];
          post >= 0 && posts.time[post] > than;
          post = posts.before[post]) {
        if (posts.time[post] <= at && ++count >= limit) {
          return count;
        }
      }
    }
    return count;
  }
}
