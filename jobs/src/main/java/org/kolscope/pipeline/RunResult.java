package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kolscope.intake.Drop.ChainCounts;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.report.Words;

/**
 * What a run did.
 *
 * @param report the page to open
 * @param nightPage how the run went and whether its data can be trusted
 * @param manifest everything needed to repeat it
 * @param isUnchanged whether all stages were skipped and nothing was written
 * @param digest the night in one line
 * @param intake per table, what became of its raw rows
 * @param history the earlier nights that this run loaded
 * @param chains what repost chains told
 * @param kols KOLs ranked
 * @param warnings what the reader must know, most important first; empty if all is well
 * @param notices what the reader should know although all is well
 */
public record RunResult(
    String report,
    String nightPage,
    String manifest,
    boolean isUnchanged,
    String digest,
    Map<String, Counts> intake,
    History history,
    ChainCounts chains,
    long kols,
    List<Words> warnings,
    List<Words> notices) {

  /**
   * Nights that were loaded with the one that was run.
   *
   * @param nights oldest first; empty if none were
   * @param rows per table, its raw rows of these nights
   * @param quarantined of those, kept apart and not repaired
   */
  public record History(
      List<LocalDate> nights, Map<String, Long> rows, Map<String, Long> quarantined) {}
}
