package org.kolscope.peers;

import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.bench.ArcFile;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.PivotSums;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.peers.Engine.Loaded;
import org.kolscope.peers.Engine.Task;

/** Our kernels, and the rows that peers in Java are given. */
final class Kolscope {

  static final double DAMPING = 0.85;

  /** Where PageRank stands still: 1e-15 of the mass moves, a few units in the last place. */
  private static final Stop STILL = new Stop(1e-15, 200);

  private static final double CONFIDENCE = 0.95;

  private Kolscope() {}

  static Digraph read(Task task, Sides sides) {
    return new Assembly(Loops.REFUSE, Parallels.KEEP_ONE, sides, task.threads())
        .of(ArcFile.vertices(task.file()), ArcFile.arcs(task.file()));
  }

  static Loaded pageRank(Task task) {
    return pageRank(task, Stop.after(task.effort()));
  }

  static Loaded fixpoint(Task task) {
    return pageRank(task, STILL);
  }

  private static Loaded pageRank(Task task, Stop stop) {
    var graph = read(task, Sides.IN);
    var ranking = new PageRanking(DAMPING, stop, task.threads());
    return () -> {
      double[] scores = ranking.of(graph).scores();
      return v -> scores[v];
    };
  }

  static Loaded betweenness(Task task) {
    var graph = read(task, Sides.OUT);
    int[] pivots = lastVertices(graph.size(), task.effort());
    return () -> {
      double[] sums = PivotSums.of(graph, pivots, task.threads());
      return v -> sums[v];
    };
  }

  static Loaded harmonic(Task task) {
    var graph = read(task, Sides.BOTH);
    var sampling = new HarmonicSampling(task.effort(), 1, CONFIDENCE, task.threads());
    return () -> {
      double[] scores = sampling.of(graph).scores();
      return v -> scores[v];
    };
  }

  /**
   * The pivots of every engine: ids are shuffled where the arcs are drawn, so the last are as good
   * as any, and WebGraph can be told to begin with them.
   */
  static int[] lastVertices(int n, int pivots) {
    int[] last = new int[Math.min(n, pivots)];
    for (int i = 0; i < last.length; i++) {
      last[i] = n - last.length + i;
    }
    return last;
  }
}
