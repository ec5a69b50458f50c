package org.kolscope.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.kolscope.sample.attack.Farm;

/**
 * Which zombie serves whom, and when. A farm whose zombies serve fewer customers than it has is
 * split into fleets.
 */
final class Deliveries {

  /** A burst: most within hours (exponential), the rest over the window. Chosen. */
  private static final double BURST = 0.8;

  private static final double BURST_HOURS = 4;

  /** Windows end within so many days before the end of the first night, or later. Chosen. */
  private static final int BACK = 20;

  /** Static blocks were complete so many days before, at least and at most. Chosen. */
  private static final int LONG_AGO = 30;

  private static final int LONGEST_AGO = 120;

  private final People people;
  private final FollowTimes times;
  private final Voices voices;
  private final Chance chance;
  private final List<Farm> farms;
  private final Customers customers;
  private final int[] batchBorn;
  private final int[] crowd;

  private Deliveries(
      SampleSettings settings, People people, FollowTimes times, Voices voices, List<Farm> farms) {
    this.people = people;
    this.times = times;
    this.voices = voices;
    this.farms = List.copyOf(farms);
    chance = settings.chance().on("farm");
    customers = Customers.of(settings, people, farms);
    batchBorn = batchBorn(people, farms);
    crowd = crowd(people);
  }

  static Deliveries of(
      SampleSettings settings, People people, FollowTimes times, Voices voices, List<Farm> farms) {
    return new Deliveries(settings, people, times, voices, farms);
  }

  /** By farm, when the last zombie of a batch was registered; 0 for aged ones. */
  private static int[] batchBorn(People people, List<Farm> farms) {
    var born = new int[farms.size()];
    for (int i = 0; i < people.size(); i++) {
      var farm = people.farm[i];
      if (farm >= 0 && farms.get(farm).registration() == Farm.Registration.BATCH) {
        born[farm] = Math.max(born[farm], people.createdAt[i]);
      }
    }
    return born;
  }

  /** Everybody whom random camouflage may follow. */
  private static int[] crowd(People people) {
    var crowd = new int[people.size()];
    var count = 0;
    for (int i = 0; i < people.size(); i++) {
      if (people.isReal(i)) {
        crowd[count++] = i;
      }
    }
    return Arrays.copyOf(crowd, count);
  }

  /** Seconds since 1970 between which a farm delivers to its c-th customer. */
  Window window(Farm farm, int c) {
    var random = chance.on("window").draws(farm.number(), c);
    var length = farm.windowDays() * FollowTimes.DAY;
    int end;
    if (farm.kind() == Farm.Kind.STATIC_BLOCK) {
      end = times.firstEnd - random.nextInt(LONG_AGO, LONGEST_AGO) * FollowTimes.DAY;
    } else {
      var earliest = times.firstEnd - BACK * FollowTimes.DAY;
      end = earliest + (int) (random.nextDouble() * (times.lastEnd - earliest));
    }
    // a batch cannot deliver before it is registered
    var begin = Math.max(end - length, batchBorn[farm.number()] + FollowTimes.HOUR);
    if (begin > end - length) {
      end = Math.min(times.lastEnd, begin + length);
      begin = Math.min(begin, end - FollowTimes.HOUR);
    }
    return new Window(begin, end);
  }

  /** From {@code begin} on and before {@code end}, seconds since 1970. */
  record Window(int begin, int end) {}

  /** Adds what the farm of {@code row}'s follower lets it follow. */
  void addTo(Choices row, SplittableRandom random) {
    var me = row.follower();
    if (people.farm[me] < 0) {
      return;
    }
    var farm = farms.get(people.farm[me]);
    var own = fleet(farm, me);
    var served = new ArrayList<Integer>();
    for (int c : own) {
      if (random.nextDouble() < farm.density()) {
        served.add(c);
      }
    }
    if (served.isEmpty() && own.length > 0) {
      served.add(own[random.nextInt(own.length)]);
    }
    if (farm.kind() != Farm.Kind.REPOSTS) {
      for (int c : served) {
        row.buy(customers.at(farm, c), delivery(farm, c, people.createdAt[me], random));
      }
    }
    if (!people.isReal(me)) {
      addCamouflage(row, farm, served.size(), random);
    }
  }

  /** Places, among the customers of a farm, of those that a zombie may serve. */
  private int[] fleet(Farm farm, int zombie) {
    var all = customers.count(farm);
    var size = Math.min(all, farm.fleetReuse());
    if (size == 0) {
      return new int[0];
    }
    var fleets = (all + size - 1) / size;
    var fleet = (int) Math.floorMod(chance.on("fleet").bits(zombie), (long) fleets);
    var own = new int[Math.min(all, (fleet + 1) * size) - fleet * size];
    for (int c = 0; c < own.length; c++) {
      own[c] = fleet * size + c;
    }
    return own;
  }

  private int delivery(Farm farm, int c, int zombieSince, SplittableRandom random) {
    var window = window(farm, c);
    var customer = people.createdAt[customers.at(farm, c)];
    var begin = Math.max(window.begin(), Math.max(zombieSince, customer) + 60);
    if (begin >= window.end()) {
      return FollowTimes.ABSENT;
    }
    if (farm.kind() == Farm.Kind.BURST && random.nextDouble() < BURST) {
      var seconds = FollowTimes.exponential(random, BURST_HOURS * FollowTimes.HOUR);
      return Math.min(FollowTimes.capped(begin, seconds), window.end() - 1);
    }
    return begin + (int) (random.nextDouble() * (window.end() - begin));
  }

  private void addCamouflage(Choices row, Farm farm, int served, SplittableRandom random) {
    var wanted =
        switch (farm.camouflage()) {
          case NONE, HIJACKED -> 0;
          case RANDOM, BIASED -> served;
          case RANDOM2 -> 2 * served;
        };
    var since = people.createdAt[row.follower()];
    for (int tries = 0; wanted > 0 && tries < 50; tries++) {
      var other =
          farm.camouflage() == Farm.Camouflage.BIASED
              ? voices.any(random)
              : crowd[random.nextInt(crowd.length)];
      if (other >= 0) {
        var at = times.organic(random, since, people.createdAt[other], 0);
        wanted -= row.add(other, at, Follows.NEVER) ? 1 : 0;
      }
    }
  }
}
