package org.kolscope.influence.whole;

/**
 * The heap that one task may fill with a graph: it refuses a graph that will not fit while little
 * of it is there, with what to change, instead of running out of memory. Whether it refuses depends
 * on the machine; no number ever does.
 *
 * @param what the task holds, such as {@code the FOLLOW graph}
 * @param advice which setting to change, as half a sentence
 * @param heapBytes of the process, at least 1
 */
public record HeapRoom(String what, String advice, long heapBytes) {

  /** Share of the heap that the graph may take: chosen; the rest is Spark's and the rows'. */
  static final double MOST = 0.75;

  /** The heap of the process that runs the task. */
  public static HeapRoom ofThisProcess(String what, String advice) {
    return new HeapRoom(what, advice, Runtime.getRuntime().maxMemory());
  }

  /**
   * Lets pass what fits.
   *
   * @param bytes that the task takes, by its own estimate of accounts and edges
   * @throws IllegalStateException naming both figures and what to change
   */
  public void require(long bytes) {
    if (bytes > MOST * heapBytes) {
      throw new IllegalStateException(
          "%s takes at least %,d MB in one task, of a heap of %,d MB it may take %,d MB; %s, or give more memory with KOLSCOPE_MEMORY or spark.executor.memory"
              .formatted(
                  what, bytes >> 20, heapBytes >> 20, (long) (MOST * heapBytes) >> 20, advice));
    }
  }
}
