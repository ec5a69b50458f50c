package org.kolscope.graph.spread;

import java.util.Arrays;
import org.kolscope.graph.Blocks;

/**
 * Estimates the spread of any given accounts from fresh random sets: so many, whatever was done to
 * find the accounts.
 *
 * <p>Cost: that of drawing the sets; nothing is kept. The relative standard error is about √((1 /
 * share - 1) / sets), where share is spread over total weight: with 400,000 sets 0.5 % at a share
 * of 8 %.
 *
 * @param sets at least 1; rounded up to a multiple of 256
 * @param draws must not be those that chose the accounts
 */
public record Evaluation(int sets, Draws draws) {

  /**
   * @throws IllegalArgumentException if {@code sets} is out of range
   */
  public Evaluation {
    if (sets < 1 || sets > 1 << 30) {
      throw new IllegalArgumentException("sets must be in 1 to 2^30, was " + sets);
    }
  }

  /** The spread of the accounts together; exactly 0 for none. */
  public SpreadEstimate of(SpreadModel model, int... vertices) {
    if (vertices.length == 0) {
      return new SpreadEstimate(0, 0, 0, drawn());
    }
    return SpreadEstimate.of(
        Arrays.stream(firstHits(model, vertices)).sum(), drawn(), model.totalWeight());
  }

  /**
   * What each account adds to those before it, in the order given; together their spread. An
   * unbiased estimate of each, so unlike the gains by which a greedy choice was made they need not
   * fall.
   */
  public double[] gains(SpreadModel model, int... vertices) {
    return Arrays.stream(firstHits(model, vertices))
        .mapToDouble(hits -> model.totalWeight() * hits / drawn())
        .toArray();
  }

  int drawn() {
    return (sets + ReachSets.BLOCK - 1) / ReachSets.BLOCK * ReachSets.BLOCK;
  }

  /** By position in {@code vertices}, the sets in which it is the first that is a member. */
  int[] firstHits(SpreadModel model, int... vertices) {
    int[] place = new int[model.graph().size()];
    Arrays.fill(place, vertices.length);
    for (int i = vertices.length - 1; i >= 0; i--) {
      place[vertices[i]] = i;
    }
    int blocks = vertices.length == 0 ? 0 : drawn() / ReachSets.BLOCK;
    WeightedVertices targets = model.targets();
    double[] rows = ReachSampler.rows(model);
    int[][] byBlock = new int[blocks][];
    Blocks.each(
        blocks,
        1,
        draws.threads(),
        () -> {
          var sampler = new ReachSampler(model, targets, rows, draws);
          return (block, end) -> byBlock[block] = hits(sampler, block, place, vertices.length);
        });
    int[] hits = new int[vertices.length];
    for (int[] some : byBlock) {
      for (int i = 0; i < hits.length; i++) {
        hits[i] += some[i];
      }
    }
    return hits;
  }

  private int[] hits(ReachSampler sampler, int block, int[] place, int none) {
    int[] hits = new int[none];
    for (int i = 0; i < ReachSets.BLOCK; i++) {
      sampler.clear();
      sampler.draw((long) block * ReachSets.BLOCK + i);
      int first = none;
      for (int m = 0; m < sampler.size(); m++) {
        first = Math.min(first, place[sampler.pool()[m]]);
      }
      if (first < none) {
        hits[first]++;
      }
    }
    return hits;
  }
}
