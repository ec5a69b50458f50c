package org.kolscope.graph.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.RandomGraphs;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;

class RankEstimatorTest {

  private static final double NONE = Double.NaN;

  private static Sighting sure(long id, double score) {
    return new Sighting(id, 1, score, 0, score, 0);
  }

  private static SortedMap<Integer, List<Sighting>> replicates(List<List<Sighting>> all) {
    var numbered = new TreeMap<Integer, List<Sighting>>();
    all.forEach(replicate -> numbered.put(numbered.size(), replicate));
    return numbered;
  }

  @Test
  void thoseAboveCountByTheInverseOfTheirProbability() {
    var drawn = new Sighting(2, 0.5, 5, 0, 5, 0);
    var estimates =
        new RankEstimator(100, 1)
            .of(
                replicates(
                    List.of(
                        List.of(sure(3, 1), sure(1, 10), drawn),
                        List.of(sure(1, 10), sure(3, 1)))));

    // 2 is in any of two replicates with probability 3/4; alone it counts 2 or is not seen
    assertThat(estimates).extracting(RankEstimate::id).containsExactly(1L, 2L, 3L);
    assertThat(estimates.get(2).rank()).isCloseTo(1 + 1 + 4 / 3.0, within(1e-12));
    assertThat(estimates.get(2).replicateRanks().median()).isEqualTo((4 + 2) / 2.0);
    assertThat(estimates.get(1).replicates()).isEqualTo(1);
    assertThat(estimates.get(0)).extracting(RankEstimate::rank).isEqualTo(1.0);
  }

  @Test
  void whatIsKnownForCertainHasNoRange() {
    var replicate = List.of(sure(7, 3), sure(8, 2), sure(9, 2), sure(10, 1));

    var estimates = new RankEstimator(4, 1).of(replicates(List.of(replicate, replicate)));

    assertThat(estimates).extracting(RankEstimate::rankLow90).containsExactly(1.0, 2.0, 2.0, 4.0);
    assertThat(estimates).extracting(RankEstimate::rankHigh90).containsExactly(1.0, 2.0, 2.0, 4.0);
    assertThat(estimates).extracting(RankEstimate::topShare).containsExactly(1.0, 0.0, 0.0, 0.0);
  }

  @Test
  void intervalCarriesTheErrorOfTheGuessToWhatIsStillOutside() {
    // scores 100, 99, ... 1; each moved by 1 % of itself when 2 % of it came into the open: the
    // guess was off by a half; 2 % is still outside, so the standard error is 1 % of the score
    var replicate = new ArrayList<Sighting>();
    for (int place = 0; place < 100; place++) {
      double score = 100 - place;
      replicate.add(new Sighting(place, 1, score, 0.02 * score, 0.99 * score, 0.04 * score));
    }

    var estimates =
        new RankEstimator(100, 10).of(replicates(List.of(replicate, replicate, replicate)));

    // score 60 ± 1.645 · 0.6: 59.01 to 60.99, so between 61 (rank 40) and 59 (rank 42) nothing
    // changes place but 60 and 60: above 60.99 are 40, above 59.01 are 41
    assertThat(estimates.get(40).rank()).isEqualTo(41);
    assertThat(estimates.get(40).rankLow90()).isEqualTo(41);
    assertThat(estimates.get(40).rankHigh90()).isEqualTo(42);
    // score 100 ± 1.645: above 98.36 are 100 and 99
    assertThat(estimates.get(0).rankHigh90()).isEqualTo(3);
    // rank 10 has 91 and the next 90, the middle 90.5 is 0.5 / 0.91 standard errors below 91
    assertThat(estimates.get(9).topShare()).isCloseTo(0.7087, within(1e-4));
    assertThat(estimates.stream().mapToDouble(RankEstimate::topShare).sum())
        .isCloseTo(10, within(0.05));
  }

  @Test
  void aGuessThatNothingTestedIsInDoubtAsAWhole() {
    var replicate =
        List.of(new Sighting(1, 1, 10, 2, NONE, NONE), new Sighting(2, 1, 7, 2, NONE, NONE));

    var estimates = new RankEstimator(2, 1).of(replicates(List.of(replicate)));

    // 10 - 1.645 · 2 = 6.71 is below 7
    assertThat(estimates.get(0).rankHigh90()).isEqualTo(2);
  }

