package org.kolscope.influence.whole;

import org.apache.spark.Partitioner;

/** One partition for each number from 0 on. */
final class ByNumber extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int numbers;

  ByNumber(int numbers) {
    this.numbers = numbers;
  }

  @Override
  public int numPartitions() {
    return numbers;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByNumber same && same.numbers == numbers;
  }

  @Override
  public int hashCode() {
    return numbers;
  }
}
