package org.kolscope.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;

/**
 * What came out of a rule tonight and in the nights before.
 *
 * @param figure tonight; its ids are never shown
 * @param maskedId the account or post that breaks the rule as outsiders may see it: masked, or as
 *     it is where it is a KOL or an account of the brief; null if there is none
 * @param history {@link #measure} of up to 14 nights, oldest first, tonight last; null for a night
 *     without figure
 */
public record NightRule(QualityFigure figure, String maskedId, List<Double> history) {

  private static final int NIGHTS = 14;

  public NightRule {
    history = Collections.unmodifiableList(new ArrayList<>(history));
  }

  /**
   * Puts tonight behind the nights before.
   *
   * @param earlier the same rule, table and subject in the nights before, oldest first, null for a
   *     night without figure; the last 13 count
   */
  public static NightRule of(QualityFigure figure, String maskedId, List<QualityFigure> earlier) {
    var last = earlier.subList(Math.max(0, earlier.size() - NIGHTS + 1), earlier.size());
    var all = Stream.concat(last.stream(), Stream.of(figure));
    return new NightRule(figure, maskedId, all.map(NightRule::measure).toList());
  }

  boolean isBreach() {
    return figure.outcome() == Outcome.BREACH;
  }

  /** Failed of checked, in [0, 1]; null if nothing was checked. */
  Double failedShare() {
    return failedShare(figure);
  }

  /** The figure that is drawn: the value or, where the rule counts rows, the failed share. */
  static Double measure(QualityFigure figure) {
    if (figure == null || figure.outcome() == Outcome.NOT_APPLICABLE) {
      return null;
    }
    return figure.value() != null ? figure.value() : failedShare(figure);
  }

  private static Double failedShare(QualityFigure figure) {
    return figure.checkedCount() == 0
        ? null
        : Double.valueOf((double) figure.failedCount() / figure.checkedCount());
  }
}
