package org.kolscope.sample;

import java.util.Arrays;

/**
 * Who likes the posts of KOLs, firms and media: fans, in their first session after the post.
 * Computed whenever somebody asks.
 */
final class Likes {

  /** Likes for each fan in the data of an average post; chosen: engagement is about one percent. */
  private static final double A_FAN = 0.01;

  private static final double AT_MOST = 200;

  private final Stage stage;
  private final Posts posts;
  private final Chance chance;
  private final Deletions deletions;

  Likes(Stage stage, Posts posts) {
    this.stage = stage;
    this.posts = posts;
    deletions = new Deletions(stage, posts);
    chance = stage.chance().on("like");
  }

  /** Whether rows are kept for a post. */
  boolean has(int post) {
    return !posts.isRepost(post) && isVoice(stage.people().role(posts.author[post]));
  }

  static boolean isVoice(Role role) {
    return switch (role) {
      case KOL, BRAND, COMPETITOR, DEALER, MEDIA -> true;
      default -> false;
    };
  }

  /** The likes of a post: second in the upper half, account in the lower; ascending by account. */
  long[] of(int post) {
    var author = posts.author[post];
    var follows = stage.follows();
    var fans = follows.fans(author);
    if (fans == 0) {
      return new long[0];
    }
    var random = chance.draws(author, posts.time[post]);
    var mean = Math.min(AT_MOST, A_FAN * fans * Math.sqrt(posts.rank[post]));
    var spread = mean * (0.5 + random.nextDouble());
    var count = (int) spread + (random.nextDouble() < spread - (int) spread ? 1 : 0);
    var found = new long[count];
    var size = 0;
    var until = deletions.at(post);
    for (int i = 0; i < count; i++) {
      var fan = follows.fan[follows.fansFrom[author] + random.nextInt(fans)];
      var time = stage.sessions().first(fan, posts.time[post]);
      var delay = random.nextInt(10, 600);
      if (time != Sessions.NONE
          && time + delay < until
          && stage.people().isReal(fan)
          && stage.holds(follows.place(fan, author), posts.time[post])) {
        found[size++] = ((long) fan << 32) | (time + delay);
      }
    }
    Arrays.sort(found, 0, size);
    return distinct(found, size);
  }

  private static long[] distinct(long[] byAccount, int size) {
    var kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || byAccount[i] >>> 32 != byAccount[i - 1] >>> 32) {
        byAccount[kept++] = byAccount[i];
      }
    }
    var swapped = new long[kept];
    for (int i = 0; i < kept; i++) {
      swapped[i] = (byAccount[i] << 32) | (byAccount[i] >>> 32);
    }
    return swapped;
  }
}
