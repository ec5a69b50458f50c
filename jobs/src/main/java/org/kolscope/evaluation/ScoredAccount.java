package org.kolscope.evaluation;

import org.kolscope.schema.Label.Judgement;

/**
 * One account whose truth is known, and what was said of it.
 *
 * @param accountId the account
 * @param probability said probability of being a zombie, in [0, 1]; NaN if the account stayed
 *     unjudged
 * @param isCalled whether the verdict was zombie, for the false positives of groups
 * @param isZombie the truth
 */
public record ScoredAccount(
    long accountId, double probability, boolean isCalled, boolean isZombie) {

  /** From here on a probability counts as a verdict. */
  static final double CALLED_FROM = 0.5;

  public ScoredAccount {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException(
          "probability of account %d must be in [0, 1] or NaN, was %s"
              .formatted(accountId, probability));
    }
  }

  /** An account whose verdict is zombie from a probability of 0.5 on. */
  public static ScoredAccount of(long accountId, double probability, Judgement label) {
    return new ScoredAccount(
        accountId, probability, probability >= CALLED_FROM, label == Judgement.ZOMBIE);
  }

  boolean isJudged() {
    return !Double.isNaN(probability);
  }
}
