package org.kolscope.audience.segment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kolscope.audience.segment.FollowMixture.Groups;

/**
 * Groups of people by whom they follow, as many as are to be told: the number the data support
 * ({@link GroupNumber}), but at least {@code fewest}, and fewer where one would be of fewer people
 * than {@code least}.
 *
 * @param least people of a group
 * @param fewest groups
 * @param most groups
 */
record FollowGroups(int least, int fewest, int most) {

  /**
   * What was found.
   *
   * @param place each one's group, from 0, the greatest first
   * @param probability that each one belongs there
   * @param stability one per group
   * @param supported the number the data support
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  record Found(int[] place, double[] probability, double[] stability, int supported) {}

  /**
   * Null where there are not two groups of enough people.
   *
   * @param follows per person the accounts it follows, as places
   */
  Found find(int[][] follows, int accounts, int[] fifths) {
    if (follows.length < least * fewest || accounts == 0) {
      return null;
    }
    var number = new GroupNumber(follows, fifths, accounts, most);
    int[] all = IntStream.range(0, follows.length).toArray();
    int supported = number.supported();
    var fits = new FollowMixture(follows, all, accounts).upTo(Math.max(fewest, supported));
    int groups = Math.min(fits.size(), number.most());
    while (groups > 1 && smallest(fits.get(groups - 1), follows) < least) {
      groups--;
    }
    return groups < 2 ? null : told(fits.get(groups - 1), follows, number, supported);
  }

  private static long smallest(Groups groups, int[][] follows) {
    return Arrays.stream(sizes(groups, follows)).min().orElse(0);
  }

  private static long[] sizes(Groups groups, int[][] follows) {
    long[] sizes = new long[groups.count()];
    double[] into = new double[groups.count()];
    for (int[] followed : follows) {
      sizes[groups.of(followed, into)]++;
    }
    return sizes;
  }

  private static Found told(Groups groups, int[][] follows, GroupNumber number, int supported) {
    long[] sizes = sizes(groups, follows);
    List<Integer> order =
        IntStream.range(0, groups.count())
            .boxed()
            .sorted((g, h) -> Long.compare(sizes[h], sizes[g]))
            .toList();
    int[] place = new int[follows.length];
    double[] probability = new double[follows.length];
    double[] into = new double[groups.count()];
    for (int i = 0; i < follows.length; i++) {
      int g = groups.of(follows[i], into);
      place[i] = order.indexOf(g);
      probability[i] = into[g];
    }
    return new Found(place, probability, number.stability(place, groups.count()), supported);
  }
}
