package org.kolscope.sample;

/**
 * All follows of a world in all its nights, as two compressed-sparse-row graphs over the indices of
 * {@link People}: by follower, sorted by followee; and by followee, sorted by follower.
 *
 * <p>Memory: 13 bytes a follow and 4 for the way back. Read only once built.
 */
public final class Follows {

  /** A follow that lasts. */
  static final short NEVER = Short.MAX_VALUE;

  /** By follower: places {@code from[i]} to {@code from[i + 1] - 1} are those of follower i. */
  final int[] from;

  final int[] followee;

  /** Seconds since 1970 at which the follow began; it is in the data from that night on. */
  final int[] startedAt;

  /** The night from which the follow is no more; {@link #NEVER} if it lasts. */
  final short[] endNight;

  /** Whether a farm was paid for it. */
  final boolean[] bought;

  /** By followee: places of fans. */
  final int[] fansFrom;

  final int[] fan;

  Follows(int[] from, int[] followee, int[] startedAt, short[] endNight, boolean[] bought) {
    this.from = from;
    this.followee = followee;
    this.startedAt = startedAt;
    this.endNight = endNight;
    this.bought = bought;
    var people = from.length - 1;
    fansFrom = new int[people + 1];
    for (int to : followee) {
      fansFrom[to + 1]++;
    }
    for (int i = 0; i < people; i++) {
      fansFrom[i + 1] += fansFrom[i];
    }
    fan = new int[followee.length];
    var next = fansFrom.clone();
    for (int i = 0; i < people; i++) {
      for (int at = from[i]; at < from[i + 1]; at++) {
        fan[next[followee[at]]++] = i;
      }
    }
  }

  public int size() {
    return followee.length;
  }

  /** The place of a follow among those by follower; negative if there is none. */
  int place(int follower, int to) {
    return java.util.Arrays.binarySearch(followee, from[follower], from[follower + 1], to);
  }

  /** Fans in all nights. */
  int fans(int index) {
    return fansFrom[index + 1] - fansFrom[index];
  }
}
