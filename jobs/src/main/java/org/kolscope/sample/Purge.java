package org.kolscope.sample;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The one night in which the platform suspends accounts: most of the zombies of some farms, few of
 * others, and by mistake some real persons, one of a hundred. None in worlds of fewer than three
 * nights.
 *
 * @param night from 1 on; -1 if there is none
 * @param purged by index
 */
public record Purge(int night, BitSet purged) {

  /** Of a batch farm at most this share falls, of an aged one a third of it. */
  private static final double MOST = 0.9;

  /** Real persons among the purged. */
  private static final double INNOCENT = 0.01;

  public static Purge of(SampleSettings settings, People people) {
    var purged = new BitSet();
    if (settings.nights() < 3) {
      return new Purge(-1, purged);
    }
    var chance = settings.chance().on("purge");
    var ofFarm = settings.chance().on("purge-farm");
    var batches = Batches.of(people);
    for (int i = 0; i < people.size(); i++) {
      if (people.role(i) == Role.ZOMBIE) {
        var most = batches.isMachineMade(i) ? MOST : MOST / 3;
        if (chance.share(i) < most * ofFarm.share(people.farm[i])) {
          purged.set(i);
        }
      }
    }
    var innocents = (int) Math.round(purged.cardinality() * INNOCENT / (1 - INNOCENT));
    innocents(people, chance, purged.isEmpty() ? 0 : Math.max(1, innocents), purged);
    return new Purge(settings.nights() * 2 / 3, purged);
  }

  /** Those of the least draws. */
  private static void innocents(People people, Chance chance, int count, BitSet purged) {
    var persons =
        IntStream.range(0, people.size())
            .filter(i -> people.role(i) == Role.PERSON && people.group(i) != Group.ONBOARDING)
            .toArray();
    var draws = IntStream.of(persons).mapToLong(chance::bits).toArray();
    if (count == 0 || count >= draws.length) {
      return;
    }
    var sorted = draws.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < persons.length; i++) {
      if (draws[i] < sorted[count]) {
        purged.set(persons[i]);
      }
    }
  }

  public boolean isPurged(int index) {
    return purged.get(index);
  }

  /** Whether the platform no longer shows the account at the end of a night. */
  boolean isSuspended(int index, int at) {
    return night > 0 && at >= night && purged.get(index);
  }
}
