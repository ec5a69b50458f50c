package org.kolscope.authenticity;

import java.io.Serializable;
import java.util.List;

/**
 * Adds up what speaks for and against an account being part of a cohort, in nats.
 *
 * <p>{@code prior + sum over hits of min(hitMost, lift) + registration - outsideCost * outside}. A
 * hit is a follow within a burst of the cohort; its lift is the log of follows per expected follow
 * in that burst, cut because a burst may have an honest cause. A follow of one of the same
 * followees outside of all their bursts speaks against. Registration is the mean over hits of the
 * log ratio of the account's registration week among the burst's accounts to the followee's other
 * fans, at most {@code registrationMost}.
 *
 * @param prior log odds before anything is seen; -4.6 is 1 %, of the order of the 0.2 to 2 %
 *     assumed in the protocol of section D
 * @param hitMost most that one hit counts; chosen: 2, so that two joint bursts alone stay below one
 *     half and three do not
 * @param outsideCost chosen: 1
 * @param registrationMost chosen: 2
 */
record CohortScore(double prior, double hitMost, double outsideCost, double registrationMost)
    implements Serializable {

  /**
   * The log odds of an account.
   *
   * @param lifts per hit, log of follows per expected follow in the burst
   * @param registrations per hit, log ratio of the account's registration week; 0 if unknown
   * @param outside follows of the same followees outside of the bursts
   */
  double logOdds(List<Double> lifts, List<Double> registrations, int outside) {
    if (lifts.isEmpty()) {
      return prior;
    }
    double sum = prior + ofOutside(outside) + ofRegistration(registrations);
    // sorted, so that the order of hits does not move the last bits
    for (double lift : lifts.stream().sorted().toList()) {
      sum += ofHit(lift);
    }
    return sum;
  }

  double ofHit(double lift) {
    return Math.min(hitMost, lift);
  }

  double ofOutside(int outside) {
    return -outsideCost * outside;
  }

  double ofRegistration(List<Double> registrations) {
    double sum = 0;
    for (double ratio : registrations.stream().sorted().toList()) {
      sum += ratio;
    }
    double mean = registrations.isEmpty() ? 0 : sum / registrations.size();
    return Math.min(registrationMost, mean);
  }
}
