package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.kolscope.influence.SampledInfluence.Sampler.FOLLOWERS;
import static org.kolscope.influence.SampledInfluence.Sampler.WALKS;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.REPOST;
import static org.kolscope.schema.InfluenceReplicate.Measure.BETWEENNESS;
import static org.kolscope.schema.InfluenceReplicate.Measure.CLOSENESS;
import static org.kolscope.schema.InfluenceReplicate.Measure.KATZ;
import static org.kolscope.schema.InfluenceReplicate.Measure.PAGE_RANK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.JGraphTMeasure;
import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.InfluenceReplicate.Measure;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class SampledInfluenceTest {

  private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

  /** Accounts 1 to 60 follow three random ones each; all from 11 on also follow account 7. */
  private static List<Follow> plantedHub() {
    var random = new Random(4);
    var follows = new ArrayList<Follow>();
    for (long follower = 1; follower <= 60; follower++) {
      var followees = new TreeSet<Long>();
      while (followees.size() < 3) {
        followees.add(1L + random.nextInt(60));
      }
      if (follower > 10) {
        followees.add(7L);
      }
      followees.remove(follower);
      for (long followee : followees) {
        follows.add(new Follow(follower, followee, null, null, false));
      }
    }
    return follows;
  }

  private static Table<Follow> follows(SparkSession spark, List<Follow> rows) {
    return Table.of(spark, Follow.class, rows);
  }

  private static Table<RepostEdge> reposts(SparkSession spark, RepostEdge... rows) {
    return Table.of(spark, RepostEdge.class, List.of(rows));
  }

  private static Table<Candidate> candidates(SparkSession spark, long... ids) {
    return Table.of(
        spark,
        Candidate.class,
        LongStream.of(ids).mapToObj(id -> new Candidate(id, Candidate.Basis.FANS)).toList());
  }

  private static Table<Verdict> unjudged(SparkSession spark) {
    return new Given(spark).verdicts("");
  }

  private static SampledInfluence share(double sampleShare) {
    return new SampledInfluence(1, 5, sampleShare, 20_000, 2_000, 500, 0.85, FOLLOWERS);
  }

  @Test
  void plantedHubRanksFirstAndEveryCandidateIsInEverySample(SparkSession spark) {
    var rows =
        new InfluenceRanges()
            .of(
                share(0.8)
                    .of(
                        follows(spark, plantedHub()),
                        reposts(spark),
                        candidates(spark, 3, 7, 20, 999),
                        unjudged(spark)))
            .collect();

    // account 999 has no edge and the repost graph is empty: neither has rows
    assertThat(rows)
        .allSatisfy(r -> assertThat(r.graph()).isEqualTo(FOLLOW))
        .allSatisfy(r -> assertThat(r.replicatesCount()).isEqualTo(5))
        .allSatisfy(r -> assertThat(r.score()).isBetween(r.scoreLow90(), r.scoreHigh90()))
        .allSatisfy(r -> assertThat(r.rank()).isBetween(r.rankLow90(), r.rankHigh90()))
        .extracting(Influence::measure, Influence::accountId)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Measure.values())
                .flatMap(m -> Stream.of(3L, 7L, 20L).map(id -> tuple(m, id)))
                .toList());
    assertThat(rows)
        .filteredOn(r -> r.accountId() == 7 && r.measure() == PAGE_RANK)
        .allSatisfy(r -> assertThat(r.rankHigh90()).isEqualTo(1));
  }

  @Test
  void orderAndPartitioningOfRowsChangeNothing(SparkSession spark) {
    var rows = plantedHub();
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(9));
    var someReposts =
        reposts(
            spark,
            new RepostEdge(1, 7, 3, AT),
            new RepostEdge(2, 7, 1, AT),
            new RepostEdge(7, 3, 2, AT));
    var these = candidates(spark, 3, 7, 20);
    var step = share(0.6);

    var once = step.of(follows(spark, rows), someReposts, these, unjudged(spark));
    var spread = new Table<>(Follow.class, follows(spark, shuffled).rows().repartition(7));
    var again = step.of(spread, someReposts, these, unjudged(spark));

    assertThat(again.collect()).containsExactlyInAnyOrderElementsOf(once.collect());
    assertThat(new InfluenceRanges().of(again).collect())
        .containsExactlyInAnyOrderElementsOf(new InfluenceRanges().of(once).collect())
        .extracting(Influence::graph)
        .contains(FOLLOW, REPOST);
  }

  @Test
  void aShareOfOneIsTheWholeGraph(SparkSession spark) {
    var edges =
        List.of(
            new RepostEdge(1, 9, 4, AT),
            new RepostEdge(2, 9, 1, AT),
            new RepostEdge(9, 5, 2, AT),
            new RepostEdge(5, 1, 1, AT),
            new RepostEdge(2, 1, 7, AT),
            new RepostEdge(5, 5, 50, AT)); // an own post relayed says nothing
    var gone = List.of(new Follow(1, 9, null, null, true));

    var rows =
        share(1)
            .of(
                follows(spark, gone),
                Table.of(spark, RepostEdge.class, edges),
                candidates(spark, 1, 2, 5, 9),
                unjudged(spark))
            .collect();

    var inner = edges.subList(0, 5);
    var graph =
        Digraph.of(
            new long[] {1, 2, 5, 9},
            inner.stream().mapToLong(RepostEdge::reposterId).toArray(),
            inner.stream().mapToLong(RepostEdge::authorId).toArray(),
            inner.stream().mapToDouble(RepostEdge::count).toArray());
    double[] pageRank = PageRank.of(graph.asJGraphT(), 0.85, Stop.within(1e-14)).scores();
    assertThat(rows)
        .hasSize(5 * 5 * 4) // measures, replicates, candidates; the only follow is gone
        .allSatisfy(
            r -> {
              int v = graph.indexOf(r.accountId());
              double expected =
                  r.measure() == PAGE_RANK
                      ? 4 * pageRank[v]
                      : JGraphTMeasure.valueOf(r.measure().name()).of(graph)[v];
              assertThat(r.score()).isCloseTo(expected, within(1e-6));
              assertThat(r.accountsCount()).isEqualTo(4);
            });
  }

  @Test
  void aGraphBeyondTheMaximumIsSampledWithEveryCandidateInIt(SparkSession spark) {
    var whole =
        share(1)
            .of(
                follows(spark, plantedHub()),
                reposts(spark),
                candidates(spark, 3, 7),
                unjudged(spark));
    var sampled =
        new SampledInfluence(1, 5, 1, 30, 30, 30, 0.85, FOLLOWERS)
            .of(
                follows(spark, plantedHub()),
                reposts(spark),
                candidates(spark, 3, 7),
                unjudged(spark));

    var pageRanks = sampled.collect().stream().filter(r -> r.measure() == PAGE_RANK).toList();
    assertThat(pageRanks).hasSize(5 * 2); // replicates, candidates
    var exact =
        whole.collect().stream()
            .filter(r -> r.measure() == PAGE_RANK && r.accountId() == 7)
            .findFirst()
            .orElseThrow();
    // half of the accounts are one vertex: close to the whole graph, and not the same
    assertThat(pageRanks)
        .filteredOn(r -> r.accountId() == 7)
        .allSatisfy(r -> assertThat(r.score()).isCloseTo(exact.score(), withinPercentage(25)))
        .anySatisfy(r -> assertThat(r.score()).isNotEqualTo(exact.score()));
  }

  @Test
  void walksDrawOtherSamplesThatSayTheSame(SparkSession spark) {
    var graph = follows(spark, plantedHub());
    var walked = new SampledInfluence(1, 5, 1, 40, 30, 20, 0.85, WALKS);
    var rows = sampled(spark, walked, graph);
    var byFollowers =
        sampled(spark, new SampledInfluence(1, 5, 1, 40, 30, 20, 0.85, FOLLOWERS), graph);

    assertThat(rows).extracting(InfluenceReplicate::measure).contains(Measure.values());
    assertThat(rows).isNotEqualTo(byFollowers);
    // candidates are in every sample, and samples are no larger than asked for
    assertThat(rows).hasSize(Measure.values().length * 5 * 2);
    assertThat(ofSeven(rows, r -> r.accountsCount())).isBetween(4.0, 40.0);
    assertThat(ofSeven(rows, InfluenceReplicate::score))
        .isCloseTo(ofSeven(byFollowers, InfluenceReplicate::score), withinPercentage(25));
    // the same rows in another order
    assertThat(sampled(spark, walked, new Table<>(Follow.class, graph.rows().repartition(3))))
        .isEqualTo(rows);
    assertThat(walked.describe())
        .containsEntry("sampler", "org.kolscope.graph.sample.RestartSampler");
  }

  /** The mean over the samples of PageRank. */
  private static double ofSeven(
      List<InfluenceReplicate> rows, ToDoubleFunction<InfluenceReplicate> value) {
    return rows.stream()
        .filter(r -> r.measure() == PAGE_RANK && r.accountId() == 7)
        .mapToDouble(value)
        .average()
        .orElseThrow();
  }

  private static List<InfluenceReplicate> sampled(
      SparkSession spark, SampledInfluence step, Table<Follow> follows) {
    return step
        .of(follows, reposts(spark), candidates(spark, 3, 7), unjudged(spark))
        .collect()
        .stream()
        .sorted(
            Comparator.comparing(InfluenceReplicate::measure)
                .thenComparing(InfluenceReplicate::replicate)
                .thenComparing(InfluenceReplicate::accountId))
        .toList();
  }

  @Test
  void theSpreadOfHalfTheListsIsThatOfNewReaders(SparkSession spark) {
    // 400 readers follow 9 and nobody else: in a replicate 9 has Binomial(400, 1/2) fans
    var star =
        LongStream.rangeClosed(1001, 1400)
            .mapToObj(f -> new Follow(f, 9, null, null, false))
            .toList();

    var rows =
        new SampledInfluence(3, 21, 0.5, 20_000, 2, 2, 0.85, FOLLOWERS)
            .of(follows(spark, star), reposts(spark), candidates(spark, 9), unjudged(spark))
            .collect();

    // fans from the score: in a star with k of N - 1 arcs, 9 has x and all others y,
    // x = y + 0.85 k y and x + (N - 1) y = 1, so x N = N (1 + 0.85 k) / (N + 0.85 k)
    var fans =
        rows.stream()
            .filter(r -> r.measure() == PAGE_RANK)
            .mapToDouble(r -> 401 * (r.score() - 1) / (0.85 * (401 - r.score())))
            .toArray();
    assertThat(fans).hasSize(21);
    var mean = DoubleStream.of(fans).average().orElseThrow();
    var variance =
        DoubleStream.of(fans).map(k -> (k - mean) * (k - mean)).sum() / (fans.length - 1);
    // mean 200 with error 10 / sqrt(21); variance 100 = 400 / 4, chi square with 20 degrees of
    // freedom: 99.9 % of it lies within 0.27 and 2.4 times
    assertThat(mean).isBetween(200 - 4 * 2.2, 200 + 4 * 2.2);
    assertThat(variance).isBetween(27.0, 240.0);
  }

  @Test
  void zombiesLiftNobody(SparkSession spark) {
    // 5 and 6 have three readers each, who have a reader each; those of 6 are zombies
    var follows =
        Stream.of(
                "11>5 12>5 13>5 21>6 22>6 23>6 31>11 32>12 33>13 31>21 32>22 33>23".split(" ", -1))
            .map(arc -> arc.split(">", -1))
            .map(
                arc ->
                    new Follow(Long.parseLong(arc[0]), Long.parseLong(arc[1]), null, null, false))
            .toList();
    var judged = "5:0 6:0 11:0 12:0 13:0 21:1 22:1 23:1 31:0 32:0 33:0";
    // the whole graph, and samples of half of it with the rest as one vertex
    for (var step : List.of(share(1), new SampledInfluence(1, 5, 1, 6, 6, 6, 0.85, FOLLOWERS))) {
      var blind = scores(spark, step, follows, "");
      var knowing = scores(spark, step, follows, judged);

      assertThat(blind.get(List.of(PAGE_RANK, 6L)))
          .isCloseTo(blind.get(List.of(PAGE_RANK, 5L)), within(0.3));
      assertThat(knowing.get(List.of(PAGE_RANK, 6L)))
          .isLessThan(0.5 * knowing.get(List.of(PAGE_RANK, 5L)));
      // nobody leads to 6: one path, the empty one
      assertThat(knowing.get(List.of(KATZ, 6L))).isEqualTo(1);
    }
    assertThat(scores(spark, share(1), follows, judged))
        .containsEntry(List.of(CLOSENESS, 6L), 0.0)
        .containsEntry(List.of(BETWEENNESS, 6L), 0.0);
  }

  /** The median score of 5 and 6 by measure and account. */
  private static Map<List<Object>, Double> scores(
      SparkSession spark, SampledInfluence step, List<Follow> follows, String zombies) {
    var replicates =
        step.of(
            follows(spark, follows),
            reposts(spark),
            candidates(spark, 5, 6),
            new Given(spark).verdicts(zombies));
    return new InfluenceRanges()
        .of(replicates).collect().stream()
            .collect(Collectors.toMap(r -> List.of(r.measure(), r.accountId()), Influence::score));
  }

  @Test
  void equalAccountsShareTheirRank(SparkSession spark) {
    // 1 twice as good as 2 and 3; in the second sample 3 is missing
    var rows =
        List.of(row(0, 1, 2.0), row(0, 2, 1.0), row(0, 3, 1.0), row(1, 1, 1.0), row(1, 2, 1.0));

    var ranges =
        new InfluenceRanges().of(Table.of(spark, InfluenceReplicate.class, rows)).collect();

    assertThat(ranges)
        .extracting(
            Influence::accountId, Influence::replicatesCount, Influence::score, Influence::rank)
        .containsExactlyInAnyOrder(
            tuple(1L, 2, 1.5, 1.25), // ranks 1 and 1.5
            tuple(2L, 2, 1.0, 2.0), // 2.5 and 1.5
            tuple(3L, 1, 1.0, 2.5));
  }

  @Test
  void theTopIsTheFirstTenOfASample(SparkSession spark) {
    // 1 to 12 from the best; in the second sample 10 and 11 change places
    var rows = new ArrayList<InfluenceReplicate>();
    for (long account = 1; account <= 12; account++) {
      double score = 20.0 - account;
      rows.add(row(0, account, score));
      rows.add(row(1, account, account == 10 ? 9 : account == 11 ? 10 : score));
    }

    var ranges =
        new InfluenceRanges().of(Table.of(spark, InfluenceReplicate.class, rows)).collect();

    assertThat(ranges)
        .filteredOn(r -> r.accountId() >= 9)
        .extracting(Influence::accountId, Influence::topShare)
        .containsExactlyInAnyOrder(
            tuple(9L, 1.0), tuple(10L, 0.5), tuple(11L, 0.5), tuple(12L, 0.0));
  }

  private static InfluenceReplicate row(int replicate, long accountId, double score) {
    return new InfluenceReplicate(FOLLOW, PAGE_RANK, replicate, accountId, score, 3);
  }

  @Test
  void settingsAreCheckedAndDescribed() {
    assertThatThrownBy(() -> new SampledInfluence(1, 10, 0.8, 20_000, 2_000, 500, 1.2, FOLLOWERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("damping must be in (0, 1), was 1.2");
    assertThatThrownBy(() -> new SampledInfluence(1, 22, 0.8, 20_000, 2_000, 500, 0.85, FOLLOWERS))
        .hasMessage("replicates must be in 1 to 21, was 22");
    assertThatThrownBy(() -> share(0)).hasMessage("sampleShare must be in (0, 1], was 0.0");
    assertThat(SampledInfluence.defaults().describe()).containsEntry("randomSeed", 1L);
    assertThat(Stream.of(Measure.values()).map(SampledInfluence::engine))
        .containsExactly(
            "org.kolscope.graph.centrality.PageRank",
            "org.jgrapht.alg.scoring.BetweennessCentrality",
            "org.jgrapht.alg.scoring.ClosenessCentrality",
            "org.jgrapht.alg.scoring.KatzCentrality",
            "org.jgrapht.alg.scoring.ClusteringCoefficient");
  }
}
