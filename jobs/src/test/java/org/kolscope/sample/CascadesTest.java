package org.kolscope.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CascadesTest {

  private static FakeWorld world;
  private static Stage stage;
  private static Posts posts;

  @BeforeAll
  static void makeAWorld() {
    world = FakeWorld.of(20_000, 1);
    stage = world.stage();
    posts = posts(world);
  }

  static Posts posts(FakeWorld world) {
    var stage = world.stage();
    return Cascades.of(
        stage,
        Originals.of(world.settings(), stage),
        Pull.of(stage),
        new BoughtReposts(stage, world.farms()),
        new Favours(stage),
        new Tired(stage));
  }

  @Test
  void aRepostNeverComesBeforeItsParent() {
    for (int post = 0; post < posts.size(); post++) {
      if (posts.isRepost(post)) {
        assertTrue(posts.time[post] > posts.time[posts.parent[post]]);
      }
      if (post > 0) {
        assertTrue(posts.time[post] >= posts.time[post - 1], "posts are in the order of time");
      }
    }
  }

  @Test
  void whoRepostsUnpaidFollowsTheParentsAuthor() {
    for (int post = 0; post < posts.size(); post++) {
      if (posts.isRepost(post) && posts.farm[post] < 0) {
        assertTrue(
            stage.follows().place(posts.author[post], posts.author[posts.parent[post]]) >= 0);
        assertTrue(world.people().isReal(posts.author[post]));
      }
    }
  }

  @Test
  void nobodyRepostsARootTwiceOrHisOwn() {
    var seen = new HashSet<List<Integer>>();
    for (int post = 0; post < posts.size(); post++) {
      if (posts.isRepost(post)) {
        assertTrue(seen.add(List.of(posts.root[post], posts.author[post])));
        assertTrue(posts.author[post] != posts.author[posts.root[post]]);
      }
    }
  }

  @Test
  void aRepostedPostWasAmongTheNewestOfTheFirstSessionAfterIt() {
    var byAuthor = new ArrayList<List<Integer>>();
    for (int i = 0; i < world.people().size(); i++) {
      byAuthor.add(new ArrayList<>());
    }
    for (int post = 0; post < posts.size(); post++) {
      byAuthor.get(posts.author[post]).add(posts.time[post]);
    }
    var follows = stage.follows();
    for (int post = 0; post < posts.size(); post += 7) {
      if (!posts.isRepost(post) || posts.farm[post] >= 0) {
        continue;
      }
      var reader = posts.author[post];
      var shownAt = posts.time[posts.parent[post]];
      var session = stage.sessions().first(reader, shownAt);
      assertTrue(session > shownAt && posts.time[post] > session);
      var newer =
          Arrays.stream(follows.followee, follows.from[reader], follows.from[reader + 1])
              .flatMap(to -> byAuthor.get(to).stream().mapToInt(Integer::intValue))
              .filter(time -> time > shownAt && time <= session)
              .count();
      assertTrue(newer < Sessions.PLACES, "newer posts: " + newer);
    }
  }

  @Test
  void mostCascadesAreSmallWideAndShallow() {
    var figures = CascadeFigures.of(posts);
    assertTrue(figures.withoutRepost() > 0.7 && figures.withoutRepost() < 0.99, figures.toString());
    assertTrue(figures.meanDepth() >= 1 && figures.meanDepth() < 2, figures.toString());
    assertTrue(figures.deeperThan8() < 0.001, figures.toString());
    assertTrue(figures.largest() > 50, figures.toString());
    assertTrue(figures.exponent() > 1.4 && figures.exponent() < 3, figures.toString());
  }

  @Test
  void halfOfTheRepostsComeWithinAnHourOrTwo() {
    var figures = CascadeFigures.of(posts);
    assertTrue(
        figures.medianDelayMinutes() > 30 && figures.medianDelayMinutes() < 120,
        figures.toString());
  }

  @Test
  void theShareOfRepostsLiesBetweenThoseOfTwoRealFanNetworks() {
    // 0.23 and 0.61 of the posts of four weeks, see docs/sample-world.md
    var figures = CascadeFigures.of(posts);
    assertTrue(figures.repostShare() > 0.23 && figures.repostShare() < 0.61, figures.toString());
  }

  @Test
  void aPostThatWentViralIsRepostedManyTimesMoreThanOthersOfKols() {
    var begins = new HashSet<Long>();
    Originals.of(world.settings(), stage).viral().stream()
        .filter(Occasions.Occasion::hasPost)
        .forEach(o -> begins.add(((long) o.account() << 32) | o.startsAt()));
    assertTrue(begins.size() >= 3, "viral posts: " + begins.size());
    var below = Heirs.below(posts);
    var viral = 0.0;
    var usual = 0.0;
    for (long begin : begins) {
      var kol = (int) (begin >>> 32);
      var own =
          IntStream.range(0, posts.size())
              .filter(post -> posts.author[post] == kol && !posts.isRepost(post))
              .boxed()
              .toList();
      var itself = own.stream().filter(post -> posts.time[post] == (int) begin).toList();
      assertEquals(1, itself.size(), "it stands at its second");
      viral += below.count(itself.get(0));
      usual += own.stream().mapToInt(below::count).average().orElseThrow();
    }
    // planted with 20 times the strength of a usual post, which is part of the mean itself
    assertTrue(viral > 4 * usual, viral + " against " + usual);
  }

  @Test
  void peopleSleepAndTheEveningIsLoudest() {
    var hours = new int[24];
    for (int post = 0; post < posts.size(); post++) {
      if (world.people().role(posts.author[post]) == Role.PERSON) {
        hours[Math.floorMod(posts.time[post] - stage.calendar().start(), Rhythm.DAY) / 3_600]++;
      }
    }
    assertTrue(hours[21] > 6 * hours[4], Arrays.toString(hours));
    assertTrue(hours[12] > hours[15], Arrays.toString(hours));
  }

  @Test
  void aLongerWorldBeginsLikeAShortOne() {
    var brief = FakeWorld.of(600, 1);
    var longer = FakeWorld.of(600, 6);
    var first = withoutCrisis(posts(brief), brief);
    var second = withoutCrisis(posts(longer), longer);
    assertTrue(first.size() > 500);
    assertEquals(first, second.subList(0, first.size()));
  }

  /** The crisis comes at the end of a world: what is before it. */
  private static List<List<Integer>> withoutCrisis(Posts posts, FakeWorld world) {
    var end = Calendar.of(world.settings()).startOf(SampleSettings.HISTORY_DAYS - 4);
    var rows = new ArrayList<List<Integer>>();
    for (int post = 0; post < posts.size() && posts.time[post] < end; post++) {
      rows.add(List.of(posts.author[post], posts.time[post], posts.parent[post]));
    }
    return rows;
  }
}
