package org.kolscope.audience.overlap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FanOverlap.Base;

/** Lists of fans as sets, and what a plain comparison of every two of them says. */
final class DrawnLists {

  final Map<Long, Set<Long>> fans = new TreeMap<>();
  final Map<Long, Integer> weights = new HashMap<>();
  final Map<Long, Double> coverage = new HashMap<>();

  /** Accounts 1, 2, and so on with the fans that follow them, ids from 1,000,000 on. */
  static DrawnLists of(FollowDraws draws, int fansCount) {
    var drawn = new DrawnLists();
    for (long fan = 0; fan < fansCount; fan++) {
      for (int account : draws.followees(fan)) {
        drawn.follow(account + 1L, 1_000_000 + fan, draws.target(fan));
      }
    }
    return drawn;
  }

  DrawnLists follow(long account, long fan, double target) {
    fans.computeIfAbsent(account, a -> new TreeSet<>()).add(fan);
    weights.put(fan, (int) Math.round(target * FanLists.UNITS));
    return this;
  }

  long units(long account) {
    return fans.get(account).stream().mapToLong(weights::get).sum();
  }

  FanLists lists(int sketchSize, long maxSteps, long order) {
    var builder = new FanListsBuilder(sketchSize, maxSteps);
    record Pair(long account, long fan) {}
    List<Pair> pairs = new ArrayList<>();
    fans.forEach((account, of) -> of.forEach(fan -> pairs.add(new Pair(account, fan))));
    Collections.shuffle(pairs, new Random(order));
    var accounts = new ArrayList<>(fans.keySet());
    Collections.shuffle(accounts, new Random(order));
    accounts.forEach(
        a ->
            builder.add(
                new FanList(a, fans.get(a).size(), units(a), coverage.getOrDefault(a, 1.0), 1)));
    pairs.forEach(p -> builder.add(p.account, p.fan, weights.get(p.fan)));
    return builder.build();
  }

  Set<Long> shared(long a, long b) {
    var both = new TreeSet<>(fans.get(a));
    both.retainAll(fans.get(b));
    return both;
  }

  double sharedTargets(long a, long b) {
    return shared(a, b).stream().mapToLong(weights::get).sum() / (double) FanLists.UNITS;
  }

  /** {@code "1 2 REAL"} to the row. */
  static Map<String, FanOverlap> byPair(List<FanOverlap> rows) {
    var all = new TreeMap<String, FanOverlap>();
    rows.forEach(r -> all.put(r.accountId() + " " + r.otherId() + " " + r.base(), r));
    return all;
  }

  static String pair(long a, long b, Base base) {
    return a + " " + b + " " + base;
  }
}
