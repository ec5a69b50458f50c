package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kolscope.sample.attack.AttackMix;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;

class FollowRowsTest {

  private static final int NIGHTS = 15;
  private static final BondsWorld WORLD =
      BondsWorld.of(4_000, NIGHTS, 15, AttackMix.defaults(4_000));
  private static final Follows FOLLOWS = WORLD.follows();
  private static final FollowRows ROWS = new FollowRows(WORLD.settings(), WORLD.people(), FOLLOWS);

  private record Edge(long follower, long followee) {}

  private static List<Follow> follows(int night) {
    var rows = new ArrayList<Follow>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      ROWS.follows(night, part, rows::add);
    }
    return rows;
  }

  private static List<Crawl> crawls(int night) {
    var rows = new ArrayList<Crawl>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      ROWS.crawls(night, part, rows::add);
    }
    return rows;
  }

  @Test
  void nightsAddUpToWhatIsThereAtTheEnd() {
    var state = new HashSet<Edge>();
    for (int night = 0; night < NIGHTS; night++) {
      for (var row : follows(night)) {
        var edge = new Edge(row.followerId(), row.followeeId());
        if (row.gone()) {
          assertThat(state.remove(edge)).isTrue();
        } else {
          state.add(edge);
        }
      }
    }
    var expected = new HashSet<Edge>();
    var people = WORLD.people();
    for (int i = 0; i < people.size(); i++) {
      for (int at = FOLLOWS.from[i]; at < FOLLOWS.from[i + 1]; at++) {
        if (FOLLOWS.endNight[at] == Follows.NEVER) {
          expected.add(new Edge(people.id(i), people.id(FOLLOWS.followee[at])));
        }
      }
    }
    assertThat(state).isEqualTo(expected);
  }

  @Test
  void rowsOfAPartAreSortedAndUnique() {
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      var rows = new ArrayList<Follow>();
      ROWS.follows(0, part, rows::add);
      assertThat(rows)
          .isSortedAccordingTo(
              Comparator.comparingLong(Follow::followerId).thenComparingLong(Follow::followeeId));
      assertThat(keys(rows)).hasSameSizeAs(rows);
    }
  }

  private static Set<Edge> keys(List<Follow> rows) {
    var keys = new HashSet<Edge>();
    rows.forEach(r -> keys.add(new Edge(r.followerId(), r.followeeId())));
    return keys;
  }

  @Test
  void aPurgeEndsAllFollowsOfAndToWhomItRemoves() {
    var follows = WORLD.follows();
    var purged = new BitSet();
    purged.set(0, 400);
    Bonds.purge(follows, purged, 6);
    var rows = new FollowRows(WORLD.settings(), WORLD.people(), follows);
    Map<Long, Integer> ids = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      ids.put(WORLD.people().id(i), i);
    }
    var state = new HashSet<Edge>();
    for (int night = 0; night < NIGHTS; night++) {
      for (int part = 0; part < SampleSettings.PARTS; part++) {
        rows.follows(
            night,
            part,
            row -> {
              var edge = new Edge(row.followerId(), row.followeeId());
              if (row.gone()) {
                assertThat(state.remove(edge)).isTrue();
              } else {
                state.add(edge);
              }
            });
      }
      var left =
          state.stream().filter(e -> ids.containsKey(e.follower) || ids.containsKey(e.followee));
      if (night < 6) {
        assertThat(left).hasSizeGreaterThan(5_000);
      } else {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aRowIsNoYoungerThanItsNight() {
    for (int night = 0; night < 3; night++) {
      var end = WORLD.settings().endOf(night);
      assertThat(follows(night)).allMatch(row -> row.followedAt().getEpochSecond() < end);
    }
  }

  @Test
  void aCompleteListIsInTheDropOfItsNightAndIsTheState() {
    var state = new HashSet<Edge>();
    for (int night = 0; night < NIGHTS; night++) {
      var rows = follows(night);
      Map<Long, Long> followers = new HashMap<>();
      Map<Long, Long> followees = new HashMap<>();
      for (var row : rows) {
        var edge = new Edge(row.followerId(), row.followeeId());
        if (row.gone()) {
          state.remove(edge);
        } else {
          state.add(edge);
          followers.merge(row.followeeId(), 1L, Long::sum);
          followees.merge(row.followerId(), 1L, Long::sum);
        }
      }
      for (var crawl : crawls(night)) {
        if (crawl.complete()) {
          var isFollowers = crawl.kind() == Crawl.Kind.FOLLOWERS;
          var brought = isFollowers ? followers : followees;
          assertThat(brought.getOrDefault(crawl.accountId(), 0L)).isEqualTo(crawl.rowsSeen());
          if (!isFollowers) {
            assertThat(state.stream().filter(e -> e.follower == crawl.accountId()))
                .hasSize((int) crawl.rowsSeen());
          }
        }
      }
    }
  }

  @Test
  void thereAreCompleteAndIncompleteListsOfKolsAndBrandsOnly() {
    var people = WORLD.people();
    Map<Long, Role> roles = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      roles.put(people.id(i), people.role(i));
    }
    var first = crawls(0);
    assertThat(first)
        .allMatch(c -> Set.of(Role.KOL, Role.BRAND).contains(roles.get(c.accountId())));
    var lists = first.stream().filter(c -> c.kind() == Crawl.Kind.FOLLOWERS).toList();
    assertThat(lists).filteredOn(Crawl::complete).hasSizeBetween(5, 25);
    assertThat(lists).filteredOn(c -> !c.complete()).hasSizeBetween(25, 47);
    assertThat(crawls(3)).noneMatch(c -> c.kind() == Crawl.Kind.FOLLOWERS && c.complete());
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      var rows = new ArrayList<Crawl>();
      ROWS.crawls(0, part, rows::add);
      assertThat(rows)
          .isSortedAccordingTo(
              Comparator.comparingLong(Crawl::accountId).thenComparing(Crawl::kind));
    }
  }
}
