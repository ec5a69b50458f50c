package org.kolscope.audience.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/**
 * Chooses places that together meet most of the target, the best first: each time the one that adds
 * most, of equals the one with the smaller number.
 *
 * <p>Such a set meets at least 1 - (1 - 1/k)^k > 1 - 1/e of what the best set of its size k meets:
 * Nemhauser, Wolsey and Fisher, Mathematical Programming 14 (1978). Closer, by the data: no set of
 * k places meets more than any set S does plus the k greatest gains over S (same authors; Leskovec
 * et al., Cost-effective outbreak detection, KDD 2007). Gains are recomputed only when they may be
 * the greatest (Minoux 1978), which changes nothing.
 *
 * <p>Cost: about the people of the places that are looked at again; memory one bit a person.
 */
final class GreedyCover {

  private final List<int[]> members;
  private final int[] weights;

  /**
   * @param members by place, numbers of people; nobody twice in a place
   * @param weights by person, in units
   */
  GreedyCover(List<int[]> members, int[] weights) {
    this.members = List.copyOf(members);
    this.weights = weights;
  }

  /**
   * A place chosen.
   *
   * @param place its number
   * @param covered weight of all people met up to it
   */
  record Pick(int place, long covered) {}

  /** What no set can do better, seen from one set. */
  static final class Bound {

    private final long covered;
    private final long[] gains;

    /**
     * @param covered weight that the set covers
     * @param gains what each place would add, falling
     */
    Bound(long covered, long[] gains) {
      this.covered = covered;
      this.gains = gains;
    }

    /** Places there are. */
    int places() {
      return gains.length;
    }

    /** Weight that no set of {@code size} places can exceed. */
    long most(int size) {
      return covered + Arrays.stream(gains, 0, Math.min(size, gains.length)).sum();
    }
  }

  private record Offer(int place, long gain, int round) {}

  /** What the picks cover, as it grows. */
  private final class Covered {

    private final boolean[] isMet = new boolean[weights.length];
    private long weight;

    long gain(int place) {
      long gain = 0;
      for (int person : members.get(place)) {
        gain += isMet[person] ? 0 : weights[person];
      }
      return gain;
    }

    void add(int place) {
      weight += gain(place);
      for (int person : members.get(place)) {
        isMet[person] = true;
      }
    }
  }

  /** Picks until {@code enough} is covered, nothing adds anything or there are {@code most}. */
  List<Pick> picks(long enough, int most) {
    var covered = new Covered();
    var offers =
        new PriorityQueue<>(
            Comparator.comparingLong(Offer::gain).reversed().thenComparingInt(Offer::place));
    for (int place = 0; place < members.size(); place++) {
      offers.add(new Offer(place, covered.gain(place), 0));
    }
    var picks = new ArrayList<Pick>();
    while (!offers.isEmpty() && covered.weight < enough && picks.size() < most) {
      var best = offers.remove();
      if (best.round() < picks.size()) {
        offers.add(new Offer(best.place(), covered.gain(best.place()), picks.size()));
        continue;
      }
      if (best.gain() == 0) {
        break;
      }
      covered.add(best.place());
      picks.add(new Pick(best.place(), covered.weight));
    }
    return picks;
  }

  /** The bound seen from the first {@code size} picks. */
  Bound bound(List<Pick> picks, int size) {
    var covered = new Covered();
    picks.subList(0, size).forEach(pick -> covered.add(pick.place()));
    long[] rising =
        LongStream.range(0, members.size()).map(p -> covered.gain((int) p)).sorted().toArray();
    long[] falling = new long[rising.length];
    Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
    return new Bound(covered.weight, falling);
  }
}
