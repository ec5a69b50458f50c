package org.kolscope.graph.spread;

import org.kolscope.graph.Digraph;

/**
 * How a post travels and whose attention counts: arc probabilities, who passes anything on, and the
 * worth of reaching each account.
 *
 * <p>Definition: in one world every arc is live with its probability and every account relays with
 * its relay share, all independently. A set of accounts reaches v if a member is v itself, or if
 * from v a path of live arcs, read by read, leads to a member that relays, over accounts that all
 * relay. The spread of the set is the expected sum of the target weights of the accounts reached:
 * with weights 1 the independent cascade's number of accounts. A zombie has a relay share near 0,
 * so hiring it reaches nobody but itself, and a target weight near 0, so reaching it is worth
 * nothing. One coin per account, not per arc: being a zombie is a fact about the account.
 *
 * <p>{@link #countingReaders} reaches more: whoever reads an account that has the post and relays
 * has it before its eyes, whether or not it passes it on.
 *
 * <p>Immutable; memory 24 bytes a vertex beside the probabilities.
 */
public final class SpreadModel {

  private final ArcProbabilities arcs;
  private final double[] relay;
  private final double[] weights;
  private final boolean countsReaders;
  private final double total;

  private SpreadModel(
      ArcProbabilities arcs, double[] relay, double[] weights, boolean countsReaders) {
    this.arcs = arcs;
    this.relay = relay;
    this.weights = weights;
    this.countsReaders = countsReaders;
    double sum = 0;
    for (int v = 0; weights != null && v < weights.length; v++) {
      sum += weights[v];
    }
    this.total = weights == null ? arcs.graph().size() : sum;
  }

  /** Everybody relays and everybody counts 1. */
  public static SpreadModel of(ArcProbabilities arcs) {
    return new SpreadModel(arcs, null, null, false);
  }

  /**
   * The same model with relay shares.
   *
   * @param relay by vertex, in [0, 1]: the probability that the account passes on at all, say that
   *     it is genuine
   */
  public SpreadModel relaying(double[] relay) {
    requireSize("relay", relay);
    for (double share : relay) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("relay must be in [0, 1], was " + share);
      }
    }
    return new SpreadModel(arcs, relay.clone(), weights, countsReaders);
  }

  /**
   * The same model with target weights.
   *
   * @param weights by vertex, at least 0 and finite: the worth of reaching the account, say the
   *     probability that it is genuine times its relevance
   * @throws IllegalArgumentException if they do not fit, one is negative or all are 0
   */
  public SpreadModel towards(double[] weights) {
    requireSize("weights", weights);
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("weights must not be negative, was " + weight);
      }
      sum += weight;
    }
    if (weights.length > 0 && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weights must have a positive finite sum, was " + sum);
    }
    return new SpreadModel(arcs, relay, weights.clone(), countsReaders);
  }

  /**
   * The same model in which an account is reached as soon as it reads, by any arc whatever its
   * probability, an account that is reached by live arcs and relays. With the share rates of posts
   * as probabilities, which are small, this is the number of accounts that a post is shown to; the
   * plain model counts those that pass it on.
   */
  public SpreadModel countingReaders() {
    return new SpreadModel(arcs, relay, weights, true);
  }

  /** The graph. */
  public Digraph graph() {
    return arcs.graph();
  }

  /** The arc probabilities. */
  public ArcProbabilities arcs() {
    return arcs;
  }

  /** The sum of all target weights: the spread if everybody is reached. */
  public double totalWeight() {
    return total;
  }

  /** The worth of reaching a vertex. */
  public double weight(int vertex) {
    return weights == null ? 1 : weights[vertex];
  }

  /** The probability that a vertex relays. */
  public double relay(int vertex) {
    return relay == null ? 1 : relay[vertex];
  }

  /** Whether nobody's relay share is open. */
  boolean allRelay() {
    return relay == null;
  }

  /** Whether whoever reads an account that has it is reached. */
  boolean countsReaders() {
    return countsReaders;
  }

  /** Draws vertices by target weight. */
  WeightedVertices targets() {
    return weights == null ? WeightedVertices.even(graph().size()) : WeightedVertices.of(weights);
  }

  private void requireSize(String name, double[] values) {
    if (values.length != graph().size()) {
      throw new IllegalArgumentException(
          name + " must have one entry per vertex, " + graph().size() + ", was " + values.length);
    }
  }
}
