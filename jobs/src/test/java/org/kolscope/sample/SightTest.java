package org.kolscope.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SightTest {

  @Test
  void readersAreThoseWhoseFirstSessionReallyShowsThePost() {
    var world = FakeWorld.of(5_000, 1);
    var stage = world.stage();
    var posts = CascadesTest.posts(world);
    var sight = Sight.of(stage, posts);
    var feed = new Feed(stage, posts);
    IntStream.range(0, posts.size()).forEach(feed::add);
    var from = posts.firstAt(stage.calendar().startOf(5));
    var to = posts.firstAt(stage.calendar().startOf(24));
    var expected = 0.0;
    var real = 0;
    for (int post = from; post < to; post += 23) {
      var author = posts.author[post];
      if (world.people().role(author) != Role.KOL || posts.isRepost(post)) {
        continue;
      }
      expected += sight.readers(author);
      real += shown(stage, feed, author, posts.time[post]);
    }
    assertEquals(1, expected / real, 0.15, expected + " expected, shown " + real);
  }

  private static int shown(Stage stage, Feed feed, int author, int time) {
    var follows = stage.follows();
    var count = 0;
    for (int at = follows.fansFrom[author]; at < follows.fansFrom[author + 1]; at++) {
      var fan = follows.fan[at];
      var session = stage.sessions().first(fan, time);
      if (stage.people().sessionsPerDay[fan] >= Sight.ACTIVE
          && stage.people().isReal(fan)
          && session != Sessions.NONE
          && feed.newer(fan, time, session, Sessions.PLACES) < Sessions.PLACES) {
        count++;
      }
    }
    return count;
  }
}
