package org.kolscope.peers;

import it.unimi.dsi.law.rank.PageRank;
import it.unimi.dsi.law.rank.PageRankParallelGaussSeidel;
import it.unimi.dsi.law.rank.PageRankParallelPowerSeries;
import it.unimi.dsi.law.rank.SpectralRanking.IterationNumberStoppingCriterion;
import it.unimi.dsi.webgraph.ImmutableGraph;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.peers.Engine.Loaded;
import org.kolscope.peers.Engine.Task;
import org.slf4j.helpers.NOPLogger;

/**
 * LAW's PageRank on our rows of arcs in. One object serves all runs, so that the timed one finds
 * the degrees out that the warm-up has counted, as ours finds them in the graph.
 */
final class Law {

  private Law() {}

  static Loaded powerSeries(Task task) {
    return loaded(
        new PageRankParallelPowerSeries(transpose(task), task.threads(), NOPLogger.NOP_LOGGER),
        task);
  }

  static Loaded gaussSeidel(Task task) {
    return loaded(
        new PageRankParallelGaussSeidel(transpose(task), task.threads(), NOPLogger.NOP_LOGGER),
        task);
  }

  private static ImmutableGraph transpose(Task task) {
    return new RowsAsWebGraph(Kolscope.read(task, Sides.IN).in());
  }

  private static Loaded loaded(PageRank ranking, Task task) {
    ranking.alpha = Kolscope.DAMPING;
    return () -> {
      ranking.stepUntil(new IterationNumberStoppingCriterion(task.effort()));
      return v -> ranking.rank[v];
    };
  }
}
