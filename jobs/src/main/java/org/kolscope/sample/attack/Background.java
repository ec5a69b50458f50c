package org.kolscope.sample.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Follows of three years without any attack, but with all that is easily taken for one: fan clubs,
 * viral days, cohorts of newcomers who follow what they are suggested, and lurkers. The background
 * of section D of the evaluation protocol. Fans are numbered from 0, followees from 0. Everything
 * follows from the seed.
 */
public final class Background {

  /** The last day; the first is 0. */
  public static final int LAST_DAY = 1095;

  /** Groups of followees with an audience in common. */
  private static final int TOPICS = 20;

  /** Share of an account's follows within its topic, at least; the others go by fame. */
  private static final double OWN_TOPIC = 0.5;

  /** Of so many fans one is a club, and one a cohort of newcomers. */
  private static final int FANS_PER_CLUB = 4000;

  private static final int STARS = 12;
  private static final int NO_DAY = -1;

  /** Followees have numbers from here on where fans and followees share a space of ids. */
  private static final long FOLLOWEES_FROM = 1_000_000;

  /**
   * How large a background is.
   *
   * @param follows about so many, before clubs and newcomers
   * @param crowd which confounders there are
   */
  public record Shape(int fans, int followees, int follows, Crowd crowd) {

    /** Follows of the dense kind, with an organic core. */
    public static Shape dense(Crowd crowd) {
      return new Shape(20_000, 2_000, 182_000, crowd);
    }

    /** Follows of the sparse kind, such as of reviews. */
    public static Shape sparse(Crowd crowd) {
      return new Shape(24_000, 4_000, 29_000, crowd);
    }
  }

  /** Which confounders a background has, beside viral days and lurkers. */
  public enum Crowd {
    /** Neither clubs nor newcomers. */
    NONE,
    /** Clubs of one topic each. */
    CLUBS,
    /** Every second club of anybody for any stars, and newcomers. */
    ALL
  }

  /** A follow; {@code at} in days, with its fraction. */
  public record Edge(int fan, int followee, double at) {}

  /** What a fan takes part in. */
  public enum Group {
    PLAIN,
    /** Of a fan club: 300 of one topic who follow half of 12 of its stars at their own pace. */
    CLUB,
    /** Member of a club of anybody for stars of any topic. */
    MIXED_CLUB,
    /** Came to a followee on its viral days, when 30 % of its fans came within three. */
    VIRAL,
    /** New; followed some of fifteen suggested accounts within minutes. */
    NEWCOMER,
    /** Followed one to three famous accounts when it joined, and nobody since. */
    LURKER
  }

  private final Shape shape;
  private final SplittableRandom random;
  private final List<Edge> edges = new ArrayList<>();
  private final List<Double> registered = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Integer> topics = new ArrayList<>();
  private final double[] started;
  private final double[][] picks;

  private Background(Shape shape, long seed) {
    this.shape = shape;
    random = new SplittableRandom(seed);
    started = new double[shape.followees()];
    for (int c = 0; c < shape.followees(); c++) {
      started[c] = random.nextDouble() < 0.5 ? 0 : random.nextDouble() * 600;
    }
    picks = picks(shape.followees());
  }

  /** Makes a background. */
  public static Background of(Shape shape, long seed) {
    var made = new Background(shape, seed);
    made.plain();
    int each = Math.max(1, shape.fans() / FANS_PER_CLUB);
    int clubs = shape.crowd() == Crowd.NONE ? 0 : each;
    for (int club = 0; club < clubs; club++) {
      made.fanClub(Math.min(300, shape.fans() / 20), club % 2 == 0 || shape.crowd() == Crowd.CLUBS);
    }
    made.viralDays();
    int cohorts = shape.crowd() == Crowd.ALL ? each : 0;
    for (int cohort = 0; cohort < cohorts; cohort++) {
      made.newcomers(Math.min(150, shape.fans() / 40));
    }
    made.lurkers(shape.fans() / 20);
    return made;
  }

  /** By topic, and last over all: sums of the followees' fame. */
  private static double[][] picks(int followees) {
    var picks = new double[TOPICS + 1][followees];
    for (int c = 0; c < followees; c++) {
      double fame = Math.pow(c + 10, -0.8);
      for (int t = 0; t <= TOPICS; t++) {
        picks[t][c] = (c == 0 ? 0 : picks[t][c - 1]) + (t == TOPICS || c % TOPICS == t ? fame : 0);
      }
    }
    return picks;
  }

  private int account(double day, Group group) {
    registered.add(day);
    groups.add(group);
    return registered.size() - 1;
  }

  private double anyRegistration() {
    return -2000 + random.nextDouble() * (2000 + LAST_DAY - 60);
  }

