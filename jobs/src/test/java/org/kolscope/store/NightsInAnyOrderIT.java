package org.kolscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Crawl.Kind;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Post;
import org.kolscope.schema.Table;
import org.kolscope.testing.Given;
import org.kolscope.testing.LocalSpark;

/** Fourteen nights of a small world, against a log that plain maps tell. */
@ExtendWith(LocalSpark.class)
@Tag("slow")
class NightsInAnyOrderIT {

  private static final int NIGHTS = 14;
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int ACCOUNTS = 7;

  @TempDir Path folder;

  /** What one night's files hold. */
  record Drop(
      List<Account> accounts,
      List<Account> stubs,
      List<Follow> follows,
      List<Crawl> crawls,
      List<Post> posts) {}

  /** A log by its definition: night after night, what differs from before. */
  private record Told(List<List<Object>> log, List<Set<Object>> states) {}

  private static LocalDate night(int n) {
    return FIRST.plusDays(n);
  }

  /** Full dumps on every third night, else a part; counters go up and back. */
  private static Drop drop(Random random, int night) {
    var isFull = night % 3 == 1;
    var accounts = new ArrayList<Account>();
    var stubs = new ArrayList<Account>();
    var follows = new ArrayList<Follow>();
    var posts = new ArrayList<Post>();
    for (long id = 1; id <= ACCOUNTS; id++) {
      var seen = random.nextInt(10);
      if (isFull || seen < 4) {
        accounts.add(Given.account(id, "name" + id, (long) random.nextInt(2)));
      } else if (seen < 7) {
        stubs.add(Given.account(id, null, null));
      }
      if (isFull || random.nextInt(3) == 0) {
        posts.add(post(id, (long) random.nextInt(3)));
      }
      for (long to = 1; to <= ACCOUNTS; to++) {
        if (to != id && random.nextInt(3) == 0) {
          follows.add(new Follow(id, to, (long) random.nextInt(2), null, false));
        }
      }
    }
    var crawls = new ArrayList<Crawl>();
    for (var kind : List.of(Kind.FOLLOWERS, Kind.FOLLOWEES)) {
      for (long id = 1; id <= ACCOUNTS; id++) {
        var of = id;
        var brought = follows.stream().filter(f -> owner(f, kind) == of).count();
        // two of six are whole, one says so and lost a row on the way, the others say they are not
        switch (random.nextInt(6)) {
          case 0, 1 -> crawls.add(new Crawl(id, kind, brought, true));
          case 2 -> crawls.add(new Crawl(id, kind, brought + 1, true));
          case 3 -> crawls.add(new Crawl(id, kind, brought, false));
          default -> {}
        }
      }
    }
    return new Drop(accounts, stubs, follows, crawls, posts);
  }

  private static long owner(Follow follow, Kind kind) {
    return kind == Kind.FOLLOWERS ? follow.followeeId() : follow.followerId();
  }

  private static Post post(long id, Long likes) {
    return new Post(
        id,
        id,
        Instant.EPOCH.plusSeconds(id),
        false,
        "text",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        likes,
        null,
        null);
  }

  private static <R extends Record> Told told(
      Map<Integer, Drop> drops,
      Function<Drop, List<R>> rows,
      Function<Drop, List<R>> stubs,
      Function<R, Object> key,
      Function<Drop, Function<R, R>> ended) {
    var log = new ArrayList<List<Object>>();
    var states = new ArrayList<Set<Object>>();
    Map<Object, R> known = new HashMap<>();
    for (var drop : new TreeMap<>(drops).entrySet()) {
      var seen = new HashSet<Object>();
      for (var row : rows.apply(drop.getValue())) {
        seen.add(key.apply(row));
        if (!row.equals(known.put(key.apply(row), row))) {
          log.add(List.of(night(drop.getKey()), row));
        }
      }
      for (var stub : stubs.apply(drop.getValue())) {
        if (known.putIfAbsent(key.apply(stub), stub) == null) {
          log.add(List.of(night(drop.getKey()), stub));
        }
      }
      for (var old : Map.copyOf(known).entrySet()) {
        var now = ended.apply(drop.getValue()).apply(old.getValue());
        if (!seen.contains(old.getKey()) && !now.equals(old.getValue())) {
          known.put(old.getKey(), now);
          log.add(List.of(night(drop.getKey()), now));
        }
      }
      states.add(Set.copyOf(known.values()));
    }
    return new Told(log, states);
  }

