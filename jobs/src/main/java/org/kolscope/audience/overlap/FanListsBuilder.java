package org.kolscope.audience.overlap;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Collects lists and follows in any order and makes {@link FanLists} of them, cut to sketches if
 * comparing them whole would take too many steps.
 *
 * <p>A sketch of a list with n real fans holds those whose hash lies below theta = size / n: a
 * theta sketch with "up-front sampling" in the words of DataSketches, whose theta is known before
 * the fans come. So what two sketches share is a binomial draw from what the lists share, at the
 * smaller theta, and does not depend on the order of the fans. Sizes are halved until the work
 * fits, down to {@link #LEAST_SIZE}: a limit costs precision, not pairs.
 *
 * <p>Cost: sorts the fans. Memory while it collects: 20 bytes a follow, 28 while it builds.
 */
final class FanListsBuilder {

  /** Below this errors are above 12 %: chosen. */
  static final int LEAST_SIZE = 256;

  private final int sketchSize;
  private final long maxSteps;
  private final List<FanList> lists = new ArrayList<>();
  private long[] accounts = new long[1024];
  private long[] fans = new long[1024];
  private int[] weights = new int[1024];
  private int size;

  FanListsBuilder(int sketchSize, long maxSteps) {
    this.sketchSize = sketchSize;
    this.maxSteps = maxSteps;
  }

  void add(FanList list) {
    lists.add(list);
  }

  /**
   * Adds a follow by a real fan.
   *
   * @param weight of being a target customer, in units; the same in all follows of the fan
   */
  void add(long accountId, long fanId, int weight) {
    if (size == fans.length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2);
      accounts = Arrays.copyOf(accounts, more);
      fans = Arrays.copyOf(fans, more);
      weights = Arrays.copyOf(weights, more);
    }
    accounts[size] = accountId;
    fans[size] = fanId;
    weights[size++] = weight;
  }

  /** To be called once. */
  FanLists build() {
    lists.sort(Comparator.comparingLong(FanList::accountId));
    long[] ids = ids();
    int[] fan = new int[size];
    int[] weightOf = new int[ids.length];
    var places = new Long2IntOpenHashMap(ids.length);
    for (int i = 0; i < ids.length; i++) {
      places.put(ids[i], i);
    }
    for (int i = 0; i < size; i++) {
      fan[i] = places.get(fans[i]);
      weightOf[fan[i]] = weights[i];
    }
    fans = new long[0];
    weights = new int[0];
    int[] owners = owners();
    boolean isCut = lists.stream().anyMatch(list -> list.theta() < 1);
    int cutTo = isCut ? sketchSize : 0;
    while (steps(fan, ids.length) > maxSteps && cutTo != LEAST_SIZE) {
      cutTo = cutTo == 0 ? sketchSize : Math.max(LEAST_SIZE, cutTo / 2);
      cut(cutTo, ids, fan, owners);
    }
    return new FanLists(lists, cutTo, weightOf, owners, fan, size);
  }

  private long[] ids() {
    long[] sorted = Arrays.copyOf(fans, size);
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, distinct);
  }

  private int[] owners() {
    var places = new Long2IntOpenHashMap(lists.size());
    places.defaultReturnValue(-1);
    for (int i = 0; i < lists.size(); i++) {
      places.put(lists.get(i).accountId(), i);
    }
    int[] owners = new int[size];
    for (int i = 0; i < size; i++) {
      owners[i] = places.get(accounts[i]);
      if (owners[i] < 0) {
        throw new IllegalStateException("a follow of account " + accounts[i] + " without its list");
      }
    }
    accounts = new long[0];
    return owners;
  }

  private long steps(int[] fan, int fansCount) {
    int[] degrees = new int[fansCount];
    for (int i = 0; i < size; i++) {
      degrees[fan[i]]++;
    }
    return Arrays.stream(degrees).mapToLong(d -> (long) d * (d - 1) / 2).sum();
  }

  private void cut(int sketch, long[] ids, int[] fan, int[] owners) {
    lists.replaceAll(list -> list.sketched(sketch));
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (FanHash.isHeld(FanHash.of(ids[fan[i]]), lists.get(owners[i]).theta())) {
        fan[kept] = fan[i];
        owners[kept++] = owners[i];
      }
    }
    size = kept;
  }
}
