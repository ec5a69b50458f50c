package org.kolscope.graph.sample;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Draws by random walks with restart: each vertex starts a walk with probability {@code
 * startShare}; in each step a walk goes back to its start with probability {@code restart}, or if
 * there is no arc out, else along an arc out, drawn evenly. Sample: all vertices that a walk was
 * on.
 *
 * <p>J. Leskovec and C. Faloutsos, "Sampling from large graphs", KDD 2006, sec. 3.3 (restart 0.15).
 * Departs from it: many short walks instead of one long one, so that a replicate is not the
 * surroundings of one vertex and all walks take their steps at once where the graph is a table; and
 * arcs are followed from the reader to the read only, whose lists are short. In the long run such
 * walks come to a vertex in proportion to its PageRank with damping 1 - restart; for inclusion
 * probabilities {@link InDegreeImportance} stands in for it, the rest is as {@link Visits} says.
 * The smaller sample is that of half as many starts. A step depends on the seed, the replicate, the
 * id of the start and the number of the step alone; arcs out are numbered by the id of their head.
 * Weights are not looked at. Cost: O(n) and the steps.
 *
 * @param startShare probability that a vertex starts a walk, in (0, 1]
 * @param steps of each walk, at least 1
 * @param restart in (0, 1)
 * @param coin tosses for all replicates
 */
public record RestartSampler(double startShare, int steps, double restart, Coin coin)
    implements Sampler, Serializable {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public RestartSampler {
    if (!(startShare > 0 && startShare <= 1)) {
      throw new IllegalArgumentException("startShare must be in (0, 1], was " + startShare);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, was " + steps);
    }
    if (!(restart > 0 && restart < 1)) {
      throw new IllegalArgumentException("restart must be in (0, 1), was " + restart);
    }
  }

  /**
   * The sampler whose replicate 0 is the first to hold {@code share} of the vertices of a graph, as
   * starts are added one by one.
   */
  public static RestartSampler reaching(
      Digraph graph, double share, int steps, double restart, Coin coin) {
    var all = new RestartSampler(1, steps, restart, coin);
    int[] byToss =
        IntStream.range(0, graph.size())
            .boxed()
            .sorted(Comparator.comparingDouble(v -> coin.toss(0, graph.id(v))))
            .mapToInt(Integer::intValue)
            .toArray();
    var visits = new Visits();
    for (int start : byToss) {
      if (visits.count() >= share * graph.size()) {
        return new RestartSampler(coin.toss(0, graph.id(start)), steps, restart, coin);
      }
      all.walk(graph, 0, start, visits);
    }
    return all;
  }

  @Override
  public Draws on(Digraph graph) {
    int n = graph.size();
    long dangling = IntStream.range(0, n).filter(v -> graph.outDegree(v) == 0).count();
    var guess = InDegreeImportance.of(WholeTotals.even(n, dangling), graph.arcs(), 1 - restart());
    return replicate -> {
      var visits = new Visits();
      for (int v = 0; v < n; v++) {
        if (coin.toss(replicate, graph.id(v)) < startShare / 2) {
          walk(graph, replicate, v, visits);
        }
      }
      visits.isHalf();
      for (int v = 0; v < n; v++) {
        double toss = coin.toss(replicate, graph.id(v));
        if (toss >= startShare / 2 && toss < startShare) {
          walk(graph, replicate, v, visits);
        }
      }
      return visits.drawn(n, v -> guess.of(1, graph.inDegree(v)));
    };
  }

  private void walk(Digraph graph, int replicate, int start, Visits visits) {
    Rows out = graph.out();
    int at = start;
    visits.add(at);
    for (int step = 1; step <= steps; step++) {
      int arc = arc(replicate, graph.id(start), step, out.degree(at));
      at = arc < 0 ? start : out.at(out.first(at) + arc);
      visits.add(at);
    }
  }

  /**
   * Which arc out a walk follows in a step, by its number from 0, or -1 if it goes back.
   *
   * @param step from 1
   * @param degree arcs out of where the walk is
   */
  public int arc(int replicate, long startId, int step, int degree) {
    double toss = coin.toss(replicate, startId, step);
    if (toss < restart || degree == 0) {
      return -1;
    }
    return Math.min(degree - 1, (int) ((toss - restart) / (1 - restart) * degree));
  }
}
