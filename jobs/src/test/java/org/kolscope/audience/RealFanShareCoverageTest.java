package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFanShareCoverageTest {

  private static final Labelled GOOD = new Labelled(500, 475, 2000, 1990);

  /**
   * 500 KOLs per cell: if the interval covers in 95 %, the standard deviation of the measured
   * coverage is sqrt(0.95 * 0.05 / 500) = 1.0 %, and 4 of them are 3.9 %.
   */
  @ParameterizedTest
  @CsvSource({"0.95,0.995,0.01,20000", "0.95,0.995,0.05,2000", "0.85,0.99,0.2,500"})
  void theIntervalCoversTheTruth(double sensitivity, double specificity, double share, int n) {
    var outcome = SimulatedKols.of(sensitivity, specificity, share, n).run(500, 1);

    assertThat(outcome.coverage()).isBetween(0.911, 0.989);
  }

  /**
   * All cells at 2,000 KOLs: a standard deviation of 0.5 %, so 93 to 97 % are 4 of them on either
   * side, which one cell in 16,000 leaves by chance. No zombies: the lower end may rise above 0 in
   * 2.5 % at most, and 96.5 % are 2.9 standard deviations below the 97.5 % that remain.
   */
  @Test
  @Tag("slow")
  void theIntervalCoversTheTruthInEveryCell() {
    var missed = new ArrayList<String>();
    for (var classifier : List.of(GOOD, new Labelled(500, 425, 2000, 1980))) {
      for (double share : new double[] {0, 0.01, 0.05, 0.2, 0.5}) {
        for (int n : new int[] {500, 2000, 20_000, 50_000}) {
          var cell = SimulatedKols.of(classifier.sensitivity(), classifier.specificity(), share, n);
          var outcome = cell.run(2000, 1);
          boolean kept =
              share == 0
                  ? outcome.lowIs0Share() >= 0.965
                  : outcome.coverage() >= 0.93 && outcome.coverage() <= 0.97;
          if (!kept) {
            missed.add(cell + " " + outcome);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  @Tag("slow")
  void amongKnownFansTheIntervalCoversTheShareOfTheseFans() {
    for (int n : new int[] {500, 1500, 2000}) {
      var cell = new SimulatedKols(0.95, 0.995, 0.2, n, OptionalLong.of(2000));
      var outcome = cell.run(2000, 1);

      assertThat(outcome.coverage()).as(cell.toString()).isBetween(0.93, 0.97);
    }
  }

  @Test
  @Tag("slow")
  void theWidthAtFivePercentIsSmallEnoughToAct() {
    assertThat(SimulatedKols.of(0.95, 0.995, 0.05, 2000).run(500, 2).meanWidth())
        .isLessThanOrEqualTo(0.025);
  }
}
