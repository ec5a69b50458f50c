package org.kolscope.pipeline.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.kolscope.evaluation.FarmMatches.Found;
import org.kolscope.evaluation.ScoredAccount;
import org.kolscope.schema.Evidence.Family;
import org.kolscope.schema.Verdict.Call;

/**
 * What was said of one attack on one background.
 *
 * @param accounts all that follow anybody
 * @param groups innocents that are easily taken for zombies
 * @param found of the attack
 */
record Trial(
    Case kind, long seed, List<Seen> accounts, SortedMap<String, Set<Long>> groups, Found found) {

  /**
   * One account.
   *
   * @param call null if unjudged
   * @param logOdds by family that does not abstain
   */
  record Seen(long accountId, boolean isZombie, Call call, Map<Family, Double> logOdds) {}

  /**
   * That any expert is right, under given calibrations; NaN if all abstain.
   *
   * @param probability of a family's log odds
   */
  static double blend(Seen seen, ToDoubleBiFunction<Family, Double> probability) {
    if (seen.logOdds().isEmpty()) {
      return Double.NaN;
    }
    double none = 1;
    // in the order of the families, for the last bits' sake
    for (var each : new TreeMap<>(seen.logOdds()).entrySet()) {
      none *= 1 - probability.applyAsDouble(each.getKey(), each.getValue());
    }
    return 1 - none;
  }

  List<ScoredAccount> scored(ToDoubleBiFunction<Family, Double> probability) {
    var scored = new ArrayList<ScoredAccount>();
    for (var seen : accounts) {
      scored.add(
          new ScoredAccount(
              seen.accountId(),
              blend(seen, probability),
              seen.call() == Call.ZOMBIE,
              seen.isZombie()));
    }
    return scored;
  }

  /** By one expert alone; 0 where it abstains. */
  List<ScoredAccount> scored(Family family) {
    var scored = new ArrayList<ScoredAccount>();
    for (var seen : accounts) {
      var logOdds = seen.logOdds().get(family);
      double p = logOdds == null ? 0 : 1 / (1 + Math.exp(-logOdds));
      scored.add(new ScoredAccount(seen.accountId(), p, false, seen.isZombie()));
    }
    return scored;
  }

  /** Share of innocents, of one group or of all (null), that got a verdict. */
  double share(String group, Call call) {
    var members = group == null ? null : groups.getOrDefault(group, Set.of());
    long all = 0;
    long called = 0;
    for (var seen : accounts) {
      if (!seen.isZombie() && (members == null || members.contains(seen.accountId()))) {
        all++;
        called += seen.call() == call ? 1 : 0;
      }
    }
    return all == 0 ? Double.NaN : (double) called / all;
  }

  /** Share of the attack's fans that got a verdict. */
  double found(Call call) {
    long all = accounts.stream().filter(Seen::isZombie).count();
    return (double) accounts.stream().filter(s -> s.isZombie() && s.call() == call).count() / all;
  }
}
