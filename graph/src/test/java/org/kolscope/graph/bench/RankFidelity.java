package org.kolscope.graph.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.sample.Cutting;
import org.kolscope.graph.sample.RankEstimate;
import org.kolscope.graph.sample.RankEstimator;
import org.kolscope.graph.sample.Sampler;
import org.kolscope.graph.sample.Sighting;
import org.kolscope.graph.sample.Sightings;

/** Measures what is left of the true PageRank order of a graph in samples of it. */
final class RankFidelity {

  static final double DAMPING = 0.85;
  private static final Stop STOP = Stop.within(1e-12);
  private static final int BEST = 100;

  private final Digraph graph;
  private final int[] order;
  private final int[] trueRank;
  private final double[] truth;
  private final int first;

  /** Compares the first {@code first} vertices by plain PageRank. */
  RankFidelity(Digraph graph, int first) {
    this(graph, first, new PageRanking(DAMPING, STOP, 2).of(graph).scores());
  }

  /** Compares the first {@code first} vertices by these true scores. */
  RankFidelity(Digraph graph, int first, double[] truth) {
    this.graph = graph;
    this.first = first;
    this.truth = truth.clone();
    this.order = byScore(truth);
    this.trueRank = new int[truth.length];
    for (int i = 0; i < order.length; i++) {
      trueRank[order[i]] = i + 1;
    }
  }

  /**
   * How near scores come to the truth.
   *
   * @param overlap share of the true best 100 among the found best 100
   * @param tau Kendall's tau of the true first ones; a vertex that was not seen has score 0
   */
  record Likeness(double overlap, double tau) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f / %.3f", overlap, tau);
    }
  }

  /**
   * What replicates say.
   *
   * @param single mean of the single replicates
   * @param whole all replicates together
   * @param covered share of the true first ones whose true rank is in the interval; not seen is not
   *     covered
   * @param coveredBySpread the same for the 5 to 95 % range of the replicates
   * @param width median of interval width / true rank
   * @param vertices mean size of a replicate
   * @param probableTop sum of the probabilities of being among the best 100
   */
  record Outcome(
      Likeness single,
      Likeness whole,
      double covered,
      double coveredBySpread,
      double width,
      double vertices,
      double probableTop) {}

  /** The true rank of a vertex, from 1. */
  int rank(int vertex) {
    return trueRank[vertex];
  }

  /** The vertex of this true rank, from 1. */
  int at(int rank) {
    return order[rank - 1];
  }

  Likeness inDegree() {
    return likeness(IntStream.range(0, graph.size()).mapToDouble(graph::inDegree).toArray());
  }

  Outcome of(Cutting cutting, Sampler sampler, int replicates) {
    var sightings = sightings(cutting, sampler, replicates);
    double overlap = 0;
    double tau = 0;
    double vertices = 0;
    for (List<Sighting> replicate : sightings.values()) {
      double[] scores = new double[graph.size()];
      replicate.forEach(s -> scores[graph.indexOf(s.id())] = s.score());
      var alone = likeness(scores);
      overlap += alone.overlap() / replicates;
      tau += alone.tau() / replicates;
      vertices += (double) replicate.size() / replicates;
    }
    return outcome(estimates(sightings), new Likeness(overlap, tau), vertices);
  }

  List<RankEstimate> estimates(Cutting cutting, Sampler sampler, int replicates) {
    return estimates(sightings(cutting, sampler, replicates));
  }

  private List<RankEstimate> estimates(SortedMap<Integer, List<Sighting>> sightings) {
    return new RankEstimator(graph.size(), BEST).of(sightings);
  }

  private SortedMap<Integer, List<Sighting>> sightings(
      Cutting cutting, Sampler sampler, int replicates) {
    var draws = sampler.on(graph);
    var sightings = new TreeMap<Integer, List<Sighting>>();
    for (int r = 0; r < replicates; r++) {
      sightings.put(r, new Sightings(DAMPING, STOP).of(cutting, draws.draw(r)));
    }
    return sightings;
  }

  private Outcome outcome(List<RankEstimate> estimates, Likeness single, double vertices) {
    double[] scores = new double[graph.size()];
    double[] widths = new double[first];
    Arrays.fill(widths, Double.POSITIVE_INFINITY);
    double covered = 0;
    double bySpread = 0;
    double probableTop = 0;
    for (RankEstimate estimate : estimates) {
      int v = graph.indexOf(estimate.id());
      scores[v] = estimate.score();
      probableTop += estimate.topShare();
      int rank = trueRank[v];
      if (rank <= first) {
        covered += isIn(rank, estimate.rankLow90(), estimate.rankHigh90());
        bySpread +=
            isIn(rank, estimate.replicateRanks().low90(), estimate.replicateRanks().high90());
        widths[rank - 1] = (estimate.rankHigh90() - estimate.rankLow90()) / rank;
      }
    }
    Arrays.sort(widths);
    return new Outcome(
        single,
        likeness(scores),
        covered / first,
        bySpread / first,
        widths[first / 2],
        vertices,
        probableTop);
  }

  /** Ranks that are sums of 1 / probability are not whole numbers; half a rank is allowed. */
  private static int isIn(int rank, double low, double high) {
    return low - 0.5 <= rank && rank <= high + 0.5 ? 1 : 0;
  }

  private Likeness likeness(double[] scores) {
    int[] found = byScore(scores);
    int[] trueBest = Arrays.copyOf(order, BEST);
    int[] best = Arrays.copyOf(found, BEST);
    Arrays.sort(trueBest);
    long both =
        Arrays.stream(best).filter(v -> Arrays.binarySearch(trueBest, v) >= 0).distinct().count();
    double[] expected = IntStream.range(0, first).mapToDouble(i -> truth[order[i]]).toArray();
    double[] seen = IntStream.range(0, first).mapToDouble(i -> scores[order[i]]).toArray();
    return new Likeness(
        (double) both / BEST, new KendallsCorrelation().correlation(expected, seen));
  }

  private static int[] byScore(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer v) -> -scores[v])
                .thenComparingInt(Integer::intValue))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
