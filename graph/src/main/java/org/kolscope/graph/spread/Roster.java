package org.kolscope.graph.spread;

import java.util.List;

/**
 * Accounts to hire, in the order in which they were chosen.
 *
 * @param way how they were chosen: "ratio greedy", "plain greedy", "best single" or the name of a
 *     {@link Baseline}
 * @param picks the accounts
 * @param upTo by pick, the spread of it and those before it, from sets that had no part in the
 *     choice
 * @param value that of all of them
 * @param ownEstimate their spread on the sets by which they were chosen; flattering
 * @param guarantee what the value is at least, and that of any roster at most
 * @param sets random sets by which they were chosen; as many again judged the choice
 * @param rivals what the other ways would have bought, judged on the same sets, best first; the
 *     chosen one is among them
 */
public record Roster(
    String way,
    List<Pick> picks,
    List<SpreadEstimate> upTo,
    SpreadEstimate value,
    double ownEstimate,
    Guarantee guarantee,
    int sets,
    List<Rival> rivals) {

  /** Copies the lists. */
  public Roster {
    picks = List.copyOf(picks);
    upTo = List.copyOf(upTo);
    rivals = List.copyOf(rivals);
  }

  /** What it costs. */
  public double cost() {
    return picks.stream().mapToDouble(Pick::price).sum();
  }

  /**
   * One way to choose and what came of it.
   *
   * @param way how
   * @param accounts how many
   * @param cost at what price
   * @param ownEstimate spread on the sets by which it was chosen
   * @param independent spread on as many independent sets
   */
  public record Rival(
      String way, int accounts, double cost, double ownEstimate, SpreadEstimate independent) {}
}
