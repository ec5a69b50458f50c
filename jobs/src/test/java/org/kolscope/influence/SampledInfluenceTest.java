package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.REPOST;
import static org.kolscope.schema.InfluenceReplicate.Measure.BETWEENNESS;
import static org.kolscope.schema.InfluenceReplicate.Measure.PAGE_RANK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Betweenness;
import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
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

  private static SampledInfluence share(double sampleShare) {
    return new SampledInfluence(1, 5, sampleShare, 20_000, 2_000, 0.85);
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
                        candidates(spark, 3, 7, 20, 999)))
            .collect();

    // account 999 has no edge and the repost graph is empty: neither has rows
    assertThat(rows)
        .allSatisfy(r -> assertThat(r.graph()).isEqualTo(FOLLOW))
        .allSatisfy(r -> assertThat(r.replicatesCount()).isEqualTo(5))
        .allSatisfy(r -> assertThat(r.score()).isBetween(r.scoreLow90(), r.scoreHigh90()))
        .allSatisfy(r -> assertThat(r.rank()).isBetween(r.rankLow90(), r.rankHigh90()))
        .extracting(Influence::measure, Influence::accountId)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PAGE_RANK, BETWEENNESS)
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

    var once = step.of(follows(spark, rows), someReposts, these);
    var spread = new Table<>(Follow.class, follows(spark, shuffled).rows().repartition(7));
    var again = step.of(spread, someReposts, these);

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
                candidates(spark, 1, 2, 5, 9))
            .collect();

    var inner = edges.subList(0, 5);
    var graph =
        Digraph.of(
            new long[] {1, 2, 5, 9},
            inner.stream().mapToLong(RepostEdge::reposterId).toArray(),
            inner.stream().mapToLong(RepostEdge::authorId).toArray(),
            inner.stream().mapToDouble(RepostEdge::count).toArray());
    double[] pageRank = PageRank.of(graph.asJGraphT(), 0.85, Stop.within(1e-14)).scores();
    double[] betweenness = Betweenness.of(graph);
    assertThat(rows)
        .hasSize(2 * 5 * 4) // measures, replicates, candidates; the only follow is gone
        .allSatisfy(
            r -> {
              int v = graph.indexOf(r.accountId());
              double expected = r.measure() == PAGE_RANK ? 4 * pageRank[v] : betweenness[v];
              assertThat(r.score()).isCloseTo(expected, within(1e-6));
            });
  }

  @Test
  void aGraphBeyondTheMaximumIsSampledWithEveryCandidateInIt(SparkSession spark) {
    var whole = share(1).of(follows(spark, plantedHub()), reposts(spark), candidates(spark, 3, 7));
    var sampled =
        new SampledInfluence(1, 5, 1, 30, 30, 0.85)
            .of(follows(spark, plantedHub()), reposts(spark), candidates(spark, 3, 7));

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
  void theSpreadOfHalfTheListsIsThatOfNewReaders(SparkSession spark) {
    // 400 readers follow 9 and nobody else: in a replicate 9 has Binomial(400, 1/2) fans
    var star =
        LongStream.rangeClosed(1001, 1400)
            .mapToObj(f -> new Follow(f, 9, null, null, false))
            .toList();

    var rows =
        new SampledInfluence(3, 31, 0.5, 20_000, 2, 0.85)
            .of(follows(spark, star), reposts(spark), candidates(spark, 9))
            .collect();

    // fans from the score: in a star with k of N - 1 arcs, 9 has x and all others y,
    // x = y + 0.85 k y and x + (N - 1) y = 1, so x N = N (1 + 0.85 k) / (N + 0.85 k)
    var fans =
        rows.stream()
            .filter(r -> r.measure() == PAGE_RANK)
            .mapToDouble(r -> 401 * (r.score() - 1) / (0.85 * (401 - r.score())))
            .toArray();
    assertThat(fans).hasSize(31);
    var mean = DoubleStream.of(fans).average().orElseThrow();
    var variance =
        DoubleStream.of(fans).map(k -> (k - mean) * (k - mean)).sum() / (fans.length - 1);
    // mean 200 with error 10 / sqrt(31); variance 100 = 400 / 4, chi square with 30 degrees of
    // freedom: 99.9 % of it lies within 0.39 and 2.0 times
    assertThat(mean).isBetween(200 - 4 * 1.8, 200 + 4 * 1.8);
    assertThat(variance).isBetween(39.0, 200.0);
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

  private static InfluenceReplicate row(int replicate, long accountId, double score) {
    return new InfluenceReplicate(FOLLOW, PAGE_RANK, replicate, accountId, score);
  }

  @Test
  void settingsAreCheckedAndDescribed() {
    assertThatThrownBy(() -> new SampledInfluence(1, 10, 0.8, 20_000, 2_000, 1.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("damping must be in (0, 1), was 1.2");
    assertThatThrownBy(() -> new SampledInfluence(1, 32, 0.8, 20_000, 2_000, 0.85))
        .hasMessage("replicates must be in 1 to 31, was 32");
    assertThatThrownBy(() -> share(0)).hasMessage("sampleShare must be in (0, 1], was 0.0");
    assertThat(SampledInfluence.defaults().describe())
        .containsEntry("pageRank", "org.kolscope.graph.centrality.PageRank")
        .containsEntry("betweenness", "org.jgrapht.alg.scoring.BetweennessCentrality")
        .containsEntry("randomSeed", 1L);
  }
}
