package org.kolscope.sample;

import java.util.Locale;
import java.util.stream.IntStream;
import org.kolscope.schema.Account.Gender;

/**
 * Screen names, unique over the world and all its nights without regard to case. Nothing but the
 * number of the try is kept of a name (a byte an account); it is written anew each time it is asked
 * for. Where two accounts draw the same name the lower index keeps it and the other draws again;
 * from the fourth try on with digits behind, as people do.
 *
 * <p>A few people change their name, once at most, in one of the nights.
 */
public final class Names {

  /** Chosen: one name in 2,500 changes in a night. */
  private static final double RENAMED_A_NIGHT = 0.0004;

  private static final int PLAIN_TRIES = 3;
  private static final int TRIES = 60;

  private final People people;
  private final Brands brands;
  private final Naming naming;
  private final Genders genders;
  private final Batches batches;
  private final Chance chance;
  private final Chance renaming;
  private final int nights;
  private final byte[] tries;
  private final int[] renamed;
  private final byte[] renamedTries;

  public Names(SampleSettings settings, People people, Brands brands, Naming naming) {
    this.people = people;
    this.brands = brands;
    this.naming = naming;
    genders = new Genders(settings, people, brands);
    batches = Batches.of(people);
    chance = settings.chance().on("name");
    renaming = settings.chance().on("renaming");
    nights = settings.nights();
    tries = new byte[people.size()];
    renamed = IntStream.range(0, people.size()).filter(i -> renamingNight(i) > 0).toArray();
    renamedTries = new byte[renamed.length];
    makeUnique(settings);
  }

  /** The name in the first night. */
  public String name(int index) {
    return written(index, tries[index], 0);
  }

  /** The name at the end of a night. */
  public String name(int index, int night) {
    var from = renamingNight(index);
    if (from == 0 || night < from) {
      return name(index);
    }
    return written(index, renamedTries[java.util.Arrays.binarySearch(renamed, index)], 1);
  }

  /** The night in which an account takes another name; 0 if it never does. */
  int renamingNight(int index) {
    if (nights < 2 || people.group(index) == Group.ONBOARDING || fixed(index) != null) {
      return 0;
    }
    var share = renaming.share(index);
    var all = RENAMED_A_NIGHT * (nights - 1);
    return share < all ? 1 + (int) (share / all * (nights - 1)) : 0;
  }

  private String fixed(int index) {
    var role = people.role(index);
    if (role == Role.PERSON || role == Role.KOL || role == Role.ZOMBIE || role == Role.HIJACKED) {
      return null;
    }
    return brands.seat(index).map(Seat::name).orElse(null);
  }

  private String written(int index, int tried, int generation) {
    var fixed = fixed(index);
    if (fixed != null) {
      return fixed;
    }
    var random = chance.draws(index, generation * TRIES + tried);
    String name;
    if (batches.isMachineMade(index)) {
      name = naming.machineName(random);
    } else {
      var role = people.role(index);
      Gender gender = genders.of(index);
      // zombies are named like persons: nothing is to be learnt from that
      var as = role == Role.KOL ? Role.KOL : role == Role.STAFF ? Role.STAFF : Role.PERSON;
      var city = Places.spoken(people.place[index]);
      name = naming.name(as, people.vertical(index), gender, city, random);
    }
    if (tried < PLAIN_TRIES) {
      return name;
    }
    var most = tried < 2 * PLAIN_TRIES ? 100 : tried < 4 * PLAIN_TRIES ? 10_000 : 10_000_000;
    return name + random.nextInt(most);
  }

  /** Slots are the accounts and behind them those who change their name. */
  private void makeUnique(SampleSettings settings) {
    var slots = people.size() + renamed.length;
    var taken = new LongSet(slots);
    for (var seat : Seats.of(settings.accounts())) {
      if (seat.name() != null) {
        taken.add(hash(seat.name()));
      }
    }
    var pending = IntStream.range(0, slots).filter(s -> !isFixed(s)).toArray();
    for (int tried = 0; pending.length > 0; tried++) {
      if (tried == TRIES) {
        throw new IllegalStateException(
            "names must be many enough: %d accounts have none after %d tries"
                .formatted(pending.length, TRIES));
      }
      var now = pending;
      var number = tried;
      var hashes = new long[now.length];
      IntStream.range(0, now.length)
          .parallel()
          .forEach(i -> hashes[i] = hash(ofSlot(now[i], number)));
      var left = new int[now.length];
      var count = 0;
      for (int i = 0; i < now.length; i++) {
        if (taken.add(hashes[i])) {
          keep(now[i], (byte) number);
        } else {
          left[count++] = now[i];
        }
      }
      pending = java.util.Arrays.copyOf(left, count);
    }
  }

  private boolean isFixed(int slot) {
    return slot < people.size() && fixed(slot) != null;
  }

  private String ofSlot(int slot, int tried) {
    return slot < people.size()
        ? written(slot, tried, 0)
        : written(renamed[slot - people.size()], tried, 1);
  }

  private void keep(int slot, byte tried) {
    if (slot < people.size()) {
      tries[slot] = tried;
    } else {
      renamedTries[slot - people.size()] = tried;
    }
  }

  private static long hash(String name) {
    return Chance.of(0).on(name.toLowerCase(Locale.ROOT)).bits(0);
  }

  /** Open addressing; 0 stands for an empty place. */
  private static final class LongSet {
    private final long[] places;

    LongSet(int size) {
      places = new long[Integer.highestOneBit(Math.max(16, size)) * 4];
    }

    boolean add(long value) {
      var at = (int) value & (places.length - 1);
      while (places[at] != 0) {
        if (places[at] == value) {
          return false;
        }
        at = (at + 1) & (places.length - 1);
      }
      places[at] = value;
      return true;
    }
  }
}
