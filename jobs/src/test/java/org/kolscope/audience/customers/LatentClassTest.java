package org.kolscope.audience.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentClassTest {

  private static final double SHARE = 0.2;
  private static final double[] RIGHT = {0.6, 0.5, 0.7, 0.4};
  private static final double[] WRONG = {0.05, 0.1, 0.02, 0.15};

  private final List<int[]> cells = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  /** Every cell of so many independent views, weighed as the model says it is. */
  private void expected(int views, double accounts) {
    for (int code = 0; code < 1 << views; code++) {
      int[] cell = new int[views];
      double of = SHARE;
      double not = 1 - SHARE;
      for (int v = 0; v < views; v++) {
        cell[v] = code >> v & 1;
        of *= cell[v] == 1 ? RIGHT[v] : 1 - RIGHT[v];
        not *= cell[v] == 1 ? WRONG[v] : 1 - WRONG[v];
      }
      cells.add(cell);
      weights.add(accounts * (of + not));
    }
  }

  private LatentClass.Fit fit(boolean... used) {
    double[] all = weights.stream().mapToDouble(w -> w).toArray();
    return new LatentClass(cells).fit(all, used);
  }

  @Test
  void threeIndependentViewsTellTheShareWithoutAnyLabel() {
    expected(3, 1_000);

    assertThat(fit(true, true, true).share()).isCloseTo(SHARE, within(1e-4));
  }

  @Test
  void aPosteriorIsBayesRuleWithTheRightRates() {
    expected(4, 1_000);
    var fit = fit(true, true, true, true);

    // views 0 and 2 say yes, the others no
    double of = 0.2 * 0.6 * 0.5 * 0.7 * 0.6;
    double not = 0.8 * 0.05 * 0.9 * 0.02 * 0.85;
    assertThat(fit.posteriors()[0b0101]).isCloseTo(of / (of + not), within(1e-3));
  }

  @Test
  void aViewThatKnowsNothingOfAnAccountChangesNothing() {
    expected(3, 1_000);
    int cellsCount = cells.size();
    for (int c = 0; c < cellsCount; c++) {
      int[] silent = cells.get(c).clone();
      cells.set(c, new int[] {silent[0], silent[1], silent[2], LatentClass.UNKNOWN});
    }

    assertThat(fit(true, true, true, true).share()).isCloseTo(SHARE, within(1e-4));
  }

  @Test
  void theIntervalHoldsTheShareAndGrowsWithoutAView() {
    expected(4, 5_000);
    long[] counts = weights.stream().mapToLong(Math::round).toArray();
    boolean[] all = {true, true, true, true};

    var shares = TargetShares.of(cells, counts, all, 100, 7);

    assertThat(shares.share()).isCloseTo(SHARE, within(0.01));
    assertThat(shares.lowFactor()).isBetween(0.7, 1.0);
    assertThat(shares.highFactor()).isBetween(1.0, 1.4);
    assertThat(TargetShares.of(cells, counts, all, 100, 7).highFactor())
        .isEqualTo(shares.highFactor());
  }
}
