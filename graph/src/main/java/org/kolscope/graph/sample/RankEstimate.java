package org.kolscope.graph.sample;

import java.io.Serializable;

/**
 * Where a vertex stands in the whole graph, as far as samples can tell. Ranks count from 1.
 *
 * @param id of the vertex
 * @param replicates in how many replicates it was
 * @param score mean of its scores over these, 1 being the average of the whole graph
 * @param rank estimated number of vertices of the whole graph with a larger score, plus 1
 * @param replicateRanks the ranks by the single replicates: their spread is what the draw did, and
 *     says nothing of what all replicates get wrong alike
 * @param rankLow90 the better end of the interval that ought to hold the true rank nine times in
 *     ten
 * @param rankHigh90 the worse end of it
 * @param topShare probability of being among the first k
 */
public record RankEstimate(
    long id,
    int replicates,
    double score,
    double rank,
    ReplicateRange replicateRanks,
    double rankLow90,
    double rankHigh90,
    double topShare)
    implements Serializable {}
