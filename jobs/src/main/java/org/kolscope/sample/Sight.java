package org.kolscope.sample;

/**
 * How likely an account is shown a post of somebody it follows, over all times of the post: its
 * first session must come within {@link Sessions#PATIENCE_DAYS} and before {@link Sessions#PLACES}
 * further posts have pushed it out of the feed.
 *
 * <p>With sessions at a rate s and posts of its feed at a rate r a day, the gap to the next session
 * is exponential and holds r x gap posts: P = 1 - exp(-s x min(3, PLACES / r)).
 */
final class Sight {

  /** Below one session in three weeks nobody is an active reader. */
  static final double ACTIVE = 0.05;

  private final Stage stage;
  private final float[] shown;
  private final float[] readers;

  private Sight(Stage stage) {
    this.stage = stage;
    shown = new float[stage.people().size()];
    readers = new float[stage.people().size()];
  }

  /** Measured on the posts of the history; zombies see nothing. */
  static Sight of(Stage stage, Posts posts) {
    var people = stage.people();
    var follows = stage.follows();
    var written = new int[people.size()];
    for (int post = 0; post < posts.firstAt(stage.calendar().endOfNight(0)); post++) {
      written[posts.author[post]]++;
    }
    var sight = new Sight(stage);
    for (int reader = 0; reader < people.size(); reader++) {
      var sessions = people.sessionsPerDay[reader];
      if (sessions < ACTIVE || !people.isReal(reader)) {
        continue;
      }
      var feed = 0L;
      for (int place = follows.from[reader]; place < follows.from[reader + 1]; place++) {
        feed += written[follows.followee[place]];
      }
      var aDay = feed / (double) SampleSettings.HISTORY_DAYS;
      var days = Math.min(Sessions.PATIENCE_DAYS, Sessions.PLACES / Math.max(aDay, 1e-6));
      sight.shown[reader] = (float) (1 - StrictMath.exp(-sessions * days));
      for (int place = follows.from[reader]; place < follows.from[reader + 1]; place++) {
        if (stage.holds(place, stage.calendar().endOfNight(0) - 1)) {
          var author = follows.followee[place];
          sight.readers[author] = sight.readers[author] + sight.shown[reader];
        }
      }
    }
    return sight;
  }

  float shown(int reader) {
    return shown[reader];
  }

  /** Real active fans of an account that are shown an average post of it. */
  float readers(int author) {
    return readers[author];
  }

  /** What is left of a post's attraction at the reader's first session, mean over its gaps. */
  double freshness(int reader) {
    var sessions = stage.people().sessionsPerDay[reader];
    return Cascades.FOR_THE_MOMENT * met(sessions, Cascades.HALF_LIFE_HOURS)
        + (1 - Cascades.FOR_THE_MOMENT) * met(sessions, Cascades.LONG_HALF_LIFE_HOURS);
  }

  private static double met(double sessions, double halfLifeHours) {
    return sessions / (sessions + StrictMath.log(2) * 24 / halfLifeHours);
  }
}
