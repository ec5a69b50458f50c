package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Fans who leave because they are tired of promotions: each promotion that a session shows to a fan
 * makes it leave with a small probability. Known for the nights after the first: who left before is
 * no fan in the data.
 *
 * <p>Ends follows in {@link Follows}, so that whoever counts fans must do so afterwards. Doing it
 * again changes nothing.
 */
final class Tired {

  /** Marks a fan among those who wait to relay a post. */
  static final int LEAVES = -2;

  /**
   * Probability of leaving for each promotion seen. Chosen: a fan who sees one every other day is
   * then twice as likely to leave as any other, see {@link FollowTimes#ENDING}.
   */
  static final double EACH = 0.0025;

  /**
   * Somebody who left.
   *
   * @param fan index
   * @param post the promotion that was one too many
   * @param leftAt seconds since 1970; the follow is no more in the data of the next night
   */
  record Leaver(int fan, int post, int leftAt) {}

  private final Stage stage;
  private final int nights;
  private final Chance chance;
  private final LongSet gone = new LongSet();
  private final List<Leaver> leavers = new ArrayList<>();

  Tired(Stage stage) {
    this.stage = stage;
    nights = stage.calendar().days() - SampleSettings.HISTORY_DAYS + 1;
    chance = stage.chance().on("tired");
  }

  /** In the order of time. */
  List<Leaver> leavers() {
    return List.copyOf(leavers);
  }

  /** A post was published: who would leave if he reads it? */
  void ask(Posts posts, int post, Pending pending) {
    var time = posts.time[post];
    var patience = Sessions.PATIENCE_DAYS * Rhythm.DAY;
    if (!Fatigue.promotes(posts.kind(post))
        || time < stage.calendar().endOfNight(0) - patience - Rhythm.DAY) {
      return;
    }
    var author = posts.author[post];
    var follows = stage.follows();
    for (int at = follows.fansFrom[author]; at < follows.fansFrom[author + 1]; at++) {
      var fan = follows.fan[at];
      if (chance.share(fan, author, time) < EACH && stage.people().isReal(fan)) {
        var session = stage.sessions().first(fan, time);
        if (session >= stage.calendar().endOfNight(0)) {
          pending.add(session + 60, fan, post, session, LEAVES);
        }
      }
    }
  }

  /** The first of those who wait leaves, if it really was shown the post and still is a fan. */
  void leave(Posts posts, Feed feed, Pending pending) {
    var fan = pending.account();
    var post = pending.parent();
    var session = pending.session();
    var at = pending.time();
    pending.remove();
    var follows = stage.follows();
    var place = follows.place(fan, posts.author[post]);
    var night = nightOf(at) + 1;
    if (night < nights
        && follows.endNight[place] >= night
        && stage.holds(place, posts.time[post])
        && feed.newer(fan, posts.time[post], session, Sessions.PLACES) < Sessions.PLACES
        && gone.add(((long) posts.author[post] << 32) | fan)) {
      follows.endNight[place] = (short) night;
      leavers.add(new Leaver(fan, post, at));
    }
  }

  private int nightOf(int time) {
    return stage.calendar().dayOf(time) - SampleSettings.HISTORY_DAYS + 1;
  }
}
