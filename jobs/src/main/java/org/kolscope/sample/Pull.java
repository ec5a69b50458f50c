package org.kolscope.sample;

/** How ready accounts are to relay, and how much of that each author has among its fans. */
final class Pull {

  /** Interest in one's second vertical, and in all others. */
  private static final float SECOND = 0.6f;

  private static final float OTHER = 0.2f;

  private final Stage stage;
  private final float readiest;
  private final float[] ofAuthor;

  private Pull(Stage stage, float readiest, float[] ofAuthor) {
    this.stage = stage;
    this.readiest = readiest;
    this.ofAuthor = ofAuthor;
  }

  static Pull of(Stage stage) {
    var people = stage.people();
    var follows = stage.follows();
    var readiest = 0f;
    for (float relay : people.relay) {
      readiest = Math.max(readiest, relay);
    }
    var pull = new Pull(stage, readiest, new float[people.size()]);
    for (int fan = 0; fan < people.size(); fan++) {
      if (people.role(fan) == Role.ZOMBIE || people.relay[fan] <= 0) {
        continue;
      }
      for (int place = follows.from[fan]; place < follows.from[fan + 1]; place++) {
        var author = follows.followee[place];
        pull.ofAuthor[author] =
            pull.ofAuthor[author] + pull.readiness(fan, people.vertical[author]);
      }
    }
    return pull;
  }

  /** Of all readers the one that relays most: how likely a post of strength 1. */
  float readiest() {
    return readiest;
  }

  /** How likely a reader relays a post of strength 1 about a vertical, once it is shown. */
  float readiness(int reader, int vertical) {
    var people = stage.people();
    var relay = people.relay[reader];
    if (people.vertical[reader] == vertical) {
      return relay;
    }
    return relay * (people.second[reader] == vertical ? SECOND : OTHER);
  }

  /** Readiness of all fans of one who relays, mean over the reposts to be expected. */
  double ofRelayers() {
    var people = stage.people();
    var sum = 0.0;
    var weights = 0.0;
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) != Role.ZOMBIE) {
        var follows = stage.follows().from[i + 1] - stage.follows().from[i];
        var weight = (double) people.relay[i] * follows;
        sum += weight * ofAuthor[i];
        weights += weight;
      }
    }
    return sum / Math.max(weights, 1e-9);
  }

  /** Readiness of all fans of an author of posts, mean over the unplanned posts of the history. */
  double mean(Originals originals, Calendar calendar) {
    var limit = (long) (calendar.endOfNight(0) - calendar.start()) << 32;
    var sum = 0.0;
    var count = 0;
    for (long key : originals.keys()) {
      if (key < limit && !originals.planted().containsKey(key)) {
        sum += ofAuthor[(int) key];
        count++;
      }
    }
    return sum / Math.max(count, 1);
  }
}
