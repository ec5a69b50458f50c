package org.kolscope.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kolscope.sample.attack.Farm;

/**
 * Reposts that are paid for: zombies of a farm relay a post of a customer, all of the root itself,
 * without having read it. Numbers are chosen; the two deliveries are those of the evaluation
 * protocol.
 */
final class BoughtReposts {

  /** How a delivery is spread. */
  enum Delivery {
    /** Half of it within fifteen minutes. */
    BURST,
    /** Evenly over twenty-four hours. */
    DRIP
  }

  /** Share of a customer's posts that are bought for. */
  private static final double POSTS = 0.2;

  /** Share of farms that sell fans whose customers get reposts too. */
  private static final double FANS_TOO = 0.25;

  private static final int BURST_MEAN_SECONDS = 1_300;

  private record Order(Farm farm, List<Integer> zombies) {}

  private final Stage stage;
  private final Chance chance;
  private final Map<Integer, List<Order>> orders = new HashMap<>();

  BoughtReposts(Stage stage, List<Farm> farms) {
    this.stage = stage;
    chance = stage.chance().on("bought repost");
    for (var farm : farms) {
      var sellsReposts = farm.kind() == Farm.Kind.REPOSTS;
      if (sellsReposts || chance.share(farm.number()) < FANS_TOO) {
        var workers = workers(farm);
        for (int customer : sellsReposts ? customers(farm) : fanCustomers(farm, workers)) {
          orders.computeIfAbsent(customer, key -> new ArrayList<>()).add(new Order(farm, workers));
        }
      }
    }
  }

  /** Accounts that buy reposts from a farm, as indices. */
  List<Integer> customersOf(int farm) {
    return orders.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(o -> o.farm().number() == farm))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** How the reposts of a post are delivered. */
  Delivery delivery(int author, int time) {
    return chance.share(author, time, 1) < 0.5 ? Delivery.BURST : Delivery.DRIP;
  }

  /** Puts the reposts that were bought for a post, if any, among those to come. */
  void order(Posts posts, int post, Pending pending) {
    var author = posts.author[post];
    var time = posts.time[post];
    for (var order : orders.getOrDefault(author, List.of())) {
      if (chance.share(author, time) >= POSTS) {
        continue;
      }
      var random = chance.draws(author, time);
      var share = 0.3 + 0.5 * random.nextDouble();
      var delivery = delivery(author, time);
      for (int zombie : order.zombies()) {
        if (random.nextDouble() < share && stage.people().createdAt[zombie] < time) {
          var wait =
              delivery == Delivery.BURST
                  ? -BURST_MEAN_SECONDS * StrictMath.log(1 - random.nextDouble())
                  : Rhythm.DAY * random.nextDouble();
          var at = time + 45 + (int) wait;
          if (at < stage.endsAt().applyAsInt(zombie)) {
            pending.add(at, zombie, post, -1, order.farm().number());
          }
        }
      }
    }
  }

  private List<Integer> workers(Farm farm) {
    var people = stage.people();
    return IntStream.range(0, people.size())
        .filter(i -> people.farm[i] == farm.number())
        .boxed()
        .toList();
  }

  /** KOLs in the middle of those that have fans: between the third and the ninth tenth. */
  private List<Integer> customers(Farm farm) {
    var people = stage.people();
    var kols =
        IntStream.range(0, people.size())
            .filter(i -> people.role(i) == Role.KOL)
            .boxed()
            .sorted(
                java.util.Comparator.comparingInt((Integer i) -> stage.follows().fans(i))
                    .thenComparingInt(i -> i))
            .toList();
    var middle = kols.subList((int) (kols.size() * 0.3), (int) (kols.size() * 0.9));
    var number = farm.number();
    return middle.stream()
        .sorted(
            java.util.Comparator.comparingDouble((Integer i) -> chance.share(i, number, 2))
                .thenComparingInt(i -> i))
        .limit(farm.customers())
        .toList();
  }

  /** Whom the zombies of a farm follow for money. */
  private List<Integer> fanCustomers(Farm farm, List<Integer> workers) {
    var follows = stage.follows();
    var customers = new java.util.TreeSet<Integer>();
    for (int zombie : workers) {
      for (int place = follows.from[zombie]; place < follows.from[zombie + 1]; place++) {
        if (follows.bought[place]) {
          customers.add(follows.followee[place]);
        }
      }
    }
    return customers.stream().limit(farm.customers()).toList();
  }
}
