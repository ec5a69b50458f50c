package org.kolscope.pipeline;

/**
 * How long a warehouse keeps what, counted in nights or days up to the night that is run.
 *
 * <p>The numbers were chosen, not measured: a year and a month of history lets a month be held
 * against the same month of the year before. Nothing in a ranking changes with them as long as
 * {@code historyNights} is longer than the steps look back.
 *
 * @param historyNights nights of which the source logs tell what each changed, at least 1; older
 *     ones are folded into one
 * @param workingNights nights of the tables that every run makes anew from the logs (AccountFact,
 *     RepostEdge, ExpertScore, Evidence, Centrality, TopicRelevance, TextModel, PostText,
 *     AccountVertical, AccountText, TargetCustomer, GroupGuess, InfluenceReplicate, Influence), at
 *     least 1; 2 leaves one to compare with
 * @param derivedNights nights of the other derived tables, at least 1
 * @param outputNights nights of plain Parquet and reports, at least 1; null keeps all
 * @param personalDays days after which posts, comments and likes are taken out of the logs, at
 *     least 1; null keeps all. Law and contract say how many; no number suits everybody
 * @param quarantineNights nights of quarantined rows, at least 1; 90 leaves a quarter to repair and
 *     replay them
 * @param runsKept published runs that readers may go on reading, at least 1; 2 leaves a night to
 *     whoever has a notebook open; each holds a night of every working table
 */
public record Retention(
    int historyNights,
    int workingNights,
    int derivedNights,
    Integer outputNights,
    Integer personalDays,
    int quarantineNights,
    int runsKept) {

  public Retention {
    atLeastOne("historyNights", historyNights);
    atLeastOne("workingNights", workingNights);
    atLeastOne("derivedNights", derivedNights);
    atLeastOne("outputNights", outputNights);
    atLeastOne("personalDays", personalDays);
    atLeastOne("quarantineNights", quarantineNights);
    atLeastOne("runsKept", runsKept);
  }

  /** What is used unless other settings are given. */
  public static Retention defaults() {
    return new Retention(400, 2, 400, null, null, 90, 2);
  }

  private static void atLeastOne(String name, Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }
}
