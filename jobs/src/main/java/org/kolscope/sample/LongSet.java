package org.kolscope.sample;

import java.util.Arrays;

/** Longs other than -1, each once; open addressing. */
final class LongSet {

  private static final long FREE = -1;

  private long[] table = filled(1 << 12);
  private int size;

  /** Whether it was not there before. */
  boolean add(long value) {
    if (size * 2 >= table.length) {
      var old = table;
      table = filled(old.length * 2);
      for (long kept : old) {
        if (kept != FREE) {
          table[place(kept)] = kept;
        }
      }
    }
    var at = place(value);
    if (table[at] == value) {
      return false;
    }
    table[at] = value;
    size++;
    return true;
  }

  boolean contains(long value) {
    return table[place(value)] == value;
  }

  private int place(long value) {
    var mixed = value * 0x9E3779B97F4A7C15L;
    var at = (int) (mixed >>> 32) & (table.length - 1);
    while (table[at] != FREE && table[at] != value) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private static long[] filled(int room) {
    var table = new long[room];
    Arrays.fill(table, FREE);
    return table;
  }
}
