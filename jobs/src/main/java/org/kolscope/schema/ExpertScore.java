package org.kolscope.schema;

/**
 * One row per account and family of evidence: what that expert alone makes of the account. Never a
 * verdict: those need more than one family.
 *
 * @param accountId the account that was looked at
 * @param family which expert
 * @param probability calibrated probability, in [0, 1], that the account is what the family looks
 *     for (time cohort, static cohort and ring: acts as one of a driven group; profile: zombie);
 *     null where the expert abstains, never 0
 * @param abstainedFor why there is no probability; null where there is one
 * @param logOdds sum of the evidence before calibration, in nats, the expert's prior included; null
 *     where it abstains
 * @param clusterId smallest account of the group the account was found in; null if in none
 */
public record ExpertScore(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key Evidence.Family family,
    Double probability,
    Abstention abstainedFor,
    Double logOdds,
    @IdOf(IdOf.Kind.ACCOUNT) Long clusterId) {

  /** Why an expert says nothing of an account. */
  public enum Abstention {
    /** Nothing it does has a time. */
    NO_TIMES,
    /** It does too little to be compared. */
    TOO_FEW,
    /** Columns that the expert needs are not known. */
    NO_DATA,
    /** It is unlike all that the expert was trained on. */
    UNLIKE_TRAINING
  }
}