  private void plain() {
    var activity = new double[shape.fans()];
    for (int f = 0; f < activity.length; f++) {
      account(anyRegistration(), Group.PLAIN);
      activity[f] = Math.exp(normal());
    }
    double scale = shape.follows() / Arrays.stream(activity).sum();
    for (int f = 0; f < activity.length; f++) {
      int topic = random.nextInt(TOPICS);
      topics.add(topic);
      var chosen = new HashSet<Integer>();
      int wanted = Math.max(1, (int) Math.round(activity[f] * scale));
      for (int i = 0; i < wanted; i++) {
        chosen.add(pick(picks[random.nextDouble() < OWN_TOPIC ? topic : TOPICS]));
      }
      for (int c : chosen.stream().sorted().toList()) {
        edges.add(new Edge(f, c, ownPace(f, c)));
      }
    }
  }

  /** Some right after joining, the others whenever the followee was there. */
  private double ownPace(int fan, int followee) {
    double from = Math.max(Math.max(0, registered.get(fan)), started[followee]);
    return from == registered.get(fan) && random.nextDouble() < 0.15
        ? from + random.nextDouble() * 0.5
        : from + (LAST_DAY - from) * random.nextDouble();
  }

  private void fanClub(int size, boolean isOfOneTopic) {
    int topic = random.nextInt(TOPICS);
    var stars = new LinkedHashSet<Integer>();
    var all = isOfOneTopic ? shape.followees() / TOPICS : shape.followees();
    while (stars.size() < Math.min(STARS, all)) {
      int star = random.nextInt(all);
      stars.add(isOfOneTopic ? star * TOPICS + topic : star);
    }
    var members = new ArrayList<Integer>();
    for (int tries = 0; members.size() < size && tries < 100 * size; tries++) {
      int member = random.nextInt(shape.fans());
      if (!isOfOneTopic || topics.get(member) == topic) {
        members.add(member);
      }
    }
    for (int member : members) {
      groups.set(member, isOfOneTopic ? Group.CLUB : Group.MIXED_CLUB);
      for (int star : stars) {
        if (random.nextDouble() < 0.5) {
          edges.add(new Edge(member, star, ownPace(member, star)));
        }
      }
    }
  }

  /** 15 % of the followees get 30 % of their fans within three days. */
  private void viralDays() {
    var day = new double[shape.followees()];
    for (int c = 0; c < day.length; c++) {
      day[c] = random.nextDouble() < 0.15 ? 60 + random.nextDouble() * (LAST_DAY - 120) : NO_DAY;
    }
    for (int e = 0; e < edges.size(); e++) {
      var edge = edges.get(e);
      double at = day[edge.followee()];
      if (at >= 0 && random.nextDouble() < 0.3 && registered.get(edge.fan()) < at) {
        edges.set(e, new Edge(edge.fan(), edge.followee(), at + random.nextDouble() * 3));
        if (groups.get(edge.fan()) == Group.PLAIN) {
          groups.set(edge.fan(), Group.VIRAL);
        }
      }
    }
  }

  private void newcomers(int size) {
    double day = 60 + random.nextDouble() * (LAST_DAY - 120);
    var suggested = random.ints(15, 0, shape.followees()).toArray();
    for (int i = 0; i < size; i++) {
      double joined = day + random.nextDouble() * 2;
      int account = account(joined, Group.NEWCOMER);
      for (int c : suggested) {
        if (random.nextDouble() < 0.4) {
          edges.add(new Edge(account, c, joined + random.nextDouble() * 0.01));
        }
      }
    }
  }

  private void lurkers(int size) {
    for (int i = 0; i < size; i++) {
      double joined = anyRegistration();
      int account = account(joined, Group.LURKER);
      int wanted = 1 + random.nextInt(3);
      for (int f = 0; f < wanted; f++) {
        edges.add(
            new Edge(
                account, pick(picks[TOPICS]), Math.max(0, joined) + random.nextDouble() * 0.5));
      }
    }
  }

  private int pick(double[] sums) {
    double toss = random.nextDouble() * sums[sums.length - 1];
    int at = Arrays.binarySearch(sums, toss);
    int place = at < 0 ? -at - 1 : at + 1;
    // zero-weight places share their predecessor's sum, so the first place at the sum is meant
    while (place > 0 && sums[place - 1] > toss) {
      place--;
    }
    return place;
  }

  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** How many fans there are, newcomers and lurkers among them. */
  public int fanCount() {
    return registered.size();
  }

  /** Day of registration; before 0 for most. */
  public double registered(int fan) {
    return registered.get(fan);
  }

  public Group group(int fan) {
    return groups.get(fan);
  }

  /** Each follow once, the earliest of doubles. */
  public List<Edge> follows() {
    var seen = new HashSet<Long>();
    return edges.stream()
        .sorted(
            Comparator.comparingDouble(Edge::at)
                .thenComparingInt(Edge::fan)
                .thenComparingInt(Edge::followee))
        .filter(e -> seen.add((long) e.fan() << 32 | e.followee()))
        .toList();
  }

  /** The id of a fan. */
  public static long fanId(int fan) {
    return fan;
  }

  /** The id of a followee. */
  public static long followeeId(int followee) {
    return FOLLOWEES_FROM + followee;
  }

  /** Whether an id is that of a followee. */
  public static boolean isFollowee(long id) {
    return id >= FOLLOWEES_FROM;
  }

  int followeeCount() {
    return shape.followees();
  }
}
