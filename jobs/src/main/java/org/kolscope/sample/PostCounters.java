package org.kolscope.sample;

/**
 * What the platform shows under a post at a time. It counts more readers than are in the data: an
 * act of a real account stands for as many that are not in it as fail before the first success of
 * the author's coverage, so figures are uneven and never fall. Likes and comments settle in 72
 * hours; reposts come when they come.
 */
final class PostCounters {

  /**
   * Figures under a post.
   *
   * @param reads known for posts of our own houses only, otherwise null
   */
  record Shown(long reposts, long comments, long likes, Long reads) {}

  private static final double HOUR = 3_600;
  private static final double SETTLES_HOURS = 72;

  /** Hours in which all but a third of the answers have come; chosen. */
  private static final double PACE_HOURS = 10;

  /** Platform-wide likes and comments of an ordinary post, for each fan in the data. */
  private static final double LIKES_A_FAN = 0.03;

  private static final double COMMENTS_A_FAN = 0.01;

  private final Stage stage;
  private final Posts posts;
  private final Heirs below;
  private final Heirs next;
  private final Comments comments;
  private final Likes likes;
  private final Chance chance;

  PostCounters(Stage stage, Posts posts, Comments comments, Likes likes) {
    this.stage = stage;
    this.posts = posts;
    this.comments = comments;
    this.likes = likes;
    below = Heirs.below(posts);
    next = Heirs.next(posts);
    chance = stage.chance().on("counter");
  }

  /** What is shown under a post at the end of a night. */
  Shown at(int post, int time) {
    var author = posts.author[post];
    var age = (time - posts.time[post]) / HOUR;
    var share = arrived(age);
    return new Shown(
        reposts(post, time),
        comments.has(post)
            ? comments(post, time)
            : (long) (modelled(post, COMMENTS_A_FAN, 1) * share),
        likes.has(post) ? likes(post, time) : (long) (modelled(post, LIKES_A_FAN, 2) * share),
        reads(post, author, share));
  }

  /** The share of all likes that have come at an age. */
  private static double arrived(double hours) {
    if (hours >= SETTLES_HOURS) {
      return 1;
    }
    return (1 - StrictMath.exp(-hours / PACE_HOURS))
        / (1 - StrictMath.exp(-SETTLES_HOURS / PACE_HOURS));
  }

  private long reposts(int post, int time) {
    var heirs = posts.isRepost(post) ? next : below;
    var real = 0;
    var paid = 0;
    for (int i = 0; i < heirs.count(post) && posts.time[heirs.get(post, i)] < time; i++) {
      if (posts.farm[heirs.get(post, i)] < 0) {
        real++;
      } else {
        paid++;
      }
    }
    return withUnseen(post, real, 4) + paid;
  }

  private long comments(int post, int time) {
    var count = comments.of(post).stream().filter(reply -> reply.time < time).count();
    return withUnseen(post, count, 5);
  }

  private long likes(int post, int time) {
    var count = 0;
    for (long like : likes.of(post)) {
      count += (int) (like >>> 32) < time ? 1 : 0;
    }
    return withUnseen(post, count, 6);
  }

  /** Acts in the data and those before them that are not. */
  private long withUnseen(int post, long acts, int figure) {
    var coverage = coverage(post);
    if (coverage >= 1) {
      return acts;
    }
    var draws = chance.on("unseen").draws(posts.author[post], posts.time[post] * 8L + figure);
    var all = acts;
    for (long i = 0; i < acts; i++) {
      all += (long) (StrictMath.log(1 - draws.nextDouble()) / StrictMath.log(1 - coverage));
    }
    return all;
  }

  private double coverage(int post) {
    return Math.max(0.01, stage.people().coverage[posts.author[post]]);
  }

  private double modelled(int post, double aFan, int figure) {
    var author = posts.author[post];
    var fans = Math.min(stage.follows().fans(author), 2_000);
    var mean = (aFan * fans + 0.2) / coverage(post) * (posts.isRepost(post) ? 0.2 : 1);
    var share = chance.share(author, posts.time[post], figure);
    return -mean * StrictMath.log(1 - share);
  }

  private Long reads(int post, int author, double share) {
    var house = posts.house[post];
    if (posts.isRepost(post)
        || house < 0
        || stage.people().role(author) != Role.BRAND
        || !stage.houses().get(house).isOurs()) {
      return null;
    }
    var seen = 0.1 + 0.25 * chance.share(author, posts.time[post], 3);
    return (long) (stage.follows().fans(author) / coverage(post) * seen * share);
  }
}
