package org.kolscope.pipeline.quality;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;

/**
 * {@code volume}: as many rows as usual?
 *
 * <p>Compared is what a drop brought (accepted rows), not what changed in the warehouse: a source
 * that sends everything every night and one that sends changes are both steady in that, while the
 * changed rows of the former fall from all to few after its first night. The median is that of the
 * last nights that brought any row, so that a table that comes once a week is held against its
 * other weeks. A first night that is a full dump is one value of at least three and so never the
 * median.
 *
 * <p>A table is <b>missing</b> if it brings nothing although it came on each of the last nights of
 * the window; one that comes now and then may stay away.
 *
 * @param lowRatio least share of the median that is fine, above 0 and below 1; default 0.5: chosen,
 *     half a file is the commonest way to lose one
 * @param highRatio greatest multiple of the median that is fine, above 1; default 2: chosen, the
 *     mirror image: a file that was sent twice is seen
 * @param stopRatio below this share of the median, nothing at all included, the night is stopped;
 *     at least 0, at most {@code lowRatio}; 0 never stops. Default 0.1: chosen. Tables that are
 *     kept by hand (Label, RateCard, Outcome) only warn: people forget to send them, and nothing is
 *     ranked by them
 */
public record VolumeRule(double lowRatio, double highRatio, double stopRatio) {

  private static final Set<String> KEPT_BY_HAND = Set.of("Label", "RateCard", "Outcome");

  public VolumeRule {
    if (!(lowRatio > 0 && lowRatio < 1)) {
      throw new IllegalArgumentException("lowRatio must be above 0 and below 1, was " + lowRatio);
    }
    if (!(highRatio > 1 && highRatio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("highRatio must be above 1, was " + highRatio);
    }
    if (!(stopRatio >= 0 && stopRatio <= lowRatio)) {
      throw new IllegalArgumentException(
          "stopRatio must be from 0 to lowRatio = " + lowRatio + ", was " + stopRatio);
    }
  }

  static VolumeRule defaults() {
    return new VolumeRule(0.5, 2, 0.1);
  }

  /** One figure for each table that came tonight or ever before. */
  List<QualityFigure> figures(Map<String, Counts> counts, History history, HistoryWindow window) {
    var tables = new TreeSet<>(counts.keySet());
    tables.addAll(history.tables(Rule.VOLUME));
    return tables.stream()
        .map(t -> figure(t, counts.containsKey(t) ? counts.get(t).accepted() : 0, history, window))
        .toList();
  }

  private QualityFigure figure(String table, long rows, History history, HistoryWindow window) {
    var question = new Question(Rule.VOLUME, table, "");
    var before = history.values(question);
    var answer = Answer.of(rows, (double) rows, Long.toString(rows));
    var median = window.median(before.stream().filter(v -> v > 0).toList());
    if (median.isEmpty() || (rows == 0 && !alwaysCame(window.last(before)))) {
      return question.withoutBounds(Level.WARN, answer);
    }
    var usual = median.getAsDouble();
    var stops = rows < stopRatio * usual && !KEPT_BY_HAND.contains(table);
    return question.held(
        stops ? Level.ERROR : Level.WARN, answer, lowRatio * usual, highRatio * usual);
  }

  private static boolean alwaysCame(List<Double> lastNights) {
    return lastNights.stream().allMatch(v -> v > 0);
  }
}
