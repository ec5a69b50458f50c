package org.kolscope.sample.attack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;

/**
 * One attack on a graph of follows that was there before: who its fans are, whom they follow, and
 * when. Plain Java over a handful of accounts that were drawn from the graph; the same material and
 * seed give the same attack.
 *
 * <p>Each customer's delivery begins on a day of its own within {@code min(60, window)} days of the
 * first; times are uniform in its window ({@link Kind#DRIP}), or most within hours of its beginning
 * ({@link Kind#BURST}), or anywhere in the graph's time ({@link Kind#STATIC_BLOCK}). No fan follows
 * before it was registered. A batch is registered within five days, two to 62 days before the first
 * delivery. Camouflage is followed at any time.
 */
public record Injection(long randomSeed) {

  /** Of a burst, this share comes in the first hours, exponentially; as in the sample world. */
  private static final double IN_HOURS = 0.8;

  private static final double HOURS_MEAN = 4 / 24.0;

  /** Customers begin within so many days of each other. */
  private static final double SPREAD_DAYS = 60;

  private static final double BATCH_DAYS = 5;

  /**
   * What an attack is made of, each list in random order.
   *
   * @param customers whose fans it delivers; as many as the attack has
   * @param followees drawn alike, for camouflage
   * @param popular drawn by how many fans they have, for camouflage; may repeat
   * @param accounts real followers, to be driven or copied
   * @param freeIds ids of nobody, one for each new fan
   * @param firstDay begin of the time in which follows have times, days of the epoch; NaN if none
   *     has
   * @param lastDay end of it
   */
  public record Material(
      List<Long> customers,
      List<Long> followees,
      List<Long> popular,
      List<Real> accounts,
      List<Long> freeIds,
      double firstDay,
      double lastDay) {}

  /**
   * A real account.
   *
   * @param registered day of the epoch; NaN if unknown
   */
  public record Real(long accountId, double registered) {}

  /**
   * A fan of the attack.
   *
   * @param likeId real account that it is, if hijacked, or whose profile it copies
   * @param registered day of the epoch; NaN if unknown
   */
  public record Fan(long accountId, long likeId, double registered) {

    /** Whether it is a real account that is driven. */
    public boolean isHijacked() {
      return accountId == likeId;
    }
  }

  /**
   * A follow that the attack adds.
   *
   * @param day of the epoch, with its fraction; NaN if unknown
   */
  public record Edge(long followerId, long followeeId, double day) {}

  /** An attack. */
  public record Made(Farm farm, List<Fan> fans, List<Edge> edges, List<Long> customers) {}

  /** When an attack takes place; NaN where the graph has no times. */
  private record Times(double first, double window, double lastDay, double firstDay) {

    static Times of(Farm farm, Material material, SplittableRandom random) {
      double span = material.lastDay() - material.firstDay();
      double window = Math.min(farm.windowDays(), span);
      double margin = Math.min(SPREAD_DAYS, span / 10);
      double room = Math.max(0, span - 2 * margin - window - Math.min(SPREAD_DAYS, window));
      double first = material.firstDay() + margin + random.nextDouble() * room;
      return new Times(first, window, material.lastDay(), material.firstDay());
    }

    double anywhere(double registered, SplittableRandom random) {
      double from = Double.isNaN(registered) ? firstDay : Math.max(firstDay, registered);
      return from + (lastDay - from) * random.nextDouble();
    }
  }

  /**
   * Makes an attack.
   *
   * @throws IllegalArgumentException if the graph has too few accounts to drive
   */
  public Made of(Farm farm, Material material) {
    var random = new SplittableRandom(randomSeed * 1_000_003 + farm.number());
    var times = Times.of(farm, material, random);
    var fans = fans(farm, material, times, random);
    var starts = new ArrayList<Double>();
    for (int c = 0; c < farm.customers(); c++) {
      starts.add(times.first() + random.nextDouble() * Math.min(SPREAD_DAYS, times.window()));
    }
    var edges = new ArrayList<Edge>();
    for (int f = 0; f < fans.size(); f++) {
      var fan = fans.get(f);
      var served = served(farm, f, random);
      var followed = new LinkedHashSet<Long>();
      for (int c : served) {
        long customer = material.customers().get(c);
        if (followed.add(customer)) {
          double day = delivery(farm, starts.get(c), times, fan, random);
          edges.add(new Edge(fan.accountId(), customer, day));
        }
      }
      for (long followee : hidden(farm, material, followed, random)) {
        edges.add(new Edge(fan.accountId(), followee, times.anywhere(fan.registered(), random)));
      }
    }
    return new Made(farm, fans, edges, material.customers());
  }

