package org.kolscope.graph.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.kolscope.graph.Digraph;

/**
 * Organic follows with heavy-tailed degrees on both sides and communities that overlap, with fan
 * clubs and farms planted into it. Fans are the ids 0 to fans - 1, followees the ids after them.
 */
final class FollowWorld {

  /** What a farm does to look ordinary. */
  enum Camouflage {
    NONE,
    RANDOM,
    DOUBLE,
    BIASED,
    HIJACKED
  }

  private final int fans;
  private final int followees;
  private final int communities;
  private final Random random;
  private final List<Set<Integer>> follows = new ArrayList<>();
  private final double[] weight;
  private final int[] community;
  private final int[] home;
  private final double[][] sums;
  private final int[][] inside;
  private final Set<Integer> clubbers = new HashSet<>();
  private final List<Set<Integer>> farms = new ArrayList<>();
  private final List<Set<Integer>> customers = new ArrayList<>();

  /**
   * @param meanFollows mean of the fans' Pareto out-degrees
   * @param tail exponent of both degree distributions, from 1 (heavy) up
   * @param loyal share of a fan's follows inside its own communities
   */
  FollowWorld(
      int fans,
      int followees,
      int communities,
      double meanFollows,
      double tail,
      double loyal,
      long seed) {
    this.fans = fans;
    this.followees = followees;
    this.communities = communities;
    this.random = new Random(seed);
    weight = new double[followees];
    community = new int[followees];
    home = new int[fans];
    for (int v = 0; v < followees; v++) {
      weight[v] = Math.min(pareto(1, 1.1), followees / 10.0);
      community[v] = skewed();
    }
    sums = new double[communities + 1][];
    inside = new int[communities + 1][];
    for (int g = 0; g <= communities; g++) {
      int group = g;
      inside[g] =
          IntStream.range(0, followees)
              .filter(v -> group == communities || community[v] == group)
              .toArray();
      sums[g] = new double[inside[g].length];
      double sum = 0;
      for (int i = 0; i < sums[g].length; i++) {
        sum += weight[inside[g][i]];
        sums[g][i] = sum;
      }
    }
    double least = meanFollows * (tail - 1) / tail;
    for (int u = 0; u < fans; u++) {
      follows.add(new HashSet<>());
      home[u] = skewed();
      int second = skewed();
      int degree = (int) Math.min(pareto(least, tail) + random.nextDouble(), followees / 5.0);
      for (int i = 0; i < degree; i++) {
        boolean own = random.nextDouble() < loyal;
        int g = own ? (random.nextDouble() < 0.75 ? home[u] : second) : communities;
        follow(u, draw(g));
      }
    }
  }

  /** Communities of unequal size: the first is several times the last. */
  private int skewed() {
    double r = random.nextDouble();
    return (int) (communities * (0.5 * r + 0.5 * r * r));
  }

  private double pareto(double least, double tail) {
    return least * Math.pow(1 - random.nextDouble(), -1 / tail);
  }

  private int draw(int group) {
    double[] sum = sums[group];
    if (sum.length == 0) {
      return random.nextInt(followees);
    }
    int at = Arrays.binarySearch(sum, random.nextDouble() * sum[sum.length - 1]);
    return inside[group][Math.min(sum.length - 1, at < 0 ? -at - 1 : at)];
  }

  private void follow(int fan, int followee) {
    follows.get(fan).add(followee);
  }

  int edges() {
    return follows.stream().mapToInt(Set::size).sum();
  }

  int[] inDegrees() {
    int[] degree = new int[followees];
    follows.forEach(f -> f.forEach(v -> degree[v]++));
    return degree;
  }

  /** Fans of one community who follow most of some of its middling followees. */
  FollowWorld club(int members, int idols, double density) {
    int[] degree = inDegrees();
    int g;
    do {
      g = random.nextInt(communities);
    } while (inside[g].length < 3 * idols);
    List<Integer> ranked = new ArrayList<>(Arrays.stream(inside[g]).boxed().toList());
    ranked.sort((a, b) -> degree[b] - degree[a]);
    List<Integer> some = new ArrayList<>(ranked.subList(0, ranked.size() * 7 / 10));
    Collections.shuffle(some, random);
    int group = g;
    List<Integer> pool =
        new ArrayList<>(IntStream.range(0, fans).filter(u -> home[u] == group).boxed().toList());
    Collections.shuffle(pool, random);
    for (int u : pool.subList(0, Math.min(members, pool.size()))) {
      clubbers.add(u);
      for (int v : some.subList(0, idols)) {
        if (random.nextDouble() < density) {
          follow(u, v);
        }
      }
    }
    return this;
  }

