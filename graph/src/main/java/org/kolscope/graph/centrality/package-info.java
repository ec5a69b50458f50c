/**
 * Who stands in the middle: scores per vertex, JGraphT's own where they are right and ours where
 * JGraphT has no such variant. Every algorithm is seen through JGraphT's {@code
 * VertexScoringAlgorithm} or as plain arrays by vertex index. No library default decides a result:
 * tolerances are stated by the caller.
 */
package org.kolscope.graph.centrality;
