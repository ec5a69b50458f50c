package org.kolscope.pipeline;

/** Somebody who watches a run. */
@FunctionalInterface
public interface Progress {

  /** Stage {@code number} of {@code count} is done. */
  void ended(int number, int count, String stage, long rows, double seconds);

  /** Nobody watches. */
  Progress SILENT = (number, count, stage, rows, seconds) -> {};
}
