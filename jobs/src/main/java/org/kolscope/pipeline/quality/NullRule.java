package org.kolscope.pipeline.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;

/**
 * {@code null-share}: has a column been lost? Per optional column the share of nulls among the rows
 * a night brought, held against its median of earlier nights. Only a rise is a breach. A column
 * that has no value tonight and had none before gets no row, so a table has as many rows as its
 * source has columns.
 *
 * @param maxRise greatest rise over the median, in [0, 1]; default 0.2: chosen, four standard
 *     errors of a share of one half among {@code minRows = 100} rows
 * @param minRows rows below which a share says too little, at least 1; default 100
 * @param minValues a column with no value at all is a breach, however small the rise, where the
 *     median lets this many values be expected, at least 1; default 30: chosen, a column that is
 *     rare but real then comes up empty with probability below exp(-30)
 */
public record NullRule(double maxRise, long minRows, long minValues) {

  public NullRule {
    Shares.check("maxRise", maxRise);
    if (minRows < 1) {
      throw new IllegalArgumentException("minRows must be at least 1, was " + minRows);
    }
    if (minValues < 1) {
      throw new IllegalArgumentException("minValues must be at least 1, was " + minValues);
    }
  }

  static NullRule defaults() {
    return new NullRule(0.2, 100, 30);
  }

  List<QualityFigure> figures(
      Map<Class<? extends Record>, SeenTable> seen, History history, HistoryWindow window) {
    List<QualityFigure> figures = new ArrayList<>();
    seen.forEach(
        (type, table) ->
            SeenTable.optionalColumns(type)
                .forEach(
                    column -> {
                      var question = new Question(Rule.NULL_SHARE, type.getSimpleName(), column);
                      var before = history.values(question);
                      var values = table.known().get(column);
                      if (values > 0 || before.stream().anyMatch(v -> v < 1)) {
                        figures.add(figure(question, table.rows(), values, before, window));
                      }
                    }));
    return figures;
  }

  private QualityFigure figure(
      Question question, long rows, long values, List<Double> before, HistoryWindow window) {
    var answer = Answer.share(rows, rows - values);
    var median = window.median(before);
    if (median.isEmpty() || rows < minRows) {
      return question.withoutBounds(Level.WARN, answer);
    }
    var usual = median.getAsDouble();
    var high = Math.min(1, usual + maxRise);
    if (rows * (1 - usual) >= minValues) {
      // at least one value
      high = Math.min(high, (double) (rows - 1) / rows);
    }
    return question.held(
        Level.WARN, answer.bad(String.format(Locale.ROOT, "%.3f", answer.value())), null, high);
  }
}
