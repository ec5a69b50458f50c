package org.kolscope.pipeline.quality;

import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;

/**
 * The key of a figure: which rule asks what of which table. Makes the figure from the answer, so
 * that all rules judge alike: a value on a bound is fine.
 *
 * @param subject the column or other part; empty for the table as a whole
 */
record Question(Rule rule, String table, String subject) {

  /** What was counted and measured, and the worst of it. */
  record Answer(
      long checked, long failed, Double value, String badValue, Long badAccountId, Long badPostId) {

    static Answer of(long checked, double value, String badValue) {
      return new Answer(checked, 0, value, badValue, null, null);
    }

    /** The value is the share that failed; null if nothing was checked. */
    static Answer share(long checked, long failed) {
      return new Answer(
          checked, failed, checked == 0 ? null : (double) failed / checked, null, null, null);
    }

    /** Too few were there to measure anything. */
    static Answer unmeasured(long checked) {
      return new Answer(checked, 0, null, null, null, null);
    }

    Answer bad(String text) {
      return new Answer(checked, failed, value, text, badAccountId, badPostId);
    }

    Answer badAccount(Long id) {
      return new Answer(checked, failed, value, badValue, id, badPostId);
    }

    Answer badPost(Long id) {
      return new Answer(checked, failed, value, badValue, badAccountId, id);
    }
  }

  /** A figure that is written down and breaches nothing. */
  QualityFigure noted(Answer answer) {
    return figure(
        Level.NOTE,
        answer.value() == null ? Outcome.NOT_APPLICABLE : Outcome.OK,
        answer,
        null,
        null,
        answer.badValue());
  }

  /** A figure without anything to hold it against; its value is history for later nights. */
  QualityFigure withoutBounds(Level level, Answer answer) {
    return figure(level, Outcome.NOT_APPLICABLE, answer, null, null, null);
  }

  /**
   * A figure that must lie within bounds; not applicable if it has no value.
   *
   * @param low null if there is no such bound
   * @param high null if there is no such bound
   */
  QualityFigure held(Level level, Answer answer, Double low, Double high) {
    var value = answer.value();
    if (value == null) {
      return withoutBounds(level, answer);
    }
    var breach = (low != null && value < low) || (high != null && value > high);
    return figure(
        level,
        breach ? Outcome.BREACH : Outcome.OK,
        answer,
        low,
        high,
        breach ? answer.badValue() : null);
  }

  private QualityFigure figure(
      Level level, Outcome outcome, Answer answer, Double low, Double high, String badValue) {
    return new QualityFigure(
        rule.text(),
        table,
        subject,
        level,
        outcome,
        answer.checked(),
        answer.failed(),
        answer.value(),
        low,
        high,
        badValue,
        answer.badAccountId(),
        answer.badPostId());
  }
}
