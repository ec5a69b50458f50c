package org.kolscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.kolscope.pipeline.Progress;
import org.kolscope.report.NightPage.StageLine.State;

/** One line per finished stage. */
record Console(PrintWriter out) implements Progress {

  @Override
  public void ended(int number, int count, String stage, State state, long rows, Double seconds) {
    var took = state == State.SKIPPED ? "skipped" : String.format(Locale.ROOT, "%5.1f s", seconds);
    out.printf(Locale.ROOT, "[%2d/%d] %-28s %,12d rows %8s%n", number, count, stage, rows, took);
    out.flush();
  }
}
