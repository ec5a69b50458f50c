package org.kolscope.schema;

/**
 * One row per data-quality rule, table and subject: what was looked at this night and what came
 * out.
 *
 * @param rule name of the rule, such as {@code volume}; see docs/quality.md
 * @param tableName the table that was looked at
 * @param subject the column or other part that was looked at; empty for the table as a whole
 * @param level what a breach means
 * @param outcome what came out
 * @param checkedCount rows (or values) that were looked at, at least 0
 * @param failedCount of those, the ones that break the rule; 0 where the rule is about {@code
 *     value}
 * @param value the figure that was held against the bounds; null if there was nothing to measure
 * @param low least value that is fine; null if there is no such bound
 * @param high greatest value that is fine; null if there is no such bound
 * @param badValue what breaks the rule, as text: a figure, a time or a code, never what a stranger
 *     wrote and never an id; null if nothing does
 * @param badAccountId an account that breaks the rule, the least; null if the rule is not about
 *     accounts or none does
 * @param badPostId a post that breaks the rule, the least; null if the rule is not about posts or
 *     none does
 */
public record QualityFigure(
    @Key String rule,
    @Key String tableName,
    @Key String subject,
    Level level,
    Outcome outcome,
    long checkedCount,
    long failedCount,
    Double value,
    Double low,
    Double high,
    String badValue,
    @IdOf(IdOf.Kind.ACCOUNT) Long badAccountId,
    @IdOf(IdOf.Kind.POST) Long badPostId) {

  /** How much a breach weighs. */
  public enum Level {
    /** Written down, never a breach. */
    NOTE,
    /** The night is published with a warning. */
    WARN,
    /** The night is not published. */
    ERROR
  }

  /** What came out of a rule. */
  public enum Outcome {
    OK,
    BREACH,
    /** Nothing to hold it against: no rows, or too few nights before. */
    NOT_APPLICABLE
  }
}
