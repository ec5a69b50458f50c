package org.kolscope.graph.sample;

import java.util.Arrays;
import java.util.BitSet;
import org.kolscope.graph.Digraph;

/**
 * Draws by relevance to a topic: vertices of at least a cut are always in, the others with a
 * probability in proportion to their relevance, by a coin of their own, and those without any
 * relevance never. A Poisson sample like that of {@link InDegreeSampler}; its estimates are of the
 * vertices with some relevance. The smaller sample draws the others at half the rate. Cost: O(n)
 * per replicate.
 */
public final class TopicSampler implements Sampler {

  private final double[] relevance;
  private final double cut;
  private final double rate;
  private final Coin coin;

  private TopicSampler(double[] relevance, double cut, double rate, Coin coin) {
    for (double weight : relevance) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("relevance must not be negative, was " + weight);
      }
    }
    if (!(cut > 0)) {
      throw new IllegalArgumentException("cut must be greater than 0, was " + cut);
    }
    this.relevance = relevance;
    this.cut = cut;
    this.rate = rate;
    this.coin = coin;
  }

  /**
   * All vertices of relevance at least {@code cut} and nobody else: the topic-induced subgraph. Its
   * replicates are all the same.
   *
   * @param relevance by vertex, not negative, on any scale
   * @param cut greater than 0
   */
  public static TopicSampler induced(double[] relevance, double cut) {
    return new TopicSampler(relevance.clone(), cut, 0, new Coin(0));
  }

  /**
   * All vertices of relevance at least {@code cut}, and so many others that the expected size is
   * {@code expectedSize}; if those of the cut are more, only they are in.
   */
  public static TopicSampler ofSize(
      double[] relevance, double cut, double expectedSize, Coin coin) {
    double[] others = Arrays.stream(relevance).filter(weight -> weight < cut).sorted().toArray();
    double wanted = expectedSize - (relevance.length - others.length);
    return new TopicSampler(relevance.clone(), cut, rateFor(others, wanted), coin);
  }

  /** The rate at which Σ min(1, rate · weight) is the wanted size; weights rise. */
  private static double rateFor(double[] weights, double wanted) {
    double weight = Arrays.stream(weights).sum();
    double left = wanted;
    for (int i = weights.length - 1; i >= 0 && left > 0; i--) {
      double rate = left / weight;
      if (rate * weights[i] <= 1) {
        return rate;
      }
      left--;
      weight -= weights[i];
    }
    return wanted > 0 ? Double.MAX_VALUE : 0;
  }

  @Override
  public Draws on(Digraph graph) {
    SampledGraph.fits("relevance", relevance, graph);
    return replicate -> {
      var vertices = new BitSet();
      var half = new BitSet();
      for (int v = 0; v < relevance.length; v++) {
        double toss = coin.toss(replicate, graph.id(v));
        vertices.set(v, toss < probability(v, rate));
        half.set(v, toss < probability(v, rate / 2));
      }
      return new Drawn(vertices, half, v -> probability(v, rate));
    };
  }

  private double probability(int vertex, double rate) {
    double weight = relevance[vertex];
    return weight >= cut ? 1 : weight == 0 ? 0 : Math.min(1, rate * weight);
  }
}
