package org.kolscope.pipeline;

import org.kolscope.report.NightPage.StageLine.State;

/** Somebody who watches a run. What it throws ends the run there. */
public interface Progress {

  /** A stage has left its result and is not yet remembered as done. */
  default void made(String stage) {}

  /**
   * Stage {@code number} of {@code count} is done or was skipped.
   *
   * @param seconds null if it was skipped
   */
  void ended(int number, int count, String stage, State state, long rows, Double seconds);

  /** Nobody watches. */
  Progress SILENT = (number, count, stage, state, rows, seconds) -> {};
}
