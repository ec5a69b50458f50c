package org.kolscope.evaluation;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * Accounts whose truth is known, with what was said of them. Held on the driver.
 *
 * @param all in the order of their ids
 * @param contestedLabels labelled accounts left out because their labels disagree
 */
public record JudgedAccounts(List<Judged> all, long contestedLabels) {

  /** Name of the verdict that there is none. */
  public static final String UNJUDGED = "unjudged";

  /** Accounts that fit beside all else into the 2 GB of the default heap. */
  static final int MOST = 5_000_000;

  /**
   * One account.
   *
   * @param scored with the probability of being coordinated
   * @param call name of the verdict
   */
  public record Judged(ScoredAccount scored, String call) {}

  /** How many accounts of either truth got a verdict. */
  public record Counts(long zombies, long genuine) {
    Counts with(boolean isZombie) {
      return isZombie ? new Counts(zombies + 1, genuine) : new Counts(zombies, genuine + 1);
    }
  }

  /**
   * One join of the truth with the verdicts; accounts without a verdict are unjudged.
   *
   * @throws IllegalArgumentException if there are more than {@value #MOST} accounts, or none of one
   *     class
   */
  public static JudgedAccounts of(Truth truth, Table<Verdict> verdicts) {
    var rows =
        truth
            .rows()
            .join(
                verdicts.rows().select("accountId", "call", "coordinatedProbability"),
                new String[] {"accountId"},
                "left")
            .orderBy("accountId")
            .select(col("accountId"), col("isZombie"), col("call"), col("coordinatedProbability"))
            .limit(MOST + 1)
            .collectAsList();
    if (rows.size() > MOST) {
      throw new IllegalArgumentException(
          "accounts whose truth is known must be at most %,d, were more".formatted(MOST));
    }
    var all = new ArrayList<Judged>();
    for (var row : rows) {
      if (!row.isNullAt(1)) {
        var call = row.isNullAt(2) ? UNJUDGED : row.getString(2);
        var scored =
            new ScoredAccount(
                row.getLong(0),
                row.isNullAt(3) ? Double.NaN : row.getDouble(3),
                call.equals(Call.ZOMBIE.name()),
                row.getBoolean(1));
        all.add(new Judged(scored, call));
      }
    }
    var judged = new JudgedAccounts(all, rows.size() - all.size());
    judged.requireBoth();
    return judged;
  }

  private void requireBoth() {
    long zombies = all.stream().filter(j -> j.scored().isZombie()).count();
    if (zombies == 0 || zombies == all.size()) {
      throw new IllegalArgumentException(
          "labels must name zombies and genuine accounts, were %,d and %,d"
              .formatted(zombies, all.size() - zombies));
    }
  }

  /** The genuine accounts, and of the zombies only these. */
  public JudgedAccounts withZombies(Set<Long> zombies) {
    return new JudgedAccounts(
        all.stream()
            .filter(j -> !j.scored().isZombie() || zombies.contains(j.scored().accountId()))
            .toList(),
        contestedLabels);
  }

  public List<ScoredAccount> scored() {
    return all.stream().map(Judged::scored).toList();
  }

  /** How many got which verdict, by name of {@link Call} and {@value #UNJUDGED}; all of them. */
  public SortedMap<String, Counts> verdicts() {
    var counts = new TreeMap<String, Counts>();
    for (var call : Call.values()) {
      counts.put(call.name(), new Counts(0, 0));
    }
    counts.put(UNJUDGED, new Counts(0, 0));
    all.forEach(j -> counts.compute(j.call(), (call, count) -> count.with(j.scored().isZombie())));
    return counts;
  }
}
