package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kolscope.report.NightReport.Weights;
import org.kolscope.schema.KolRank.Group;

class PartTest {

  @Test
  void contributionsAddUpToTheWeightedMean() {
    var kol = Nights.kol(1, "k", 1, 1, 1, Group.A, 61, 100, 50.0, 40.0, 20.0);

    var pieces = Part.contributions(kol, new Weights(4, 1, 3, 2));

    // (4 * 100 + 1 * 50 + 3 * 40 + 2 * 20) / 10
    assertThat(pieces.stream().mapToDouble(Part.Contribution::points).sum())
        .isEqualTo(61, within(1e-9));
  }

  @Test
  void anUnknownPartIsLeftOutAndTheOthersAreScaledUp() {
    var kol = Nights.kol(1, "k", 1, 1, 1, Group.A, 50, 80, null, 20.0, null);

    var pieces = Part.contributions(kol, new Weights(1, 1, 1, 1));

    assertThat(pieces).extracting(Part.Contribution::points).containsExactly(40.0, 10.0);
    assertThat(pieces).extracting(Part.Contribution::from).containsExactly(0.0, 40.0);
  }

  @Test
  void aPercentageBelowOneIsNeverShownAsWhole() {
    assertThat(Figure.percent(0.999).text()).isEqualTo("99%");
    assertThat(Figure.percent(1.0).text()).isEqualTo("100%");
  }

  @Test
  void weightsThatAreAllZeroAreRefused() {
    assertThatThrownBy(() -> new Weights(0, 0, 0, 0)).hasMessageContaining("not all 0");
  }
}
