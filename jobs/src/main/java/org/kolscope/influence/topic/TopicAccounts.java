package org.kolscope.influence.topic;

import java.util.Arrays;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;

/**
 * The accounts of one topic on one graph, and how to rank them.
 *
 * <p>All arrays are by vertex of the graph; an account with relevance 0 is none of the topic.
 */
final class TopicAccounts {

  private static final double ROUNDED = 1e6;

  private final double[] relevance;
  private final double[] genuine;
  private final int count;

  TopicAccounts(double[] relevance, double[] genuine) {
    this.relevance = relevance;
    this.genuine = genuine;
    int relevant = 0;
    for (double r : relevance) {
      relevant += r > 0 ? 1 : 0;
    }
    this.count = relevant;
  }

  int count() {
    return count;
  }

  /**
   * PageRank that lands on relevance times the probability of being genuine and of which each
   * account passes on that probability; relative to an even share among the accounts of the topic,
   * to 1e-6.
   */
  double[] discounted(Digraph graph, double damping) {
    double[] landing = relevance.clone();
    double sum = 0;
    for (int v = 0; v < landing.length; v++) {
      landing[v] *= genuine[v];
      sum += landing[v];
    }
    return sum > 0
        ? relative(ranking(damping).discounted(graph, landing, genuine).scores())
        : new double[landing.length];
  }

  /** The same as if all were genuine. */
  double[] undiscounted(Digraph graph, double damping) {
    return count > 0
        ? relative(ranking(damping).landingOn(graph, relevance).scores())
        : new double[relevance.length];
  }

  /** Until an average account moves by less than 1e-7 of its score: below what is rounded away. */
  private PageRanking ranking(double damping) {
    return new PageRanking(damping, Stop.within(Math.max(1e-14, 1e-7 / count)), 1);
  }

  private double[] relative(double[] scores) {
    for (int v = 0; v < scores.length; v++) {
      scores[v] = Math.rint(scores[v] * count * ROUNDED) / ROUNDED;
    }
    return scores;
  }

  /**
   * Places of the accounts of the topic by score, 1 first, equal scores the same; 0 for the others.
   */
  int[] ranks(double[] scores) {
    double[] rising = new double[count];
    int n = 0;
    for (int v = 0; v < scores.length; v++) {
      if (relevance[v] > 0) {
        rising[n++] = scores[v];
      }
    }
    Arrays.sort(rising);
    int[] ranks = new int[scores.length];
    for (int v = 0; v < scores.length; v++) {
      if (relevance[v] > 0) {
        ranks[v] = 1 + count - upTo(rising, scores[v]);
      }
    }
    return ranks;
  }

  /** How many are at most so much. */
  private static int upTo(double[] rising, double score) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] <= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
