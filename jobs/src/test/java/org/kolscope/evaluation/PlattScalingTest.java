package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlattScalingTest {

  /** At log odds x, a share 1 / (1 + exp(-(2x - 1))) are zombies: that line must come out. */
  @Test
  void theLineThatMadeTheTruthIsFound() {
    var platt = new PlattScaling();
    for (double x = -4; x <= 4; x += 0.5) {
      double share = 1 / (1 + Math.exp(-(2 * x - 1)));
      platt.add(x, true, share);
      platt.add(x, false, 1 - share);
    }
    var line = platt.fit();
    assertThat(line.slope()).isCloseTo(2, within(1e-3));
    assertThat(line.intercept()).isCloseTo(-1, within(1e-3));
  }

  /** Evidence without a bearing on the truth leaves the base rate: log(0.02 / 0.98) = -3.892. */
  @Test
  void evidenceThatSaysNothingLeavesTheBaseRate() {
    var platt = new PlattScaling();
    for (double x : new double[] {-1, 1}) {
      platt.add(x, true, 0.01);
      platt.add(x, false, 0.49);
    }
    assertThat(platt.fit().probability(1)).isCloseTo(0.02, within(2e-3));
  }

  @Test
  void oneClassAloneFitsNothing() {
    var platt = new PlattScaling();
    platt.add(1, true, 1);
    assertThat(platt.fit()).isEqualTo(new PlattScaling.Line(1, 0));
  }
}
