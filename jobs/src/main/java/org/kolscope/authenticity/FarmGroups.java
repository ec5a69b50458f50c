package org.kolscope.authenticity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which zombies are one farm, and what it is called.
 *
 * <p>Each expert put an account in at most one cluster. Two clusters of different experts are one
 * farm if more than half of the smaller one's zombies are in both; so are clusters joined through
 * others. A zombie whose clusters are in different farms belongs to the largest.
 *
 * <p>A farm has the name of the earlier farm it shares the most accounts with, if those are more
 * than half of the smaller of the two; no two have the same. Other farms get the night and a number
 * by size. Ties go to the smaller name or account. The order in which zombies are added changes
 * nothing.
 */
final class FarmGroups {

  private static final double MOST = 0.5;

  private final int least;
  private final LocalDate asOf;
  private final List<Zombie> zombies = new ArrayList<>();

  FarmGroups(int least, LocalDate asOf) {
    this.least = least;
    this.asOf = asOf;
  }

  /**
   * A zombie.
   *
   * @param clusters names of the clusters that experts found it in
   * @param before farm it was in on an earlier night; null if in none
   */
  record Zombie(long accountId, List<String> clusters, String before) {}

  void add(Zombie zombie) {
    zombies.add(zombie);
  }

  /** Accounts by name of their farm. */
  SortedMap<String, NavigableSet<Long>> farms() {
    var groups = groups();
    var names = namesBefore(groups);
    var farms = new TreeMap<String, NavigableSet<Long>>();
    int number = 0;
    for (var group : groups) {
      var name = names.get(group.first());
      if (name == null) {
        number++;
      }
      farms.put(name == null ? asOf + "-" + number : name, group);
    }
    return farms;
  }

  /** The groups that are large enough, the largest first. */
  private List<NavigableSet<Long>> groups() {
    var joined = joined();
    var sizes = new HashMap<String, Integer>();
    zombies.forEach(
        z ->
            z.clusters().stream()
                .map(joined::label)
                .distinct()
                .forEach(root -> sizes.merge(root, 1, Integer::sum)));
    var larger =
        Comparator.<String>comparingInt(root -> -sizes.get(root))
            .thenComparing(Comparator.naturalOrder());
    var byRoot = new TreeMap<String, NavigableSet<Long>>();
    for (var zombie : zombies) {
      zombie.clusters().stream()
          .map(joined::label)
          .min(larger)
          .ifPresent(
              root -> byRoot.computeIfAbsent(root, r -> new TreeSet<>()).add(zombie.accountId()));
    }
    return byRoot.values().stream()
        .filter(g -> g.size() >= least)
        .sorted(
            Comparator.<NavigableSet<Long>>comparingInt(g -> -g.size())
                .thenComparing(NavigableSet::first))
        .toList();
  }

  /** Clusters that are one farm, as sets of their names. */
  private Groups<String> joined() {
    var sizes = new TreeMap<String, Integer>();
    var shared = new TreeMap<String, TreeMap<String, Integer>>();
    for (var zombie : zombies) {
      var own = zombie.clusters().stream().sorted().toList();
      for (int i = 0; i < own.size(); i++) {
        sizes.merge(own.get(i), 1, Integer::sum);
        for (int j = i + 1; j < own.size(); j++) {
          shared
              .computeIfAbsent(own.get(i), k -> new TreeMap<>())
              .merge(own.get(j), 1, Integer::sum);
        }
      }
    }
    var joined = new Groups<String>();
    shared.forEach(
        (one, others) ->
            others.forEach(
                (other, both) -> {
                  if (both > MOST * Math.min(sizes.get(one), sizes.get(other))) {
                    joined.join(one, other);
                  }
                }));
    return joined;
  }

  private record Overlap(int group, String before, int both) {}

  /** Names that go on, by the smallest account of the group. */
  private Map<Long, String> namesBefore(List<NavigableSet<Long>> groups) {
    var before = new HashMap<Long, String>();
    var sizes = new HashMap<String, Integer>();
    for (var zombie : zombies) {
      if (zombie.before() != null) {
        before.put(zombie.accountId(), zombie.before());
        sizes.merge(zombie.before(), 1, Integer::sum);
      }
    }
    var overlaps = new ArrayList<Overlap>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      var shared = new TreeMap<String, Integer>();
      for (long account : groups.get(g)) {
        if (before.containsKey(account)) {
          shared.merge(before.get(account), 1, Integer::sum);
        }
      }
      shared.forEach((name, both) -> overlaps.add(new Overlap(group, name, both)));
    }
    overlaps.sort(
        Comparator.comparingInt((Overlap o) -> -o.both())
            .thenComparing(Overlap::before)
            .thenComparingInt(Overlap::group));
    var names = new HashMap<Long, String>();
    var taken = new HashSet<String>();
    for (var overlap : overlaps) {
      var group = groups.get(overlap.group());
      int smaller = Math.min(group.size(), sizes.get(overlap.before()));
      if (overlap.both() > MOST * smaller
          && !names.containsKey(group.first())
          && taken.add(overlap.before())) {
        names.put(group.first(), overlap.before());
      }
    }
    return Collections.unmodifiableMap(names);
  }
}
