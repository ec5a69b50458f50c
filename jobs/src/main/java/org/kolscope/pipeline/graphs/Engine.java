package org.kolscope.pipeline.graphs;

/** What measures a graph. */
public enum Engine {
  /** Memory if the graph is estimated to fit, else Spark. */
  AUTO,
  /** The kernels of module graph, in this process. */
  MEMORY,
  /** Vertices in this process, arcs on the cluster; the same scores. */
  SPARK,
  /** Replicated samples; scores with ranges. */
  SAMPLE
}
