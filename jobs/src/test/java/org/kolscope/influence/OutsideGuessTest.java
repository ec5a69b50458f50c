package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kolscope.schema.InfluenceReplicate.GraphKind.FOLLOW;
import static org.kolscope.schema.InfluenceReplicate.Measure.PAGE_RANK;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.Cutting;
import org.kolscope.graph.sample.SamplePlan;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

@ExtendWith(LocalSpark.class)
class OutsideGuessTest {

  private static final int ACCOUNTS = 500;
  private static final int SAMPLE = 100;
  private static final int REPLICATES = 5;
  private static final double D = 0.85;
  private static final SampledInfluence STEP =
      new SampledInfluence(1, REPLICATES, 1, SAMPLE, 2, 2, D, SampledInfluence.Sampler.FOLLOWERS);

  /**
   * Fame falls with the square of a draw, apart from what readers give: 20 accounts are read by
   * accounts that read nobody else, so that followers and rank differ. 100 accounts read nobody.
   */
  private static final List<Follow> HEAVY_TAILED = heavyTailed();

  /** One in ten is judged a zombie, more or less surely. */
  private static final Map<Long, Double> ZOMBIES =
      LongStream.range(0, ACCOUNTS / 10)
          .boxed()
          .collect(Collectors.toMap(i -> 10 * i + 3, i -> (i % 4) / 4.0));

  private static List<Follow> heavyTailed() {
    var random = new Random(11);
    var followees = new TreeMap<Long, BitSet>();
    for (int i = 0; i < 4_000; i++) {
      double draw = random.nextDouble();
      int head = (int) (ACCOUNTS * draw * draw * draw);
      long tail = 100L + random.nextInt(ACCOUNTS - 100);
      followees.computeIfAbsent(tail, t -> new BitSet()).set(head);
    }
    for (int i = 0; i < 60; i++) {
      int famous = 100 + i / 3;
      var only = new BitSet();
      only.set(famous);
      followees.put(400L + i, only);
    }
    var follows = new ArrayList<Follow>();
    followees.forEach(
        (tail, heads) ->
            heads.stream()
                .filter(head -> head != tail)
                .forEach(head -> follows.add(new Follow(tail, head, null, null, false))));
    return follows;
  }

  private static Digraph graph() {
    long[] tails = HEAVY_TAILED.stream().mapToLong(Follow::followerId).toArray();
    long[] heads = HEAVY_TAILED.stream().mapToLong(Follow::followeeId).toArray();
    return Digraph.of(
            LongStream.concat(LongStream.of(tails), LongStream.of(heads)).toArray(), tails, heads)
        .unweighted();
  }

  /** As a table has it, to a millionth; the unjudged have the mean of the judged. */
  private static double[] genuine(Digraph graph) {
    double mean = ZOMBIES.values().stream().mapToDouble(p -> units(1 - p)).average().orElseThrow();
    return IntStream.range(0, graph.size())
        .mapToDouble(
            v ->
                ZOMBIES.containsKey(graph.id(v))
                    ? units(1 - ZOMBIES.get(graph.id(v)))
                    : Math.rint(mean))
        .map(units -> units / Genuine.UNITS)
        .toArray();
  }

  private static double units(double share) {
    return Math.rint(share * Genuine.UNITS);
  }

  private static Table<Follow> follows(SparkSession spark) {
    return Table.of(spark, Follow.class, HEAVY_TAILED);
  }

  private static Table<InfluenceReplicate> sampled(SparkSession spark, Table<Follow> follows) {
    var everyone =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(id -> new Candidate(id, Candidate.Basis.FANS))
            .toList();
    return STEP.of(
        follows,
        Table.of(spark, RepostEdge.class, List.<RepostEdge>of()),
        Table.of(spark, Candidate.class, everyone),
        new Given(spark).verdicts(judged()));
  }

