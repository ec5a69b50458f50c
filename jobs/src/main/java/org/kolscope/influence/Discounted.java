package org.kolscope.influence;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.Components;
import org.kolscope.graph.centrality.Coreness;
import org.kolscope.graph.centrality.Harmonic;
import org.kolscope.graph.centrality.HarmonicSampling;
import org.kolscope.graph.centrality.LocalHIndex;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;

/** One whole graph, measured with and without what is known of its accounts. */
final class Discounted {

  static final Stop STOP = Stop.within(1e-12);
  private static final double PARTS = 1e9;
  private static final double CONFIDENCE = 0.95;

  private final Digraph graph;
  private final double[] genuineIn;
  private final double[] pageRank;
  private final long[] rank;
  private final double[] plainPageRank;
  private final long[] plainRank;
  private final int[] coreness;
  private final int[] hIndex;
  private final Harmonic harmonic;
  private final double[] harmonicScores;
  private final Components components;
  private final int[] componentSizes;

  private Discounted(Digraph graph, double[] genuine, BitSet zombies, Centralities settings) {
    var ranking = new PageRanking(settings.damping(), STOP, 1);
    this.graph = graph;
    this.genuineIn = genuineIn(graph, genuine);
    this.plainPageRank = relative(ranking.of(graph).scores());
    this.pageRank =
        Arrays.stream(genuine).anyMatch(share -> share > 0)
            ? relative(ranking.discounted(graph, genuine, genuine).scores())
            : new double[graph.size()];
    this.plainRank = ranks(plainPageRank);
    this.rank = ranks(pageRank);
    var read = zombies.isEmpty() ? graph.unweighted() : without(graph, zombies);
    this.coreness = Coreness.of(read);
    this.hIndex = LocalHIndex.of(read);
    this.harmonic =
        new HarmonicSampling(settings.harmonicSources(), settings.randomSeed(), CONFIDENCE, 1)
            .of(read);
    this.harmonicScores = harmonic.scores();
    this.components = Components.of(graph);
    this.componentSizes = components.sizes();
  }

  /**
   * Measures a graph.
   *
   * @param genuine by vertex, the probability that it is genuine
   * @param zombies vertices whose arcs out are cut where arcs are counted
   */
  static Discounted of(Digraph graph, double[] genuine, BitSet zombies, Centralities settings) {
    return new Discounted(graph, genuine, zombies, settings);
  }

  private static double[] genuineIn(Digraph graph, double[] genuine) {
    var in = graph.in();
    double[] sums = new double[graph.size()];
    for (int v = 0; v < sums.length; v++) {
      for (int i = in.first(v); i < in.end(v); i++) {
        sums[v] += genuine[in.at(i)];
      }
    }
    return rounded(sums);
  }

  /** To thousandths. */
  static double[] rounded(double[] sums) {
    return Arrays.stream(sums).map(sum -> Math.rint(sum * 1e3) / 1e3).toArray();
  }

  /** Scores relative to their average. */
  static double[] relative(double[] scores) {
    return Arrays.stream(scores)
        .map(score -> Math.rint(score * scores.length * PARTS) / PARTS)
        .toArray();
  }

  /** One more than those with a higher score. */
  static long[] ranks(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.parallelSort(sorted);
    long[] ranks = new long[scores.length];
    for (int v = 0; v < ranks.length; v++) {
      ranks[v] = 1L + sorted.length - firstAbove(sorted, scores[v]);
    }
    return ranks;
  }

  /** Where the scores above {@code score} begin. */
  private static int firstAbove(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > score) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Digraph without(Digraph graph, BitSet tails) {
    ArcSource arcs =
        visitor -> {
          for (int u = tails.nextClearBit(0); u < graph.size(); u = tails.nextClearBit(u + 1)) {
            for (int arc = graph.firstOut(u); arc < graph.endOut(u); arc++) {
              visitor.arc(u, graph.to(arc), 1);
            }
          }
        };
    return new Assembly(Loops.REFUSE, Parallels.KEEP_ONE, Sides.BOTH, 1).of(graph.size(), arcs);
  }

  Digraph graph() {
    return graph;
  }

  /** A row of {@link org.kolscope.schema.Centrality}. */
  Row row(String kind, int v) {
    return RowFactory.create(
        kind,
        graph.id(v),
        (long) graph.inDegree(v),
        genuineIn[v],
        pageRank[v],
        rank[v],
        plainPageRank[v],
        plainRank[v],
        coreness[v],
        hIndex[v],
        harmonicScores[v],
        harmonic.low(v),
        harmonic.high(v),
        graph.id(components.of(v)),
        (long) componentSizes[components.of(v)]);
  }
}
