package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.Grade;

class SampleGradeTest {

  @ParameterizedTest(name = "{4}: {0} of {1} {2} is {3}")
  @CsvSource({
    "1000, 1000000, RANDOM,  A, a thousand at random",
    " 999, 1000000, RANDOM,  B, fewer than a thousand at random",
    " 400, 1000000, RANDOM,  B, least of grade B",
    " 399, 1000000, RANDOM,  C, fewer than 400",
    " 100, 1000000, RANDOM,  C, least of grade C",
    "  99, 1000000, RANDOM,  D, fewer than 100",
    "  99,      99, RANDOM,  D, fewer than 100 though all of them",
    "1000,    2000, NEWEST,  A, the newest half",
    "1000,    2001, NEWEST,  C, less than the newest half",
    "9000, 1000000, UNKNOWN, C, nobody knows which",
    " 500,     600, UNKNOWN, B, most of a small KOL"
  })
  void gradesAreAsDefined(int seen, long fans, Choice choice, Grade grade, String why) {
    assertThat(SampleGrade.of(seen, OptionalLong.of(fans), choice).grade())
        .as(why)
        .isEqualTo(grade);
  }

  @Test
  void coverageIsUnknownWithoutAFanCountAndNeverAboveOne() {
    assertThat(SampleGrade.of(5000, OptionalLong.empty(), Choice.NEWEST).coverageShare()).isEmpty();
    assertThat(SampleGrade.of(5000, OptionalLong.of(0), Choice.NEWEST).coverageShare()).isEmpty();
    assertThat(SampleGrade.of(5000, OptionalLong.of(4900), Choice.NEWEST).coverageShare())
        .hasValue(1);
  }

  @Test
  void gradeDGivesNoFigure() {
    assertThat(SampleGrade.of(99, OptionalLong.empty(), Choice.RANDOM).isFigureGiven()).isFalse();
    assertThat(SampleGrade.of(100, OptionalLong.empty(), Choice.RANDOM).isFigureGiven()).isTrue();
  }
}
