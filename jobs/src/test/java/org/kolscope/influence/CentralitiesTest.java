package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.REPOST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.schema.Centrality;
import org.kolscope.schema.Follow;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class CentralitiesTest {

  private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

  private static List<Follow> follows(String arcs) {
    return Stream.of(arcs.split(" ", -1))
        .map(arc -> arc.split(">", -1))
        .map(arc -> new Follow(Long.parseLong(arc[0]), Long.parseLong(arc[1]), null, null, false))
        .toList();
  }

  private static Map<Long, Centrality> measured(
      SparkSession spark, List<Follow> follows, String zombies) {
    return new Centralities()
            .of(
                Table.of(spark, Follow.class, follows),
                Table.of(spark, RepostEdge.class, List.of()),
                new Given(spark).verdicts(zombies))
            .collect()
            .stream()
            .collect(Collectors.toMap(Centrality::accountId, c -> c));
  }

  @Test
  void verdictsAreWeightsInAMeanAndCutsInACount(SparkSession spark) {
    // 1 and 2 follow 9, who follows 8; 3 follows 9 and 8 and is a zombie for certain; 5 is alone
    // with 6, whom nobody judged: the mean of six judged, one of them a zombie
    var arcs = "1>9 2>9 3>9 9>8 3>8 5>6";
    var found = measured(spark, follows(arcs), "1:0 2:0 3:1 8:0 9:0 5:0 6:");

    var nine = found.get(9L);
    assertThat(nine.inCount()).isEqualTo(3);
    assertThat(nine.genuineInCount()).isEqualTo(2);
    assertThat(nine.harmonic()).isEqualTo(2);
    assertThat(nine.componentId()).isEqualTo(1);
    assertThat(nine.componentAccountsCount()).isEqualTo(5);
    assertThat(found.get(8L).harmonic()).isEqualTo(1 + 2 * 0.5);
    // of those with an edge to 8 only 9 counts, who has two
    assertThat(found.get(8L).hIndex()).isEqualTo(1);
    assertThat(found.values())
        .filteredOn(c -> c.accountId() != 3)
        .allSatisfy(c -> assertThat(c.coreness()).isEqualTo(1));
    assertThat(found.get(3L).coreness()).isZero();

    var genuine = new HashMap<Long, Double>();
    LongStream.of(1, 2, 8, 9, 5).forEach(id -> genuine.put(id, 1.0));
    genuine.put(3L, 0.0);
    genuine.put(6L, 5 / 6.0);
    var expected = byDefinition(arcs, genuine);
    var everybody = new HashMap<>(genuine);
    everybody.replaceAll((id, share) -> 1.0);
    var plain = byDefinition(arcs, everybody);
    // a weight is told in millionths
    assertThat(found.values())
        .allSatisfy(
            c -> {
              assertThat(c.pageRank()).isCloseTo(expected.get(c.accountId()), within(1e-5));
              assertThat(c.plainPageRank()).isCloseTo(plain.get(c.accountId()), within(1e-8));
            });
    // 1, 2, 3 and 5 have no reader; 3 does not even count as one who looks around
    assertThat(found.get(1L).rank()).isEqualTo(found.get(2L).rank()).isEqualTo(4);
    assertThat(found.get(3L).rank()).isEqualTo(7);
    assertThat(found.get(3L).plainRank()).isEqualTo(4);
  }

  /** PageRank relative to its mean, a thousand steps of the definition in the house's words. */
  private static Map<Long, Double> byDefinition(String arcs, Map<Long, Double> genuine) {
    var follows = follows(arcs);
    double all = genuine.values().stream().mapToDouble(g -> g).sum();
    Map<Long, Double> score = new HashMap<>();
    genuine.forEach((id, share) -> score.put(id, share / all));
    for (int step = 0; step < 1000; step++) {
      double[] kept = {0};
      Map<Long, Double> got = new HashMap<>();
      score.forEach(
          (id, mass) -> {
            var read = follows.stream().filter(f -> f.followerId() == id).toList();
            double given = read.isEmpty() ? 0 : mass * genuine.get(id);
            kept[0] += mass - given;
            read.forEach(f -> got.merge(f.followeeId(), given / read.size(), Double::sum));
          });
      score.replaceAll(
          (id, mass) ->
              (0.15 + 0.85 * kept[0]) * genuine.get(id) / all + 0.85 * got.getOrDefault(id, 0.0));
    }
    score.replaceAll((id, mass) -> mass * genuine.size());
    return score;
  }

  @Test
  void fakesThatAllFollowTheSameMoveTheirPlacesLittle(SparkSession spark) {
    // 4,000 accounts follow ten others each, the popular more; then 200 fakes follow the same 100
    // of middling popularity
    var honest = popular(4_000, 10);
    var fansCount = new HashMap<Long, Long>();
    honest.forEach(f -> fansCount.merge(f.followeeId(), 1L, Long::sum));
    var middling =
        LongStream.rangeClosed(1, 4_000)
            .boxed()
            .sorted(
                (a, b) ->
                    Long.compare(fansCount.getOrDefault(b, 0L), fansCount.getOrDefault(a, 0L)))
            .skip(1_500)
            .limit(100)
            .toList();
    var attacked = new ArrayList<>(honest);
    var said = new StringBuilder();
    LongStream.rangeClosed(1, 4_000).forEach(id -> said.append(' ').append(id).append(":0.02"));
    for (long fake = 10_001; fake <= 10_200; fake++) {
      for (long followee : middling) {
        attacked.add(new Follow(fake, followee, null, null, false));
      }
      said.append(' ').append(fake).append(":0.9");
    }

    var before = measured(spark, honest, said.toString());
    var after = measured(spark, attacked, said.toString());

    var discounted = moved(before, after, middling, Centrality::rank);
    var plain = moved(before, after, middling, Centrality::plainRank);
    var counted = moved(before, after, middling, c -> -c.inCount());
    // the bar is 2 points of a hundred; without the discount the same places move by many
    assertThat(discounted).isLessThan(2);
    assertThat(plain).isGreaterThan(5);
    assertThat(counted).isGreaterThan(20);
  }

  /** How many points the percentile among the honest rises for the one that gains most. */
  private static double moved(
      Map<Long, Centrality> before,
      Map<Long, Centrality> after,
      List<Long> ids,
      ToLongFunction<Centrality> place) {
    return ids.stream()
        .mapToDouble(id -> percentile(before, id, place) - percentile(after, id, place))
        .max()
        .orElseThrow();
  }

  /** Share of the honest with a better place, ties counted half, in points. */
  private static double percentile(
      Map<Long, Centrality> found, long id, ToLongFunction<Centrality> place) {
    long own = place.applyAsLong(found.get(id));
    double better = 0;
    long all = 0;
    for (var each : found.values()) {
      if (each.accountId() <= 4_000) {
        long other = place.applyAsLong(each);
        better += other < own ? 1 : other == own ? 0.5 : 0;
        all++;
      }
    }
    return 100 * better / all;
  }

  private static List<Follow> popular(int accounts, int followees) {
    var random = new Random(5);
    var follows = new ArrayList<Follow>();
    for (long follower = 1; follower <= accounts; follower++) {
      var chosen = new TreeSet<Long>();
      while (chosen.size() < followees) {
        long followee = 1 + (long) (accounts * Math.pow(random.nextDouble(), 3));
        if (followee != follower) {
          chosen.add(followee);
        }
      }
      for (long followee : chosen) {
        follows.add(new Follow(follower, followee, null, null, false));
      }
    }
    return follows;
  }

  @Test
  void partitioningMovesNoBitAndRepostsWeigh(SparkSession spark) {
    var follows = Table.of(spark, Follow.class, popular(300, 5));
    var reposts =
        Table.of(
            spark,
            RepostEdge.class,
            List.of(
                new RepostEdge(1, 2, 3, AT),
                new RepostEdge(1, 4, 1, AT),
                new RepostEdge(7, 7, 9, AT))); // an own post says nothing
    var given = new Given(spark);
    var verdicts = given.verdicts("1:0.25 2:0.5 50:1 60:");
    var step = new Centralities(0.85, 32, 1, 1000);

    var once = step.of(follows, reposts, verdicts).collect();
    var again =
        step.of(given.shuffled(follows), given.shuffled(reposts), given.shuffled(verdicts))
            .collect();

    assertThat(again).containsExactlyInAnyOrderElementsOf(once);
    assertThat(onTheCluster(follows, reposts, verdicts))
        .containsExactlyInAnyOrderElementsOf(
            once.stream().map(CentralitiesTest::withoutHarmonic).toList());
    assertThat(once).filteredOn(c -> c.graph() == FOLLOW).hasSize(300);
    assertThat(once)
        .filteredOn(c -> c.graph() == REPOST)
        .extracting(Centrality::accountId)
        .containsExactlyInAnyOrder(1L, 2L, 4L);
    // what 1 gives goes to 2 and 4 as 3 to 1
    var byId =
        once.stream()
            .filter(c -> c.graph() == REPOST)
            .collect(Collectors.toMap(Centrality::accountId, Centrality::plainPageRank));
    assertThat((byId.get(2L) - byId.get(1L)) / (byId.get(4L) - byId.get(1L)))
        .isCloseTo(3, within(1e-6));
  }

  /** No graph fits a task. */
  private static List<Centrality> onTheCluster(
      Table<Follow> follows, Table<RepostEdge> reposts, Table<Verdict> verdicts) {
    return new Centralities(0.85, 32, 1, 0).of(follows, reposts, verdicts).collect();
  }

  private static Centrality withoutHarmonic(Centrality c) {
    return new Centrality(
        c.graph(),
        c.accountId(),
        c.inCount(),
        c.genuineInCount(),
        c.pageRank(),
        c.rank(),
        c.plainPageRank(),
        c.plainRank(),
        c.coreness(),
        c.hIndex(),
        null,
        null,
        null,
        c.componentId(),
        c.componentAccountsCount());
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> new Centralities(1, 2, 1, 1))
        .hasMessage("damping must be in (0, 1), was 1.0");
    assertThatThrownBy(() -> new Centralities(0.85, 1, 1, 1))
        .hasMessage("harmonicSources must be at least 2, was 1");
    assertThat(Arrays.asList(new Centralities().describe().values().toArray()))
        .contains("org.kolscope.graph.centrality.Coreness");
  }
}
