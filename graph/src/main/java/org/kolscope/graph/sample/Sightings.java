package org.kolscope.graph.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.kolscope.graph.centrality.PageRank;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.centrality.World;

/**
 * Scores one replicate by PageRank: the work of one task. Computes on the sample and again on the
 * smaller sample inside it, which needs nothing but the rows of the sample.
 *
 * @param damping in (0, 1)
 * @param stop of both iterations
 */
public record Sightings(double damping, Stop stop) {

  /** Scores a replicate of a graph held in one piece. */
  public List<Sighting> of(Cutting graph, Drawn drawn) {
    int[] inside = drawn.vertices().stream().toArray();
    var half = drawn.half();
    var halfInside = new BitSet();
    for (int i = 0; i < inside.length; i++) {
      halfInside.set(i, half.get(inside[i]));
    }
    return of(graph.cut(drawn.vertices()), halfInside, i -> drawn.probability(inside[i]));
  }

  /**
   * Scores a sample.
   *
   * @param half by vertex of the sample, whether the smaller sample has it too
   * @param probability by vertex of the sample, that of coming into it
   * @return by rising id
   */
  public List<Sighting> of(SampledGraph sample, BitSet half, IntToDoubleFunction probability) {
    var full = new Scored(sample);
    var smaller = new Scored(sample.cut(half));
    int n = sample.graph().size();
    var sightings = new ArrayList<Sighting>(n);
    int place = 0;
    for (int v = 0; v < n; v++) {
      boolean isInHalf = half.get(v);
      sightings.add(
          new Sighting(
              sample.graph().id(v),
              probability.applyAsDouble(v),
              full.score[v],
              full.worldPart[v],
              isInHalf ? smaller.score[place] : Double.NaN,
              isInHalf ? smaller.worldPart[place] : Double.NaN));
      place += isInHalf ? 1 : 0;
    }
    return sightings;
  }

  private final class Scored {
    private final double[] score;
    private final double[] worldPart;

    Scored(SampledGraph sample) {
      World world = sample.world();
      PageRank rank = new PageRanking(damping, stop, 1).within(world, sample.graph());
      double even = sample.vertices();
      double given = damping * rank.worldScore() * even;
      score = Arrays.stream(rank.scores()).map(share -> share * even).toArray();
      worldPart = new double[score.length];
      Arrays.setAll(worldPart, v -> given * world.share(v));
    }
  }
}
