package org.kolscope.graph.sample;

import org.kolscope.graph.Digraph;

/**
 * A way of choosing the vertices of a sample. Each replicate is a function of the graph, the
 * settings with their seed, and its number; none is drawn for the sake of another.
 */
public sealed interface Sampler
    permits InDegreeSampler, TopicSampler, FrontierSampler, RestartSampler {

  /** Prepares for a graph what all replicates have in common. */
  Draws on(Digraph graph);

  /** Draws replicates from one graph; safe for use by several threads. */
  @FunctionalInterface
  interface Draws {

    /**
     * Draws a replicate.
     *
     * @param replicate at least 0
     */
    Drawn draw(int replicate);
  }
}
