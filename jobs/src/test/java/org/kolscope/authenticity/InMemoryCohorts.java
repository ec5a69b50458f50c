package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The step's kernels put together over lists: the plain oracle of {@link TimeCohort}. */
final class InMemoryCohorts {

  /** One timed follow; days of the epoch; registered null if unknown. */
  record TimedFollow(
      long follower, long followee, int day, boolean isGuarded, Integer registered) {}

  record Pair(BurstToken first, BurstToken second) {}

  final Map<Long, Double> logOdds = new HashMap<>();
  final Map<Long, BurstToken> cohorts = new HashMap<>();
  double threshold;
  int bursts;
  int joinedBursts;

  static InMemoryCohorts of(List<TimedFollow> follows, int lastDay, TimeCohort settings) {
    var made = new InMemoryCohorts();
    made.run(follows, lastDay, settings);
    return made;
  }

  private void run(List<TimedFollow> follows, int lastDay, TimeCohort settings) {
    var byFollowee = new TreeMap<Long, List<TimedFollow>>();
    var byAccount = new TreeMap<Long, List<TimedFollow>>();
    for (var f : follows) {
      byFollowee.computeIfAbsent(f.followee(), k -> new ArrayList<>()).add(f);
      byAccount.computeIfAbsent(f.follower(), k -> new ArrayList<>()).add(f);
    }
    var bursts = bursts(byFollowee, lastDay, settings);
    this.bursts = bursts.values().stream().mapToInt(List::size).sum();
    double d2 = byAccount.values().stream().mapToDouble(l -> (double) l.size() * l.size()).sum();
    double accounts = (double) follows.size() * follows.size() / d2;
    var world = new SharedBursts.World(accounts, this.bursts);
    var labels = labels(byAccount, bursts, world, settings);
    joinedBursts = labels.size();
    score(byFollowee, byAccount, bursts, labels, settings);
  }

  private Map<Long, List<FollowWindow>> bursts(
      Map<Long, List<TimedFollow>> byFollowee, int lastDay, TimeCohort settings) {
    var lives = new HashMap<Long, FollowDays>();
    var scans = new HashMap<Long, BurstScan.Scanned>();
    var counts = new HashMap<Integer, Long>();
    long tests = 0;
    for (var e : byFollowee.entrySet()) {
      var counted = e.getValue().stream().filter(f -> !f.isGuarded()).toList();
      if (counted.isEmpty()) {
        continue;
      }
      int first = counted.stream().mapToInt(TimedFollow::day).min().orElseThrow();
      var life = new FollowDays(first, lastDay);
      counted.forEach(f -> life.add(f.day(), f.day(), 1));
      life.summed();
      var scanned = settings.bursts().scan().scan(life, settings.bursts().falseDiscoveryRate());
      tests += scanned.tests();
      scanned.candidates().forEach(w -> counts.merge(Discoveries.bucket(w.tail()), 1L, Long::sum));
      lives.put(e.getKey(), life);
      scans.put(e.getKey(), scanned);
    }
    threshold = Discoveries.threshold(counts, tests, settings.bursts().falseDiscoveryRate());
    var bursts = new HashMap<Long, List<FollowWindow>>();
    scans.forEach(
        (followee, scanned) -> {
          var found =
              settings.bursts().chosen(lives.get(followee), scanned.candidates(), threshold);
          if (!found.isEmpty()) {
            bursts.put(followee, found);
          }
        });
    return bursts;
  }

