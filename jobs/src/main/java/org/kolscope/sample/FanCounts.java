package org.kolscope.sample;

import java.util.stream.IntStream;

/**
 * Fans and followees of every account at the end of any night, counted from the follows of the
 * world. Eight bytes an account and three a change in later nights; built in two passes over the
 * follows.
 */
final class FanCounts {

  private static final int DAY = 86_400;

  private final int[] fans;
  private final int[] followees;

  /**
   * Changes after the first night by account: places {@code from[i]} to {@code from[i + 1] - 1}.
   */
  private final int[] from;

  private final short[] night;

  /** 1 and -1 for fans, 2 and -2 for followees. */
  private final byte[] change;

  FanCounts(SampleSettings settings, Follows follows) {
    var size = follows.from.length - 1;
    fans = new int[size];
    followees = new int[size];
    from = new int[size + 1];
    var end = settings.endOf(0);
    each(follows, end, (account, at, what) -> from[account + 1]++);
    for (int i = 0; i < size; i++) {
      from[i + 1] += from[i];
    }
    night = new short[from[size]];
    change = new byte[from[size]];
    var next = from.clone();
    each(
        follows,
        end,
        (account, at, what) -> {
          night[next[account]] = (short) at;
          change[next[account]++] = (byte) what;
        });
  }

  private interface Change {
    void of(int account, int night, int what);
  }

  /** Counts the first night anew, and tells what changes later. */
  private void each(Follows follows, int end, Change change) {
    java.util.Arrays.fill(fans, 0);
    java.util.Arrays.fill(followees, 0);
    for (int i = 0; i < followees.length; i++) {
      for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
        var to = follows.followee[at];
        var start = nightOf(follows.startedAt[at], end);
        var stop = follows.endNight[at];
        if (stop <= start) {
          continue;
        }
        if (start == 0) {
          fans[to]++;
          followees[i]++;
        } else {
          change.of(to, start, 1);
          change.of(i, start, 2);
        }
        if (stop != Follows.NEVER) {
          change.of(to, stop, -1);
          change.of(i, stop, -2);
        }
      }
    }
  }

  private static int nightOf(int time, int end) {
    return time < end ? 0 : (time - end) / DAY + 1;
  }

  /** Fans in the data at the end of a night. */
  int fans(int index, int atNight) {
    return fans[index] + changes(index, atNight, 1);
  }

  /** Accounts it follows in the data at the end of a night. */
  int followees(int index, int atNight) {
    return followees[index] + changes(index, atNight, 2);
  }

  private int changes(int index, int atNight, int what) {
    return IntStream.range(from[index], from[index + 1])
        .filter(at -> night[at] <= atNight && Math.abs(change[at]) == what)
        .map(at -> change[at] / what)
        .sum();
  }
}
