package org.kolscope.pipeline.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.pipeline.quality.Question.Answer;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Level;

/**
 * {@code quarantined-share} and {@code duplicate-share}: what became of the rows that were read.
 *
 * <p>The share of duplicates is held against earlier nights, not against a number: where profiles
 * are read from a file of posts, nine of ten rows repeat an account, and that is right.
 *
 * @param maxQuarantinedShare greatest share of a table's rows that may be quarantined without a
 *     warning, in [0, 1]; default 0.05: chosen, a tenth of the share at which intake refuses the
 *     whole drop ({@code intake.max-quarantined-share})
 * @param maxDuplicateRise greatest rise of the share of merged rows over its median, in [0, 1];
 *     default 0.2: chosen, a file that is sent twice raises it by up to 0.5
 */
public record RowsRule(double maxQuarantinedShare, double maxDuplicateRise) {

  public RowsRule {
    Shares.check("maxQuarantinedShare", maxQuarantinedShare);
    Shares.check("maxDuplicateRise", maxDuplicateRise);
  }

  static RowsRule defaults() {
    return new RowsRule(0.05, 0.2);
  }

  /** Two figures for each table that came tonight. */
  List<QualityFigure> figures(Map<String, Counts> counts, History history, HistoryWindow window) {
    List<QualityFigure> figures = new ArrayList<>();
    new TreeMap<>(counts)
        .forEach(
            (table, c) -> {
              figures.add(quarantined(table, c));
              figures.add(duplicates(table, c, history, window));
            });
    return figures;
  }

  private QualityFigure quarantined(String table, Counts counts) {
    var answer = Answer.share(counts.read(), counts.quarantined()).bad(commonest(counts.reasons()));
    return new Question(Rule.QUARANTINED_SHARE, table, "")
        .held(Level.WARN, answer, null, maxQuarantinedShare);
  }

  private QualityFigure duplicates(
      String table, Counts counts, History history, HistoryWindow window) {
    var question = new Question(Rule.DUPLICATE_SHARE, table, "");
    var answer = Answer.share(counts.read(), counts.merged());
    var median = window.median(history.values(question));
    return median.isEmpty()
        ? question.withoutBounds(Level.WARN, answer)
        : question.held(Level.WARN, answer, null, median.getAsDouble() + maxDuplicateRise);
  }

  private static String commonest(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(e -> e.getKey() + " " + e.getValue())
        .orElse(null);
  }
}
