/**
 * Which subgraph stands for the whole: seeded in-degree-proportional samples, the rest of the world
 * as one vertex, and the range of a number over replicates. Knows no tables; a coin is a function
 * of seed, replicate and id, never of the order in which vertices are met.
 */
package org.kolscope.graph.sample;
