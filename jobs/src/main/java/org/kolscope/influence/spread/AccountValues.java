package org.kolscope.influence.spread;

import java.util.Arrays;

/**
 * A number per account, collected in any order; no account twice. Memory: 16 bytes an account.
 *
 * <p>Sums are of whole units of 2^-30, so they do not depend on the order.
 */
public final class AccountValues {

  private static final double UNITS = 1L << 30;

  private long[] ids = new long[16];
  private double[] values = new double[16];
  private int size;
  private long sum;

  /**
   * Adds an account.
   *
   * @param value in [0, 2^31)
   */
  public void add(long id, double value) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    ids[size] = id;
    values[size++] = value;
    sum += Math.round(value * UNITS);
  }

  /** Accounts. */
  public int size() {
    return size;
  }

  /** The mean of all values, to within 2^-30. */
  public double mean(double ifNone) {
    return size == 0 ? ifNone : sum / UNITS / size;
  }

  /** The values of these accounts, which must rise; others are passed over. */
  public double[] of(long[] rising, double otherwise) {
    double[] found = new double[rising.length];
    Arrays.fill(found, otherwise);
    for (int i = 0; i < size; i++) {
      int at = Arrays.binarySearch(rising, ids[i]);
      if (at >= 0) {
        found[at] = values[i];
      }
    }
    return found;
  }

  /** The accounts, in the order in which they came. */
  public long[] ids() {
    return Arrays.copyOf(ids, size);
  }
}
