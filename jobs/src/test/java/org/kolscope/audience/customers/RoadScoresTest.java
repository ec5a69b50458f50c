package org.kolscope.audience.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RoadScoresTest {

  @Test
  void anItemWeighsItsLogOddsShrunkByChance() {
    // 100 of 1,000 are taught; of 50 holders 25 are: 5 expected, variance 4.5
    double share = (25 + 20 * 0.1) / (50 + 20);
    double z2 = 20.0 * 20.0 / 4.5;
    double expected = (1 - 1 / z2) * (Math.log(share / (1 - share)) - Math.log(0.1 / 0.9));

    assertThat(RoadScores.weight(50, 25, 1_000, 100, 20)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void anItemThatTellsNoMoreThanChanceWeighsNothing() {
    // 5 expected, variance 4.5: 7 are within one deviation
    assertThat(RoadScores.weight(50, 7, 1_000, 100, 20)).isZero();
    assertThat(RoadScores.weight(50, 1, 1_000, 100, 20)).isNegative();
  }

  @Test
  void whereNobodyOrEverybodyIsTaughtNothingIsLearned() {
    assertThat(RoadScores.weight(50, 0, 1_000, 0, 20)).isZero();
    assertThat(RoadScores.weight(50, 50, 1_000, 1_000, 20)).isZero();
    assertThat(RoadScores.weight(0, 0, 1_000, 10, 20)).isZero();
  }

  @Test
  void aLineThroughSharesIsTheirLogOdds() {
    var scaling = new Scaling();
    // log odds 2 score - 1 at four scores
    for (int step : new int[] {-20, 0, 10, 40}) {
      double p = 1 / (1 + Math.exp(-(2 * step * Scaling.STEP - 1)));
      scaling.add(step, 1_000, 1_000 * p);
    }

    var line = scaling.fit();

    assertThat(line.slope()).isCloseTo(2, within(1e-3));
    assertThat(line.intercept()).isCloseTo(-1, within(1e-3));
    assertThat(scaling.topStep(0.25)).isEqualTo(40);
    assertThat(scaling.topStep(0.3)).isEqualTo(10);
  }

  @Test
  void aRoadThatSaysTheOppositeSaysNothing() {
    var scaling = new Scaling();
    scaling.add(-10, 100, 80);
    scaling.add(10, 100, 20);

    assertThat(scaling.fit().slope()).isZero();
  }
}