  private static Told accounts(Map<Integer, Drop> drops) {
    return told(drops, Drop::accounts, Drop::stubs, Account::accountId, d -> a -> a);
  }

  private static Told posts(Map<Integer, Drop> drops) {
    return told(drops, Drop::posts, d -> List.of(), Post::postId, d -> p -> p);
  }

  private static Told follows(Map<Integer, Drop> drops) {
    return told(
        drops,
        Drop::follows,
        d -> List.of(),
        f -> List.of(f.followerId(), f.followeeId()),
        d -> f -> endedBy(d, f));
  }

  private static Follow endedBy(Drop drop, Follow follow) {
    var isOver =
        drop.crawls().stream()
            .filter(c -> c.complete() && c.accountId() == owner(follow, c.kind()))
            .anyMatch(
                c ->
                    drop.follows().stream().filter(f -> owner(f, c.kind()) == c.accountId()).count()
                        >= c.rowsSeen());
    return isOver
        ? new Follow(follow.followerId(), follow.followeeId(), follow.listPosition(), null, true)
        : follow;
  }

  private static void loadAccounts(SparkSession spark, Store store, int night, Drop drop) {
    store.writeAccounts(
        night(night),
        Table.of(spark, Account.class, drop.accounts()),
        Table.of(spark, Account.class, drop.stubs()));
  }

  private static void loadFollows(SparkSession spark, Store store, int night, Drop drop) {
    store.writeFollows(
        night(night),
        Table.of(spark, Follow.class, drop.follows()),
        Table.of(spark, Crawl.class, drop.crawls()),
        0);
  }

  private static void loadPosts(SparkSession spark, Store store, int night, Drop drop) {
    store.writeNight(Post.class, night(night), Table.of(spark, Post.class, drop.posts()));
  }

  private static <R extends Record> void holds(Store store, Class<R> type, Told told, int... at) {
    var log = new ArrayList<List<Object>>();
    var history = store.history(type, night(NIGHTS)).persist();
    for (var each : told.log().stream().map(l -> l.get(0)).distinct().toList()) {
      new Table<>(type, history.where("asOf = DATE'" + each + "'"))
          .collect()
          .forEach(r -> log.add(List.of(each, r)));
    }
    assertThat(log).containsExactlyInAnyOrderElementsOf(told.log());
    assertThat(history.count()).isEqualTo(told.log().size());
    history.unpersist();
    for (var n : at) {
      assertThat(store.state(type, night(n)).collect())
          .as(type.getSimpleName() + " after night " + n)
          .containsExactlyInAnyOrderElementsOf(
              told.states().get(n).stream().map(type::cast).toList());
    }
  }

  private static List<String> names(Store store, Class<? extends Record> type) {
    return IntStream.range(0, NIGHTS)
        .mapToObj(n -> store.stateFingerprint(type, night(n)))
        .toList();
  }

  private static Map<Integer, Drop> drops() {
    var random = new Random(14);
    Map<Integer, Drop> drops = new TreeMap<>();
    for (int n = 0; n < NIGHTS; n++) {
      drops.put(n, drop(random, n));
    }
    return drops;
  }

  /** Stores what a drop has of one table. */
  private interface Loading {
    void load(SparkSession spark, Store store, int night, Drop drop);
  }

  private <R extends Record> void threeRandomOrders(
      SparkSession spark, Class<R> type, Loading loading, Function<Map<Integer, Drop>, Told> told) {
    var drops = drops();
    var inOrder = new Store(spark, LocalSpark.catalog(folder.resolve("inOrder")));
    drops.forEach((n, drop) -> loading.load(spark, inOrder, n, drop));
    holds(inOrder, type, told.apply(drops), 0, 4, 7, 10, 13);
    var names = names(inOrder, type);
    assertThat(names).doesNotHaveDuplicates();
    for (int seed = 1; seed <= 3; seed++) {
      var order = new ArrayList<>(drops.keySet());
      Collections.shuffle(order, new Random(seed));
      var store = new Store(spark, LocalSpark.catalog(folder.resolve("order" + seed)));
      order.forEach(n -> loading.load(spark, store, n, drops.get(n)));
      assertThat(names(store, type)).as("loaded as " + order).isEqualTo(names);
      holds(store, type, told.apply(drops), 6, 13);
    }

    // night 7 again: as it was, otherwise, and as it was
    var snapshot = inOrder.snapshot(type);
    loading.load(spark, inOrder, 7, drops.get(7));
    assertThat(inOrder.snapshot(type)).isEqualTo(snapshot);
    var other = new TreeMap<>(drops);
    other.put(7, drop(new Random(99), 7));
    loading.load(spark, inOrder, 7, other.get(7));
    holds(inOrder, type, told.apply(other), 7, 13);
    assertThat(names(inOrder, type)).isNotEqualTo(names);
    loading.load(spark, inOrder, 7, drops.get(7));
    assertThat(names(inOrder, type)).isEqualTo(names);
    holds(inOrder, type, told.apply(drops), 7, 13);
  }

