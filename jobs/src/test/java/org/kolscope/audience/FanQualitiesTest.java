package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kolscope.audience.FanWorld.AS_OF;
import static org.kolscope.audience.FanWorld.daysAgo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Comment;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Like;
import org.kolscope.schema.Verdict.Call;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class FanQualitiesTest {

  private static final long KOL = 9;

  private static final Labelled FAST = new Labelled(500, 490, 2000, 1990);

  private static final FanQualities STEP = new FanQualities(errors(Map.of("fast", FAST)));

  private static ClassifierErrors errors(Map<String, Labelled> kinds) {
    return new ClassifierErrors(
        kinds.entrySet().stream()
            .map(
                e ->
                    new ClassifierErrors.Kind(
                        e.getKey(),
                        e.getValue().zombiesCount(),
                        e.getValue().zombiesFoundCount(),
                        e.getValue().genuineCount(),
                        e.getValue().genuineFoundCount()))
            .toList());
  }

  private static FanQuality one(SparkSession spark, FanWorld world) {
    return byKol(spark, world).get(KOL);
  }

  private static Map<Long, FanQuality> byKol(SparkSession spark, FanWorld world) {
    return STEP.of(world.known(spark)).collect().stream()
        .collect(Collectors.toMap(FanQuality::accountId, q -> q));
  }

  /**
   * Verdict, followers, followees and the days since the last act of a fan, and its type. "-" is
   * not known; "crawled" that a complete crawl saw no post.
   */
  private static final String TYPES =
      """
      -           | -     | -     | -       | typeNoData
      GENUINE     | -     | -     | -       | typeReal
      ZOMBIE      | -     | -     | -       | typeZombie
      -           | 10    | -     | -       | typeUnjudged
      -           | -     | 10    | 100     | typeInactive
      -           | 10    | 1501  | 1       | typeMassFollower
      ZOMBIE      | 6000  | 1501  | 100     | typeMassFollower
      GENUINE     | 10    | 1500  | 1       | typeReal
      ZOMBIE      | 5001  | 10    | 100     | typeInfluencer
      GENUINE     | 5000  | 10    | 1       | typeReal
      ZOMBIE      | 10    | 10    | 100     | typeZombie
      ZOMBIE      | 10    | 10    | 1       | typeZombie
      COORDINATED | 10    | 10    | 90      | typeInactive
      COORDINATED | 10    | 10    | 89      | typeCoordinated
      UNSURE      | 10    | 10    | crawled | typeInactive
      UNSURE      | 10    | 10    | -       | typeUnsure
      GENUINE     | 10    | 10    | 90      | typeInactive
      GENUINE     | 10    | 10    | -       | typeReal
      """;

  @Test
  void aFanHasTheFirstTypeThatFits(SparkSession spark) {
    var cases = TYPES.lines().map(l -> l.split("\\s*\\|\\s*", -1)).toList();
    var world = new FanWorld();
    for (int i = 0; i < cases.size(); i++) {
      var row = cases.get(i);
      world.kol(1000 + i, null);
      world.judged(
          i,
          number(row[1]),
          number(row[2]),
          row[0].equals("-") ? null : Call.valueOf(row[0]),
          null);
      world.follow(i, 1000 + i, null);
      if (row[3].equals("crawled")) {
        world.crawls.add(new Crawl(i, Crawl.Kind.POSTS, 0, true));
      } else if (!row[3].equals("-")) {
        world.post(i, i, daysAgo(Integer.parseInt(row[3])));
      }
    }

    var found =
        STEP.of(world.known(spark)).collect().stream()
            .collect(Collectors.toMap(FanQuality::accountId, FanQualitiesTest::types));

    var actual = new TreeMap<Integer, String>();
    var expected = new TreeMap<Integer, String>();
    for (int i = 0; i < cases.size(); i++) {
      actual.put(i, found.get(1000L + i));
      expected.put(i, cases.get(i)[4]);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static Long number(String word) {
    return word.equals("-") ? null : Long.valueOf(word);
  }

  private static String types(FanQuality q) {
    var counts = new TreeMap<String, Long>();
    counts.put("typeNoData", q.typeNoDataCount());
    counts.put("typeMassFollower", q.typeMassFollowerCount());
    counts.put("typeInfluencer", q.typeInfluencerCount());
    counts.put("typeZombie", q.typeZombieCount());
    counts.put("typeInactive", q.typeInactiveCount());
    counts.put("typeCoordinated", q.typeCoordinatedCount());
    counts.put("typeUnsure", q.typeUnsureCount());
    counts.put("typeUnjudged", q.typeUnjudgedCount());
    counts.put("typeReal", q.typeRealCount());
    assertThat(counts.values().stream().mapToLong(c -> c).sum()).isEqualTo(q.fansCount());
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" "));
  }

  @Test
  void reachIsOfGenuineFansAlone(SparkSession spark) {
    var world = new FanWorld().kol(KOL, null);
    long[] followees = {0, 499, 500, 999, 1000, 1500, 1501, 9999};
    for (int i = 0; i < followees.length; i++) {
      world.judged(i + 100, null, followees[i], Call.GENUINE, 0.1).follow(i + 100, KOL, null);
      world.judged(i + 200, null, followees[i], Call.UNSURE, 0.5).follow(i + 200, KOL, null);
    }
    world.judged(300, null, null, Call.GENUINE, 0.1).follow(300, KOL, null);

    var found = one(spark, world);

    assertThat(
            List.of(
                found.reachTo499Count(),
                found.reachTo999Count(),
                found.reachTo1500Count(),
                found.reachOver1500Count(),
                found.reachUnknownCount()))
        .containsExactly(2L, 2L, 2L, 2L, 1L);
  }

  @Test
  void activeAndVisibleFansNeedActsThatAreKnown(SparkSession spark) {
    var none = one(spark, new FanWorld().kol(KOL, 10L).fans(KOL, 100, 103, Call.GENUINE));
    assertThat(none.active7Count()).isNull();
    assertThat(none.visibleFans()).isNull();
    assertThat(none.loyalCount()).isNull();

    var world = new FanWorld().kol(KOL, 10L).kol(8, 10L).fans(KOL, 100, 106, Call.GENUINE);
    world.post(1, 100, daysAgo(0)).post(2, 100, daysAgo(6)).post(3, 100, daysAgo(6));
    world.post(4, 101, daysAgo(7)).post(5, 102, daysAgo(29)).post(6, 103, daysAgo(30));
    world.comments.add(new Comment(1, 1, 104, daysAgo(89), null, null));
    world.likes.add(new Like(1, 105, daysAgo(90)));
    world.post(7, 105, daysAgo(-1));

    var found = one(spark, world);

    assertThat(found.actsKnownCount()).isEqualTo(6);
    assertThat(found.active7Count()).isEqualTo(1);
    assertThat(found.active30Count()).isEqualTo(3);
    assertThat(found.active90Count()).isEqualTo(5);
    assertThat(found.typeInactiveCount()).isEqualTo(1);
    // 0.9 genuine each; 2 active days, 1, 1, 0, 0, 0 of 30; 100 followees: sees all
    assertThat(found.visibleFans()).isEqualTo(0.9 * (2 + 1 + 1) / 30, within(1e-9));
    assertThat(found.visibleFansOfCount()).isEqualTo(6);
  }

  @Test
  void whoFollowsManySeesAShareOfThePosts(SparkSession spark) {
    var world = new FanWorld().kol(KOL, null).judged(1, null, 800L, Call.UNSURE, 0.4);
    world.follow(1, KOL, null).post(1, 1, daysAgo(3));

    assertThat(one(spark, world).visibleFans()).isEqualTo(0.6 / 30 * 200 / 800, within(1e-6));
  }

  @Test
  void loyalIsWhoComesBackOnThreeDays(SparkSession spark) {
    var world = new FanWorld().kol(KOL, 2000L).kol(8, null);
    world.post(1, KOL, daysAgo(40));
    for (var id : List.of(20L, 21L, 22L, 23L, 24L)) {
      world.judged(id, null, null, id == 23 ? Call.ZOMBIE : id == 24 ? null : Call.GENUINE, 0.1);
    }
    for (int day = 0; day < 3; day++) {
      world.repost(100 + day, 20, KOL, daysAgo(day));
      world.repost(200 + day, 21, KOL, daysAgo(0));
      world.repost(300 + day, 22, KOL, daysAgo(28 + day));
      world.repost(400 + day, 23, KOL, daysAgo(day));
      world.repost(500 + day, KOL, KOL, daysAgo(day));
    }
    world.repost(600, 24, KOL, daysAgo(2));
    world.comments.add(new Comment(1, 1, 24, daysAgo(1), null, null));
    world.likes.add(new Like(1, 24, daysAgo(29)));

    var found = byKol(spark, world);

    assertThat(found.get(KOL).loyalCount()).as("20, and 24 whom nobody judged").isEqualTo(2);
    assertThat(found.get(KOL).loyalPerThousand()).isEqualTo(1.0);
    assertThat(found.get(8L).loyalCount()).as("no acts of anybody are loaded").isNull();
  }

  @Test
  void newestTenthIsReadFromNightsAndFromPlacesInTheList(SparkSession spark) {
    // KOL 7: 2 of 20 came last night. KOL 8: all in one list, places 0 and 1 are the newest tenth.
    var world = new FanWorld().kol(7, null).kol(8, null).kol(6, null);
    for (int i = 0; i < 20; i++) {
      long fan = 100L + i;
      world.judged(fan, null, null, i < 2 ? Call.ZOMBIE : i == 9 ? Call.ZOMBIE : Call.GENUINE, 0.1);
      world.follow(fan, 7, null).seen(fan, 7, i < 2 ? AS_OF : AS_OF.minusDays(5));
      world.follow(fan, 8, (long) i).seen(fan, 8, AS_OF);
      world.follow(fan, 6, null).seen(fan, 6, AS_OF);
    }
    world.judged(50, null, null, Call.ZOMBIE, 0.9);
    world.follows.add(new Follow(50, 8, 0L, null, true));

    var found = byKol(spark, world);

    for (var kol : List.of(7L, 8L)) {
      assertThat(found.get(kol).newestJudgedCount()).isEqualTo(2);
      assertThat(found.get(kol).newestZombieShare()).isEqualTo(1);
      assertThat(found.get(kol).olderZombieShare()).isEqualTo(1 / 18.0);
      assertThat(found.get(kol).newestDifference()).isEqualTo(1 - 1 / 18.0);
    }
    assertThat(found.get(8L).choice()).isEqualTo(Choice.NEWEST);
    assertThat(found.get(7L).choice()).isEqualTo(Choice.UNKNOWN);
    assertThat(found.get(6L).newestJudgedCount()).as("one night, no places").isNull();
    assertThat(found.get(6L).olderZombieShare()).isNull();
  }

  @Test
  void resultDependsOnNeitherOrderNorPartitions(SparkSession spark) {
    var world =
        new FanWorld()
            .kol(KOL, 900L)
            .kol(8, 150L)
            .fans(KOL, 100, 250, Call.ZOMBIE)
            .fans(8, 300, 450, Call.GENUINE);
    for (int i = 100; i < 200; i++) {
      world.post(i, i, daysAgo(i % 40)).repost(1000 + i, i, KOL, daysAgo(i % 7));
      world.seen(i, KOL, AS_OF.minusDays(i % 11)).seen(i + 200, 8, AS_OF.minusDays(i % 5));
    }
    var once = STEP.of(world.known(spark)).collect();

    assertThat(STEP.of(world.shuffled(spark)).collect())
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(once);
  }
}
