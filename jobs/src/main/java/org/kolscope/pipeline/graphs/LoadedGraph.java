package org.kolscope.pipeline.graphs;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;

/**
 * A graph file as a graph: self-loops are left out, of repeated arcs one stays (with its greatest
 * weight), and both are counted.
 *
 * @param loops self-loops left out
 * @param repeated arcs left out since they were there already
 * @param names of the vertices in their order; null if they are called by their ids
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoadedGraph(Digraph graph, long loops, long repeated, String[] names) {

  /** Share of the memory that a graph may take, so that there is room to measure. */
  static final double MOST = 0.5;

  /**
   * Reads and builds.
   *
   * @throws IllegalArgumentException if the graph would not fit, before it is built
   */
  static LoadedGraph of(
      EdgeInput file, boolean isUndirected, int threads, Supplier<SparkSession> spark) {
    long room = Runtime.getRuntime().maxMemory();
    var arcs = file.arcs(spark, room);
    long n = arcs.vertices().length;
    long m = arcs.from().length;
    var assembly =
        new Assembly(
            Loops.DROP, Parallels.KEEP_ONE, isUndirected ? Sides.UNDIRECTED : Sides.BOTH, threads);
    long bytes = assembly.estimateBytes(n, m) + 8 * n + (arcs.weights() == null ? 0 : 16 * m);
    if (bytes > MOST * room) {
      throw new IllegalArgumentException(
          "%s: %,d vertices and %,d arcs take about %,d MB, there are %,d MB; give more with KOLSCOPE_MEMORY, such as KOLSCOPE_MEMORY=6g"
              .formatted(file.path(), n, m, bytes >> 20, room >> 20));
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
    return new LoadedGraph(graph, loops, m - loops - kept, arcs.names());
  }

  /** What a vertex is called: a number, or the text of the file. */
  Object id(int vertex) {
    return names == null ? (Object) graph.id(vertex) : names[vertex];
  }

  /**
   * The vertex that is called so.
   *
   * @throws IllegalArgumentException naming the option if there is none
   */
  int vertex(String option, String id) {
    int vertex = -1;
    if (names != null) {
      vertex = Arrays.asList(names).indexOf(id);
    } else if (id.matches("-?[0-9]{1,18}")) {
      vertex = graph.indexOf(Long.parseLong(id));
    }
    if (vertex < 0) {
      throw new IllegalArgumentException(option + " must be a vertex of the graph, was " + id);
    }
    return vertex;
  }

  private static int[] places(long[] ids, long[] ends) {
    int[] places = new int[ends.length];
    Arrays.parallelSetAll(places, i -> Arrays.binarySearch(ids, ends[i]));
    return places;
  }
}
