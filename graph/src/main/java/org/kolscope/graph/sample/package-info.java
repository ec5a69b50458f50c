/**
 * Which subgraph stands for the whole, and what it says of the whole: samplers with seeds, the rest
 * of the world as one vertex, and ranks in the whole graph estimated from replicates, with
 * intervals that also carry what all replicates get wrong alike. Knows no tables; a coin is a
 * function of seed, replicate and id, never of the order in which vertices are met.
 */
package org.kolscope.graph.sample;
