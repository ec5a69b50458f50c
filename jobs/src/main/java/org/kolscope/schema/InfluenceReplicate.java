package org.kolscope.schema;

/**
 * One row per candidate, graph, measure and sampled subgraph: the score the candidate got there.
 * Verdicts count: an account gives PageRank times its probability of being genuine, and in the
 * other measures it has its edges out in a sample with that probability.
 *
 * @param graph which graph was sampled
 * @param measure what was computed
 * @param replicate number of the sample, 0 first
 * @param accountId the candidate
 * @param score PageRank: share of the sample's mass relative to an even share, so 1 is average;
 *     betweenness: share in [0, 1] of ordered pairs of other sampled accounts whose shortest paths
 *     pass through the candidate; closeness: one over the mean distance to the others of the
 *     sample's largest component, edges taken either way, 0 outside of it; Katz: the number of
 *     paths that lead to the candidate, longer ones counting less, at least 1; clustering: share in
 *     [0, 1] of pairs of its neighbours that have an edge
 * @param accountsCount accounts in that sample
 */
public record InfluenceReplicate(
    @Key GraphKind graph,
    @Key Measure measure,
    @Key int replicate,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    double score,
    int accountsCount) {

  /** Which graph: who reads whom, or who relays whom. */
  public enum GraphKind {
    FOLLOW,
    REPOST
  }

  /** What is computed on a sample. */
  public enum Measure {
    PAGE_RANK,
    BETWEENNESS,
    CLOSENESS,
    KATZ,
    CLUSTERING
  }
}