  private static String judged() {
    return ZOMBIES.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  @Test
  void sumsAreThoseOfAPlainComputation(SparkSession spark) {
    var whole =
        new WholeGraphs(
            WholeGraphs.arcs(
                follows(spark), Table.of(spark, RepostEdge.class, List.<RepostEdge>of())));
    var none = Table.of(spark, Candidate.class, List.<Candidate>of());
    var accounts = whole.withPassedIn(whole.accounts(none, new Given(spark).verdicts(judged())));

    var guess = OutsideGuess.of(accounts, D).get(WholeGraphs.KINDS.indexOf(FOLLOW));

    // by hand: what each account passes on, and what it is guessed to be worth
    var graph = graph();
    double[] genuine = genuine(graph);
    double[] passedIn = new double[graph.size()];
    double landing = 0;
    double passed = 0;
    double weight = 0;
    for (int u = 0; u < graph.size(); u++) {
      landing += genuine[u];
      passed += graph.outDegree(u) == 0 ? 0 : genuine[u] * genuine[u];
      weight += graph.outDegree(u) * genuine[u];
      for (int arc = graph.firstOut(u); arc < graph.endOut(u); arc++) {
        passedIn[graph.to(arc)] += genuine[u];
      }
    }
    double a = 1 - D + D * (landing - passed) / landing;
    double c = D * passed / weight;
    double importance = 0;
    double kept = 0;
    for (int v = 0; v < graph.size(); v++) {
      double e = a * genuine[v] + c * passedIn[v];
      importance += e;
      kept += e * (graph.outDegree(v) == 0 ? 1 : 1 - genuine[v]);
    }
    // 500 sums rounded to a millionth
    assertThat(guess.importance().perLanding()).isCloseTo(a, within(1e-6));
    assertThat(guess.importance().perWeight()).isCloseTo(c, within(1e-6));
    assertThat(guess.whole().vertices()).isEqualTo(graph.size());
    assertThat(guess.whole().landing()).isCloseTo(landing, within(1e-9));
    assertThat(guess.whole().importance()).isCloseTo(importance, within(1e-9));
    assertThat(guess.whole().kept()).isBetween(kept - 2e-3, kept + 1e-9);
    accounts
        .collectAsList()
        .forEach(
            row ->
                assertThat(Genuine.share(row.<Long>getAs("passedIn")))
                    .isCloseTo(passedIn[graph.indexOf(row.<Long>getAs("id"))], within(1e-9)));
  }

  @Test
  void samplesOfTablesAreThoseCutInMemory(SparkSession spark) {
    var graph = graph();
    double[] genuine = genuine(graph);
    var cutting = Cutting.byInDegree(graph, genuine, genuine, D);
    var expected = scores(graph, cutting);

    var found = sampled(spark, follows(spark)).collect();

    var pageRanks = found.stream().filter(r -> r.measure() == PAGE_RANK).toList();
    assertThat(pageRanks).hasSize(expected.values().stream().mapToInt(Map::size).sum());
    assertThat(pageRanks)
        .allSatisfy(
            r ->
                assertThat(r.score())
                    .isCloseTo(expected.get(r.replicate()).get(r.accountId()), within(5e-5)));
  }

  @Test
  void partitionsChangeNothing(SparkSession spark) {
    var before = spark.conf().get("spark.sql.shuffle.partitions");
    var found = new ArrayList<List<InfluenceReplicate>>();
    try {
      for (int partitions : new int[] {1, 2, 4}) {
        spark.conf().set("spark.sql.shuffle.partitions", partitions);
        var follows = new Table<>(Follow.class, follows(spark).rows().repartition(partitions));
        found.add(
            sampled(spark, follows).collect().stream()
                .sorted(
                    Comparator.comparing(InfluenceReplicate::measure)
                        .thenComparing(InfluenceReplicate::replicate)
                        .thenComparing(InfluenceReplicate::accountId))
                .toList());
      }
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }

    assertThat(found.get(1)).isEqualTo(found.get(0)).isNotEmpty();
    assertThat(found.get(2)).isEqualTo(found.get(0));
  }

  @Test
  void theGuessOrdersTheTopBetterThanTakingAllOutsideAlike(SparkSession spark) {
    var graph = graph();
    double[] genuine = genuine(graph);
    double[] truth =
        new PageRanking(D, Stop.within(1e-14), 1).discounted(graph, genuine, genuine).scores();
    var even = mean(graph, scores(graph, Cutting.byLanding(graph, genuine, genuine)));

    var byReplicate = new TreeMap<Integer, Map<Long, Double>>();
    for (var row : sampled(spark, follows(spark)).collect()) {
      if (row.measure() == PAGE_RANK) {
        byReplicate
            .computeIfAbsent(row.replicate(), r -> new TreeMap<>())
            .put(row.accountId(), row.score());
      }
    }
    var guessed = mean(graph, byReplicate);

    assertThat(overlap(truth, guessed, 50)).isGreaterThanOrEqualTo(overlap(truth, even, 50));
    assertThat(tau(truth, guessed, 100)).isGreaterThan(tau(truth, even, 100));
  }

  /** By replicate and account, PageRank on the vertices that plan and coin of the step draw. */
  private static Map<Integer, Map<Long, Double>> scores(Digraph graph, Cutting cutting) {
    var byInDegree = new TreeMap<Long, Long>();
    for (int v = 0; v < graph.size(); v++) {
      byInDegree.merge((long) graph.inDegree(v), 1L, Long::sum);
    }
    var plan = SamplePlan.of(byInDegree, new TreeMap<>(), SAMPLE);
    var coin = new Coin(STEP.randomSeed());
    var scores = new TreeMap<Integer, Map<Long, Double>>();
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      var kept = new BitSet();
      for (int v = 0; v < graph.size(); v++) {
        kept.set(
            v, coin.toss(replicate, graph.id(v)) < plan.preferredProbability(graph.inDegree(v)));
      }
      var sample = cutting.cut(kept);
      double[] found = sample.relativePageRank(D, Stop.within(1e-14));
      var byId = new TreeMap<Long, Double>();
      for (int v = 0; v < found.length; v++) {
        byId.put(sample.graph().id(v), found[v]);
      }
      scores.put(replicate, byId);
    }
    return scores;
  }

  /** By vertex, the mean over the samples that it is in; 0 in none. */
  private static double[] mean(Digraph graph, Map<Integer, Map<Long, Double>> scores) {
    return IntStream.range(0, graph.size())
        .mapToDouble(
            v ->
                scores.values().stream()
                    .filter(s -> s.containsKey(graph.id(v)))
                    .mapToDouble(s -> s.get(graph.id(v)))
                    .average()
                    .orElse(0))
        .toArray();
  }

  private static List<Integer> top(double[] scores, int k) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer v) -> -scores[v]).thenComparingInt(v -> v))
        .limit(k)
        .toList();
  }

  private static long overlap(double[] truth, double[] found, int k) {
    return top(truth, k).stream().filter(top(found, k)::contains).count();
  }

  private static double tau(double[] truth, double[] found, int k) {
    var first = top(truth, k);
    return new KendallsCorrelation()
        .correlation(
            first.stream().mapToDouble(v -> truth[v]).toArray(),
            first.stream().mapToDouble(v -> found[v]).toArray());
  }
}
