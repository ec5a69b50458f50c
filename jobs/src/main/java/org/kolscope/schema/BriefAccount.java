package org.kolscope.schema;

/**
 * One row per account named in the brief and found in the data, and part it plays there.
 *
 * @param accountId the account
 * @param role its part in the brief
 * @param brand the brand it belongs to; null for parts that belong to none
 */
public record BriefAccount(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId, @Key Role role, String brand) {

  /** The part an account plays in a brief. */
  public enum Role {
    OWN,
    COMPETITOR,
    DEALER,
    INDUSTRY_MEDIA,
    STAFF,
    /** A private person that the brand knows to be a customer. */
    CUSTOMER,
    PRICED;

    /** Whether such an account speaks for an organisation and so may be shown by name. */
    public boolean isBrand() {
      return this == OWN || this == COMPETITOR || this == DEALER || this == INDUSTRY_MEDIA;
    }
  }
}
