package org.kolscope.sample;

import java.util.Arrays;

/** The follows of neighbouring followers; grows while they are added one after the other. */
final class FollowBlock {

  private final int[] counts;
  private int followers;
  private int size;
  private int[] followee = new int[1 << 14];
  private int[] startedAt = new int[1 << 14];
  private short[] endNight = new short[1 << 14];
  private boolean[] bought = new boolean[1 << 14];

  FollowBlock(int followers) {
    counts = new int[followers];
  }

  void add(int to, int at, short end, boolean paid) {
    if (size == followee.length) {
      resize(size + size / 2);
    }
    followee[size] = to;
    startedAt[size] = at;
    endNight[size] = end;
    bought[size++] = paid;
    counts[followers]++;
  }

  void endOfFollower() {
    followers++;
  }

  FollowBlock trimmed() {
    resize(size);
    return this;
  }

  private void resize(int length) {
    followee = Arrays.copyOf(followee, length);
    startedAt = Arrays.copyOf(startedAt, length);
    endNight = Arrays.copyOf(endNight, length);
    bought = Arrays.copyOf(bought, length);
  }

  /**
   * One after the other; each block is let go as soon as it is copied.
   *
   * @param blocks emptied
   * @throws IllegalArgumentException if there are more follows than an array holds
   */
  static Follows joined(FollowBlock[] blocks) {
    var people = 0;
    var total = 0L;
    for (var block : blocks) {
      people += block.counts.length;
      total += block.size;
    }
    if (total > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a world has at most %d follows, this one would have %d"
              .formatted(Integer.MAX_VALUE - 8, total));
    }
    var from = new int[people + 1];
    var followee = new int[(int) total];
    var startedAt = new int[(int) total];
    var endNight = new short[(int) total];
    var bought = new boolean[(int) total];
    var at = 0;
    var follower = 0;
    for (int b = 0; b < blocks.length; b++) {
      var block = blocks[b];
      System.arraycopy(block.followee, 0, followee, at, block.size);
      System.arraycopy(block.startedAt, 0, startedAt, at, block.size);
      System.arraycopy(block.endNight, 0, endNight, at, block.size);
      System.arraycopy(block.bought, 0, bought, at, block.size);
      at += block.size;
      for (int count : block.counts) {
        from[follower + 1] = from[follower] + count;
        follower++;
      }
      blocks[b] = null;
    }
    return new Follows(from, followee, startedAt, endNight, bought);
  }
}
