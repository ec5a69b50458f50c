package org.kolscope.schema;

/**
 * One row per candidate, graph, measure and sampled subgraph: the score the candidate got there.
 *
 * @param graph which graph was sampled
 * @param measure what was computed
 * @param replicate number of the sample, 0 first
 * @param accountId the candidate
 * @param score PageRank: share of the sample's mass relative to an even share, so 1 is average;
 *     betweenness: share in [0, 1] of ordered pairs of other sampled accounts whose shortest paths
 *     pass through the candidate
 */
public record InfluenceReplicate(
    @Key GraphKind graph,
    @Key Measure measure,
    @Key int replicate,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    double score) {

  /** Which graph: who reads whom, or who relays whom. */
  public enum GraphKind {
    FOLLOW,
    REPOST
  }

  /** What is computed on a sample. */
  public enum Measure {
    PAGE_RANK,
    BETWEENNESS
  }
}
