package org.kolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

  @Test
  void countsUnderTwentyAreNotShownAndNobodyIs() {
    assertThat(SmallCells.alone(19L).text()).isEqualTo("< 20");
    assertThat(SmallCells.alone(1L).text()).isEqualTo("< 20");
    assertThat(SmallCells.alone(20L).text()).isEqualTo("20");
    assertThat(SmallCells.alone(0L).text()).isEqualTo("0");
    assertThat(SmallCells.alone(null).text()).as("n/a").isNull();
    assertThat(SmallCells.alone(19L).sortKey()).as("no way around it").isEqualTo("< 20");
  }

  @Test
  void aLoneSmallCellTakesTheNextSmallestWithIt() {
    assertThat(SmallCells.hidden(List.of(100L, 5L, 0L, 40L)))
        .containsExactly(false, true, false, true);
    assertThat(SmallCells.hidden(List.of(100L, 5L, 7L, 40L)))
        .as("two hide each other")
        .containsExactly(false, true, true, false);
    assertThat(SmallCells.hidden(List.of(100L, 0L, 40L))).containsOnly(false);
    assertThat(SmallCells.hidden(List.of(5L, 0L))).containsExactly(true, false);
  }
}
