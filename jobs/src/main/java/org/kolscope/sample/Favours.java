package org.kolscope.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Accounts that relay a house's posts as a favour: some do so because the house relays theirs, some
 * for nothing until they are tired of it. They, too, must have read the post. Numbers are chosen.
 */
final class Favours {

  /** Why somebody relays. */
  enum Kind {
    /** Relays once for each time it was relayed. */
    RETURNS,
    /** Relays for nothing, a few times. */
    TIRES
  }

  private static final int OF_EACH_KIND = 12;
  private static final double HOUSE_RELAYS = 0.5;
  private static final double RETURNS = 0.8;
  private static final double BEFORE_TIRED = 0.5;

  /** One relation. */
  static final class Favour {
    final int house;
    final int account;
    final Kind kind;

    /** Favours it does for nothing before it stops. */
    final int patience;

    /** Times that the house relayed it and that it relayed the house. */
    int received;

    int given;

    /** Seconds since 1970 of the last favour of one who tired; 0 if it has not stopped. */
    int stoppedAt;

    Favour(int house, int account, Kind kind, int patience) {
      this.house = house;
      this.account = account;
      this.kind = kind;
      this.patience = patience;
    }
  }

  private final Stage stage;
  private final Chance chance;
  private final List<Favour> favours = new ArrayList<>();
  private final Map<Integer, List<Favour>> byHouse = new HashMap<>();
  private final Map<Integer, List<Favour>> byAccount = new TreeMap<>();

  Favours(Stage stage) {
    this.stage = stage;
    chance = stage.chance().on("favour");
    for (var house : stage.houses()) {
      if (house.isOurs()) {
        plant(house.official());
      }
    }
  }

  List<Favour> all() {
    return List.copyOf(favours);
  }

  /** A post was published: who relays it as a favour? */
  void ask(Posts posts, int post, Pending pending) {
    for (var favour : byHouse.getOrDefault(posts.author[post], List.of())) {
      var share = chance.share(favour.account, posts.time[post]);
      var would =
          favour.kind == Kind.RETURNS
              ? favour.given < favour.received && share < RETURNS
              : favour.given < favour.patience && share < BEFORE_TIRED;
      if (would) {
        read(posts, post, favour.account, pending);
      }
    }
    for (var favour : byAccount.getOrDefault(posts.author[post], List.of())) {
      if (favour.kind == Kind.RETURNS
          && chance.share(favour.house, posts.time[post]) < HOUSE_RELAYS) {
        read(posts, post, favour.house, pending);
      }
    }
  }

  /** A repost was published. */
  void done(Posts posts, int post) {
    var author = posts.author[post];
    var asked = posts.author[posts.root[post]];
    for (var favour : byHouse.getOrDefault(asked, List.of())) {
      if (favour.account == author) {
        favour.given++;
        if (favour.kind == Kind.TIRES && favour.given >= favour.patience) {
          favour.stoppedAt = posts.time[post];
        }
      }
    }
    for (var favour : byAccount.getOrDefault(asked, List.of())) {
      if (favour.house == author) {
        favour.received++;
      }
    }
  }

  private void read(Posts posts, int post, int reader, Pending pending) {
    var session = stage.sessions().first(reader, posts.time[post]);
    var place = stage.follows().place(reader, posts.author[post]);
    if (session != Sessions.NONE && place >= 0 && stage.holds(place, posts.time[post])) {
      var delay = (int) (600 * chance.share(reader, posts.time[post], 2));
      pending.add(session + 20 + delay, reader, post, session, -1);
    }
  }

  private void plant(int house) {
    var follows = stage.follows();
    var people = stage.people();
    IntStream.range(follows.from[house], follows.from[house + 1])
        .map(place -> follows.followee[place])
        .filter(i -> people.role(i) == Role.KOL || people.role(i) == Role.PERSON)
        .filter(i -> people.postsPerDay[i] > 0 && follows.place(i, house) >= 0)
        .limit(OF_EACH_KIND)
        .forEach(i -> add(new Favour(house, i, Kind.RETURNS, 0)));
    var random = chance.draws(house);
    for (int i = 0; i < OF_EACH_KIND; i++) {
      var fan = stage.someFan(house, random);
      var known = favours.stream().anyMatch(f -> f.house == house && f.account == fan);
      if (fan >= 0 && !known && people.sessionsPerDay[fan] > 0.5) {
        add(new Favour(house, fan, Kind.TIRES, 3 + random.nextInt(8)));
      }
    }
  }

  private void add(Favour favour) {
    favours.add(favour);
    byHouse.computeIfAbsent(favour.house, key -> new ArrayList<>()).add(favour);
    byAccount.computeIfAbsent(favour.account, key -> new ArrayList<>()).add(favour);
  }
}
