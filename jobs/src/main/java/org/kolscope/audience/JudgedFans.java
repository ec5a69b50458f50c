package org.kolscope.audience;

import java.util.OptionalLong;

/**
 * The fans of one KOL that were looked at and judged, taken for drawn at random without putting
 * back. Where they are the newest only, {@link SampleGrade} says so; no interval can.
 *
 * @param fansCount all fans of the KOL, if known
 * @param judgedCount fans with a verdict; the unjudged are no part of the sample
 * @param calledCount those of them called zombie
 */
public record JudgedFans(OptionalLong fansCount, int judgedCount, int calledCount) {

  public JudgedFans {
    Labelled.requirePart("calledCount", calledCount, "judgedCount", judgedCount);
    if (fansCount.isPresent()) {
      Labelled.requirePart("judgedCount", judgedCount, "fansCount", fansCount.getAsLong());
    }
  }

  /** A sample of so many fans that taking it changes nothing. */
  public static JudgedFans of(int judgedCount, int calledCount) {
    return new JudgedFans(OptionalLong.empty(), judgedCount, calledCount);
  }

  /** A sample of {@code fansCount} fans, down to all of them. */
  public static JudgedFans among(long fansCount, int judgedCount, int calledCount) {
    return new JudgedFans(OptionalLong.of(fansCount), judgedCount, calledCount);
  }

  double calledShare() {
    return (double) calledCount / judgedCount;
  }

  /** (n - 1) / (N - 1): what of the sampling variance taking without putting back removes. */
  double seenShare() {
    long fans = fansCount.orElse(Long.MAX_VALUE);
    return fans <= 1 ? 1 : (judgedCount - 1.0) / (fans - 1.0);
  }
}
