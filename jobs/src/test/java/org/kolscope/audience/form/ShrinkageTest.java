package org.kolscope.audience.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.audience.form.Shrinkage.Difference;

class ShrinkageTest {

  @Test
  void sureDifferencesStayAndUnsureOnesAreDrawnToNone() {
    var sure = new Difference(0.6, 0.01);
    var unsure = new Difference(0.6, 2);
    var shrinkage = new Shrinkage(List.of(sure, unsure, new Difference(-0.5, 0.01)), 0.5);

    assertThat(shrinkage.of(sure).mean()).isCloseTo(0.6, within(0.01));
    assertThat(shrinkage.of(sure).high95() - shrinkage.of(sure).low95())
        .isCloseTo(2 * 1.96 * 0.01, within(0.002));
    assertThat(shrinkage.of(unsure).mean()).isBetween(0.0, 0.2);
    assertThat(shrinkage.of(unsure).low95()).isNegative();
  }

  @Test
  void equalMeasurementsLeaveDoubtNonetheless() {
    var none = new Difference(0, 0.2);
    var shrunk = new Shrinkage(List.of(none, none, none), 0.5).of(none);

    assertThat(shrunk.mean()).isCloseTo(0, within(1e-12));
    assertThat(shrunk.high95()).isBetween(0.1, 1.96 * 0.2);
    assertThat(shrunk.low95()).isCloseTo(-shrunk.high95(), within(1e-6));
  }

  /** Whose truths are normal around 0 with spread 0.3, which the step is not told. */
  @Test
  void intervalsHoldTruthsDrawnAroundNone() {
    var random = new SplittableRandom(5);
    int held = 0;
    for (int world = 0; world < 100; world++) {
      double[] truths =
          IntStream.range(0, 7).mapToDouble(i -> 0.3 * random.nextGaussian()).toArray();
      var measured =
          IntStream.range(0, 7)
              .mapToObj(
                  i -> {
                    double error = 0.1 + 0.4 * random.nextDouble();
                    return new Difference(truths[i] + error * random.nextGaussian(), error);
                  })
              .toList();
      var shrinkage = new Shrinkage(measured, 0.5);
      for (int i = 0; i < 7; i++) {
        var shrunk = shrinkage.of(measured.get(i));
        held += shrunk.low95() <= truths[i] && truths[i] <= shrunk.high95() ? 1 : 0;
      }
    }
    assertThat(held / 700.0).isBetween(0.92, 0.98);
  }
}
