package org.kolscope.influence.whole;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The place of each id among all, rising: a binary search within those that share its upper bits.
 * Memory: 8 bytes an id, and 4 more where places are asked for.
 */
final class IdPlaces implements Serializable {

  private static final long serialVersionUID = 1;

  private final long[] ids;
  private transient volatile Index index;

  /** Takes ids that rise without repetition as its own. */
  IdPlaces(long[] ids) {
    this.ids = ids;
  }

  long[] ids() {
    return ids;
  }

  /**
   * @throws IllegalStateException if the id is none of these
   */
  int of(long id) {
    if (index == null) {
      index = Index.of(ids); // two tasks may both make it: they make the same
    }
    int place = index.find(ids, id);
    if (place < 0) {
      throw new IllegalStateException("ids must be the same on each reading, was a new one: " + id);
    }
    return place;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Index(int shift, int[] first) {

    static Index of(long[] ids) {
      long span = ids.length == 0 ? 0 : ids[ids.length - 1] - ids[0];
      int bits = 64 - Long.numberOfLeadingZeros(span);
      int wanted = 32 - Integer.numberOfLeadingZeros(Math.max(1, ids.length));
      int shift = Math.max(0, bits - Math.min(28, wanted));
      int[] first = new int[(int) (span >>> shift) + 2];
      for (long id : ids) {
        first[(int) ((id - ids[0]) >>> shift) + 1]++;
      }
      Arrays.parallelPrefix(first, Integer::sum);
      return new Index(shift, first);
    }

    int find(long[] ids, long id) {
      if (ids.length == 0 || id < ids[0] || id > ids[ids.length - 1]) {
        return -1;
      }
      int bucket = (int) ((id - ids[0]) >>> shift);
      return Arrays.binarySearch(ids, first[bucket], first[bucket + 1], id);
    }
  }
}
