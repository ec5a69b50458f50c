package org.kolscope.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kolscope.sample.attack.Farm;
import org.kolscope.sample.attack.Farm.Camouflage;
import org.kolscope.sample.attack.Farm.Registration;

/**
 * Fills {@link People}. Accounts stand on places in a fixed order - seats of brands, KOLs, farms
 * one after the other, groups of innocents, everybody else - and a keyed permutation gives each
 * place its index. Everything about an account is drawn from chance keyed by its index, so the
 * census does not depend on the number of threads; it costs about a microsecond an account.
 *
 * <p>Zombies of aged farms are drawn like people in all that a profile shows; ids, names and order
 * tell nothing of them. Those of batch farms are poor and were registered within days.
 */
public final class Census {

  /** First id: numbers of early Weibo accounts. */
  private static final long FIRST_ID = 1_600_000_000L;

  /** What ids grow to, about: those of today have ten digits and begin with 7. */
  private static final long LAST_ID = 7_950_000_000L;

  private static final int DAY = 86_400;

  private final SampleSettings settings;
  private final List<Farm> farms;
  private final People people;
  private final Shuffle indices;
  private final List<Seat> seats;
  private final int[] farmFrom;
  private final int[] groupFrom;
  private final Registrations registrations;
  private final Habits habits;
  private final Chance chance;

  private Census(SampleSettings settings, List<Farm> farms) {
    this.settings = settings;
    this.farms = List.copyOf(farms);
    people = new People(settings.accounts());
    indices = indices(settings);
    seats = Seats.of(settings.accounts());
    chance = settings.chance().on("account");
    registrations = new Registrations(settings);
    habits = new Habits(people);
    farmFrom = new int[farms.size() + 1];
    farmFrom[0] = seats.size() + habits.kols();
    for (int i = 0; i < farms.size(); i++) {
      farmFrom[i + 1] = farmFrom[i] + farms.get(i).fans();
    }
    var groups = Group.values();
    groupFrom = new int[groups.length + 1];
    groupFrom[0] = farmFrom[farms.size()];
    for (int i = 0; i < groups.length; i++) {
      groupFrom[i + 1] = groupFrom[i] + GroupSizes.of(groups[i], settings.accounts());
    }
    if (groupFrom[groups.length] > settings.accounts()) {
      throw new IllegalArgumentException(
          "farms must leave room for people: %d accounts are asked for, the world has %d"
              .formatted(groupFrom[groups.length], settings.accounts()));
    }
  }

  /**
   * The accounts of a world.
   *
   * @param farms numbered 0, 1, ... in order
   * @throws IllegalArgumentException if the farms are larger than the world
   */
  public static People of(SampleSettings settings, List<Farm> farms) {
    var census = new Census(settings, farms);
    IntStream.range(0, settings.accounts()).parallel().forEach(census::fill);
    census.number();
    return census.people;
  }

  /** How many voices a world of this size has. */
  public static int kols(int accounts) {
    return Habits.kols(accounts);
  }

  /** Index of each place; the first places are the seats. */
  static Shuffle indices(SampleSettings settings) {
    return new Shuffle(settings.chance().on("index"), settings.accounts());
  }

  private void fill(int at) {
    var index = indices.at(at);
    var draws = chance.draws(index);
    if (at < seats.size()) {
      seat(index, seats.get(at), draws);
    } else if (at < farmFrom[0]) {
      kol(index, at - seats.size(), draws);
    } else if (at < groupFrom[0]) {
      var found = Arrays.binarySearch(farmFrom, at);
      ofFarm(index, found >= 0 ? found : -found - 2, draws);
    } else {
      person(index, group(at), draws);
    }
  }

  private Group group(int at) {
    var groups = Group.values();
    for (int i = 1; i < groups.length; i++) {
      if (at >= groupFrom[i] && at < groupFrom[i + 1]) {
        return groups[i];
      }
    }
    return Group.NONE;
  }

  private void seat(int index, Seat seat, SplittableRandom draws) {
    if (seat.role() == Role.STAFF) {
      person(index, Group.NONE, draws);
    } else {
      habits.voice(index, seat.rank(), draws);
      people.createdAt[index] = registrations.early(draws);
      habits.organisation(index, seat, draws);
    }
    people.role(index, seat.role());
    var near = Habits.related(seat.vertical(), draws);
    if (seat.drawsOthers()) {
      people.interests(index, seat.brand().audience(), seat.vertical());
    } else {
      people.interests(index, seat.vertical(), near);
    }
    people.place[index] = seat.place();
  }

  private void kol(int index, int rank, SplittableRandom draws) {
    people.role(index, Role.KOL);
    habits.interests(index, Group.NONE, draws);
    // stratified: the r-th voice has the r-th part of the tail, so no world is without a star
    habits.voice(index, (rank + draws.nextDouble()) / habits.kols(), draws);
    people.createdAt[index] = registrations.early(draws);
  }

  private void person(int index, Group group, SplittableRandom draws) {
    people.role(index, Role.PERSON);
    people.group(index, group);
    habits.interests(index, group, draws);
    people.createdAt[index] =
        group == Group.ONBOARDING ? onboarding(draws) : registrations.organic(draws);
    habits.reader(index, group, draws);
  }

  /**
   * From three weeks before the end of the first night to the last night, a month later at most.
   */
  private int onboarding(SplittableRandom draws) {
    var start = settings.endOf(0) - 21 * DAY;
    var end = settings.endOf(Math.min(30, settings.nights() - 1));
    return Registrations.between(start, end, draws);
  }

  private void ofFarm(int index, int number, SplittableRandom draws) {
    var farm = farms.get(number);
    person(index, Group.NONE, draws);
    people.farm[index] = number;
    if (farm.camouflage() == Camouflage.HIJACKED) {
      people.role(index, Role.HIJACKED);
      return;
    }
    people.role(index, Role.ZOMBIE);
    habits.zombie(index, farm.registration());
    if (farm.registration() == Registration.BATCH) {
      batch(index, farm, draws);
    }
  }

  /**
   * All of a farm within one to five days, 30 to 240 days before the first fans can be delivered,
   * and from one or two provinces, where the sellers of numbers sit.
   */
  private void batch(int index, Farm farm, SplittableRandom draws) {
    var ofFarm = settings.chance().on("batch").draws(farm.number());
    var old = farm.kind() == Farm.Kind.STATIC_BLOCK ? 300 : 0;
    var daysAgo = old + farm.windowDays() + 30 + ofFarm.nextInt(210);
    var days = 1 + ofFarm.nextInt(5);
    var start = (settings.endOf(0) / DAY - daysAgo) * DAY;
    people.createdAt[index] = registrations.batch(start, days, draws);
    var first = Places.of(Vertical.GAMES, ofFarm.nextDouble());
    var second = Places.of(Vertical.GAMES, ofFarm.nextDouble());
    var where = draws.nextDouble();
    if (where < 0.5) {
      people.place[index] = where < 0.3 ? first : second;
    } else if (where < 0.7) {
      people.place[index] = Places.elsewhere();
    }
  }

  /** Ids grow with the time of registration, by gaps of an exponential distribution. */
  private void number() {
    var size = people.size();
    var order = new long[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(i -> order[i] = ((long) people.createdAt[i] << 32) | i);
    Arrays.parallelSort(order);
    var gaps = settings.chance().on("id");
    var mean = (double) (LAST_ID - FIRST_ID) / size;
    var next = FIRST_ID;
    for (long one : order) {
      var index = (int) one;
      next += 1 + (long) (-Math.log(1 - gaps.share(index)) * mean);
      people.id[index] = next;
    }
  }
}
