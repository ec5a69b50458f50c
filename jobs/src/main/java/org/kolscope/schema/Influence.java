package org.kolscope.schema;

import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.InfluenceReplicate.Measure;

/**
 * One row per candidate, graph and measure: the median over the sampled subgraphs and its range.
 *
 * @param graph which graph was sampled
 * @param measure what was computed
 * @param accountId the candidate
 * @param replicatesCount samples that held the candidate, at least 1
 * @param score median over those samples; unit as in {@link InfluenceReplicate}
 * @param scoreLow90 5 % point over the samples
 * @param scoreHigh90 95 % point over the samples
 * @param rank median rank among the candidates of each sample, 1 first
 * @param rankLow90 5 % point of that rank, the better end
 * @param rankHigh90 95 % point of that rank, the worse end
 * @param topShare share of those samples in which its rank is at most 10, in [0, 1]
 */
public record Influence(
    @Key GraphKind graph,
    @Key Measure measure,
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    int replicatesCount,
    double score,
    double scoreLow90,
    double scoreHigh90,
    double rank,
    double rankLow90,
    double rankHigh90,
    double topShare) {

  /** Places that are the top. */
  public static final int TOP = 10;
}
