package org.kolscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.kolscope.pipeline.Progress;

/** One line per finished stage. */
record Console(PrintWriter out) implements Progress {

  @Override
  public void ended(int number, int count, String stage, long rows, double seconds) {
    out.printf(
        Locale.ROOT, "[%d/%d] %-28s %,12d rows %7.1f s%n", number, count, stage, rows, seconds);
    out.flush();
  }
}
