package org.kolscope.graph.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final SortedMap<Long, Long> NOBODY = new TreeMap<>();

  private static SortedMap<Long, Long> histogram(long... degreeThenCount) {
    var map = new TreeMap<Long, Long>();
    for (int i = 0; i < degreeThenCount.length; i += 2) {
      map.put(degreeThenCount[i], degreeThenCount[i + 1]);
    }
    return map;
  }

  @Test
  void rateIsExactWhereSomeAreCertain() {
    // 100 vertices without followers, 1 with 99: the latter is certain, 10 of 100 are left
    var plan = SamplePlan.of(NOBODY, histogram(0, 100, 99, 1), 11);

    assertThat(plan.rate()).isCloseTo(0.1, within(1e-15));
    assertThat(plan.probability(99)).isEqualTo(1);
  }

  @Test
  void expectedSizeIsWhatWasWanted() {
    var others = histogram(0, 500, 1, 200, 3, 90, 17, 8, 400, 2);
    for (double wanted : new double[] {0, 1, 2, 50, 321.5, 799, 800}) {
      var plan = SamplePlan.of(NOBODY, others, wanted);
      assertThat(size(plan, others)).isCloseTo(wanted, within(1e-9));
    }
    assertThat(SamplePlan.of(NOBODY, others, 5_000)).isEqualTo(new SamplePlan(0, 1));
  }

  private static double size(SamplePlan plan, Map<Long, Long> others) {
    return others.entrySet().stream()
        .mapToDouble(e -> plan.probability(e.getKey()) * e.getValue())
        .sum();
  }

  @Test
  void preferredVerticesAreAllIn() {
    var plan = SamplePlan.of(histogram(0, 2, 5, 3), histogram(0, 100), 20);

    assertThat(plan.preferredProbability(0)).isEqualTo(1);
    assertThat(plan.rate()).isCloseTo(0.15, within(1e-15)); // 15 of the 100 others
  }

  @Test
  void ofTooManyPreferredThoseWithTheMostFollowersAreIn() {
    // room for 10 of 31 preferred: the 4 with 9 followers and the 3 with 5; 24 are drawn like
    // others
    var plan = SamplePlan.of(histogram(9, 4, 5, 3, 1, 24), histogram(0, 100), 20);

    assertThat(plan.keepFromInDegree()).isEqualTo(5);
    assertThat(plan.preferredProbability(5)).isEqualTo(1);
    assertThat(plan.preferredProbability(1)).isEqualTo(plan.probability(1));
    assertThat(7 + 24 * plan.probability(1) + 100 * plan.probability(0))
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void everythingIsInWhenTheSampleIsTheWhole() {
    var plan = SamplePlan.of(histogram(4, 50), histogram(0, 10), 60);

    assertThat(plan).isEqualTo(new SamplePlan(0, 1));
  }

  @Test
  void coinsDependOnSeedReplicateAndIdAlone() {
    assertThat(new Coin(1).toss(2, 3)).isEqualTo(new Coin(1).toss(2, 3)).isBetween(0.0, 1.0);
    assertThat(new Coin(1).toss(2, 3))
        .isNotEqualTo(new Coin(2).toss(2, 3))
        .isNotEqualTo(new Coin(1).toss(3, 3))
        .isNotEqualTo(new Coin(1).toss(2, 4));
  }

  @Test
  void coinsAreEvenAndReplicatesIndependent() {
    // counts of n fair trials lie within 5 standard deviations of their mean but for 1 in 10^6
    int n = 100_000;
    int low = 0;
    int both = 0;
    for (int id = 0; id < n; id++) {
      boolean first = new Coin(42).toss(0, id) < 0.3;
      boolean second = new Coin(42).toss(1, id) < 0.3;
      low += first ? 1 : 0;
      both += first && second ? 1 : 0;
    }
    assertThat(low).isCloseTo(30_000, within((int) (5 * Math.sqrt(n * 0.3 * 0.7))));
    assertThat(both).isCloseTo(9_000, within((int) (5 * Math.sqrt(n * 0.09 * 0.91))));
  }

  @Test
  void sampleSizeStaysWithinItsPoissonBound() {
    // ids 0 to 9,999 with in-degree id mod 10: variance of the size is at most its mean, 2,000
    var others = new TreeMap<Long, Long>();
    for (long degree = 0; degree < 10; degree++) {
      others.put(degree, 1_000L);
    }
    var plan = SamplePlan.of(NOBODY, others, 2_000);
    for (int replicate = 0; replicate < 10; replicate++) {
      int size = 0;
      for (int id = 0; id < 10_000; id++) {
        size += new Coin(7).toss(replicate, id) < plan.probability(id % 10) ? 1 : 0;
      }
      assertThat(size).isCloseTo(2_000, within((int) (5 * Math.sqrt(2_000))));
    }
  }

  @Test
  void rangeIsTheMiddleNinetyPercent() {
    // sorted 1 to 10: R-7 puts p at 1 + 9 p, so 1.45, 5.5 and 9.55
    var range = ReplicateRange.of(new double[] {10, 1, 9, 2, 8, 3, 7, 4, 6, 5});

    assertThat(range.median()).isEqualTo(5.5);
    assertThat(range.low90()).isCloseTo(1.45, within(1e-12));
    assertThat(range.high90()).isCloseTo(9.55, within(1e-12));
    assertThat(ReplicateRange.of(new double[] {3})).isEqualTo(new ReplicateRange(3, 3, 3));
    assertThatThrownBy(() -> ReplicateRange.of(new double[0]))
        .hasMessage("values must not be empty");
  }
}
