package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Follows of three years with their times, registrations, fan clubs, viral days and newcomers, and
 * room for attacks. Everything follows from the seed. Follower ids count from 0, followees from
 * {@link #FOLLOWEE}.
 */
final class TimedWorld {

  static final int LAST_DAY = 1095;
  static final long FOLLOWEE = 1_000_000;
  static final int TOPICS = 20;

  /** One edge; times in days, fractions of a day included. */
  record Edge(int follower, int followee, double at) {}

  /** What an innocent account takes part in. */
  enum Innocent {
    PLAIN,
    CLUB,
    VIRAL,
    NEWCOMER
  }

  final List<Edge> edges = new ArrayList<>();
  final List<Double> registered = new ArrayList<>();
  final Set<Integer> attackers = new HashSet<>();
  final List<Innocent> groups = new ArrayList<>();
  final int followees;
  final SplittableRandom random;
  private final double[] popularity;
  private final double[] started;

  TimedWorld(long seed, int fans, int followees, int follows) {
    this.random = new SplittableRandom(seed);
    this.followees = followees;
    this.popularity = new double[followees];
    this.started = new double[followees];
    for (int c = 0; c < followees; c++) {
      popularity[c] = Math.pow(c + 10, -0.8);
      started[c] = random.nextDouble() < 0.5 ? 0 : random.nextDouble() * 600;
    }
    background(fans, follows);
    for (int club = 0; club < Math.max(1, fans / 4000); club++) {
      fanClub(Math.min(300, fans / 20), 12);
    }
    viralDays();
    for (int cohort = 0; cohort < Math.max(1, fans / 4000); cohort++) {
      newcomers(Math.min(150, fans / 40));
    }
  }

  private int account(double day, Innocent group) {
    registered.add(day);
    groups.add(group);
    return registered.size() - 1;
  }

  private double anyRegistration() {
    return -2000 + random.nextDouble() * (2000 + LAST_DAY - 60);
  }

  private void background(int fans, int follows) {
    var picks = new double[TOPICS + 1][followees];
    for (int c = 0; c < followees; c++) {
      for (int t = 0; t <= TOPICS; t++) {
        picks[t][c] =
            (c == 0 ? 0 : picks[t][c - 1]) + (t == TOPICS || c % TOPICS == t ? popularity[c] : 0);
      }
    }
    var activity = new double[fans];
    for (int f = 0; f < fans; f++) {
      account(anyRegistration(), Innocent.PLAIN);
      activity[f] = Math.exp(normal());
    }
    double scale = follows / Arrays.stream(activity).sum();
    for (int f = 0; f < fans; f++) {
      int topic = random.nextInt(TOPICS);
      var chosen = new HashSet<Integer>();
      int wanted = Math.max(1, (int) Math.round(activity[f] * scale));
      for (int i = 0; i < wanted; i++) {
        chosen.add(pick(picks[random.nextDouble() < 0.5 ? topic : TOPICS]));
      }
      for (int c : chosen.stream().sorted().toList()) {
        edges.add(new Edge(f, c, ownPace(f, c)));
      }
    }
  }

  /** Some right after joining, the others whenever the followee was there. */
  private double ownPace(int follower, int followee) {
    double from = Math.max(Math.max(0, registered.get(follower)), started[followee]);
    return from == registered.get(follower) && random.nextDouble() < 0.15
        ? from + random.nextDouble() * 0.5
        : from + (LAST_DAY - from) * random.nextDouble();
  }

  private void fanClub(int size, int followed) {
    var stars = random.ints(followed, 0, followees).toArray();
    for (int i = 0; i < size; i++) {
      int member = random.nextInt(registered.size());
      groups.set(member, Innocent.CLUB);
      for (int star : stars) {
        if (random.nextDouble() < 0.5) {
          edges.add(new Edge(member, star, ownPace(member, star)));
        }
      }
    }
  }

  /** 15 % of the followees get 30 % of their fans within three days. */
  private void viralDays() {
    var day = new double[followees];
    for (int c = 0; c < followees; c++) {
      day[c] = random.nextDouble() < 0.15 ? 60 + random.nextDouble() * (LAST_DAY - 120) : -1;
    }
    for (int e = 0; e < edges.size(); e++) {
      var edge = edges.get(e);
      double at = day[edge.followee()];
      if (at >= 0 && random.nextDouble() < 0.3 && registered.get(edge.follower()) < at) {
        edges.set(e, new Edge(edge.follower(), edge.followee(), at + random.nextDouble() * 3));
        if (groups.get(edge.follower()) == Innocent.PLAIN) {
          groups.set(edge.follower(), Innocent.VIRAL);
        }
      }
    }
  }

  /** New accounts follow some of the suggested ones within minutes. */
  private void newcomers(int size) {
    double day = 60 + random.nextDouble() * (LAST_DAY - 120);
    var suggested = random.ints(15, 0, followees).toArray();
    for (int i = 0; i < size; i++) {
      double joined = day + random.nextDouble() * 2;
      int account = account(joined, Innocent.NEWCOMER);
      for (int c : suggested) {
        if (random.nextDouble() < 0.4) {
          edges.add(new Edge(account, c, joined + random.nextDouble() * 0.01));
        }
      }
    }
  }

  /** How attackers hide behind follows of other accounts. */
  enum Camouflage {
    NONE,
    RANDOM,
    DOUBLE,
    BIASED,
    HIJACKED
  }

  /**
   * A delivery of fans.
   *
   * @param windowDays within which each customer gets its fans; customers start on days of their
   *     own
   * @param isBatch whether the accounts were registered within five days shortly before
   */
  record Attack(
      int fans,
      int customers,
      double density,
      double windowDays,
      boolean isBatch,
      Camouflage camouflage) {}

  void attack(Attack attack) {
    var bought = midsized(attack.customers());
    double first = 60 + random.nextDouble() * (LAST_DAY - 120 - attack.windowDays() - 60);
    var starts = new double[attack.customers()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = first + random.nextDouble() * Math.min(60, attack.windowDays());
    }
    double batch = first - 2 - random.nextDouble() * 60;
    var fleet = new ArrayList<Integer>();
    for (int i = 0; i < attack.fans(); i++) {
      fleet.add(recruit(attack, first, batch));
    }
    attackers.addAll(fleet);
    for (int fan : fleet) {
      for (int i = 0; i < bought.length; i++) {
        if (random.nextDouble() < attack.density()) {
          double at = starts[i] + random.nextDouble() * attack.windowDays();
          edges.add(new Edge(fan, bought[i], Math.min(LAST_DAY, at)));
        }
      }
      hide(fan, attack);
    }
  }

  private int recruit(Attack attack, double first, double batch) {
    if (attack.camouflage() == Camouflage.HIJACKED) {
      int account = random.nextInt(registered.size());
      while (registered.get(account) > first || attackers.contains(account)) {
        account = random.nextInt(registered.size());
      }
      return account;
    }
    return account(
        attack.isBatch()
            ? batch + random.nextDouble() * 5 - 5
            : -2000 + random.nextDouble() * (2000 + first),
        Innocent.PLAIN);
  }

  private void hide(int fan, Attack attack) {
    double usual = attack.density() * attack.customers();
    int count =
        switch (attack.camouflage()) {
          case NONE, HIJACKED -> 0;
          case RANDOM, BIASED -> (int) Math.round(usual);
          case DOUBLE -> (int) Math.round(2 * usual);
        };
    for (int i = 0; i < count; i++) {
      int followee =
          attack.camouflage() == Camouflage.BIASED
              ? edges.get(random.nextInt(edges.size())).followee()
              : random.nextInt(followees);
      double from = Math.max(0, registered.get(fan));
      edges.add(new Edge(fan, followee, from + random.nextDouble() * (LAST_DAY - from)));
    }
  }

  private int[] midsized(int count) {
    var inDegree = new int[followees];
    edges.forEach(e -> inDegree[e.followee()]++);
    var order = new ArrayList<Integer>();
    for (int c = 0; c < followees; c++) {
      order.add(c);
    }
    order.sort(java.util.Comparator.comparingInt((Integer c) -> inDegree[c]).thenComparing(c -> c));
    var chosen = new HashSet<Integer>();
    while (chosen.size() < count) {
      chosen.add(order.get((int) (followees * (0.3 + 0.6 * random.nextDouble()))));
    }
    return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private int pick(double[] cumulated) {
    double toss = random.nextDouble() * cumulated[cumulated.length - 1];
    int at = Arrays.binarySearch(cumulated, toss);
    int place = at < 0 ? -at - 1 : at + 1;
    // zero-weight places share their predecessor's sum, so the first place at the sum is meant
    while (place > 0 && cumulated[place - 1] > toss) {
      place--;
    }
    return place;
  }

  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Edges without doubles, the earliest of each kept. */
  List<Edge> distinct() {
    var seen = new HashSet<Long>();
    return edges.stream()
        .sorted(
            java.util.Comparator.comparingDouble(Edge::at)
                .thenComparingInt(Edge::follower)
                .thenComparingInt(Edge::followee))
        .filter(e -> seen.add((long) e.follower() << 32 | e.followee()))
        .toList();
  }
}
