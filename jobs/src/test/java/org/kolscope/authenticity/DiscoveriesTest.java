package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DiscoveriesTest {

  @Test
  void thresholdIsThatOfBenjaminiAndHochbergUpToOneBucket() {
    var random = new SplittableRandom(3);
    for (int world = 0; world < 200; world++) {
      int tests = 1000;
      int real = random.nextInt(40);
      var tails = new double[tests];
      for (int i = 0; i < tests; i++) {
        tails[i] = i < real ? Math.exp(-20 * random.nextDouble()) : random.nextDouble();
      }
      double exact = sorted(tails, 0.05, 1);
      var counts = new HashMap<Integer, Long>();
      for (double tail : tails) {
        counts.merge(Discoveries.bucket(tail), 1L, Long::sum);
      }
      double found = Discoveries.threshold(counts, tests, 0.05);
      assertThat(found).isLessThanOrEqualTo(0.05 * (real + tests) / tests);
      // rejections are those of the exact procedure at a rate within one bucket of the one asked
      assertThat(rejected(tails, found)).isLessThanOrEqualTo(rejected(tails, exact));
      assertThat(rejected(tails, found))
          .isGreaterThanOrEqualTo(rejected(tails, sorted(tails, 0.05, Math.exp(1.0 / 8))));
    }
  }

  /** Sorts and takes the last tail below its rank's share of the rate; 0 if there is none. */
  private static double sorted(double[] tails, double rate, double penalty) {
    var order = DoubleStream.of(tails).sorted().toArray();
    double threshold = 0;
    for (int i = 0; i < order.length; i++) {
      if (order[i] * penalty <= rate * (i + 1) / order.length) {
        threshold = order[i];
      }
    }
    return threshold;
  }

  private static long rejected(double[] tails, double threshold) {
    return DoubleStream.of(tails).filter(t -> t <= threshold && threshold > 0).count();
  }

  @Test
  void nothingSmallIsNothingFound() {
    assertThat(Discoveries.threshold(new HashMap<>(), 1000, 0.01)).isZero();
  }

  @Test
  void tailsBelowWhatADoubleHoldsStillCount() {
    var counts = new HashMap<Integer, Long>();
    counts.put(Discoveries.bucket(0), 1L);
    assertThat(Discoveries.threshold(counts, 1_000_000, 0.01)).isPositive();
  }
}
