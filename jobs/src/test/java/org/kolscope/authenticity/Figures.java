package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kolscope.authenticity.InMemoryCohorts.TimedFollow;
import org.kolscope.sample.attack.Background.Group;

/** How well a world's attackers were found. */
record Figures(
    double averagePrecision,
    double f1,
    double precision,
    double recall,
    Map<Group, Double> falsePositives,
    int bursts,
    int joinedBursts) {

  static List<TimedFollow> follows(TimedWorld world) {
    return world.distinct().stream()
        .map(
            e ->
                new TimedFollow(
                    e.follower(),
                    TimedWorld.FOLLOWEE + e.followee(),
                    (int) Math.floor(e.at()),
                    e.at() - world.registered.get(e.follower()) < 1,
                    (int) Math.floor(world.registered.get(e.follower()))))
        .toList();
  }

  static Figures of(TimedWorld world, TimeCohort settings) {
    return of(world, InMemoryCohorts.of(follows(world), TimedWorld.LAST_DAY, settings));
  }

  static Figures of(TimedWorld world, InMemoryCohorts made) {
    var ids = new ArrayList<>(made.logOdds.keySet());
    ids.sort(Comparator.comparingDouble((Long id) -> -made.logOdds.get(id)));
    double found = 0;
    double flagged = 0;
    double flaggedRight = 0;
    double precisions = 0;
    // accounts with equal scores share the precision at the end of their tie
    for (int i = 0; i < ids.size(); ) {
      double score = made.logOdds.get(ids.get(i));
      int right = 0;
      int end = i;
      for (; end < ids.size() && made.logOdds.get(ids.get(end)) == score; end++) {
        right += world.attackers.contains((int) (long) ids.get(end)) ? 1 : 0;
      }
      found += right;
      precisions += right * found / end;
      if (score > 0) {
        flagged = end;
        flaggedRight = found;
      }
      i = end;
    }
    double all = world.attackers.size();
    var counts = new EnumMap<Group, int[]>(Group.class);
    for (int a = 0; a < world.groups.size(); a++) {
      if (!world.attackers.contains(a)) {
        var count = counts.computeIfAbsent(world.groups.get(a), k -> new int[2]);
        count[0]++;
        count[1] += made.logOdds.getOrDefault((long) a, -9.0) > 0 ? 1 : 0;
      }
    }
    var rates = new EnumMap<Group, Double>(Group.class);
    counts.forEach((group, count) -> rates.put(group, (double) count[1] / count[0]));
    return new Figures(
        all == 0 ? 0 : precisions / all,
        2 * flaggedRight / Math.max(1, flagged + all),
        flagged == 0 ? 1 : flaggedRight / flagged,
        all == 0 ? 1 : flaggedRight / all,
        rates,
        made.bursts,
        made.joinedBursts);
  }

  @Override
  public String toString() {
    return "AP %.3f F1 %.3f P %.3f R %.3f fpr %s bursts %d joined %d"
        .formatted(averagePrecision, f1, precision, recall, falsePositives, bursts, joinedBursts);
  }
}
