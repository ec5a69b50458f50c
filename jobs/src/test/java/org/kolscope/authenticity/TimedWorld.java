package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kolscope.sample.attack.Background;
import org.kolscope.sample.attack.Background.Crowd;
import org.kolscope.sample.attack.Background.Group;
import org.kolscope.sample.attack.Background.Shape;
import org.kolscope.sample.attack.BackgroundMaterial;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;
import org.kolscope.sample.attack.Injection;

/** A {@link Background} and the attacks on it. Follower ids count from 0. */
final class TimedWorld {

  static final int LAST_DAY = Background.LAST_DAY;
  static final long FOLLOWEE = Background.followeeId(0);

  /** One edge; times in days, fractions of a day included. */
  record Edge(int follower, int followee, double at) {}

  /**
   * A delivery of fans.
   *
   * @param windowDays within which each customer gets its fans
   * @param isBatch whether the accounts were registered within five days shortly before
   */
  record Attack(
      int fans,
      int customers,
      double density,
      int windowDays,
      boolean isBatch,
      Camouflage camouflage) {}

  final List<Double> registered = new ArrayList<>();
  final Set<Integer> attackers = new HashSet<>();
  final List<Group> groups = new ArrayList<>();
  private final long seed;
  private final Background background;
  private final List<Edge> edges = new ArrayList<>();

  TimedWorld(long seed, int fans, int followees, int follows) {
    this.seed = seed;
    background = Background.of(new Shape(fans, followees, follows, Crowd.ALL), seed);
    for (int fan = 0; fan < background.fanCount(); fan++) {
      registered.add(background.registered(fan));
      groups.add(background.group(fan));
    }
    background.follows().forEach(e -> edges.add(new Edge(e.fan(), e.followee(), e.at())));
  }

  void attack(Attack attack) {
    var farm =
        new Farm(
            0,
            Kind.DRIP,
            attack.windowDays(),
            attack.isBatch() ? Registration.BATCH : Registration.AGED,
            attack.camouflage(),
            attack.density(),
            attack.fans(),
            attack.customers(),
            attack.customers());
    var made = new Injection(seed).of(farm, BackgroundMaterial.of(background, farm, seed));
    for (var fan : made.fans()) {
      attackers.add((int) fan.accountId());
      if (!fan.isHijacked()) {
        registered.add(fan.registered());
        groups.add(Group.PLAIN);
      }
    }
    made.edges()
        .forEach(
            e ->
                edges.add(
                    new Edge((int) e.followerId(), (int) (e.followeeId() - FOLLOWEE), e.day())));
  }

  /** Edges without doubles, the earliest of each kept. */
  List<Edge> distinct() {
    var seen = new HashSet<Long>();
    return edges.stream()
        .sorted(
            Comparator.comparingDouble(Edge::at)
                .thenComparingInt(Edge::follower)
                .thenComparingInt(Edge::followee))
        .filter(e -> seen.add((long) e.follower() << 32 | e.followee()))
        .toList();
  }
}
