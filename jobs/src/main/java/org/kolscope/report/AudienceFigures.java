package org.kolscope.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kolscope.schema.ContactPoint;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.TargetSize;

/**
 * The numbers of the report on the target as they may be shown: no count under 20 people, expected
 * ones included, and none that could be worked out from a whole that is shown.
 */
final class AudienceFigures {

  private static final String SMALL = "< " + SmallCells.LEAST;

  private AudienceFigures() {}

  static boolean isSmall(double expected) {
    return expected > 0 && expected < SmallCells.LEAST;
  }

  /** An expected number of people. */
  static Figure expected(Double people) {
    return people == null
        ? Figure.count((Long) null)
        : isSmall(people) ? new Figure(SMALL, "") : Figure.count(Math.round(people));
  }

  /** A part of a whole that is shown. */
  static Figure part(long part, long whole) {
    return SmallCells.isSmall(whole - part) && part > 0
        ? new Figure("\u2014", "")
        : SmallCells.alone(part);
  }

  /** Expected target customers with their interval, if there is one. */
  static Figure targets(TargetSize size) {
    return size.targetsLow95() == null
            || size.targetsHigh95() == null
            || size.targetsHigh95() < SmallCells.LEAST
        ? expected(size.targetsCount())
        : new Figure(
            "%s (%s\u2013%s)"
                .formatted(
                    expected(size.targetsCount()).text(),
                    expected(size.targetsLow95()).text(),
                    expected(size.targetsHigh95()).text()),
            "");
  }

  static Figure lift(ContactPoint point) {
    return Figure.text(
        "%s (\u2265 %s)"
            .formatted(
                Figure.oneDigit(point.lift()).text(), Figure.oneDigit(point.liftLow95()).text()));
  }

  static Figure lift(KolFit fit) {
    return isHidden(fit) || fit.lift() == null
        ? Figure.text(null)
        : Figure.text(
            "%s (%s\u2013%s)"
                .formatted(
                    Figure.oneDigit(fit.lift()).text(),
                    Figure.oneDigit(fit.liftLow95()).text(),
                    Figure.oneDigit(fit.liftHigh95()).text()));
  }

  static Figure share(KolFit fit) {
    return isHidden(fit)
        ? Figure.percent(null)
        : Figure.interval(fit.targetShare(), fit.targetShareLow95(), fit.targetShareHigh95());
  }

  /** Where fewer than 20 are judged, nothing is told of them. */
  static boolean isHidden(KolFit fit) {
    return fit.judgedCount() < SmallCells.LEAST;
  }

  static Figure reach(KolFit fit) {
    return isHidden(fit) ? Figure.text(null) : expected(fit.targetReach());
  }

  static Figure uniqueReach(KolFit fit) {
    return isHidden(fit) ? Figure.text(null) : expected(fit.uniqueTargetReach());
  }

  /** Combinations that are shown; another may be hidden so that none can be worked out. */
  static List<TargetSize> shown(List<TargetSize> combinations) {
    var hidden = SmallCells.hidden(combinations.stream().map(TargetSize::shownCount).toList());
    return IntStream.range(0, combinations.size())
        .filter(i -> !hidden.get(i) && combinations.get(i).shownCount() > 0)
        .mapToObj(combinations::get)
        .sorted(
            Comparator.comparingLong(TargetSize::shownCount)
                .reversed()
                .thenComparing(TargetSize::roads))
        .toList();
  }
}
