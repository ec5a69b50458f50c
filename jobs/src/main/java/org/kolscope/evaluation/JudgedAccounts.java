package org.kolscope.evaluation;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;
import org.kolscope.schema.Verdict.Call;

/**
 * Accounts whose truth is known, with what was said of them: the probability that an account is
 * coordinated, and whether the verdict was zombie. Held on the driver.
 *
 * @param accounts in the order of their ids
 * @param verdicts how many got which verdict, by name of {@link Call} and {@value #UNJUDGED}
 * @param contestedLabels labelled accounts left out because their labels disagree
 */
public record JudgedAccounts(
    List<ScoredAccount> accounts, SortedMap<String, Counts> verdicts, long contestedLabels) {

  /** Name of the verdict that there is none. */
  public static final String UNJUDGED = "unjudged";

  /** Accounts that fit beside all else into the 2 GB of the default heap. */
  static final int MOST = 5_000_000;

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
    var counts = new TreeMap<String, Counts>();
    for (var call : Call.values()) {
      counts.put(call.name(), new Counts(0, 0));
    }
    counts.put(UNJUDGED, new Counts(0, 0));
    var accounts = new ArrayList<ScoredAccount>();
    for (var row : rows) {
      if (!row.isNullAt(1)) {
        boolean isZombie = row.getBoolean(1);
        var call = row.isNullAt(2) ? UNJUDGED : row.getString(2);
        counts.compute(call, (name, count) -> count.with(isZombie));
        accounts.add(
            new ScoredAccount(
                row.getLong(0),
                row.isNullAt(3) ? Double.NaN : row.getDouble(3),
                call.equals(Call.ZOMBIE.name()),
                isZombie));
      }
    }
    requireBoth(accounts);
    return new JudgedAccounts(accounts, counts, rows.size() - accounts.size());
  }

  private static void requireBoth(List<ScoredAccount> accounts) {
    long zombies = accounts.stream().filter(ScoredAccount::isZombie).count();
    if (zombies == 0 || zombies == accounts.size()) {
      throw new IllegalArgumentException(
          "labels must name zombies and genuine accounts, were %,d and %,d"
              .formatted(zombies, accounts.size() - zombies));
    }
  }
}