  private static <R extends Record> Dataset<Row> dated(
      SparkSession spark,
      Class<R> type,
      Map<Integer, Drop> drops,
      Set<Integer> nights,
      Function<Drop, List<R>> rows) {
    return nights.stream()
        .map(
            n ->
                Table.of(spark, type, rows.apply(drops.get(n)))
                    .rows()
                    .withColumn("asOf", functions.lit(night(n))))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private static void loadAtOnce(
      SparkSession spark, Store store, Map<Integer, Drop> drops, Set<Integer> group) {
    var nights = new TreeSet<LocalDate>();
    group.forEach(n -> nights.add(night(n)));
    store.writeAccounts(
        nights,
        dated(spark, Account.class, drops, group, Drop::accounts),
        dated(spark, Account.class, drops, group, Drop::stubs));
    store.writeFollows(
        nights,
        dated(spark, Follow.class, drops, group, Drop::follows),
        dated(spark, Crawl.class, drops, group, Drop::crawls),
        Map.of());
    store.writeNights(Post.class, nights, dated(spark, Post.class, drops, group, Drop::posts));
  }

  @Test
  void nightsAtOnceAreToldAsOneAfterTheOtherWhateverIsThereBefore(SparkSession spark) {
    var drops = drops();
    var inOrder = new Store(spark, LocalSpark.catalog(folder.resolve("inOrder")));
    drops.forEach(
        (n, drop) -> {
          loadAccounts(spark, inOrder, n, drop);
          loadFollows(spark, inOrder, n, drop);
          loadPosts(spark, inOrder, n, drop);
        });
    var all = drops.keySet();
    var some = Set.of(0, 3, 4, 9, 13);
    var others = new TreeSet<>(all);
    others.removeAll(some);
    for (var groups : List.of(List.of(all), List.of(some, others), List.of(others, all))) {
      var store =
          new Store(spark, LocalSpark.catalog(folder.resolve("groups" + groups.hashCode())));
      groups.forEach(g -> loadAtOnce(spark, store, drops, g));
      for (var type : List.of(Account.class, Follow.class, Post.class)) {
        assertThat(names(store, type)).as(type + " of " + groups).isEqualTo(names(inOrder, type));
        var snapshot = store.snapshot(type);
        // a night by itself is what is stored: also its silence was chosen as if it came alone
        load(spark, store, type, 7, drops.get(7));
        if (groups.size() == 1) {
          assertThat(store.snapshot(type)).as(type.getSimpleName()).isEqualTo(snapshot);
        }
      }
      holds(store, Follow.class, follows(drops), 6, 13);
      holds(store, Account.class, accounts(drops), 6, 13);
      holds(store, Post.class, posts(drops), 6, 13);
    }
  }

  private static void load(
      SparkSession spark, Store store, Class<? extends Record> type, int night, Drop drop) {
    if (type == Account.class) {
      loadAccounts(spark, store, night, drop);
    } else if (type == Follow.class) {
      loadFollows(spark, store, night, drop);
    } else {
      loadPosts(spark, store, night, drop);
    }
  }

  @Test
  void followsAreToldAsPlainMapsTellThem(SparkSession spark) {
    assertThat(follows(drops()).log()).anyMatch(l -> ((Follow) l.get(1)).gone());
    threeRandomOrders(
        spark, Follow.class, NightsInAnyOrderIT::loadFollows, NightsInAnyOrderIT::follows);
  }

  @Test
  void accountsAreToldAsPlainMapsTellThem(SparkSession spark) {
    assertThat(accounts(drops()).log()).anyMatch(l -> ((Account) l.get(1)).screenName() == null);
    threeRandomOrders(
        spark, Account.class, NightsInAnyOrderIT::loadAccounts, NightsInAnyOrderIT::accounts);
  }

  @Test
  void postsAreToldAsPlainMapsTellThem(SparkSession spark) {
    threeRandomOrders(spark, Post.class, NightsInAnyOrderIT::loadPosts, NightsInAnyOrderIT::posts);
  }
}
