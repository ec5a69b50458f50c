package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Which accounts the people of a group follow more than those of the others: log-odds with an
 * informative Dirichlet prior (B. Monroe, M. Colaresi, K. Quinn, Fightin' Words, Political Analysis
 * 16, 2008, equations 15, 20 and 22), a follow in the place of a word. The prior is {@value #PRIOR}
 * follows', chosen: some ten people's worth, shared out as all follow.
 */
final class Affinities {

  private static final double PRIOR = 100;

  private Affinities() {}

  /**
   * One account that a group follows more.
   *
   * @param account its place
   */
  record Affinity(int group, int account, long followers, double share, double index, double z) {}

  /**
   * Those with at least {@code least} followers in the group and a z of at least {@code leastZ}.
   *
   * @param follows per person the accounts it follows, as places
   * @param place each one's group, from 0; -1 is in none and not counted
   */
  static List<Affinity> of(
      int[][] follows, int accounts, int[] place, int groups, int least, double leastZ) {
    long[][] counts = new long[groups][accounts];
    long[] all = new long[accounts];
    long[] size = new long[groups];
    long people = 0;
    for (int i = 0; i < follows.length; i++) {
      if (place[i] >= 0) {
        size[place[i]]++;
        people++;
        for (int account : follows[i]) {
          counts[place[i]][account]++;
          all[account]++;
        }
      }
    }
    double total = sum(all);
    var found = new ArrayList<Affinity>();
    for (int g = 0; g < groups; g++) {
      double n = sum(counts[g]);
      for (int a = 0; a < accounts; a++) {
        long y = counts[g][a];
        double prior = PRIOR * all[a] / total;
        double z = y < least ? 0 : z(y + prior, n + PRIOR, all[a] - y + prior, total - n + PRIOR);
        if (y >= least && z >= leastZ) {
          double share = (double) y / size[g];
          found.add(new Affinity(g, a, y, share, share * people / all[a], z));
        }
      }
    }
    return found;
  }

  private static double z(double own, double ownAll, double others, double othersAll) {
    double ratio = Math.log(own / (ownAll - own)) - Math.log(others / (othersAll - others));
    return ratio / Math.sqrt(1 / own + 1 / others);
  }

  private static double sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return (double) sum;
  }
}
