package org.kolscope.audience.fit;

import java.io.Serializable;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolFit.Fit;

/**
 * The row of an account from what was counted.
 *
 * @param leastPeople judged real active people of whom a share is told
 * @param matchLift above which the whole interval of the lift must lie for a match
 * @param mismatchLift below which it must lie for a mismatch
 */
record FitVerdicts(int leastPeople, double matchLift, double mismatchLift) implements Serializable {

  /**
   * Makes a row.
   *
   * @param counts of the account
   * @param unique expected targets that only this account has, and how many people that are
   * @param shareOfAll expected share of target customers among all; NaN if nobody is judged
   */
  KolFit of(Subject subject, FitCounts counts, Unique unique, double shareOfAll) {
    boolean isTold = counts.judged() >= leastPeople && counts.real() > 0;
    if (!isTold) {
      return row(subject, counts, null, Double.NaN, null);
    }
    Double onlyHere = unique.people() < leastPeople ? null : unique.targets();
    return row(subject, counts, TargetShare.of(counts), shareOfAll, onlyHere);
  }

  /**
   * Who the row is of.
   *
   * @param isActivityKnown whether activity was asked
   */
  record Subject(long accountId, Base base, boolean isActivityKnown) {}

  /** Expected targets nobody else has. */
  record Unique(long people, double targets) {}

  private KolFit row(
      Subject subject, FitCounts counts, TargetShare share, double shareOfAll, Double unique) {
    boolean isCompared = share != null && shareOfAll > 0;
    return new KolFit(
        subject.accountId(),
        subject.base(),
        counts.fans(),
        counts.realActive(),
        subject.isActivityKnown(),
        counts.judged(),
        share == null ? null : share.share(),
        share == null ? null : share.low95(),
        share == null ? null : share.high95(),
        isCompared ? share.share() / shareOfAll : null,
        isCompared ? share.low95() / shareOfAll : null,
        isCompared ? share.high95() / shareOfAll : null,
        share == null ? null : counts.reach(),
        unique,
        isCompared ? fit(share.low95() / shareOfAll, share.high95() / shareOfAll) : Fit.UNKNOWN);
  }

  private Fit fit(double low, double high) {
    if (low > matchLift) {
      return Fit.MATCH;
    }
    if (high < mismatchLift) {
      return Fit.MISMATCH;
    }
    return low < mismatchLift && high > matchLift ? Fit.UNKNOWN : Fit.AVERAGE;
  }
}
