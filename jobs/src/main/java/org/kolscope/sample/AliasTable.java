package org.kolscope.sample;

/**
 * Draws members with probabilities in proportion to their weights, each draw in constant time
 * (Vose, "A Linear Algorithm for Generating Random Numbers with a Given Distribution", IEEE
 * Transactions on Software Engineering 17(9), 1991).
 *
 * <p>Cost: linear to build, 12 bytes a member. Read only once built.
 */
final class AliasTable {

  private final int[] members;
  private final float[] keep;
  private final int[] other;

  private AliasTable(int[] members, float[] keep, int[] other) {
    this.members = members;
    this.keep = keep;
    this.other = other;
  }

  /**
   * @param weights as many as members, at least 0; members without weight are never drawn unless
   *     none has any
   */
  static AliasTable of(int[] members, float[] weights) {
    var size = members.length;
    var total = 0.0;
    for (float weight : weights) {
      total += weight;
    }
    var scaled = new double[size];
    var small = new int[size];
    var large = new int[size];
    var smalls = 0;
    var larges = 0;
    for (int i = 0; i < size; i++) {
      scaled[i] = total > 0 ? weights[i] * size / total : 1;
      if (scaled[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    var keep = new float[size];
    var other = new int[size];
    while (smalls > 0 && larges > 0) {
      var poor = small[--smalls];
      var rich = large[larges - 1];
      keep[poor] = (float) scaled[poor];
      other[poor] = rich;
      scaled[rich] -= 1 - scaled[poor];
      if (scaled[rich] < 1) {
        larges--;
        small[smalls++] = rich;
      }
    }
    settle(large, larges, keep, other);
    settle(small, smalls, keep, other);
    return new AliasTable(members, keep, other);
  }

  private static void settle(int[] left, int count, float[] keep, int[] other) {
    for (int i = 0; i < count; i++) {
      keep[left[i]] = 1;
      other[left[i]] = left[i];
    }
  }

  int size() {
    return members.length;
  }

  boolean isEmpty() {
    return members.length == 0;
  }

  /**
   * A member, from 64 random bits: the upper half chooses the place, the lower 24 whom of the two
   * there.
   */
  int draw(long bits) {
    var place = (int) (((bits >>> 32) * members.length) >>> 32);
    return members[(bits & 0xFFFFFF) * 0x1.0p-24f < keep[place] ? place : other[place]];
  }
}
