package org.kolscope.peers;

import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;

/** One way to score the vertices of an arc file. */
@FunctionalInterface
interface Engine {

  /** Reads the file into whatever the engine works on. */
  Loaded load(Task task) throws Exception;

  /** A graph in memory, scored as often as asked; the scores of a run are by vertex. */
  @FunctionalInterface
  interface Loaded {
    IntToDoubleFunction scores() throws Exception;
  }

  /**
   * What every engine is told.
   *
   * @param effort iterations, pivots or sources, or the logarithm of a counter's registers
   */
  record Task(Path file, int threads, int effort) {}
}
