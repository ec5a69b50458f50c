package org.kolscope.influence.whole;

import java.util.Arrays;

/** Distinct ids that come in any order; memory: 16 bytes an id, and 8 MB. */
final class IdSet {

  private static final int LEAST = 1 << 20;

  private long[] ids = new long[1 << 10];
  private int count;
  private int sorted;

  void add(long id) {
    if (count == ids.length) {
      make(Math.max(LEAST, 2 * sorted));
    }
    ids[count++] = id;
  }

  /** Sorts, unless the array may still grow to {@code most} first. */
  private void make(int most) {
    if (ids.length >= most) {
      merge();
    }
    if (count > ids.length / 2) {
      ids = Arrays.copyOf(ids, Math.addExact(ids.length, ids.length));
    }
  }

  private void merge() {
    Arrays.sort(ids, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || ids[kept - 1] != ids[i]) {
        ids[kept++] = ids[i];
      }
    }
    count = kept;
    sorted = kept;
  }

  /** Rising. */
  long[] toArray() {
    merge();
    return Arrays.copyOf(ids, count);
  }
}
