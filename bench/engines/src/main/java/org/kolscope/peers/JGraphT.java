package org.kolscope.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.bench.ArcFile;
import org.kolscope.peers.Engine.Loaded;
import org.kolscope.peers.Engine.Task;

/** JGraphT's own classes on its view of our rows. */
final class JGraphT {

  /** Small enough that the number of iterations decides. */
  private static final double NEVER = 1e-300;

  private JGraphT() {}

  static Loaded pageRank(Task task) {
    return pageRank(view(task), task);
  }

  /** On the graph that JGraphT offers for this, built from boxed pairs as it wants them. */
  static Loaded pageRankOnSparse(Task task) {
    var arcs = new ArrayList<Pair<Integer, Integer>>();
    ArcFile.arcs(task.file()).walk((from, to, weight) -> arcs.add(Pair.of(from, to)));
    return pageRank(new SparseIntDirectedGraph(ArcFile.vertices(task.file()), arcs), task);
  }

  private static Loaded pageRank(Graph<Integer, Integer> graph, Task task) {
    return () -> {
      var scores = new PageRank<>(graph, Kolscope.DAMPING, task.effort(), NEVER).getScores();
      return scores::get;
    };
  }

  static Loaded pageRankByDefaults(Task task) {
    var view = view(task);
    return () -> {
      var scores = new PageRank<>(view).getScores();
      return scores::get;
    };
  }

  /** JGraphT knows no pivots, but its method for one source can be called by reflection. */
  static Loaded betweenness(Task task) throws ReflectiveOperationException {
    var view = view(task);
    int[] pivots = Kolscope.lastVertices(view.vertexSet().size(), task.effort());
    var field = BetweennessCentrality.class.getDeclaredField("scores");
    var one = BetweennessCentrality.class.getDeclaredMethod("compute", Object.class);
    field.setAccessible(true);
    one.setAccessible(true);
    return () -> {
      var measured = new BetweennessCentrality<>(view);
      Map<Integer, Double> scores = new HashMap<>();
      view.vertexSet().forEach(v -> scores.put(v, 0.0));
      field.set(measured, scores);
      for (int pivot : pivots) {
        one.invoke(measured, pivot);
      }
      return scores::get;
    };
  }

  private static Graph<Integer, Integer> view(Task task) {
    return Kolscope.read(task, Sides.BOTH).asJGraphT();
  }
}
