package org.kolscope.schema;

/**
 * One row per account and source of labels: what somebody else judged.
 *
 * @param accountId the labelled account
 * @param labelSource who judged, such as the name of a data set
 * @param label the judgement
 * @param note free words
 */
public record Label(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Key String labelSource,
    @Required Judgement label,
    @Personal String note) {

  /** What a labeller can say. */
  public enum Judgement {
    ZOMBIE,
    GENUINE
  }
}
