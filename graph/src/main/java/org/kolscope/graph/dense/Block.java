package org.kolscope.graph.dense;

import java.util.List;

/**
 * Fans who follow the same followees more than degrees and communities explain.
 *
 * @param fans vertex indexes, rising
 * @param followees vertex indexes, rising
 * @param evidence nats against the best innocent explanation, after the price of choosing this
 *     block among all; see {@link StaticCohorts}
 * @param follows of these fans to these followees
 * @param expected follows that the fans' degrees and the communities of what else they follow let
 *     one expect
 * @param kinship how many times more than other fans the block's fans keep to its followees'
 *     communities; 1 for strangers, 3 and more for a fan club
 */
public record Block(
    List<Integer> fans,
    List<Integer> followees,
    double evidence,
    long follows,
    double expected,
    double kinship) {

  /** Share of the pairs of a fan and a followee of the block that are follows, in [0, 1]. */
  public double density() {
    return follows / ((double) fans.size() * followees.size());
  }
}
