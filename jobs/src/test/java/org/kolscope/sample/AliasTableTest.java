package org.kolscope.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasTableTest {

  @Test
  void membersAreDrawnInProportionToTheirWeights() {
    var table = AliasTable.of(new int[] {7, 8, 9, 10}, new float[] {1, 6, 0, 3});
    var random = new SplittableRandom(3);
    var drawn = new int[11];
    for (int i = 0; i < 100_000; i++) {
      drawn[table.draw(random.nextLong())]++;
    }
    // standard error of a share of 0.6 in 100,000 draws is 0.0016
    assertThat(drawn[7] / 100_000.0).isCloseTo(0.1, within(0.006));
    assertThat(drawn[8] / 100_000.0).isCloseTo(0.6, within(0.006));
    assertThat(drawn[9]).isZero();
    assertThat(drawn[10] / 100_000.0).isCloseTo(0.3, within(0.006));
  }

  @Test
  void withoutAnyWeightAllAreAlike() {
    var table = AliasTable.of(new int[] {4, 5}, new float[] {0, 0});
    var random = new SplittableRandom(3);
    var fours = 0;
    for (int i = 0; i < 10_000; i++) {
      fours += table.draw(random.nextLong()) == 4 ? 1 : 0;
    }
    assertThat(fours).isBetween(4_700, 5_300);
  }

  @Test
  void nobodyIsInAnEmptyTable() {
    assertThat(AliasTable.of(new int[0], new float[0]).isEmpty()).isTrue();
  }
}
