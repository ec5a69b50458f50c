package org.kolscope.graph.spread;

import java.util.Arrays;
import java.util.List;
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

  /**
   * The spread of each account by itself, all from the same sets: the intervals hold one by one,
   * and their errors go together.
   */
  public List<SpreadEstimate> each(SpreadModel model, int... vertices) {
    int[] place = new int[model.graph().size()];
    Arrays.fill(place, -1);
    for (int i = 0; i < vertices.length; i++) {
      place[vertices[i]] = i;
    }
    int[] hits =
        counted(
            model,
            vertices.length,
            (sampler, counts) -> {
              for (int m = 0; m < sampler.size(); m++) {
                int at = place[sampler.pool()[m]];
                if (at >= 0) {
                  counts[at]++;
                }
              }
            });
    return Arrays.stream(vertices)
        .mapToObj(v -> SpreadEstimate.of(hits[place[v]], drawn(), model.totalWeight()))
        .toList();
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
    return counted(
        model,
        vertices.length,
        (sampler, counts) -> {
          int first = vertices.length;
          for (int m = 0; m < sampler.size(); m++) {
            first = Math.min(first, place[sampler.pool()[m]]);
          }
          if (first < vertices.length) {
            counts[first]++;
          }
        });
  }

  /** What one set, the pool of the sampler, adds to the counts. */
  private interface Count {
    void of(ReachSampler sampler, int[] counts);
  }

  private int[] counted(SpreadModel model, int size, Count count) {
    int blocks = size == 0 ? 0 : drawn() / ReachSets.BLOCK;
    WeightedVertices targets = model.targets();
    double[] rows = ReachSampler.rows(model);
    int[][] byBlock = new int[blocks][];
    Blocks.each(
        blocks,
        1,
        draws.threads(),
        () -> {
          var sampler = new ReachSampler(model, targets, rows, draws);
          return (block, end) -> byBlock[block] = counts(sampler, block, size, count);
        });
    int[] hits = new int[size];
    for (int[] some : byBlock) {
      for (int i = 0; i < size; i++) {
        hits[i] += some[i];
      }
    }
    return hits;
  }

  private static int[] counts(ReachSampler sampler, int block, int size, Count count) {
    int[] counts = new int[size];
    for (int i = 0; i < ReachSets.BLOCK; i++) {
      sampler.clear();
      sampler.draw((long) block * ReachSets.BLOCK + i);
      count.of(sampler, counts);
    }
    return counts;
  }
}
