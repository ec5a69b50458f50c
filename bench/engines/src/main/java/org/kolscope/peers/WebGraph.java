package org.kolscope.peers;

import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.algo.BetweennessCentrality;
import it.unimi.dsi.webgraph.algo.HyperBall;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.peers.Engine.Loaded;
import org.kolscope.peers.Engine.Task;

/** WebGraph's centralities on our rows. */
final class WebGraph {

  private static final long SEED = 1;

  private WebGraph() {}

  static Loaded betweenness(Task task) {
    var graph = new RowsAsWebGraph(Kolscope.read(task, Sides.OUT).out());
    return () -> {
      var measured = new FromLastVertices(graph, task);
      measured.compute();
      return v -> measured.betweenness[v];
    };
  }

  /** Paths that come in, as ours: HyperBall follows arcs, so it is given them turned round. */
  static Loaded harmonic(Task task) {
    var graph = Kolscope.read(task, Sides.BOTH);
    var in = new RowsAsWebGraph(graph.in());
    var out = new RowsAsWebGraph(graph.out());
    return () -> {
      try (var ball =
          new HyperBall(
              in, out, task.effort(), null, task.threads(), 0, 0, false, false, true, null, SEED)) {
        ball.run();
        float[] sums = ball.sumOfInverseDistances;
        return v -> sums[v];
      }
    };
  }

  /** WebGraph knows no pivots, but its threads take vertex by vertex from a counter. */
  private static final class FromLastVertices extends BetweennessCentrality {

    FromLastVertices(ImmutableGraph graph, Task task) {
      super(graph, task.threads());
      nextNode.set(Math.max(0, graph.numNodes() - task.effort()));
    }
  }
}
