package org.kolscope.schema;

import java.time.Instant;

/**
 * One row per account, family, signal and place: one thing that speaks for or against, with what it
 * was made of, so that it can be counted again from the source tables. The strengths of an account
 * and family, with the expert's prior, add up to {@code ExpertScore.logOdds} where the expert says
 * so.
 *
 * @param accountId the account it speaks about
 * @param family which expert saw it
 * @param signal what was seen, such as {@code joinedBurst}; each expert says what its signals mean
 * @param place number among the rows of its signal, the strongest 1
 * @param value what was seen; unit as the signal says
 * @param baseline what was to be expected; same unit; null if nothing was
 * @param strength log odds in nats, above 0 for being driven, below 0 against it
 * @param followeeId the followee it is about; null if about none
 * @param postId the post it is about; null if about none
 * @param startsAt beginning of the time it is about; null if about none
 * @param endsAt end of that time, not included; null if about none
 * @param accountsCount accounts it was counted over, this one included; null if over none
 */
public record Evidence(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Family family,
    @Key String signal,
    @Key int place,
    double value,
    Double baseline,
    double strength,
    @IdOf(IdOf.Kind.ACCOUNT) Long followeeId,
    @IdOf(IdOf.Kind.POST) Long postId,
    Instant startsAt,
    Instant endsAt,
    Long accountsCount) {

  /** Independent kinds of evidence. */
  public enum Family {
    /** Follows that came together in time. */
    TIME_COHORT,
    /** Common followees beyond activity and community, times unseen. */
    STATIC_COHORT,
    /** What the account shows of itself. */
    PROFILE,
    /** Acts on the same posts within seconds or minutes. */
    RING
  }
}
