package org.kolscope.graph.spread;

import java.util.BitSet;

/**
 * Which random sets are covered by the accounts taken so far, and how many more each account would
 * cover.
 *
 * <p>Gains are exact at any time: taking an account visits the members of each set it newly covers,
 * so all takes together cost one pass over the sample. Memory: 4 bytes per member of a set and 12 a
 * vertex beside the sample.
 */
final class Cover {

  private final ReachSets sets;
  private final int[] rowStart;
  private final int[] rows;
  private final int[] gain;
  private final BitSet isCovered = new BitSet();
  private int covered;

  /** Nothing taken. Cost: O(n + members). */
  Cover(ReachSets sets) {
    int n = sets.model().graph().size();
    if (sets.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "reach sets must have at most 2^31 members together, had " + sets.size());
    }
    this.sets = sets;
    this.rowStart = new int[n + 1];
    this.rows = new int[(int) sets.size()];
    this.gain = new int[n];
    index();
    restart();
  }

  private void index() {
    for (int block = 0; block < sets.blocks(); block++) {
      for (int member : sets.block(block)) {
        rowStart[member + 1]++;
      }
    }
    for (int v = 0; v < gain.length; v++) {
      rowStart[v + 1] += rowStart[v];
    }
    int[] next = rowStart.clone();
    for (int set = 0; set < sets.count(); set++) {
      int[] pool = sets.pool(set);
      int end = sets.end(set);
      for (int i = sets.first(set); i < end; i++) {
        rows[next[pool[i]]++] = set;
      }
    }
  }

  /** Gives everything back. */
  void restart() {
    for (int v = 0; v < gain.length; v++) {
      gain[v] = rowStart[v + 1] - rowStart[v];
    }
    isCovered.clear();
    covered = 0;
  }

  /** Sets that taking {@code vertex} would newly cover. */
  int gain(int vertex) {
    return gain[vertex];
  }

  /** Sets covered so far. */
  int covered() {
    return covered;
  }

  /** Takes a vertex. */
  void take(int vertex) {
    for (int i = rowStart[vertex]; i < rowStart[vertex + 1]; i++) {
      int set = rows[i];
      if (!isCovered.get(set)) {
        isCovered.set(set);
        covered++;
        int[] pool = sets.pool(set);
        int end = sets.end(set);
        for (int m = sets.first(set); m < end; m++) {
          gain[pool[m]]--;
        }
      }
    }
  }
}