  private static List<Fan> fans(
      Farm farm, Material material, Times times, SplittableRandom random) {
    // whoever registers later cannot serve the first customer
    var old = material.accounts().stream().filter(a -> !(a.registered() > times.first())).toList();
    if (old.isEmpty() || (farm.camouflage() == Camouflage.HIJACKED && old.size() < farm.fans())) {
      throw new IllegalArgumentException(
          "%s wants %d accounts that are there already, the graph gives %d"
              .formatted(AttackSpec.text(farm), farm.fans(), old.size()));
    }
    double begin = Double.isNaN(times.first()) ? old.get(0).registered() : times.first();
    double batch = begin - 2 - random.nextDouble() * SPREAD_DAYS;
    var fans = new ArrayList<Fan>();
    for (int i = 0; i < farm.fans(); i++) {
      var like = old.get(i % old.size());
      if (farm.camouflage() == Camouflage.HIJACKED) {
        fans.add(new Fan(like.accountId(), like.accountId(), like.registered()));
      } else {
        boolean isBatch =
            farm.registration() == Registration.BATCH && !Double.isNaN(like.registered());
        double registered = isBatch ? batch - random.nextDouble() * BATCH_DAYS : like.registered();
        fans.add(new Fan(material.freeIds().get(i), like.accountId(), registered));
      }
    }
    return fans;
  }

  /** Places of the customers that a fan serves: of its fleet, each with the farm's density. */
  private static List<Integer> served(Farm farm, int fan, SplittableRandom random) {
    int size = Math.min(farm.customers(), farm.fleetReuse());
    int fleets = (farm.customers() + size - 1) / size;
    int from = fan % fleets * size;
    int to = Math.min(farm.customers(), from + size);
    var served = new ArrayList<Integer>();
    for (int c = from; c < to; c++) {
      if (random.nextDouble() < farm.density()) {
        served.add(c);
      }
    }
    return served.isEmpty() ? List.of(random.nextInt(from, to)) : served;
  }

  private static double delivery(
      Farm farm, double start, Times times, Fan fan, SplittableRandom random) {
    if (farm.kind() == Kind.STATIC_BLOCK) {
      return times.anywhere(fan.registered(), random);
    }
    boolean isAtOnce = farm.kind() == Kind.BURST && random.nextDouble() < IN_HOURS;
    double after =
        isAtOnce
            ? -HOURS_MEAN * Math.log(1 - random.nextDouble())
            : random.nextDouble() * times.window();
    return Math.min(times.lastDay(), start + Math.min(after, times.window()));
  }

  /** Whom a fan follows to look like others, none of them in {@code followed}. */
  private static List<Long> hidden(
      Farm farm, Material material, Set<Long> followed, SplittableRandom random) {
    double usual = farm.density() * Math.min(farm.customers(), farm.fleetReuse());
    long count =
        switch (farm.camouflage()) {
          case NONE, HIJACKED -> 0;
          case RANDOM, BIASED -> Math.round(usual);
          case RANDOM2 -> Math.round(2 * usual);
        };
    var from = farm.camouflage() == Camouflage.BIASED ? material.popular() : material.followees();
    var hidden = new ArrayList<Long>();
    for (int tries = 0; hidden.size() < count && tries < 20 * count; tries++) {
      long followee = from.get(random.nextInt(from.size()));
      if (followed.add(followee)) {
        hidden.add(followee);
      }
    }
    return hidden;
  }
}
