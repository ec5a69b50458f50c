package org.kolscope.sample;

import java.util.Arrays;

/**
 * What one account follows, while it is being found out: each followee once, the first word counts.
 * Used again for the next account; not safe for threads.
 */
final class Choices {

  private int follower;
  private int size;
  private int[] to = new int[64];
  private int[] at = new int[64];
  private short[] end = new short[64];
  private boolean[] bought = new boolean[64];

  /** Open addressing over {@link #to}; a slot counts only if it has the stamp of this follower. */
  private int[] slot = new int[256];

  private int[] stamp = new int[256];
  private int now;

  void begin(int follower) {
    this.follower = follower;
    size = 0;
    now++;
  }

  int follower() {
    return follower;
  }

  int size() {
    return size;
  }

  boolean has(int followee) {
    return stamp[find(followee)] == now;
  }

  /**
   * Adds a follow unless it is one already, of itself, or at no time.
   *
   * @return whether it was added
   */
  boolean add(int followee, int startedAt, short endNight) {
    return add(followee, startedAt, endNight, false);
  }

  /** As {@link #add(int, int, short)}, for what a farm was paid for. */
  boolean buy(int followee, int startedAt) {
    return add(followee, startedAt, Follows.NEVER, true);
  }

  private boolean add(int followee, int startedAt, short endNight, boolean paid) {
    if (followee == follower || followee < 0 || startedAt == FollowTimes.ABSENT) {
      return false;
    }
    var place = find(followee);
    if (stamp[place] == now) {
      return false;
    }
    if (size == to.length) {
      grow();
      place = find(followee);
    }
    stamp[place] = now;
    slot[place] = size;
    to[size] = followee;
    at[size] = startedAt;
    end[size] = endNight;
    bought[size++] = paid;
    return true;
  }

  private int find(int followee) {
    var mask = slot.length - 1;
    var place = ((followee * 0x9E3779B9) >>> 7) & mask;
    while (stamp[place] == now && to[slot[place]] != followee) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    to = Arrays.copyOf(to, 2 * size);
    at = Arrays.copyOf(at, 2 * size);
    end = Arrays.copyOf(end, 2 * size);
    bought = Arrays.copyOf(bought, 2 * size);
    slot = new int[8 * size];
    stamp = new int[8 * size];
    now = 1;
    for (int i = 0; i < size; i++) {
      var place = find(to[i]);
      stamp[place] = now;
      slot[place] = i;
    }
  }

  /** Puts the follows, by followee, behind those of the followers before. */
  void appendTo(FollowBlock block) {
    var sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = ((long) to[i] << 32) | i;
    }
    Arrays.sort(sorted);
    for (long key : sorted) {
      var i = (int) key;
      block.add(to[i], at[i], end[i], bought[i]);
    }
    block.endOfFollower();
  }
}
