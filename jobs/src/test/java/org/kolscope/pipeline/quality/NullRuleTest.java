package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kolscope.pipeline.quality.Earlier.nights;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Like;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;

/** {@code Like} has one optional column, {@code likedAt}. */
class NullRuleTest {

  private static final Question LIKED_AT = new Question(Rule.NULL_SHARE, "Like", "likedAt");

  private static List<QualityFigure> figures(long rows, long values, History history) {
    return NullRule.defaults()
        .figures(
            Map.of(Like.class, new SeenTable(rows, Map.of("likedAt", values), null, null, null)),
            history,
            HistoryWindow.defaults());
  }

  private static Outcome outcome(long rows, long values, History history) {
    return Earlier.only(figures(rows, values, history)).outcome();
  }

  @Test
  void aRiseOfMoreThanAFifthIsABreach() {
    // median 0.3, so at most 0.5
    var history = nights(LIKED_AT, 0.2, 0.3, 0.4);

    assertThat(outcome(1000, 500, history)).isEqualTo(Outcome.OK);
    var lost = Earlier.only(figures(1000, 499, history));
    assertThat(lost.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(lost.failedCount()).isEqualTo(501);
    assertThat(lost.badValue()).isEqualTo("0.501");
  }

  @Test
  void aFallIsGoodNews() {
    assertThat(outcome(1000, 1000, nights(LIKED_AT, 0.9, 0.9, 0.9))).isEqualTo(Outcome.OK);
  }

  @Test
  void aRareColumnThatIsEmptyIsLost() {
    // 3 % of 1,000 rows: thirty values expected; 1.0 is within a rise of 0.2
    var history = nights(LIKED_AT, 0.97, 0.97, 0.97);

    assertThat(outcome(1000, 0, history)).isEqualTo(Outcome.BREACH);
    assertThat(outcome(1000, 1, history)).as("one value is none lost").isEqualTo(Outcome.OK);
    assertThat(outcome(900, 0, history)).as("27 expected").isEqualTo(Outcome.OK);
  }

  @Test
  void fewRowsSayNothing() {
    assertThat(outcome(99, 0, nights(LIKED_AT, 0, 0, 0))).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(outcome(100, 0, nights(LIKED_AT, 0, 0, 0))).isEqualTo(Outcome.BREACH);
  }

  @Test
  void aColumnThatNeverHadAValueHasNoRow() {
    assertThat(figures(1000, 0, new History())).isEmpty();
    assertThat(figures(1000, 0, nights(LIKED_AT, 1, 1, 1))).isEmpty();
    assertThat(figures(1000, 1, new History())).hasSize(1);
  }
}
