package org.kolscope.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.sample.attack.Farm;

/** A made-up world with the shape of a real one, for what only needs people and follows. */
@SuppressWarnings("EnumOrdinal")
record FakeWorld(
    SampleSettings settings, People people, Follows follows, List<House> houses, List<Farm> farms) {

  static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 3, 29);

  static FakeWorld of(int accounts, int nights) {
    return of(accounts, nights, 25);
  }

  static FakeWorld of(int accounts, int nights, int meanFollows) {
    var settings = new SampleSettings(accounts, nights, FIRST_NIGHT, 7);
    var random = new SplittableRandom(42);
    var people = people(accounts, random, settings, meanFollows);
    var farms =
        List.of(
            farm(0, Farm.Kind.REPOSTS, Math.max(30, accounts / 100), 5),
            farm(1, Farm.Kind.DRIP, Math.max(30, accounts / 100), 5));
    var next = 0;
    for (var farm : farms) {
      for (int i = 0; i < farm.fans(); i++) {
        people.role[accounts - 1 - next] = (byte) Role.ZOMBIE.ordinal();
        people.farm[accounts - 1 - next++] = farm.number();
      }
    }
    var houses =
        List.of(
            house(people, 0, "砾原", Vertical.CARS, House.Side.OURS),
            house(people, 3, "岚序", Vertical.LUXURY, House.Side.OURS),
            house(people, 6, "驰野", Vertical.CARS, House.Side.RIVAL));
    return new FakeWorld(settings, people, follows(people, random, settings), houses, farms);
  }

  Stage stage() {
    return Stage.of(settings, people, follows, houses, account -> Integer.MAX_VALUE);
  }

  private static Farm farm(int number, Farm.Kind kind, int fans, int customers) {
    return new Farm(
        number, kind, 30, Farm.Registration.AGED, Farm.Camouflage.NONE, 0.5, fans, customers, 5);
  }

  private static House house(
      People people, int first, String brand, Vertical vertical, House.Side side) {
    for (int i = first; i < first + 3; i++) {
      var ours = side == House.Side.OURS;
      people.role[i] = (byte) (ours ? Role.BRAND : Role.COMPETITOR).ordinal();
      people.vertical[i] = (byte) vertical.ordinal();
      people.postsPerDay[i] = 4;
      people.sessionsPerDay[i] = 5;
      people.appeal[i] = people.size() / 12f;
    }
    var staff = List.of(first + 9, first + 10);
    for (int i : staff) {
      people.role[i] = (byte) Role.STAFF.ordinal();
      people.postsPerDay[i] = 1;
    }
    return new House(brand, "远岭X", vertical, first, first + 1, List.of(first + 2), staff, side);
  }

  private static People people(
      int accounts, SplittableRandom random, SampleSettings settings, int meanFollows) {
    var people = new People(accounts);
    var verticals = Vertical.values().length;
    for (int i = 0; i < accounts; i++) {
      people.id[i] = 1_000_000 + 7L * i;
      people.vertical[i] = (byte) random.nextInt(verticals);
      people.second[i] = (byte) random.nextInt(verticals);
      people.createdAt[i] = settings.startOf(0) - (100 + random.nextInt(2_000)) * Rhythm.DAY;
      people.appeal[i] =
          (float) Math.min(Math.pow(1 - random.nextDouble(), -1 / 1.2), accounts / 10.0);
      people.postsPerDay[i] =
          random.nextInt(5) == 0 ? 0 : (float) (0.11 * Math.exp(1.2 * Stage.normal(random) - 0.3));
      people.sessionsPerDay[i] = (float) Math.min(24, 4 * Math.exp(0.8 * Stage.normal(random)));
      people.relay[i] =
          random.nextInt(4) == 0 ? 0 : (float) Math.min(0.3, 0.01 * Math.exp(Stage.normal(random)));
      people.outDegree[i] =
          (int)
              Math.min(
                  accounts / 5.0, 1 + meanFollows * Math.exp(0.9 * Stage.normal(random) - 0.4));
      people.coverage[i] = (float) (0.2 + 0.8 * random.nextDouble());
    }
    kols(people);
    return people;
  }

  /** The most appealing in a hundred. */
  private static void kols(People people) {
    var sorted = people.appeal.clone();
    Arrays.sort(sorted);
    var bar = sorted[people.size() * 99 / 100];
    for (int i = 9; i < people.size(); i++) {
      if (people.appeal[i] > bar) {
        people.role[i] = (byte) Role.KOL.ordinal();
        people.postsPerDay[i] = Math.max(1.5f, people.postsPerDay[i]);
      }
    }
  }

  private static Follows follows(People people, SplittableRandom random, SampleSettings settings) {
    var n = people.size();
    var upTo = new double[n + 1];
    for (int i = 0; i < n; i++) {
      upTo[i + 1] = upTo[i] + people.appeal[i];
    }
    var from = new int[n + 1];
    var all = new int[n][];
    for (int i = 0; i < n; i++) {
      var follower = i;
      var to = new int[people.outDegree[i]];
      for (int k = 0; k < to.length; k++) {
        var at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[n]);
        to[k] = Math.min(n - 1, at < 0 ? -at - 2 : at);
      }
      all[i] = Arrays.stream(to).filter(t -> t != follower).sorted().distinct().toArray();
      from[i + 1] = from[i] + all[i].length;
    }
    var followee = new int[from[n]];
    for (int i = 0; i < n; i++) {
      System.arraycopy(all[i], 0, followee, from[i], all[i].length);
    }
    var startedAt = new int[from[n]];
    Arrays.fill(startedAt, settings.startOf(0) - 60 * Rhythm.DAY);
    var endNight = new short[from[n]];
    Arrays.fill(endNight, Follows.NEVER);
    return new Follows(from, followee, startedAt, endNight, new boolean[from[n]]);
  }

  /** Indices of a role. */
  List<Integer> all(Role role) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == role) {
        found.add(i);
      }
    }
    return found;
  }
}
