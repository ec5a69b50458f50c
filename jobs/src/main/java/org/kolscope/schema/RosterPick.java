package org.kolscope.schema;

/**
 * One row per account of a roster: candidates that together reach most, in the order in which they
 * were chosen. All values are from an independent sample that had no part in the choice. They are
 * of relevances for the brief where {@code isTargeted}, else of genuine accounts.
 *
 * @param kind what bounds the roster
 * @param place 1 first
 * @param accountId the candidate
 * @param price what one post of it costs; null where prices play no part
 * @param gain what it adds to those before it
 * @param value what it and those before it reach together
 * @param valueLow95 lower end of the 95 % interval of {@code value}
 * @param valueHigh95 upper end
 * @param isTargeted whether accounts count by their relevance for the brief
 * @param way how the roster was chosen: {@code ratio greedy}, {@code plain greedy}, {@code best
 *     single} or the name of a simple list that nothing beat
 * @param guarantee share, in [0, 1], of what the best possible roster reaches that this one has at
 *     least, with probability 0.999 under the model; the same in all rows of a roster; null if
 *     nothing can be said
 */
public record RosterPick(
    @Key Kind kind,
    @Key int place,
    @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    Double price,
    double gain,
    double value,
    double valueLow95,
    double valueHigh95,
    boolean isTargeted,
    @Required String way,
    Double guarantee) {

  /** What bounds a roster. */
  public enum Kind {
    /** A number of accounts. */
    SIZE,
    /** The budget of the brief. */
    BUDGET
  }
}
