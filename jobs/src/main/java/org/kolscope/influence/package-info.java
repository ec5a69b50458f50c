/**
 * Who moves whom: status in the follow graph and in the repost graph, computed with JGraphT on
 * sampled subgraphs, one per Spark task, and the range of each rank over the samples. Knows {@code
 * schema} and {@code graph} only; no session, no path, no clock.
 */
package org.kolscope.influence;
