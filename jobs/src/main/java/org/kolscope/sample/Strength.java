package org.kolscope.sample;

/**
 * How strong posts are: what turns the readiness of readers into reposts, whatever the follows of a
 * world are.
 *
 * @param scale the strength of a post of rank 1
 * @param secondHand what is left of a root's strength in a repost of it
 */
record Strength(double scale, double secondHand) {

  /**
   * Reposts to expect for a post of one's own; chosen: on Weibo between a third and a half of all
   * posts are reposts.
   */
  private static final double REPOSTS_PER_POST = 0.5;

  /**
   * Reposts to expect for an average repost of a root, as a share of those of the average post.
   * Chosen so that, as in the repost chains of two real fan networks, about 0.86 of all reposts are
   * of the root itself and 0.12 of a repost of it.
   */
  private static final double SECOND_HAND = 0.1;

  /** What is left of a repost's strength in a repost of that one. Chosen as the one before. */
  private static final double FURTHER_HAND = 0.3;

  /** Share of would-be relays that age and crowded feeds leave, about. */
  private static final double LEFT = 0.35;

  static Strength of(Pull pull, Originals originals, Calendar calendar) {
    var mean = Math.max(pull.mean(originals, calendar), 1e-9);
    var secondHand = SECOND_HAND * mean / Math.max(pull.ofRelayers(), 1e-9);
    return new Strength(REPOSTS_PER_POST / LEFT / mean, Math.min(1, secondHand));
  }

  /** What is left, in a repost at some depth of a cascade, of the strength of what it reposts. */
  double hand(int depth) {
    return depth == 1 ? secondHand : FURTHER_HAND;
  }
}
