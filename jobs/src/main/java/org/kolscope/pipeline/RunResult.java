package org.kolscope.pipeline;

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
 * @param chains what repost chains told
 * @param kols KOLs ranked
 * @param warnings what the reader must know, most important first; empty if all is well
 */
public record RunResult(
    String report,
    String nightPage,
    String manifest,
    boolean isUnchanged,
    String digest,
    Map<String, Counts> intake,
    ChainCounts chains,
    long kols,
    List<Words> warnings) {}
