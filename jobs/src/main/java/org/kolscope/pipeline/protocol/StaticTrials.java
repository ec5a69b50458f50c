package org.kolscope.pipeline.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kolscope.evaluation.FarmMatches.Found;
import org.kolscope.evaluation.Match;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.DigraphBuilder;
import org.kolscope.graph.dense.Cohorts;
import org.kolscope.graph.dense.StaticCohorts;
import org.kolscope.sample.attack.Background;
import org.kolscope.sample.attack.Background.Group;
import org.kolscope.sample.attack.BackgroundMaterial;
import org.kolscope.sample.attack.Injection;
import org.kolscope.schema.Evidence.Family;

/**
 * Judges attacks on follows without times by the static expert's kernel alone: no other expert has
 * anything to say of them. Blocks are in the kernel's own order of evidence.
 */
record StaticTrials(StaticCohorts cohorts) {

  Trial of(Case kind, long seed, Background background) {
    var farm = kind.farm(seed);
    var attack = new Injection(seed).of(farm, BackgroundMaterial.of(background, farm, seed));
    var fans = new HashSet<Long>();
    attack.fans().forEach(f -> fans.add(f.accountId()));
    var builder = new DigraphBuilder();
    var arcs = new HashSet<Map.Entry<Long, Long>>();
    for (var edge : background.follows()) {
      arcs.add(Map.entry(Background.fanId(edge.fan()), Background.followeeId(edge.followee())));
    }
    attack.edges().forEach(e -> arcs.add(Map.entry(e.followerId(), e.followeeId())));
    arcs.stream()
        .sorted(Map.Entry.<Long, Long>comparingByKey().thenComparing(Map.Entry::getValue))
        .forEach(a -> builder.addArc(a.getKey(), a.getValue()));
    var graph = builder.build();
    var found = cohorts.of(graph);
    var seen = new ArrayList<Trial.Seen>();
    for (int v = 0; v < graph.size(); v++) {
      if (!Background.isFollowee(graph.id(v))) {
        Map<Family, Double> odds =
            found.isCompared(v) ? Map.of(Family.STATIC_COHORT, found.logOdds(v)) : Map.of();
        seen.add(new Trial.Seen(graph.id(v), fans.contains(graph.id(v)), null, odds));
      }
    }
    return new Trial(kind, seed, seen, groups(background), found(graph, found, attack, fans));
  }

  private static SortedMap<String, Set<Long>> groups(Background background) {
    var groups = new TreeMap<String, Set<Long>>();
    for (int fan = 0; fan < background.fanCount(); fan++) {
      if (background.group(fan) != Group.PLAIN) {
        groups
            .computeIfAbsent(
                background.group(fan).name().toLowerCase(Locale.ROOT), g -> new HashSet<>())
            .add(Background.fanId(fan));
      }
    }
    return groups;
  }

  private static Found found(Digraph graph, Cohorts found, Injection.Made attack, Set<Long> fans) {
    var blocks = new HashMap<Integer, Set<Long>>();
    for (int v = 0; v < graph.size(); v++) {
      if (found.isCompared(v) && found.logOdds(v) > 0 && found.block(v).isPresent()) {
        blocks.computeIfAbsent(found.block(v).getAsInt(), b -> new HashSet<>()).add(graph.id(v));
      }
    }
    int best = -1;
    Match match = null;
    for (int b = 0; b < found.blocks().size(); b++) {
      var one = Match.of(blocks.getOrDefault(b, Set.of()), fans);
      if (match == null || one.f() > match.f()) {
        best = b;
        match = one;
      }
    }
    var top = found.blocks().isEmpty() ? null : Match.of(blocks.getOrDefault(0, Set.of()), fans);
    var sold = new HashSet<Long>();
    if (best >= 0) {
      found.blocks().get(best).followees().forEach(v -> sold.add(graph.id(v)));
    }
    return new Found(
        Match.of(Set.of(), fans),
        Match.of(sold, new HashSet<>(attack.customers())),
        match,
        best + 1,
        top);
  }
}
