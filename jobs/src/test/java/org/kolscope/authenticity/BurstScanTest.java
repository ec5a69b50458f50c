package org.kolscope.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class BurstScanTest {

  private static final BurstScan SCAN = new BurstScan(180, 30);

  private static FollowDays life(int days, int... follows) {
    var life = new FollowDays(0, days - 1);
    for (int day : follows) {
      life.add(day, day, 1);
    }
    return life;
  }

  @Test
  void tailIsTheBinomialTailOfTheWindowGivenAllFollowsAround() {
    var life = life(100);
    life.add(0, 99, 100);
    life.add(50, 50, 9);
    var day =
        SCAN.scan(life.summed(), 1).candidates().stream()
            .filter(w -> w.days() == 1 && w.startDay() == 50)
            .findFirst()
            .orElseThrow();
    // 10 of 109 follows on 1 of 100 days; weekly counts 7, 7, ..., 16 are 1.0 dispersed
    assertThat(BurstScan.dispersion(life)).isEqualTo(1);
    assertThat(day.tail())
        .isCloseTo(1 - new BinomialDistribution(109, 0.01).cumulativeProbability(9), within(1e-9));
    assertThat(day.expected()).isCloseTo(99.5 / 99, within(1e-9));
  }

  @Test
  void windowsOfPurePoissonFolloweesAreSignificantNoMoreOftenThanTheRate() {
    var chance = new Well19937c(11);
    int worlds = 300;
    int alarmed = 0;
    for (int world = 0; world < worlds; world++) {
      alarmed += anyBurst(chance, 20) ? 1 : 0;
    }
    // nothing is there to be found, so the false discovery rate is the probability of any finding:
    // at most 0.01 a world, 3 of 300; three standard deviations of a Poisson count of 3 are 5.2
    assertThat(alarmed).isLessThanOrEqualTo(8);
  }

  private static boolean anyBurst(Well19937c chance, int followees) {
    var counts = new HashMap<Integer, Long>();
    long tests = 0;
    for (int f = 0; f < followees; f++) {
      var life = new FollowDays(0, 399);
      var rate = new PoissonDistribution(chance, 0.05 * (1 + 4 * f), 1e-12, 10_000);
      for (int day = 0; day < 400; day++) {
        life.add(day, day, rate.sample());
      }
      var scanned = SCAN.scan(life.summed(), 0.01);
      tests += scanned.tests();
      scanned.candidates().forEach(w -> counts.merge(Discoveries.bucket(w.tail()), 1L, Long::sum));
    }
    return Discoveries.threshold(counts, tests, 0.01) > 0;
  }

  @Test
  void deliveryOfTwoDaysIsOneBurstOfItsDays() {
    var life = life(400);
    life.add(0, 399, 80);
    life.add(200, 201, 60);
    var bursts = SCAN.bursts(life.summed(), SCAN.scan(life, 0.01).candidates(), 1e-6);
    assertThat(bursts).hasSize(1);
    assertThat(bursts.get(0).startDay()).isBetween(199, 200);
    assertThat(bursts.get(0).endDay()).isBetween(202, 203);
    assertThat(bursts.get(0).surplusShare()).isGreaterThan(0.95);
  }

  @Test
  void deliveryOfSixtyDaysIsOneBurstAlthoughNoWindowIsSoLong() {
    var life = life(800);
    life.add(0, 799, 80);
    life.add(400, 459, 120);
    var bursts = SCAN.bursts(life.summed(), SCAN.scan(life, 0.01).candidates(), 1e-4);
    assertThat(bursts).hasSize(1);
    assertThat(bursts.get(0).follows()).isGreaterThan(110);
  }

  @Test
  void overDispersedFolloweeNeedsABiggerBurst() {
    var random = new SplittableRandom(5);
    var uneven = life(700);
    for (int day = 0; day < 700; day += 7) {
      uneven.add(day, day + 6, random.nextInt(4) == 0 ? 40 : 4);
    }
    assertThat(BurstScan.dispersion(uneven.summed())).isGreaterThan(2);
    var even = life(700);
    even.add(0, 699, uneven.follows(0, 700));
    assertThat(SCAN.scan(even.summed(), 1e-4).candidates()).isEmpty();
    assertThat(BurstScan.dispersion(even)).isEqualTo(1);
  }

  @Test
  void followeeYoungerThanAMonthHasNoLocalRate() {
    var life = life(30, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1).summed();
    assertThat(SCAN.scan(life, 1)).isEqualTo(new BurstScan.Scanned(0, List.of()));
  }

  @Test
  void countKnownToFallBetweenTwoDaysIsSpreadOverThem() {
    var life = new FollowDays(0, 9);
    life.add(2, 5, 8);
    assertThat(life.summed().follows(2, 4)).isEqualTo(4);
    assertThat(life.follows(-5, 50)).isEqualTo(8);
    assertThat(life.days(-5, 50)).isEqualTo(10);
  }
}
