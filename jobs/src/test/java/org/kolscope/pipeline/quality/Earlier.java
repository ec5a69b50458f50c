package org.kolscope.pipeline.quality;

import java.time.LocalDate;
import java.util.List;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;
import org.kolscope.schema.QualityFigure.Outcome;

/** Earlier nights as a line of values. */
final class Earlier {

  static final LocalDate NIGHT = LocalDate.of(2026, 3, 31);

  private Earlier() {}

  /** One figure a night, the oldest first, the last one of the night before {@link #NIGHT}. */
  static History nights(Question question, double... values) {
    var history = new History();
    for (int i = 0; i < values.length; i++) {
      history.add(
          NIGHT.minusDays(values.length - i), figure(question, Level.WARN, Outcome.OK, values[i]));
    }
    return history;
  }

  static QualityFigure figure(Question q, Level level, Outcome outcome, Double value) {
    return new QualityFigure(
        q.rule().text(),
        q.table(),
        q.subject(),
        level,
        outcome,
        0,
        0,
        value,
        null,
        null,
        null,
        null,
        null);
  }

  static QualityFigure only(List<QualityFigure> figures) {
    if (figures.size() != 1) {
      throw new AssertionError("one figure expected, got " + figures);
    }
    return figures.get(0);
  }
}
