package org.kolscope.sample;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kolscope.sample.attack.Farm;

/**
 * Makes all follows of a world: social circles, voices by appeal and interest, groups that look
 * guilty, comers for prizes, and what farms deliver.
 *
 * <p>A follower's follows depend on the settings, the people and himself alone, so followers are
 * made in parallel (in the pool of the caller) and the result does not depend on how. Cost: linear
 * in follows; memory while it builds: some 30 bytes a follow and 100 an account.
 */
final class Bonds {

  /** Followers per task, whatever the number of threads. */
  private static final int BLOCK = 4096;

  private final People people;
  private final FollowTimes times;
  private final Voices voices;
  private final Circles circles;
  private final ViralDays viral;
  private final Innocents innocents;
  private final Prizes prizes;
  private final Deliveries deliveries;
  private final Chance chance;

  private Bonds(SampleSettings settings, People people, int[] prizeGivers, List<Farm> farms) {
    this.people = people;
    times = new FollowTimes(settings);
    voices = Voices.of(settings, people);
    circles = Circles.of(settings, people, times);
    viral = ViralDays.of(settings, people);
    innocents = Innocents.of(settings, people, times, voices, viral);
    prizes = Prizes.of(settings, people, times, prizeGivers);
    deliveries = Deliveries.of(settings, people, times, voices, farms);
    chance = settings.chance().on("follow");
  }

  /**
   * @param prizeGivers accounts of brands and competitors, which prize hunters follow
   * @param farms in the order of their numbers, 0 first
   */
  static Follows of(SampleSettings settings, People people, int[] prizeGivers, List<Farm> farms) {
    var bonds = new Bonds(settings, people, prizeGivers, farms);
    var blocks = new FollowBlock[(people.size() + BLOCK - 1) / BLOCK];
    IntStream.range(0, blocks.length).parallel().forEach(b -> blocks[b] = bonds.block(b));
    return FollowBlock.joined(blocks);
  }

  /**
   * Ends all follows of and to accounts that the platform removes; to be called before anybody
   * reads {@code follows}. Who would come or be followed later never does.
   *
   * @param purged by index
   * @param night from which they are no more, at least 1
   */
  static void purge(Follows follows, BitSet purged, int night) {
    for (int i = 0; i < follows.from.length - 1; i++) {
      var isGone = purged.get(i);
      for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
        if (isGone || purged.get(follows.followee[at])) {
          follows.endNight[at] = (short) Math.min(follows.endNight[at], night);
        }
      }
    }
  }

  private FollowBlock block(int number) {
    var from = number * BLOCK;
    var to = Math.min(people.size(), from + BLOCK);
    var block = new FollowBlock(to - from);
    var row = new Choices();
    for (int i = from; i < to; i++) {
      row.begin(i);
      choose(row, chance.draws(i));
      row.appendTo(block);
    }
    return block.trimmed();
  }

  private void choose(Choices row, SplittableRandom random) {
    if (people.isReal(row.follower())) {
      circles.addTo(row);
      innocents.addTo(row, random);
      addVoices(row, random);
      prizes.addTo(row, random);
    }
    deliveries.addTo(row, random);
  }

  private void addVoices(Choices row, SplittableRandom random) {
    var me = row.follower();
    var wanted = people.outDegree[me];
    // the few voices of a small world are soon all followed: then fewer than wanted
    var tries = 6 * (wanted - row.size()) + 40;
    while (row.size() < wanted && tries-- > 0) {
      addVoice(row, voices.draw(me, circles.closest(me), random), random);
    }
    var growth = wanted * FollowTimes.GROWTH * (times.nights - 1);
    var later = (int) (growth + random.nextDouble());
    for (int i = 0; i < later; i++) {
      var voice = voices.draw(me, circles.closest(me), random);
      if (voice >= 0) {
        var at = times.later(random, people.createdAt[me], people.createdAt[voice]);
        row.add(voice, at, times.ending(random, at, FollowTimes.ENDING));
      }
    }
  }

  private void addVoice(Choices row, int voice, SplittableRandom random) {
    if (voice < 0) {
      return;
    }
    var since = people.createdAt[row.follower()];
    var at = FollowTimes.ABSENT;
    if (viral.begin(voice) != FollowTimes.ABSENT && random.nextDouble() < ViralDays.FANS) {
      at = viral.time(voice, since, random);
    }
    if (at == FollowTimes.ABSENT) {
      at = times.organic(random, since, people.createdAt[voice], 0);
    }
    row.add(voice, at, times.ending(random, at, FollowTimes.ENDING));
  }
}
