package org.kolscope.text;

import java.util.Arrays;

/**
 * The buckets that a text's runs of one, two and three signs fall into; which signs, not how often.
 * Two runs may share a bucket (K. Weinberger et al., Feature Hashing for Large Scale Multitask
 * Learning, ICML 2009). Signs are UTF-16 units, so a rare sign counts as two.
 */
final class Grams {

  /** Buckets: 2^18, 2 MB of weights; 2,500 posts fill about a third of them. */
  static final int BUCKETS = 1 << 18;

  private static final int LONGEST = 3;

  private Grams() {}

  /** The buckets of a folded text, rising, without repeats. */
  static int[] of(String plain) {
    int n = plain.length();
    int[] found = new int[LONGEST * n];
    int size = 0;
    for (int i = 0; i < n; i++) {
      int hash = 0;
      for (int j = i; j < Math.min(n, i + LONGEST); j++) {
        hash = (hash + plain.charAt(j) + 1) * 0x9E3779B1;
        found[size++] = bucket(hash);
      }
    }
    Arrays.sort(found, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[distinct++] = found[i];
      }
    }
    return Arrays.copyOf(found, distinct);
  }

  /** Mixes the bits as MurmurHash3 ends. */
  private static int bucket(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return (h ^ (h >>> 16)) & (BUCKETS - 1);
  }

  /** What each bucket counts, so that long and short texts weigh alike. */
  static double weight(int[] buckets) {
    return buckets.length == 0 ? 0 : 1 / Math.sqrt(buckets.length);
  }
}
