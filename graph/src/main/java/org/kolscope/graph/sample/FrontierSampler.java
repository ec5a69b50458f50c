package org.kolscope.graph.sample;

import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Draws by dependent random walks on the graph without directions: in each step one of the walkers,
 * chosen in proportion to the neighbours of where it stands, moves to a neighbour drawn evenly.
 * Sample: all vertices that a walker stood on.
 *
 * <p>Frontier sampling, B. Ribeiro and D. Towsley, "Estimating and sampling graphs with
 * multidimensional random walks", IMC 2010, algorithm 1: in the long run the edges walked are drawn
 * evenly, however the graph falls apart, so a vertex is visited in proportion to its neighbours;
 * inclusion probabilities follow from that as {@link Visits} says. Departs from it: ends when
 * enough different vertices were seen, or after 100 steps for each vertex with neighbours, and
 * counts where walkers start, evenly on vertices with neighbours. The smaller sample is the first
 * half of the walk. Cost: O(n + m) once; O(walkers) a step.
 *
 * @param share wanted size as a share of the vertices, in (0, 1]
 * @param walkers at least 1; the paper's figures use 10 to 1,000
 * @param coin tosses for all replicates
 */
public record FrontierSampler(double share, int walkers, Coin coin) implements Sampler {

  private static final int STEPS_PER_VERTEX = 100;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public FrontierSampler {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in (0, 1], was " + share);
    }
    if (walkers < 1) {
      throw new IllegalArgumentException("walkers must be at least 1, was " + walkers);
    }
  }

  @Override
  public Draws on(Digraph graph) {
    Rows neighbours = graph.undirected().out();
    int n = graph.size();
    int[] starts = new int[n];
    int possible = 0;
    for (int v = 0; v < n; v++) {
      if (neighbours.degree(v) > 0) {
        starts[possible++] = v;
      }
    }
    int reachable = possible;
    return replicate -> {
      var walk = new Walk(neighbours, replicate);
      if (reachable > 0) {
        walk.start(starts, reachable);
        walk.until((int) Math.min(reachable, Math.round(share * n)), reachable);
      }
      return walk.visits.drawn(n, neighbours::degree);
    };
  }

  private final class Walk {
    private final Rows neighbours;
    private final int replicate;
    private final int[] at = new int[walkers];
    private final Visits visits = new Visits();
    private long weight;
    private long tosses;

    Walk(Rows neighbours, int replicate) {
      this.neighbours = neighbours;
      this.replicate = replicate;
    }

    void start(int[] starts, int possible) {
      for (int w = 0; w < walkers; w++) {
        at[w] = starts[(int) (toss() * possible)];
        weight += neighbours.degree(at[w]);
        visits.add(at[w]);
      }
    }

    void until(int wanted, int reachable) {
      boolean isHalf = false;
      long steps = (long) STEPS_PER_VERTEX * reachable;
      for (long step = 0; step < steps && visits.count() < wanted; step++) {
        if (!isHalf && 2 * visits.count() >= wanted) {
          visits.isHalf();
          isHalf = true;
        }
        int walker = chosen();
        int from = at[walker];
        int entry = neighbours.first(from) + (int) (toss() * neighbours.degree(from));
        at[walker] = neighbours.at(entry);
        weight += neighbours.degree(at[walker]) - neighbours.degree(from);
        visits.add(at[walker]);
      }
    }

    private int chosen() {
      long left = (long) (toss() * weight);
      int walker = 0;
      while (left >= neighbours.degree(at[walker])) {
        left -= neighbours.degree(at[walker]);
        walker++;
      }
      return walker;
    }

    private double toss() {
      return coin.toss(replicate, tosses++);
    }
  }
}
