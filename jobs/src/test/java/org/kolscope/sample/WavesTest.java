package org.kolscope.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Like;
import org.kolscope.schema.Post;

final class WavesTest {

  private static final int NIGHTS = 5;
  private static FakeWorld world;
  private static Waves waves;
  private static final List<List<Post>> NIGHTLY = new ArrayList<>();
  private static final Map<Long, Post> LAST = new HashMap<>();
  private static final Map<Long, Role> ROLES = new HashMap<>();

  @BeforeAll
  static void makeAWorld() {
    world = FakeWorld.of(3_000, NIGHTS, 15);
    waves = waves(world);
    for (int night = 0; night < NIGHTS; night++) {
      var rows = posts(waves, night);
      NIGHTLY.add(rows);
      rows.forEach(row -> LAST.put(row.postId(), row));
    }
    for (int i = 0; i < world.people().size(); i++) {
      ROLES.put(world.people().id(i), world.people().role(i));
    }
  }

  private static Waves waves(FakeWorld world) {
    return Waves.of(
        world.settings(),
        world.people(),
        world.follows(),
        world.houses(),
        world.farms(),
        account -> Integer.MAX_VALUE,
        new PlainVoice());
  }

  private static List<Post> posts(Waves waves, int night) {
    var rows = new ArrayList<Post>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      waves.posts(night, part, rows::add);
    }
    return rows;
  }

  private static List<Comment> comments(Waves waves, int night) {
    var rows = new ArrayList<Comment>();
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      waves.comments(night, part, rows::add);
    }
    return rows;
  }

  private static Instant end(int night) {
    return Instant.ofEpochSecond(world.settings().endOf(night));
  }

  @Test
  void aPartIsSortedByNumberAndNumbersAreUnique() {
    for (int part = 0; part < SampleSettings.PARTS; part++) {
      var numbers = new ArrayList<Long>();
      waves.posts(1, part, row -> numbers.add(row.postId()));
      assertFalse(numbers.isEmpty());
      assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    }
    for (var night : NIGHTLY) {
      assertEquals(night.size(), night.stream().map(Post::postId).distinct().count());
    }
  }

  @Test
  void numbersGrowWithTime() {
    var byNumber = LAST.values().stream().sorted(java.util.Comparator.comparingLong(Post::postId));
    var times = byNumber.map(Post::createdAt).toList();
    assertEquals(times.stream().sorted().toList(), times);
  }

  @Test
  void whateverIsAskedFirstTheAnswerIsTheSame() {
    var again = waves(world);
    assertEquals(NIGHTLY.get(3), posts(again, 3));
    assertEquals(NIGHTLY.get(0), posts(again, 0));
    assertEquals(comments(waves, 0), comments(again, 0));
    var parts =
        IntStream.range(0, SampleSettings.PARTS)
            .parallel()
            .mapToObj(
                part -> {
                  var rows = new ArrayList<Post>();
                  again.posts(2, part, rows::add);
                  return rows;
                })
            .flatMap(List::stream)
            .toList();
    assertEquals(NIGHTLY.get(2), parts);
  }

  @Test
  void laterNightsHoldNewPostsAndChangedCounters() {
    var known = new HashMap<Long, Post>();
    NIGHTLY.get(0).forEach(row -> known.put(row.postId(), row));
    for (int night = 1; night < NIGHTS; night++) {
      var fresh = 0;
      for (var row : NIGHTLY.get(night)) {
        assertTrue(row.createdAt().isBefore(end(night)));
        var before = known.put(row.postId(), row);
        if (before == null) {
          fresh++;
          assertFalse(row.createdAt().isBefore(end(night - 1)));
        } else {
          assertFalse(row.equals(before), "an equal row is written twice");
          assertTrue(row.repostCount() >= before.repostCount());
          assertTrue(row.likeCount() >= before.likeCount());
          assertTrue(row.commentCount() >= before.commentCount());
          assertEquals(before.text(), row.text());
        }
      }
      assertTrue(fresh > 100, "new posts: " + fresh);
      assertTrue(NIGHTLY.get(night).size() > fresh, "no counter has changed");
    }
  }

  @Test
  void shownFiguresAreNoRoundNumbers() {
    var many =
        NIGHTLY.stream()
            .flatMap(List::stream)
            .flatMap(row -> Stream.of(row.likeCount(), row.repostCount()))
            .filter(count -> count != null && count >= 30)
            .toList();
    assertTrue(many.size() > 300, "large figures: " + many.size());
    var round = (double) many.stream().filter(count -> count % 10 == 0).count() / many.size();
    // the last digit is as good as uniform; four standard errors of a share of a tenth
    assertEquals(0.1, round, 4 * Math.sqrt(0.09 / many.size()));
  }

  @Test
  void theLastRelayerOfAChainIsNearestToTheRoot() {
    var deep = 0;
    for (var row : LAST.values()) {
      if (!row.isRepost()) {
        assertFalse(row.text().contains("//@"));
        continue;
      }
      var expected = new ArrayList<String>();
      for (var step = LAST.get(row.parentPostId());
          step.isRepost();
          step = LAST.get(step.parentPostId())) {
        expected.add("n" + index(step.accountId()));
      }
      var names = row.text().split("//@", -1);
      var found = new ArrayList<String>();
      for (int i = 1; i < names.length; i++) {
        found.add(names[i].substring(0, names[i].indexOf(':')));
      }
      assertEquals(expected, found);
      assertEquals(LAST.get(row.parentPostId()).accountId(), row.parentAccountId());
      assertEquals(LAST.get(row.rootPostId()).accountId(), row.rootAccountId());
      deep += expected.isEmpty() ? 0 : 1;
    }
    assertTrue(deep > 20, "chains: " + deep);
  }

  private static int index(long id) {
    return (int) ((id - 1_000_000) / 7);
  }

  @Test
  void displayedRepostsAreThoseInTheDataAndAsManyMoreAsCoverageSays() {
    var below = new HashMap<Long, Integer>();
    LAST.values().stream()
        .filter(row -> row.isRepost() && ROLES.get(row.accountId()) != Role.ZOMBIE)
        .forEach(row -> below.merge(row.rootPostId(), 1, Integer::sum));
    var paid =
        LAST.values().stream()
            .filter(row -> row.isRepost() && ROLES.get(row.accountId()) == Role.ZOMBIE)
            .collect(Collectors.groupingBy(Post::rootPostId, Collectors.counting()));
    var more = 0.0;
    var expected = 0.0;
    var variance = 0.0;
    for (var entry : below.entrySet()) {
      var root = LAST.get(entry.getKey());
      var coverage = (double) world.people().coverage[index(root.accountId())];
      var acts = entry.getValue() + paid.getOrDefault(entry.getKey(), 0L);
      assertTrue(root.repostCount() >= acts);
      more += root.repostCount() - acts;
      // failures before as many successes: negative binomial
      expected += entry.getValue() * (1 - coverage) / coverage;
      variance += entry.getValue() * (1 - coverage) / (coverage * coverage);
    }
    assertEquals(expected, more, 4 * Math.sqrt(variance));
  }

  @Test
  void commentsAnswerEarlierCommentsOfTheSamePost() {
    var known = new HashMap<Long, Comment>();
    for (int night = 0; night < NIGHTS; night++) {
      for (var row : comments(waves, night)) {
        assertEquals(null, known.put(row.commentId(), row));
        assertTrue(row.createdAt().isBefore(end(night)));
        assertTrue(row.createdAt().isAfter(LAST.get(row.postId()).createdAt()));
        if (row.parentCommentId() != null) {
          var parent = known.get(row.parentCommentId());
          if (parent != null) {
            assertEquals(parent.postId(), row.postId());
            assertTrue(parent.createdAt().isBefore(row.createdAt()));
          }
        }
      }
    }
    assertTrue(known.size() > 200, "comments: " + known.size());
    assertTrue(
        known.values().stream()
            .filter(row -> row.parentCommentId() != null)
            .allMatch(row -> known.containsKey(row.parentCommentId())));
  }

  @Test
  void likesAreOfRealAccountsAndOnlyForVoices() {
    var seen = new HashSet<List<Long>>();
    for (int night = 0; night < NIGHTS; night++) {
      for (int part = 0; part < SampleSettings.PARTS; part++) {
        var rows = new ArrayList<Like>();
        waves.likes(night, part, rows::add);
        for (var row : rows) {
          assertTrue(seen.add(List.of(row.postId(), row.accountId())));
          assertTrue(Likes.isVoice(ROLES.get(LAST.get(row.postId()).accountId())));
          assertTrue(ROLES.get(row.accountId()).isReal());
        }
      }
    }
    assertTrue(seen.size() > 500, "likes: " + seen.size());
  }

  @Test
  void boughtRepostsComeFromTheFarmInTwoPaces() {
    var bought = waves.planted().repostsBought().toList();
    var delays = new HashMap<String, List<Long>>();
    for (var row : bought) {
      var repost = LAST.get(row.postId());
      var farm = world.people().farm[index(repost.accountId())];
      assertEquals("farm-%03d".formatted(farm), row.farmId());
      assertEquals(row.rootPostId(), repost.parentPostId());
      var root = LAST.get(row.rootPostId());
      delays
          .computeIfAbsent(row.delivery(), key -> new ArrayList<>())
          .add(repost.createdAt().getEpochSecond() - root.createdAt().getEpochSecond());
    }
    assertTrue(median(delays.get("BURST")) < 1_800, delays.keySet().toString());
    assertTrue(median(delays.get("DRIP")) > 20_000, delays.keySet().toString());
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void someComplaintsAreAnsweredByTheServiceAccount() {
    var complaints = waves.planted().complaints().toList();
    var answered = complaints.stream().filter(row -> row.answeredBy() != null).toList();
    assertTrue(complaints.size() > 60, "complaints: " + complaints.size());
    assertTrue(answered.size() > 10 && answered.size() < complaints.size() * 0.9);
    var services =
        world.houses().stream().map(house -> world.people().id(house.service())).toList();
    for (var row : answered) {
      assertTrue(services.contains(row.answeredBy()));
      assertTrue(row.answeredAt().isAfter(LAST.get(row.postId()).createdAt()));
    }
  }

  @Test
  void eventsRunTwoDaysOneAWeekAndThereIsOneCrisis() {
    var events = waves.planted().events();
    var days =
        events.stream()
            .filter(row -> row.kind().equals("TOPIC"))
            .map(row -> (row.endsAt().getEpochSecond() - row.startsAt().getEpochSecond()) / 86_400)
            .toList();
    assertTrue(days.size() >= 4);
    assertEquals(1, days.stream().filter(d -> d == 7).count());
    assertTrue(days.stream().allMatch(d -> d == 2 || d == 7));
    assertEquals(1, events.stream().filter(row -> row.kind().equals("CRISIS")).count());
    assertTrue(events.stream().filter(row -> row.kind().equals("QUARREL")).count() >= 2);
    assertTrue(
        events.stream().filter(row -> row.kind().equals("TOPIC")).allMatch(r -> r.posts() > 5));
  }

  @Test
  void whoTiredStopsAndWhoReturnsWasRelayedBefore() {
    var favours = waves.planted().favours().toList();
    assertTrue(favours.size() > 10, "favours: " + favours.size());
    for (var favour : favours) {
      if (favour.kind().equals("TIRES") && favour.stoppedAt() != null) {
        assertTrue(favour.given() >= 3);
      }
    }
    assertTrue(favours.stream().anyMatch(favour -> favour.given() > 0));
  }

  @Test
  void fansWhoTireOfPromotionsLeaveInTheNightAfterTheySawOne() {
    var left = waves.planted().tired().toList();
    // 9 firms, about two promotions a day each over four nights, and each of some 700 fans that
    // sees one leaves with 0.0025
    assertTrue(left.size() > 15 && left.size() < 300, "left: " + left.size());
    for (var row : left) {
      var promotion = LAST.get(row.postId());
      assertEquals(promotion.accountId(), row.accountId());
      assertFalse(promotion.isRepost());
      assertTrue(row.leftAt().isAfter(promotion.createdAt()));
      var place = world.follows().place(index(row.fanId()), index(row.accountId()));
      var night = world.follows().endNight[place];
      assertFalse(row.leftAt().isBefore(end(night - 2)), row + " in night " + night);
      assertTrue(row.leftAt().isBefore(end(night - 1)), row + " in night " + night);
    }
    assertEquals(
        left.size(),
        left.stream().map(row -> List.of(row.accountId(), row.fanId())).distinct().count());
  }

  @Test
  void deletedPostsAreShownAsDeletedAndNobodyTouchesThemAfterwards() {
    var deleted = new HashMap<Long, Instant>();
    waves.planted().deleted().forEach(row -> deleted.put(row.postId(), row.deletedAt()));
    assertTrue(deleted.size() > 5, "deleted: " + deleted.size());
    for (var row : LAST.values()) {
      assertEquals(deleted.containsKey(row.postId()), row.deleted());
      if (row.isRepost() && deleted.containsKey(row.rootPostId())) {
        assertTrue(row.createdAt().isBefore(deleted.get(row.rootPostId())));
      }
    }
    for (int night = 0; night < NIGHTS; night++) {
      for (var comment : comments(waves, night)) {
        var at = deleted.get(comment.postId());
        // comments of one second are moved apart by seconds
        assertTrue(at == null || comment.createdAt().isBefore(at.plusSeconds(5)));
      }
      for (var row : NIGHTLY.get(night)) {
        var at = deleted.get(row.postId());
        assertEquals(at != null && at.isBefore(end(night)), row.deleted());
      }
    }
  }

  @Test
  void aThirdOfWhatStaffWriteIsAboutTheirOwnBrand() {
    var praise = waves.planted().staffPosts().toList();
    for (var row : praise) {
      var house =
          world.houses().stream()
              .filter(h -> h.staff().contains(index(row.accountId())))
              .findFirst()
              .orElseThrow();
      assertEquals(house.brand(), row.brand());
      assertEquals(row.accountId(), LAST.get(row.postId()).accountId());
    }
    var all =
        LAST.values().stream()
            .filter(row -> ROLES.get(row.accountId()) == Role.STAFF && !row.isRepost())
            .count();
    // 6 accounts with a post a day for 32 days: 0.3 with a standard error of 0.033
    assertEquals(0.3, praise.size() / (double) all, 0.12);
  }

  @Test
  void viralDaysAndPrizeCampaignsHaveTheirPosts() {
    var start = Instant.ofEpochSecond(Calendar.of(world.settings()).start());
    var faults = waves.planted().rhythmFaults().toList();
    for (var row : waves.planted().viral().toList()) {
      assertEquals(row.startsAt().isBefore(start), row.postId() == null, row.toString());
      assertStands(row.postId(), row.accountId(), row.startsAt());
    }
    var campaigns = waves.planted().campaigns().toList();
    assertTrue(campaigns.size() >= 9, "campaigns: " + campaigns.size());
    for (var row : campaigns) {
      var isSilent =
          faults.stream()
              .filter(f -> f.accountId() == row.accountId() && f.fault().equals("SILENCE"))
              .anyMatch(
                  f ->
                      !row.startsAt().isBefore(f.startsAt())
                          && row.startsAt().isBefore(f.endsAt()));
      assertEquals(isSilent, row.postId() == null, row.toString());
      assertStands(row.postId(), row.accountId(), row.startsAt());
    }
  }

  private static void assertStands(Long postId, long accountId, Instant at) {
    if (postId != null) {
      var post = LAST.get(postId);
      assertEquals(accountId, post.accountId());
      assertEquals(at, post.createdAt());
      assertFalse(post.isRepost());
    }
  }

  @Test
  void aSilentAccountWritesNothingOfItsOwn() {
    var faults = waves.planted().rhythmFaults().toList();
    assertFalse(faults.isEmpty());
    for (var fault : faults) {
      var posts =
          LAST.values().stream()
              .filter(row -> row.accountId() == fault.accountId() && !row.isRepost())
              .filter(row -> !row.createdAt().isBefore(fault.startsAt()))
              .filter(row -> !row.createdAt().isAfter(fault.endsAt()))
              .count();
      if (fault.fault().equals("SILENCE")) {
        assertEquals(0, posts);
      } else {
        assertTrue(posts >= 4, fault + ": " + posts);
      }
    }
  }

  @Test
  void sessionsShowAtMostTheNewest() {
    var sessions = waves.planted().sessions();
    assertTrue(sessions.size() > 1_000);
    assertTrue(sessions.stream().allMatch(row -> row.shownPosts() <= Sessions.PLACES));
    assertTrue(sessions.stream().anyMatch(row -> row.newPosts() > row.shownPosts()));
    assertTrue(sessions.stream().anyMatch(row -> row.newPosts() == row.shownPosts()));
  }

  @Test
  void reachGrowsWithFansAndCountsTargetsApart() {
    var none = new BitSet();
    var all = new BitSet();
    all.set(0, world.people().size());
    var reached = waves.influence(Map.of("all", all, "none", none));
    assertEquals(world.all(Role.KOL).size(), reached.influence().size());
    var best = reached.best().stream().filter(row -> row.brief().equals("all")).toList();
    assertEquals(20, best.size());
    var top = best.get(0);
    var same =
        reached.influence().stream().filter(r -> r.accountId() == top.accountId()).findFirst();
    assertEquals(same.orElseThrow().expectedRealReach(), top.expectedTargetReach(), 1e-6);
    assertTrue(
        reached.best().stream()
            .filter(row -> row.brief().equals("none"))
            .allMatch(row -> row.expectedTargetReach() == 0));
    for (var row : reached.influence()) {
      assertTrue(row.expectedRealReach() <= world.people().size());
      var fans = world.follows().fans(index(row.accountId()));
      assertTrue(row.expectedRealReach() > 0.1 * fans, row + " of " + fans);
    }
  }

  @Test
  void salesAndTopicsComeForEachDay() {
    var first = waves.outcomes(0);
    assertEquals(SampleSettings.HISTORY_DAYS * 2 * 3, first.size());
    assertEquals(2 * 3, waves.outcomes(1).size());
    assertTrue(
        waves.outcomes(1).stream()
            .allMatch(r -> r.date().equals(FakeWorld.FIRST_NIGHT.plusDays(1))));
    var topics = waves.hotTopics(1);
    assertEquals(6, topics.stream().filter(row -> row.rank() == 1).count());
    assertEquals(
        topics.size(),
        topics.stream().map(r -> List.of(r.topic(), r.observedAt())).distinct().count());
  }
}
