package org.kolscope.graph.centrality;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.kolscope.graph.Blocks;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * The power iteration of {@link PageRank}: every vertex pulls from the rows of its arcs in.
 *
 * <p>What a vertex gives per unit of weight is worked out once per vertex and iteration, so an
 * unweighted arc costs one addition. Sums over vertices are made per block of 4,096 and added in
 * the order of the blocks: the bits do not depend on the threads.
 */
final class Surfing {

  private static final int BLOCK = 1 << 12;

  private final Digraph graph;
  private final Rows in;
  private final PageRanking settings;
  private final World world;
  private final UnaryOperator<double[]> elsewhere;
  private double[] pulled;
  private final double even;
  private final double[] landing;
  private final double[] passing;
  private final double[] outWeight;
  private final double[] gift;
  private final double[] blockSum;
  private final double[] blockMoved;
  final double[] score;
  double worldScore;
  int iterations;
  double change = Double.POSITIVE_INFINITY;

  /** Landing, passing and world may be null: even, all, and nothing outside. */
  Surfing(Digraph graph, PageRanking settings, double[] landing, double[] passing, World world) {
    this(
        graph,
        settings,
        landing,
        passing,
        world,
        world == null && graph.isWeighted() ? outWeights(graph) : null,
        graph.size(),
        null);
  }

  /** The arcs are elsewhere: by vertex, whoever holds them adds up the gifts along its arcs in. */
  Surfing(
      PageRanking settings,
      double[] landing,
      double[] passing,
      double[] outWeight,
      UnaryOperator<double[]> elsewhere) {
    this(null, settings, landing, passing, null, outWeight, outWeight.length, elsewhere);
  }

  private Surfing(
      Digraph graph,
      PageRanking settings,
      double[] landing,
      double[] passing,
      World world,
      double[] outWeight,
      int n,
      UnaryOperator<double[]> elsewhere) {
    this.graph = graph;
    this.in = graph == null ? null : graph.in();
    this.settings = settings;
    this.world = world;
    this.elsewhere = elsewhere;
    this.landing = landing;
    this.passing = passing;
    this.even = 1.0 / n;
    this.outWeight = outWeight;
    this.gift = new double[n];
    this.blockSum = new double[Blocks.count(n, BLOCK)];
    this.blockMoved = new double[blockSum.length];
    this.score = new double[n];
    Arrays.setAll(score, this::landing);
    this.worldScore = world == null ? 0 : world.landingShare();
  }

  Surfing run() {
    Stop stop = settings.stop();
    while (score.length > 0 && iterations < stop.maxIterations() && change > stop.tolerance()) {
      step();
    }
    return this;
  }

  /** Added by head, in the order of the heads, whichever rows the graph holds. */
  private static double[] outWeights(Digraph graph) {
    double[] sum = new double[graph.size()];
    Rows in = graph.in();
    for (int v = 0; v < sum.length; v++) {
      for (int i = in.first(v); i < in.end(v); i++) {
        sum[in.at(i)] += in.weight(i);
      }
    }
    return sum;
  }

  private double landing(int vertex) {
    if (world != null) {
      return world.landing(vertex);
    }
    return landing == null ? even : landing[vertex];
  }

  private double passing(int vertex) {
    if (world != null) {
      return world.passing(vertex);
    }
    return passing == null ? 1 : passing[vertex];
  }

  private double outWeight(int vertex) {
    if (world != null) {
      return world.outWeight(vertex);
    }
    return outWeight == null ? graph.outDegree(vertex) : outWeight[vertex];
  }

  private void step() {
    int n = score.length;
    Blocks.each(n, BLOCK, settings.threads(), this::give);
    pulled = elsewhere == null ? null : elsewhere.apply(gift);
    double lost = world == null ? 0 : worldScore * world.danglingShare();
    double damping = settings.damping();
    double afresh = (1 - damping) + damping * (lost + sum(blockSum));
    Blocks.each(
        n,
        BLOCK,
        settings.threads(),
        (begin, end) -> {
          if (pulled == null) {
            take(begin, end, afresh);
          } else {
            takePulled(begin, end, afresh);
          }
        });
    change = sum(blockMoved);
    if (world != null && world.outside() > 0) {
      // what is not inside is outside: arcs that leave, the world's self-loop, its landing share
      double next = Math.max(0, 1 - sum(blockSum));
      change += Math.abs(next - worldScore);
      worldScore = next;
    }
    iterations++;
  }

  /** What each vertex gives per unit of weight; sums up what is not passed on. */
  private void give(int begin, int end) {
    double kept = 0;
    for (int u = begin; u < end; u++) {
      double weight = outWeight(u);
      double given = weight == 0 ? 0 : score[u] * passing(u);
      kept += score[u] - given;
      gift[u] = weight == 0 ? 0 : given / weight;
    }
    blockSum[begin / BLOCK] = kept;
  }

  private void take(int begin, int end, double afresh) {
    double damping = settings.damping();
    double inside = 0;
    double moved = 0;
    for (int v = begin; v < end; v++) {
      double followed = in.isWeighted() ? weightedGifts(v) : gifts(v);
      if (world != null) {
        followed += worldScore * world.share(v);
      }
      double next = landing(v) * afresh + damping * followed;
      inside += next;
      moved += Math.abs(next - score[v]);
      score[v] = next;
    }
    blockSum[begin / BLOCK] = inside;
    blockMoved[begin / BLOCK] = moved;
  }

  /**
   * Takes what was pulled elsewhere, the same sums in loops of their own: in one loop they end the
   * process of JDK 17.0.15, whose compiler fails to vectorise it (TypeVect::xmeet).
   */
  private void takePulled(int begin, int end, double afresh) {
    double damping = settings.damping();
    for (int v = begin; v < end; v++) {
      pulled[v] = landing(v) * afresh + damping * pulled[v];
    }
    double inside = 0;
    for (int v = begin; v < end; v++) {
      inside += pulled[v];
    }
    blockSum[begin / BLOCK] = inside;
    blockMoved[begin / BLOCK] = moved(begin, end);
    System.arraycopy(pulled, begin, score, begin, end - begin);
  }

  private double moved(int begin, int end) {
    double moved = 0;
    for (int v = begin; v < end; v++) {
      moved += Math.abs(pulled[v] - score[v]);
    }
    return moved;
  }

  private double gifts(int vertex) {
    double sum = 0;
    int end = in.end(vertex);
    for (int i = in.first(vertex); i < end; i++) {
      sum += gift[in.at(i)];
    }
    return sum;
  }

  private double weightedGifts(int vertex) {
    double sum = 0;
    int end = in.end(vertex);
    for (int i = in.first(vertex); i < end; i++) {
      sum += gift[in.at(i)] * in.weight(i);
    }
    return sum;
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }
}
