package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.kolscope.graph.dense.Louvain;

/**
 * Groups of people by who knows whom: communities of the graph of those who follow each other
 * ({@link Louvain}). Who knows none of the others is in none, nor is who is in one of fewer people
 * than {@code least}; of more than {@code most} the greatest are told. How well they stand is found
 * by leaving out a fifth of the people at a time ({@link Stability}); a graph without communities
 * has some, too, but each time others, so those that do not stand are not told.
 *
 * <p>Cost: six times that of {@link Louvain}. Memory: 16 bytes a tie, twice.
 */
final class TieGroups {

  private final int[][] ties;
  private final int[] fifths;

  /**
   * @param ties per person those who know it, rising, each tie in both rows
   * @param fifths to which fifth each belongs, from 0 to 4
   */
  TieGroups(int[][] ties, int[] fifths) {
    this.ties = ties;
    this.fifths = fifths;
  }

  /** What was found: each one's group, from 0, or -1, the greatest first, and how each stands. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  record Found(int[] place, double[] stability) {}

  Found find(int least, int most) {
    int[] all = communities(IntStream.range(0, ties.length).toArray());
    int[] place = ranked(all, least, most);
    int groups = 1 + Arrays.stream(place).max().orElse(-1);
    var refitted = new ArrayList<int[]>();
    for (int f = 0; f < GroupNumber.FIFTHS; f++) {
      int fifth = f;
      refitted.add(
          communities(IntStream.range(0, ties.length).filter(i -> fifths[i] != fifth).toArray()));
    }
    return standing(place, Stability.of(place, groups, refitted, fifths));
  }

  private static Found standing(int[] place, double[] stability) {
    int[] standing =
        IntStream.range(0, stability.length)
            .filter(g -> stability[g] >= Stability.PATTERN)
            .toArray();
    int[] rank = new int[stability.length];
    Arrays.fill(rank, -1);
    for (int r = 0; r < standing.length; r++) {
      rank[standing[r]] = r;
    }
    return new Found(
        Arrays.stream(place).map(g -> g < 0 ? -1 : rank[g]).toArray(),
        Arrays.stream(standing).mapToDouble(g -> stability[g]).toArray());
  }

  /** Labels among these people; -1 for others, and for who knows none of them. */
  private int[] communities(int[] kept) {
    int[] to = new int[ties.length];
    Arrays.fill(to, -1);
    for (int i = 0; i < kept.length; i++) {
      to[kept[i]] = i;
    }
    int[] start = new int[kept.length + 1];
    var ends = IntStream.builder();
    for (int i = 0; i < kept.length; i++) {
      start[i + 1] = start[i];
      for (int other : ties[kept[i]]) {
        if (to[other] >= 0) {
          ends.add(to[other]);
          start[i + 1]++;
        }
      }
    }
    double[] weights = new double[start[kept.length]];
    Arrays.fill(weights, 1);
    int[] label = Louvain.of(start, ends.build().toArray(), weights);
    int[] labels = new int[ties.length];
    Arrays.fill(labels, -1);
    for (int i = 0; i < kept.length; i++) {
      labels[kept[i]] = start[i + 1] > start[i] ? label[i] : -1;
    }
    return labels;
  }

  /** The greatest first, of equals the one with the first person. */
  private static int[] ranked(int[] labels, int least, int most) {
    int[] size = new int[labels.length];
    int[] first = new int[labels.length];
    for (int i = labels.length - 1; i >= 0; i--) {
      if (labels[i] >= 0) {
        size[labels[i]]++;
        first[labels[i]] = i;
      }
    }
    var order =
        IntStream.range(0, labels.length)
            .filter(g -> size[g] >= least)
            .boxed()
            .sorted((g, h) -> size[g] != size[h] ? size[h] - size[g] : first[g] - first[h])
            .limit(most)
            .toList();
    int[] rank = new int[labels.length];
    Arrays.fill(rank, -1);
    for (int r = 0; r < order.size(); r++) {
      rank[order.get(r)] = r;
    }
    return Arrays.stream(labels).map(g -> g < 0 ? -1 : rank[g]).toArray();
  }
}
