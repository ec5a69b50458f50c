package org.kolscope.audience;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.kolscope.schema.FanQuality.Choice;
import org.kolscope.schema.FanQuality.Grade;

/**
 * How far the fans that were looked at speak for all fans of a KOL.
 *
 * <p>Grades, the first that fits: D fewer than 100 fans, no figure is given. C fewer than 400, or
 * only the newest fans of more, or nobody knows which. A at least 1,000 drawn at random, or at
 * least half of all fans. B the rest. The bounds are chosen: of 400 fans a share of one half is
 * known to within 5 points, of 100 to within 10.
 *
 * @param grade A best, D no figure
 * @param seenCount fans looked at
 * @param coverageShare {@code seenCount} of all fans, in [0, 1]; empty if their number is unknown
 * @param choice how they were chosen
 */
public record SampleGrade(Grade grade, int seenCount, OptionalDouble coverageShare, Choice choice) {

  private static final int LEAST = 100;
  private static final int ENOUGH = 400;
  private static final int MANY = 1_000;
  private static final double HALF = 0.5;

  public SampleGrade {
    if (seenCount < 0) {
      throw new IllegalArgumentException("seenCount must be at least 0, was " + seenCount);
    }
  }

  /**
   * Grades a sample.
   *
   * <p>A platform's fan count may lag behind its fan list, so coverage is at most 1. Who saw half
   * of all fans or more holds grade A or B also with the newest only: what is missing cannot turn
   * the picture, and the newest are told from the rest in the report.
   */
  public static SampleGrade of(int seenCount, OptionalLong fansCount, Choice choice) {
    var coverage =
        fansCount.isPresent() && fansCount.getAsLong() > 0
            ? OptionalDouble.of(Math.min(1, (double) seenCount / fansCount.getAsLong()))
            : OptionalDouble.empty();
    return new SampleGrade(
        grade(seenCount, coverage.orElse(0), choice), seenCount, coverage, choice);
  }

  private static Grade grade(int seen, double coverage, Choice choice) {
    if (seen < LEAST) {
      return Grade.D;
    }
    boolean speaksForAll = coverage >= HALF || choice == Choice.RANDOM;
    if (seen < ENOUGH || !speaksForAll) {
      return Grade.C;
    }
    return seen >= MANY ? Grade.A : Grade.B;
  }

  /** Whether figures on these fans may be shown. */
  public boolean isFigureGiven() {
    return grade != Grade.D;
  }
}
