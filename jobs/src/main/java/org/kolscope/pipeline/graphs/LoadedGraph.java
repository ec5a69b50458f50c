package org.kolscope.pipeline.graphs;

import java.nio.file.Path;
import java.util.Arrays;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.intake.EdgeFile;
import org.kolscope.intake.EdgeFile.Layout;

/**
 * A graph file as a graph: self-loops are left out, of repeated arcs one stays (with its greatest
 * weight), and both are counted.
 *
 * @param loops self-loops left out
 * @param repeated arcs left out since they were there already
 */
record LoadedGraph(Digraph graph, long loops, long repeated) {

  /** Share of the memory that a graph may take, so that there is room to measure. */
  private static final double MOST = 0.5;

  /**
   * Reads and builds.
   *
   * @throws IllegalArgumentException if the graph would not fit, before it is built
   */
  static LoadedGraph of(Path file, Layout layout, int skipped, boolean isUndirected, int threads) {
    var arcs = EdgeFile.read(file, layout, skipped);
    long n = arcs.vertices().length;
    long m = arcs.from().length;
    var assembly =
        new Assembly(
            Loops.DROP, Parallels.KEEP_ONE, isUndirected ? Sides.UNDIRECTED : Sides.BOTH, threads);
    long bytes = assembly.estimateBytes(n, m) + 8 * n + (arcs.weights() == null ? 0 : 16 * m);
    long room = Runtime.getRuntime().maxMemory();
    if (bytes > MOST * room) {
      throw new IllegalArgumentException(
          "%s: %,d vertices and %,d arcs take about %,d MB, there are %,d MB; give more with KOLSCOPE_MEMORY, such as KOLSCOPE_MEMORY=6g"
              .formatted(file, n, m, bytes >> 20, room >> 20));
    }
    var from = places(arcs.vertices(), arcs.from());
    var to = places(arcs.vertices(), arcs.to());
    var source =
        arcs.weights() == null ? ArcSource.of(from, to) : ArcSource.of(from, to, arcs.weights());
    var graph = assembly.of(arcs.vertices(), source);
    long loops = 0;
    for (int i = 0; i < from.length; i++) {
      loops += from[i] == to[i] ? 1 : 0;
    }
    long kept = isUndirected ? graph.arcs() / 2 : graph.arcs();
    return new LoadedGraph(graph, loops, m - loops - kept);
  }

  private static int[] places(long[] ids, long[] ends) {
    int[] places = new int[ends.length];
    Arrays.parallelSetAll(places, i -> Arrays.binarySearch(ids, ends[i]));
    return places;
  }
}
