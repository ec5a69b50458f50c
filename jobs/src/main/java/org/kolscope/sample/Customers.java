package org.kolscope.sample;

import java.util.Arrays;
import java.util.List;
import org.kolscope.sample.attack.Farm;

/**
 * Who bought from which farm: KOLs in the middle of all by appeal (30-90 % quantile), some of those
 * only, dealt to the farms in turn. Known before any follow is.
 */
final class Customers {

  /** Quantiles of the KOLs by appeal between which customers are. */
  private static final double LOW = 0.3;

  private static final double HIGH = 0.9;

  /** Share of those KOLs that buy, so that there are clean ones of the same size. Chosen. */
  private static final double BUYERS = 0.6;

  private final int[][] byFarm;

  private Customers(int[][] byFarm) {
    this.byFarm = byFarm;
  }

  /**
   * @throws IllegalArgumentException if the farms are not in the order of their numbers, 0 first
   */
  static Customers of(SampleSettings settings, People people, List<Farm> farms) {
    refuseOutOfOrder(farms);
    return new Customers(dealt(pool(people, settings.chance().on("buyer")), farms));
  }

  private static void refuseOutOfOrder(List<Farm> farms) {
    for (int f = 0; f < farms.size(); f++) {
      if (farms.get(f).number() != f) {
        throw new IllegalArgumentException(
            "farm %d of the list must have number %d, was %d"
                .formatted(f, f, farms.get(f).number()));
      }
    }
  }

  /** KOLs that may buy, in an order by chance. */
  private static int[] pool(People people, Chance chance) {
    var kols = Kols.byAppeal(people);
    var middle =
        Arrays.copyOfRange(kols, (int) (LOW * kols.length), (int) Math.ceil(HIGH * kols.length));
    var keys = new long[middle.length];
    for (int at = 0; at < middle.length; at++) {
      keys[at] = ((chance.bits(middle[at]) >>> 33) << 32) | middle[at];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys)
        .limit((int) Math.ceil(BUYERS * middle.length))
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /** In turn, so that KOLs buy at several farms only if there are too few of them. */
  private static int[][] dealt(int[] pool, List<Farm> farms) {
    var customers = new int[farms.size()][];
    var next = 0;
    for (var farm : farms) {
      var own = new int[Math.min(farm.customers(), pool.length)];
      for (int c = 0; c < own.length; c++) {
        own[c] = pool[next++ % pool.length];
      }
      customers[farm.number()] = own;
    }
    return customers;
  }

  /** Fewer than the farm says if there are too few KOLs. */
  int count(Farm farm) {
    return byFarm[farm.number()].length;
  }

  /** The index of a farm's c-th customer. */
  int at(Farm farm, int c) {
    return byFarm[farm.number()][c];
  }

  /** Indices of a farm's customers. */
  int[] of(Farm farm) {
    return byFarm[farm.number()].clone();
  }
}
