package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kolscope.ranking.Part.RELAY;
import static org.kolscope.ranking.Part.STATUS;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final double UNKNOWN = Double.NaN;

  @Test
  void theNextSampleThatHoldsTheCandidateStandsIn() {
    var scores = List.of(new Draw.Score(STATUS, 1, 0.1), new Draw.Score(STATUS, 2, 0.2));

    assertThat(Draw.all(9, scores, UNKNOWN, List.of(0, 1, 2, 3), Set.of(STATUS)))
        .extracting(d -> d.measured().status())
        .containsExactly(0.1, 0.1, 0.2, 0.1); // after the last comes the first
  }

  @Test
  void aCandidateNoSampleHoldsScoresZeroAndAPartNobodyHasIsUnknown() {
    assertThat(Draw.all(9, List.of(), 0.5, List.of(4), Set.of(RELAY)))
        .containsExactly(new Draw(4, 9, new Parts(UNKNOWN, UNKNOWN, 0, 0.5)));
  }

  @Test
  void withoutSamplesThereIsOneReplicateThatIsNone() {
    assertThat(Draw.all(9, List.of(), 0.5, List.of(), Set.of()))
        .containsExactly(new Draw(Draw.NO_SAMPLE, 9, new Parts(UNKNOWN, UNKNOWN, UNKNOWN, 0.5)));
  }

  @Test
  void twoScoresForOneSampleAreNotChosenFrom() {
    var scores = List.of(new Draw.Score(STATUS, 1, 0.1), new Draw.Score(STATUS, 1, 0.2));

    assertThatThrownBy(() -> Draw.all(9, scores, UNKNOWN, List.of(1), Set.of(STATUS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "InfluenceReplicate must hold one number for STATUS of account 9 in replicate 1,"
                + " was 0.1 and 0.2");
  }

  @Test
  void aScoreThatIsNoNumberIsNamed() {
    var scores = List.of(new Draw.Score(RELAY, 3, UNKNOWN));

    assertThatThrownBy(() -> Draw.all(9, scores, UNKNOWN, List.of(3), Set.of(RELAY)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("for RELAY of account 9 in replicate 3, was NaN");
  }
}
