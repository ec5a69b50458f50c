package org.kolscope.audience.overlap;

import java.util.Arrays;
import java.util.List;

/**
 * Who follows whom, both ways, in whole numbers: the lists of fans by account and, inverted, the
 * accounts by fan. Made by {@link FanListsBuilder}. Memory: 8 bytes a follow, 12 a fan.
 *
 * <p>A fan in {@code d} lists meets {@code d (d - 1) / 2} pairs; the sum over fans is the work of
 * comparing all lists. A pair that shares nobody costs nothing.
 */
final class FanLists {

  /** The weight of a certain target customer: 2^20, a millionth is enough. */
  static final int UNITS = 1 << 20;

  private final List<FanList> lists;
  private final int sketchSize;
  private final int[] weights;
  private final int[] listStarts;
  private final int[] fansByList;
  private final int[] fanStarts;
  private final int[] listsByFan;

  /**
   * @param lists by rising account
   * @param sketchSize 0 if no list was cut
   * @param weights by fan
   * @param owners the list of each follow
   * @param fans the fan of each follow, in the same order
   * @param size follows
   */
  FanLists(List<FanList> lists, int sketchSize, int[] weights, int[] owners, int[] fans, int size) {
    this.lists = List.copyOf(lists);
    this.sketchSize = sketchSize;
    this.weights = weights;
    listStarts = starts(owners, size, lists.size());
    fansByList = new int[size];
    int[] next = Arrays.copyOf(listStarts, lists.size());
    for (int i = 0; i < size; i++) {
      fansByList[next[owners[i]]++] = fans[i];
    }
    fanStarts = starts(fans, size, weights.length);
    listsByFan = new int[size];
    next = Arrays.copyOf(fanStarts, weights.length);
    // list after list, so that the lists of a fan rise
    for (int list = 0; list < lists.size(); list++) {
      for (int i = listStarts[list]; i < listStarts[list + 1]; i++) {
        listsByFan[next[fansByList[i]]++] = list;
      }
    }
  }

  private static int[] starts(int[] keys, int size, int count) {
    int[] starts = new int[count + 1];
    for (int i = 0; i < size; i++) {
      starts[keys[i] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  List<FanList> lists() {
    return lists;
  }

  /** Fans of a sketch on average; 0 if all lists are whole. */
  int sketchSize() {
    return sketchSize;
  }

  /** Follows held. */
  int size() {
    return fansByList.length;
  }

  /** Pairs met over all fans. */
  long steps() {
    long steps = 0;
    for (int fan = 0; fan < weights.length; fan++) {
      long lists = (long) fanStarts[fan + 1] - fanStarts[fan];
      steps += lists * (lists - 1) / 2;
    }
    return steps;
  }

  /**
   * Compares the list numbered {@code list} with all after it.
   *
   * @param into room for as many lists as there are, empty; is left filled
   */
  void count(int list, SharedFans into) {
    for (int i = listStarts[list]; i < listStarts[list + 1]; i++) {
      int fan = fansByList[i];
      int weight = weights[fan];
      int square = (int) (((long) weight * weight) / UNITS);
      int from = fanStarts[fan];
      for (int j = fanStarts[fan + 1] - 1; j >= from && listsByFan[j] > list; j--) {
        into.add(listsByFan[j], weight, square);
      }
    }
  }
}
