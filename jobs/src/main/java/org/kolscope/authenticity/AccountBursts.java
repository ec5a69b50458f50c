package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kolscope.graph.sample.Coin;

/** What one account did in the bursts of the followees it follows. */
final class AccountBursts {

  /** Start day that stands for all days of a followee outside of its bursts. */
  static final int QUIET = Integer.MIN_VALUE;

  private AccountBursts() {}

  /** Two bursts, or the quiet times of two followees, that one account was in; smaller first. */
  record Pair(BurstToken first, BurstToken second) {}

  /**
   * All pairs of bursts, and all pairs of quiet times, of different followees.
   *
   * @param tokens bursts and quiet times of one account, at most one per followee
   */
  static List<Pair> pairs(List<BurstToken> tokens) {
    var sorted = tokens.stream().sorted().toList();
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size(); j++) {
        if ((sorted.get(i).startDay() == QUIET) == (sorted.get(j).startDay() == QUIET)) {
          pairs.add(new Pair(sorted.get(i), sorted.get(j)));
        }
      }
    }
    return pairs;
  }

  /**
   * At most {@code most} bursts and at most {@code most} quiet times of an account, drawn by a hash
   * of the seed and the followee, so that all accounts tend to keep the same.
   */
  static List<BurstToken> capped(List<BurstToken> tokens, int most, long randomSeed) {
    var coin = new Coin(randomSeed);
    var order =
        Comparator.comparingDouble((BurstToken t) -> coin.toss(0, t.followeeId()))
            .thenComparing(Comparator.naturalOrder());
    var quiet = tokens.stream().filter(t -> t.startDay() == QUIET).sorted(order).limit(most);
    var bursts = tokens.stream().filter(t -> t.startDay() != QUIET).sorted(order).limit(most);
    return Stream.concat(bursts, quiet).toList();
  }

  /**
   * One follow of an account.
   *
   * @param burst the followee's burst it falls in; null if in none
   * @param cohort label of the cohort that burst belongs to; null if to none
   * @param isGuarded whether it came within a day of the account's registration
   * @param registration log ratio of the account's registration week in the burst, at least 0
   */
  record Follow(
      long followeeId,
      FollowWindow burst,
      BurstToken cohort,
      boolean isGuarded,
      double registration) {}

  /**
   * The cohort that an account fits best.
   *
   * @param cohort its label; null if the account is in no burst of any
   * @param outside follows of the cohort's followees outside of its bursts
   */
  record Best(BurstToken cohort, double logOdds, List<Follow> hits, int outside) {}

  /**
   * Scores an account against every cohort it has a hit in and gives the best; ties go to the
   * smaller label. Follows within a day of registration are no hits unless others are.
   *
   * @param cohortsOf labels of the cohorts that a followee has bursts in
   */
  static Best best(List<Follow> follows, Map<Long, List<BurstToken>> cohortsOf, CohortScore score) {
    var hits = new TreeMap<BurstToken, List<Follow>>();
    for (var f : follows) {
      if (f.cohort() != null) {
        hits.computeIfAbsent(f.cohort(), k -> new ArrayList<>()).add(f);
      }
    }
    hits.values().removeIf(of -> of.stream().allMatch(Follow::isGuarded));
    var outside = outside(follows, hits, cohortsOf);
    Best best = null;
    for (var e : hits.entrySet()) {
      double logOdds =
          score.logOdds(
              e.getValue().stream().map(h -> h.burst().lift()).toList(),
              e.getValue().stream().map(Follow::registration).toList(),
              outside.getOrDefault(e.getKey(), 0));
      if (best == null || logOdds > best.logOdds()) {
        best = new Best(e.getKey(), logOdds, e.getValue(), outside.getOrDefault(e.getKey(), 0));
      }
    }
    return best == null ? new Best(null, score.prior(), List.of(), 0) : best;
  }

  /** Per cohort, follows of its followees outside of its bursts. */
  private static Map<BurstToken, Integer> outside(
      List<Follow> follows,
      Map<BurstToken, List<Follow>> hits,
      Map<Long, List<BurstToken>> cohortsOf) {
    var outside = new HashMap<BurstToken, Integer>();
    for (var f : follows) {
      for (var cohort : new HashSet<>(cohortsOf.getOrDefault(f.followeeId(), List.of()))) {
        if (hits.containsKey(cohort) && !cohort.equals(f.cohort())) {
          outside.merge(cohort, 1, Integer::sum);
        }
      }
    }
    return outside;
  }
}
