package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.pipeline.quality.Earlier.NIGHT;
import static org.kolscope.pipeline.quality.Earlier.nights;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;

class VolumeRuleTest {

  private static final Question FOLLOW = new Question(Rule.VOLUME, "Follow", "");
  private static final VolumeRule RULE = VolumeRule.defaults();

  private static QualityFigure follows(long rows, History history) {
    return Earlier.only(
        RULE.figures(
            Map.of("Follow", new Counts(rows, rows, 0, 0, Map.of())),
            history,
            HistoryWindow.defaults()));
  }

  private static QualityFigure missing(History history) {
    return Earlier.only(RULE.figures(Map.of(), history, HistoryWindow.defaults()));
  }

  @Test
  void isHeldAgainstTheMedianOfTheLastSevenNights() {
    // of the last seven, sorted 3000 3100 3300 3400 3500 3600 9000; the two before are out of it
    var history = nights(FOLLOW, 1, 2, 3400, 3100, 3500, 3000, 9000, 3300, 3600);

    var f = follows(1699, history);

    assertThat(f.low()).isEqualTo(1700);
    assertThat(f.high()).isEqualTo(6800);
    assertThat(f.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(f.level()).isEqualTo(Level.WARN);
    assertThat(f.value()).isEqualTo(1699);
    assertThat(f.badValue()).isEqualTo("1699");
    assertThat(follows(1700, history).outcome()).isEqualTo(Outcome.OK);
    assertThat(follows(6800, history).outcome()).isEqualTo(Outcome.OK);
    assertThat(follows(6801, history).outcome()).isEqualTo(Outcome.BREACH);
  }

  @Test
  void twoNightsAreNoHistoryButTheirRowsBecomeHistory() {
    var f = follows(5, nights(FOLLOW, 3400, 3400));

    assertThat(f.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(f.value()).isEqualTo(5);
  }

  @Test
  void theFullDumpOfAFirstNightIsNotTheUsual() {
    assertThat(follows(1050, nights(FOLLOW, 100_000, 1000, 1100)).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void lessThanATenthStopsTheNight() {
    var history = nights(FOLLOW, 1000, 1000, 1000);

    assertThat(follows(99, history).level()).isEqualTo(Level.ERROR);
    assertThat(follows(0, history).outcome()).isEqualTo(Outcome.BREACH);
    assertThat(follows(100, history).level()).isEqualTo(Level.WARN);
  }

  @Test
  void aTableThatAlwaysCameAndIsMissingStopsTheNight() {
    var f = missing(nights(FOLLOW, 1000, 1000, 1000));

    assertThat(f.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(f.level()).isEqualTo(Level.ERROR);
    assertThat(f.value()).isZero();
  }

  @Test
  void aTableThatComesNowAndThenMayStayAway() {
    var weekly = nights(FOLLOW, 1000, 0, 900, 0, 1100, 0);

    assertThat(missing(weekly).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(follows(400, weekly).low()).as("half of the nights it came").isEqualTo(500);
  }

  @Test
  void aNightThatWasStoppedIsNoHistory() {
    var history = nights(FOLLOW, 1000, 1000, 1000);
    history.add(NIGHT.minusDays(1), Earlier.figure(FOLLOW, Level.ERROR, Outcome.BREACH, 0.0));
    history.add(NIGHT.minusDays(2), Earlier.figure(FOLLOW, Level.ERROR, Outcome.BREACH, 0.0));

    assertThat(missing(history).level()).as("the third night without it").isEqualTo(Level.ERROR);
  }

  @Test
  void aNewLevelBecomesTheUsualAfterFourNights() {
    assertThat(follows(400, nights(FOLLOW, 1000, 1000, 1000, 1000, 400, 400, 400)).outcome())
        .isEqualTo(Outcome.BREACH);
    assertThat(follows(400, nights(FOLLOW, 1000, 1000, 1000, 400, 400, 400, 400)).outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void tablesKeptByHandOnlyWarn() {
    var labels = new Question(Rule.VOLUME, "Label", "");

    assertThat(missing(nights(labels, 16, 16, 16)))
        .extracting(QualityFigure::level, QualityFigure::outcome)
        .containsExactly(Level.WARN, Outcome.BREACH);
  }

  @Test
  void nothingStopsWithAStopRatioOfZero() {
    var f =
        Earlier.only(
            new VolumeRule(0.5, 2, 0)
                .figures(Map.of(), nights(FOLLOW, 1000, 1000, 1000), HistoryWindow.defaults()));

    assertThat(f.level()).isEqualTo(Level.WARN);
    assertThat(f.outcome()).isEqualTo(Outcome.BREACH);
  }
}
