package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.function.Supplier;
import org.kolscope.graph.Blocks;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Groups vertices by label propagation: each starts with a label of its own, its index, and in each
 * round all take at once the label that most of their neighbours had, the smallest of them in a
 * tie. A vertex without neighbours keeps its own.
 *
 * <p>The variant of LDBC Graphalytics (CDLP): in a directed graph neighbours in both directions
 * count, and one joined both ways counts twice; U. N. Raghavan, R. Albert and S. Kumara, "Near
 * linear time algorithm to detect community structures in large-scale networks", Physical Review E
 * 76, 2007, made deterministic. Labels need not settle, so the rounds are the caller's. Weights do
 * not count. Cost: O(m log(degree)) a round; memory 8 bytes a vertex, and 8 bytes for each arc of
 * the largest vertex and thread. The same with any number of threads.
 *
 * @param rounds at least 0, ten in the workloads of Graphalytics
 * @param threads at least 1; decides time, not the result
 */
public record Labels(int rounds, int threads) {

  private static final int BLOCK = 1 << 10;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Labels {
    if (rounds < 0) {
      throw new IllegalArgumentException("rounds must be at least 0, was " + rounds);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** The label of each vertex, the index of another; the graph must hold both directions. */
  public int[] of(Digraph graph) {
    int n = graph.size();
    int most = 0;
    int[] label = new int[n];
    for (int v = 0; v < n; v++) {
      label[v] = v;
      most = Math.max(most, Math.addExact(graph.out().degree(v), graph.in().degree(v)));
    }
    int widest = most;
    for (int round = 0; round < rounds; round++) {
      int[] before = label;
      int[] after = new int[n];
      Supplier<Blocks.Work> workers =
          () -> {
            int[] seen = new int[widest];
            return (begin, end) -> {
              for (int v = begin; v < end; v++) {
                after[v] = commonest(graph, v, before, seen);
              }
            };
          };
      Blocks.each(n, BLOCK, threads, workers);
      label = after;
    }
    return label;
  }

  private static int commonest(Digraph graph, int v, int[] label, int[] seen) {
    int size = gather(graph.out(), v, label, seen, 0);
    if (!graph.isUndirected()) {
      size = gather(graph.in(), v, label, seen, size);
    }
    Arrays.sort(seen, 0, size);
    int best = label[v];
    int most = 0;
    for (int i = 0; i < size; ) {
      int end = i + 1;
      while (end < size && seen[end] == seen[i]) {
        end++;
      }
      if (end - i > most) {
        most = end - i;
        best = seen[i];
      }
      i = end;
    }
    return best;
  }

  private static int gather(Rows rows, int v, int[] label, int[] into, int size) {
    int next = size;
    for (int i = rows.first(v); i < rows.end(v); i++) {
      into[next++] = label[rows.at(i)];
    }
    return next;
  }
}
