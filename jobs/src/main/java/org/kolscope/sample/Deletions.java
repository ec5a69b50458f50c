package org.kolscope.sample;

/**
 * Which posts their authors delete, and when: computed from the post whenever somebody asks. From
 * then on nobody reposts, likes or answers it; what was said before stays, and it keeps its place
 * in feeds. Firms and media delete nothing. What was deleted before the end of the first night no
 * crawl has seen, so only later ones are planted. Shares and delays are chosen.
 */
final class Deletions {

  /** Not deleted. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final double OWN = 0.02;
  private static final double COMPLAINTS = 0.08;
  private static final double REPOSTS = 0.01;

  private static final int SOONEST = 600;
  private static final double MEAN_DAYS = 1.2;

  /** Within the days in which {@link PostRows} looks at a post again. */
  private static final int LATEST_DAYS = 8;

  private final Stage stage;
  private final Posts posts;
  private final Chance chance;

  Deletions(Stage stage, Posts posts) {
    this.stage = stage;
    this.posts = posts;
    chance = stage.chance().on("deleted");
  }

  /** Seconds since 1970 from which a post is deleted; {@link #NEVER} for most. */
  int at(int post) {
    var author = posts.author[post];
    var time = posts.time[post];
    if (chance.share(author, time) >= share(post)) {
      return NEVER;
    }
    var days = -MEAN_DAYS * StrictMath.log(1 - chance.share(author, time, 1));
    var at = time + SOONEST + (int) (Math.min(LATEST_DAYS, days) * Rhythm.DAY);
    return at < stage.calendar().endOfNight(0) ? NEVER : at;
  }

  private double share(int post) {
    return switch (stage.people().role(posts.author[post])) {
      case PERSON, KOL, STAFF -> {
        if (posts.isRepost(post)) {
          yield REPOSTS;
        }
        yield posts.kind(post) == PostKind.COMPLAINT ? COMPLAINTS : OWN;
      }
      case BRAND, COMPETITOR, DEALER, MEDIA, ZOMBIE, HIJACKED -> 0;
    };
  }
}