  /** A farm of new or hijacked fans sold to customers of middling in-degree. */
  FollowWorld farm(int size, int sold, double density, Camouflage camouflage) {
    int[] degree = inDegrees();
    List<Integer> ranked = new ArrayList<>(IntStream.range(0, followees).boxed().toList());
    ranked.sort((a, b) -> degree[a] - degree[b]);
    List<Integer> middle = new ArrayList<>(ranked.subList(followees * 3 / 10, followees * 9 / 10));
    Collections.shuffle(middle, random);
    List<Integer> bought = middle.subList(0, sold);
    Set<Integer> farm = new HashSet<>();
    while (farm.size() < size) {
      if (camouflage == Camouflage.HIJACKED) {
        int u = random.nextInt(fans);
        if (!clubbers.contains(u)) {
          farm.add(u);
        }
      } else {
        follows.add(new HashSet<>());
        farm.add(follows.size() - 1);
      }
    }
    for (int u : farm.stream().sorted().toList()) {
      for (int v : bought) {
        if (random.nextDouble() < density) {
          follow(u, v);
        }
      }
      double hidden = density * sold * (camouflage == Camouflage.DOUBLE ? 2 : 1);
      if (camouflage == Camouflage.NONE || camouflage == Camouflage.HIJACKED) {
        continue;
      }
      for (int i = 0; i < Math.round(hidden); i++) {
        follow(u, camouflage == Camouflage.BIASED ? draw(communities) : random.nextInt(followees));
      }
    }
    farms.add(farm);
    customers.add(new HashSet<>(bought));
    return this;
  }

  /** Vertex index of a fan equals its number, of a followee {@link #fanCount()} and its number. */
  Digraph graph() {
    int n = follows.size();
    long[] ids = IntStream.range(0, n + followees).asLongStream().toArray();
    long[] from = new long[edges()];
    long[] to = new long[edges()];
    int next = 0;
    for (int u = 0; u < n; u++) {
      for (int v : follows.get(u)) {
        from[next] = u;
        to[next++] = (long) n + v;
      }
    }
    return Digraph.of(ids, from, to);
  }

  int fanCount() {
    return follows.size();
  }

  /** About 20,000 fans, 2,000 followees and 170,000 follows with a heavy core. */
  static FollowWorld dense(long seed) {
    return new FollowWorld(20_000, 2_000, 12, 9.3, 1.7, 0.6, seed);
  }

  /** About 24,000 fans, 4,000 followees and 30,000 follows. */
  static FollowWorld sparse(long seed) {
    return new FollowWorld(24_000, 4_000, 12, 1.35, 1.7, 0.6, seed);
  }

  Set<Integer> clubbers() {
    return clubbers;
  }

  Set<Integer> farm() {
    return farms.isEmpty() ? Set.of() : farms.get(0);
  }

  Set<Integer> customers() {
    return customers.get(0);
  }

  /** The followees behind vertices. */
  List<Integer> numbers(List<Integer> vertices) {
    return vertices.stream().map(v -> v - fanCount()).toList();
  }

  static double f(List<Integer> found, Set<Integer> truth) {
    return 2.0 * found.stream().filter(truth::contains).count() / (found.size() + truth.size());
  }

  /** Average precision of the log odds for the farm's fans among all fans, clubs included. */
  double averagePrecision(Cohorts cohorts) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, fanCount()).boxed().toList());
    order.sort(
        Comparator.<Integer>comparingDouble(v -> -cohorts.logOdds(v)).thenComparingInt(v -> v));
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < order.size(); i++) {
      if (farm().contains(order.get(i))) {
        hits++;
        sum += hits / (i + 1.0);
      }
    }
    return sum / farm().size();
  }
}
