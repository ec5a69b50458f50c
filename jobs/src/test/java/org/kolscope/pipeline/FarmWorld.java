package org.kolscope.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.kolscope.sample.attack.Background;
import org.kolscope.sample.attack.Background.Crowd;
import org.kolscope.sample.attack.Background.Shape;
import org.kolscope.sample.attack.BackgroundMaterial;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Kind;
import org.kolscope.sample.attack.Farm.Registration;
import org.kolscope.sample.attack.Injection;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;

/**
 * Source tables of some 1,600 fans and 150 followees over three years, with two planted farms: 60
 * new accounts that serve ten customers within ten days and of which 20 repost in a ring, and 80
 * old ones that serve twelve within thirty. Farm accounts show next to nothing of themselves.
 *
 * @param planted accounts of the farms
 */
record FarmWorld(
    List<Account> accounts, List<Follow> follows, List<Post> posts, Set<Long> planted) {

  private static final int FANS = 1500;
  private static final int FOLLOWEES = 150;
  private static final int RING = 20;
  private static final long SEED = 9;

  static FarmWorld made() {
    var background = Background.of(new Shape(FANS, FOLLOWEES, 13_000, Crowd.ALL), SEED);
    var farms =
        List.of(
            new Farm(0, Kind.DRIP, 10, Registration.BATCH, Camouflage.RANDOM, 0.8, 60, 10, 10),
            new Farm(1, Kind.DRIP, 30, Registration.AGED, Camouflage.NONE, 0.6, 80, 12, 12));
    var registered = new LinkedHashMap<Long, Double>();
    for (int fan = 0; fan < background.fanCount(); fan++) {
      registered.put(Background.fanId(fan), background.registered(fan));
    }
    var edges = new ArrayList<Injection.Edge>();
    background
        .follows()
        .forEach(
            e ->
                edges.add(
                    new Injection.Edge(
                        Background.fanId(e.fan()), Background.followeeId(e.followee()), e.at())));
    var planted = new ArrayList<Long>();
    for (var farm : farms) {
      var attack = new Injection(SEED).of(farm, material(background, farm, planted.size()));
      attack
          .fans()
          .forEach(
              fan -> {
                registered.put(fan.accountId(), fan.registered());
                planted.add(fan.accountId());
              });
      edges.addAll(attack.edges());
    }
    return new FarmWorld(
        accounts(registered, new HashSet<>(planted)),
        follows(edges),
        posts(planted.subList(0, RING)),
        Set.copyOf(planted));
  }

  /** As drawn, with new ids after those that are taken. */
  private static Injection.Material material(Background background, Farm farm, int taken) {
    var drawn = BackgroundMaterial.of(background, farm, SEED);
    long first = background.fanCount() + (long) taken;
    return new Injection.Material(
        drawn.customers(),
        drawn.followees(),
        drawn.popular(),
        drawn.accounts(),
        LongStream.range(first, first + farm.fans()).boxed().toList(),
        drawn.firstDay(),
        drawn.lastDay());
  }

  private static Instant at(double day) {
    return Instant.ofEpochSecond(Math.round(day * 86_400));
  }

  private static List<Follow> follows(List<Injection.Edge> edges) {
    var seen = new HashSet<List<Long>>();
    return edges.stream()
        .sorted(Comparator.comparingDouble(Injection.Edge::day))
        .filter(e -> seen.add(List.of(e.followerId(), e.followeeId())))
        .map(e -> new Follow(e.followerId(), e.followeeId(), null, at(e.day()), false))
        .toList();
  }

  private static List<Account> accounts(LinkedHashMap<Long, Double> registered, Set<Long> planted) {
    var random = new Random(SEED);
    var accounts = new ArrayList<Account>();
    registered.forEach(
        (id, day) -> {
          boolean isMade = planted.contains(id);
          accounts.add(
              account(
                  id,
                  day,
                  isMade ? "user" + id * 7919 : "Rosa",
                  isMade ? random.nextInt(5) : around(random, 5),
                  isMade ? 700 + random.nextInt(600) : around(random, 5.3),
                  isMade ? random.nextInt(8) : around(random, 6.8)));
        });
    for (int f = 0; f < FOLLOWEES; f++) {
      accounts.add(account(Background.followeeId(f), 0, "Star", 9_000, 200, 4_000));
    }
    return accounts;
  }

  private static long around(Random random, double log) {
    return Math.round(Math.exp(log + random.nextGaussian()));
  }

  private static Account account(
      long id, double registered, String name, long followers, long followees, long posts) {
    return new Account(
        id,
        null,
        name,
        null,
        null,
        null,
        null,
        null,
        null,
        at(registered),
        followers,
        followees,
        posts,
        null,
        null,
        null,
        null);
  }

  /** The ring reposts twelve posts of three authors within a minute; 100 people some of thirty. */
  private static List<Post> posts(List<Long> ring) {
    var random = new Random(SEED);
    double day = Background.LAST_DAY - 20;
    var posts = new ArrayList<Post>();
    for (int p = 0; p < 30; p++) {
      posts.add(post(p, Background.followeeId(p % 3), at(day), null));
    }
    for (int p = 0; p < 12; p++) {
      for (long account : ring) {
        var minute = at(day + 1).plusSeconds(3600L * p + random.nextInt(50));
        posts.add(post(posts.size(), account, minute, posts.get(p)));
      }
    }
    for (long account = 0; account < 100; account++) {
      for (int p : random.ints(0, 30).distinct().limit(6).toArray()) {
        var any = at(day + 1).plusSeconds(random.nextInt(86_400));
        posts.add(post(posts.size(), account, any, posts.get(p)));
      }
    }
    return posts;
  }

  private static Post post(long id, long account, Instant at, Post root) {
    Long rootId = root == null ? null : root.postId();
    Long author = root == null ? null : root.accountId();
    return new Post(
        id,
        account,
        at,
        root != null,
        "",
        null,
        null,
        null,
        null,
        rootId,
        author,
        rootId,
        author,
        null,
        null,
        null,
        null,
        null);
  }
}