  private static Map<BurstToken, BurstToken> labels(
      Map<Long, List<TimedFollow>> byAccount,
      Map<Long, List<FollowWindow>> bursts,
      SharedBursts.World world,
      TimeCohort settings) {
    var pairs = new HashMap<Pair, Long>();
    var sizes = new HashMap<BurstToken, Long>();
    for (var account : byAccount.values()) {
      var tokens = new ArrayList<BurstToken>();
      for (var f : account) {
        var found = bursts.get(f.followee());
        if (found != null && !f.isGuarded()) {
          var burst = Bursts.holding(found, f.day());
          tokens.add(
              new BurstToken(f.followee(), burst == null ? AccountBursts.QUIET : burst.startDay()));
        }
      }
      tokens.forEach(t -> sizes.merge(t, 1L, Long::sum));
      for (var p :
          AccountBursts.pairs(
              AccountBursts.capped(tokens, settings.maxPerAccount(), settings.randomSeed()))) {
        pairs.merge(new Pair(p.first(), p.second()), 1L, Long::sum);
      }
    }
    var groups = new Groups<BurstToken>();
    pairs.forEach(
        (pair, shared) -> {
          if (pair.first().startDay() == AccountBursts.QUIET) {
            return;
          }
          var quietA = new BurstToken(pair.first().followeeId(), AccountBursts.QUIET);
          var quietB = new BurstToken(pair.second().followeeId(), AccountBursts.QUIET);
          var quiet =
              new SharedBursts.Overlap(
                  pairs.getOrDefault(new Pair(quietA, quietB), 0L),
                  sizes.getOrDefault(quietA, 0L),
                  sizes.getOrDefault(quietB, 0L));
          var both =
              new SharedBursts.Overlap(shared, sizes.get(pair.first()), sizes.get(pair.second()));
          if (settings.sharing().areJoined(both, quiet, world)) {
            groups.join(pair.first(), pair.second());
          }
        });
    return groups.labels();
  }

  private void score(
      Map<Long, List<TimedFollow>> byFollowee,
      Map<Long, List<TimedFollow>> byAccount,
      Map<Long, List<FollowWindow>> bursts,
      Map<BurstToken, BurstToken> labels,
      TimeCohort settings) {
    var weeks = new HashMap<BurstToken, RegistrationWeeks>();
    labels
        .keySet()
        .forEach(
            token -> {
              var burst =
                  bursts.get(token.followeeId()).stream()
                      .filter(w -> w.startDay() == token.startDay())
                      .findFirst()
                      .orElseThrow();
              var in = new TreeMap<Integer, Long>();
              var out = new TreeMap<Integer, Long>();
              for (var f : byFollowee.get(token.followeeId())) {
                if (f.registered() != null && !f.isGuarded()) {
                  boolean isIn = burst.startDay() <= f.day() && f.day() < burst.endDay();
                  (isIn ? in : out).merge(Math.floorDiv(f.registered(), 7), 1L, Long::sum);
                }
              }
              weeks.put(token, new RegistrationWeeks(in, out));
            });
    byAccount.forEach(
        (account, own) -> {
          var hits = new ArrayList<AccountBursts.Follow>();
          for (var f : own) {
            var found = bursts.get(f.followee());
            if (found == null) {
              continue;
            }
            var burst = Bursts.holding(found, f.day());
            var label =
                burst == null ? null : labels.get(new BurstToken(f.followee(), burst.startDay()));
            var week = f.registered() == null ? null : Math.floorDiv(f.registered(), 7);
            hits.add(
                new AccountBursts.Follow(
                    f.followee(),
                    burst,
                    label,
                    f.isGuarded(),
                    label == null || week == null
                        ? 0
                        : weeks
                            .get(new BurstToken(f.followee(), burst.startDay()))
                            .logRatio(week)));
          }
          var best = AccountBursts.best(hits, followeesOf(labels), settings.score());
          logOdds.put(account, best.logOdds());
          if (best.cohort() != null) {
            cohorts.put(account, best.cohort());
          }
        });
  }

  private static Map<Long, List<BurstToken>> followeesOf(Map<BurstToken, BurstToken> labels) {
    var cohorts = new HashMap<Long, List<BurstToken>>();
    labels.forEach(
        (token, label) -> {
          var of = cohorts.computeIfAbsent(token.followeeId(), k -> new ArrayList<>());
          if (!of.contains(label)) {
            of.add(label);
          }
        });
    cohorts.values().forEach(l -> l.sort(Comparator.naturalOrder()));
    return cohorts;
  }
}
