package org.kolscope.sample;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the graph of follows looks like.
 *
 * @param follows edges that hold at the end of a night
 * @param reciprocity share of them whose opposite holds too; a share p of all connected pairs being
 *     mutual is a reciprocity of 2p/(1+p)
 * @param clustering mean share of the pairs of an account's neighbours, in either direction, that
 *     are joined in either direction; over accounts with 2 to 500 neighbours
 * @param fans exponent of the number of fans
 */
record FollowShape(long follows, double reciprocity, double clustering, TailExponent fans) {

  /** Accounts whose clustering is looked at: the mean is then good to about 0.01. */
  private static final int LOOKED_AT = 2_000;

  private static final int MAX_NEIGHBOURS = 500;

  /** As of the end of a night; O(follows log follows). */
  static FollowShape of(SampleSettings settings, Follows follows, int night) {
    var people = follows.from.length - 1;
    var mutual =
        IntStream.range(0, people)
            .parallel()
            .mapToObj(i -> counts(settings, follows, i, night))
            .reduce(new long[2], (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    var fans =
        IntStream.range(0, people)
            .parallel()
            .map(i -> (int) fans(settings, follows, i, night))
            .toArray();
    var step = Math.max(1, people / LOOKED_AT);
    var clustering =
        IntStream.range(0, people)
            .filter(i -> i % step == 0)
            .parallel()
            .mapToDouble(i -> clustering(settings, follows, i, night))
            .filter(c -> !Double.isNaN(c))
            .toArray();
    return new FollowShape(
        mutual[0],
        mutual[1] / (double) mutual[0],
        Arrays.stream(clustering).average().orElse(Double.NaN),
        TailExponent.of(fans));
  }

  /** Whether a follow is in the data at the end of a night. */
  static boolean holds(SampleSettings settings, Follows follows, int place, int night) {
    return follows.startedAt[place] < settings.endOf(night) && follows.endNight[place] > night;
  }

  private static long[] counts(SampleSettings settings, Follows follows, int i, int night) {
    long all = 0;
    long both = 0;
    for (int at = follows.from[i]; at < follows.from[i + 1]; at++) {
      if (holds(settings, follows, at, night)) {
        all++;
        both += joins(settings, follows, follows.followee[at], i, night) ? 1 : 0;
      }
    }
    return new long[] {all, both};
  }

  private static boolean joins(
      SampleSettings settings, Follows follows, int from, int to, int night) {
    var back = follows.place(from, to);
    return back >= 0 && holds(settings, follows, back, night);
  }

  private static long fans(SampleSettings settings, Follows follows, int i, int night) {
    return IntStream.range(follows.fansFrom[i], follows.fansFrom[i + 1])
        .filter(at -> joins(settings, follows, follows.fan[at], i, night))
        .count();
  }

  private static double clustering(SampleSettings settings, Follows follows, int i, int night) {
    var out = Arrays.stream(follows.followee, follows.from[i], follows.from[i + 1]);
    var in = Arrays.stream(follows.fan, follows.fansFrom[i], follows.fansFrom[i + 1]);
    var near =
        IntStream.concat(out, in)
            .filter(
                j -> joins(settings, follows, i, j, night) || joins(settings, follows, j, i, night))
            .distinct()
            .toArray();
    if (near.length < 2 || near.length > MAX_NEIGHBOURS) {
      return Double.NaN;
    }
    long joined = 0;
    for (int a = 0; a < near.length; a++) {
      for (int b = 0; b < a; b++) {
        var isJoined =
            joins(settings, follows, near[a], near[b], night)
                || joins(settings, follows, near[b], near[a], night);
        joined += isJoined ? 1 : 0;
      }
    }
    return 2.0 * joined / (near.length * (near.length - 1.0));
  }
}
