package org.kolscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchTest {

  @Test
  void purityRecallAndFAreThoseOfTheSets() {
    var match = Match.of(Set.of(1L, 2L, 3L, 4L), Set.of(3L, 4L, 5L));

    assertThat(match.purity().value()).isEqualTo(0.5);
    assertThat(match.recall().value()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(match.f()).isCloseTo(4.0 / 7, within(1e-12));
    // Wilson ends of 2 of 4
    assertThat(match.purity().low95()).isCloseTo(0.1500, within(1e-4));
    assertThat(match.purity().high95()).isCloseTo(0.8500, within(1e-4));
  }

  @Test
  void overlappingBlocksCountAnAccountOnce() {
    assertThat(Match.ofAll(List.of(Set.of(1L, 2L), Set.of(2L, 3L)), Set.of(2L)))
        .isEqualTo(Match.of(Set.of(1L, 2L, 3L), Set.of(2L)));
  }

  @Test
  void nothingFoundHasNoPurityButAnF() {
    var match = Match.of(Set.of(), Set.of(1L));

    assertThat(match.purity().value()).isNaN();
    assertThat(match.recall().value()).isZero();
    assertThat(match.f()).isZero();
    assertThat(Match.of(Set.of(), Set.of()).f()).isNaN();
  }
}