  @Test
  void orderOfSightingsDoesNotMatter() {
    var graph = RandomGraphs.heavyTailed(1_000, 8_000, 3);
    var draws = InDegreeSampler.of(0.2, 4).on(graph);
    var scoring = new Sightings(0.85, Stop.within(1e-12));
    var cutting = Cutting.byInDegree(graph, 0.85);
    var all = new ArrayList<List<Sighting>>();
    var shuffled = new ArrayList<List<Sighting>>();
    for (int r = 0; r < 4; r++) {
      all.add(scoring.of(cutting, draws.draw(r)));
      var other = new ArrayList<>(all.get(r));
      Collections.shuffle(other, new Random(r));
      shuffled.add(other);
    }

    var estimates = new RankEstimator(1_000, 50).of(replicates(all));

    assertThat(new RankEstimator(1_000, 50).of(replicates(shuffled))).isEqualTo(estimates);
    assertThat(estimates)
        .allSatisfy(
            e -> {
              assertThat(e.rankLow90()).isLessThanOrEqualTo(e.replicateRanks().low90());
              assertThat(e.rankHigh90()).isGreaterThanOrEqualTo(e.replicateRanks().high90());
              assertThat(e.rankHigh90()).isBetween(1.0, 1_000.0);
            });
  }

  @Test
  void everythingSampledGivesTheTrueRanks() {
    var graph = RandomGraphs.heavyTailed(1_000, 8_000, 3);
    double[] truth = new PageRanking(0.85, Stop.within(1e-13), 1).of(graph).scores();
    var drawn = InDegreeSampler.of(1, 4).on(graph).draw(0);
    var sightings =
        new Sightings(0.85, Stop.within(1e-13)).of(Cutting.byInDegree(graph, 0.85), drawn);

    var best = new RankEstimator(1_000, 1).of(replicates(List.of(sightings))).get(0);

    double most = IntStream.range(0, 1_000).mapToDouble(v -> truth[v]).max().orElseThrow();
    assertThat(best.score() / 1_000).isCloseTo(most, within(1e-12));
    assertThat(truth[graph.indexOf(best.id())]).isEqualTo(most);
    assertThat(best.rankHigh90()).isEqualTo(1);
  }

  @Test
  void countsAboveAScoreAreUnbiased() {
    // with true scores as scores, the count above the one of place 500 is Σ 1/p over those drawn;
    // its variance is Σ (1 - p) / p over the 500 above
    var graph = RandomGraphs.heavyTailed(2_000, 20_000, 6);
    double[] truth = new PageRanking(0.85, Stop.within(1e-12), 1).of(graph).scores();
    int[] order =
        IntStream.range(0, 2_000)
            .boxed()
            .sorted((u, v) -> Double.compare(truth[v], truth[u]))
            .mapToInt(Integer::intValue)
            .toArray();
    var draws = InDegreeSampler.of(0.1, 4).on(graph);
    int replicates = 200;
    double mean = 0;
    for (int r = 0; r < replicates; r++) {
      var drawn = draws.draw(r);
      var vertices = drawn.vertices();
      var sightings =
          vertices.stream().mapToObj(v -> new Sighting(v, drawn.probability(v), truth[v], 0, 0, 0));
      mean +=
          Levels.of(sightings.toList(), Sighting::score, s -> 1 / s.probability())
                  .above(truth[order[500]])
              / replicates;
    }
    var drawn = draws.draw(0);
    double variance =
        IntStream.range(0, 500).mapToDouble(i -> 1 / drawn.probability(order[i]) - 1).sum();

    assertThat(variance).isGreaterThan(100);
    assertThat(mean).isCloseTo(500, within(5 * Math.sqrt(variance / replicates)));
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new RankEstimator(0, 1))
        .hasMessage("vertices must be at least 1, was 0");
    assertThatThrownBy(() -> new RankEstimator(1, 0)).hasMessage("top must be at least 1, was 0");
    assertThatThrownBy(() -> new Sighting(1, 0, 1, 0, 0, 0))
        .hasMessage("probability must be in (0, 1], was 0.0");
  }
}
