package org.kolscope.schema;

/**
 * One row per account that may be ranked: enough fans in the data, or named in the brief. Accounts
 * that speak for the brand or a competitor are no candidates.
 *
 * @param accountId the candidate
 * @param basis why it is one; {@code FANS} where both hold
 */
public record Candidate(@Key @IdOf(IdOf.Kind.ACCOUNT) long accountId, Basis basis) {

  /** Why an account is a candidate. */
  public enum Basis {
    FANS,
    BRIEF
  }
}
