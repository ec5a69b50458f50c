package org.kolscope.audience.overlap;

import java.util.Arrays;

/** What one list shares with each of the others: sums of whole numbers. */
final class SharedFans {

  private final int[] counts;
  private final long[] weights;
  private final long[] squares;
  private final int[] met;
  private int metCount;

  SharedFans(int lists) {
    counts = new int[lists];
    weights = new long[lists];
    squares = new long[lists];
    met = new int[lists];
  }

  void add(int other, int weight, int square) {
    if (counts[other]++ == 0) {
      met[metCount++] = other;
    }
    weights[other] += weight;
    squares[other] += square;
  }

  /** The lists met, rising. */
  int[] met() {
    int[] rising = Arrays.copyOf(met, metCount);
    Arrays.sort(rising);
    return rising;
  }

  int count(int other) {
    return counts[other];
  }

  /** Sum of the weights of the fans shared, in units. */
  long weight(int other) {
    return weights[other];
  }

  /** Sum of their squares, in units. */
  long square(int other) {
    return squares[other];
  }

  void clear() {
    for (int i = 0; i < metCount; i++) {
      counts[met[i]] = 0;
      weights[met[i]] = 0;
      squares[met[i]] = 0;
    }
    metCount = 0;
  }
}
