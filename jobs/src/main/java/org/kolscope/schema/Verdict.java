package org.kolscope.schema;

import java.util.List;

/**
 * One row per account: what is made of all experts together, and of what people said against it.
 * The rows of {@link ExpertScore} and {@link Evidence} say why.
 *
 * @param accountId the account
 * @param call the verdict; null if the account is unjudged, which is neither genuine nor bad
 * @param expertsCall the verdict of the experts alone; the same where nobody decided otherwise
 * @param coordinatedProbability probability, in [0, 1], that at least one expert is right that it
 *     is driven; null if unjudged
 * @param zombieProbability probability, in [0, 1], that it is a zombie; null if unjudged
 * @param families families of evidence that say it is driven, by name ({@link Evidence.Family});
 *     empty if none
 * @param isAppealed whether {@code call} is what a person decided, {@link Appeal}; the
 *     probabilities stay those of the experts
 * @param ruleVersion version of the rule that made the verdict of the experts' probabilities
 */
public record Verdict(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Call call,
    Call expertsCall,
    Double coordinatedProbability,
    Double zombieProbability,
    List<String> families,
    boolean isAppealed,
    String ruleVersion) {

  /** What can be said of an account. */
  public enum Call {
    GENUINE,
    /** Evidence that points both ways, or too little of it. */
    UNSURE,
    /** Acts in lockstep with others; fan clubs do too. */
    COORDINATED,
    /** An account that no reachable person reads with. */
    ZOMBIE
  }
}
