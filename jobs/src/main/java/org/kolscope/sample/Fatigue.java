package org.kolscope.sample;

/**
 * The more an account promotes, the less each promotion is relayed: beyond {@link #FREE} in seven
 * days every further one loses. Chosen; the brief of the product has it as a claim to be tested.
 */
final class Fatigue {

  static final int FREE = 3;

  /** What is left of a promotion for each one too many. */
  static final double LEFT = 0.9;

  private static final int WEEK = 7 * Rhythm.DAY;

  private Fatigue() {}

  static boolean promotes(PostKind kind) {
    return switch (kind) {
      case PROMOTION, PRIZE, SPONSORED_LABELLED, SPONSORED_HIDDEN -> true;
      default -> false;
    };
  }

  /** What is left of the strength of an account's next post. */
  static double of(Posts posts, int latest, int time, PostKind kind) {
    if (!promotes(kind)) {
      return 1;
    }
    var count = 0;
    for (int post = latest;
        post >= 0 && posts.time[post] > time - WEEK;
        post = posts.before[post]) {
      if (!posts.isRepost(post) && promotes(posts.kind(post))) {
        count++;
      }
    }
    return StrictMath.pow(LEFT, Math.max(0, count - FREE));
  }
}
