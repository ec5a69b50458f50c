package org.kolscope.audience.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kolscope.schema.FanOverlap.Method;

class SharedEstimateTest {

  /** Half of 400 fans are loaded, a quarter of 1,600; 40 expected targets among those loaded. */
  private static final FanList HALF = new FanList(1, 200, 40 * (long) FanLists.UNITS, 0.5, 1);

  private static final FanList QUARTER = new FanList(2, 400, 40 * (long) FanLists.UNITS, 0.25, 1);

  @Test
  void listsDrawnApartAreScaledUpByBothShares() {
    // 200 shared fans, of which an eighth is seen
    assertThat(SharedEstimate.method(HALF, QUARTER, 25)).isEqualTo(Method.SAMPLE);
    var estimate = SharedEstimate.real(HALF, QUARTER, 25);
    assertThat(estimate.shared()).isEqualTo(200, within(1e-9));
    // a binomial of 200 and 1/8 has a standard deviation of 4.7, two of which are 75 fans
    assertThat(estimate.low95()).isBetween(110.0, 145.0);
    assertThat(estimate.high95()).isBetween(265.0, 310.0);
  }

  @Test
  void listsThatHoldTheSamePeopleAreNotTakenForDrawnApart() {
    // 100 seen of both would be 800 fans, of 400
    assertThat(SharedEstimate.method(HALF, QUARTER, 100)).isEqualTo(Method.LINKED);
    assertThat(SharedEstimate.real(HALF, QUARTER, 100))
        .isEqualTo(new SharedEstimate(200, 100, 400));
    // of them 10 targets; all of either list are 80 and 160
    assertThat(SharedEstimate.targets(HALF, QUARTER, true, 10 * (long) FanLists.UNITS, 1))
        .isEqualTo(new SharedEstimate(20, 10, 80));
    assertThat(SharedEstimate.targets(HALF, QUARTER, true, 0, 0))
        .isEqualTo(new SharedEstimate(0, 0, 0));
  }

  @Test
  void manyMoreThanTheSmallerListByChanceAreNoProofYet() {
    // 55 seen are 440 of 400, whose lower end is some 330
    assertThat(SharedEstimate.method(HALF, QUARTER, 55)).isEqualTo(Method.SAMPLE);
    assertThat(SharedEstimate.real(HALF, QUARTER, 55).shared()).isEqualTo(400);
  }
}
