package org.kolscope.pipeline;

import java.time.LocalDate;
import org.kolscope.intake.Source;
import org.kolscope.schema.Brief;

/**
 * What one run is asked to do.
 *
 * @param source how to read the input
 * @param sourceName preset or file it came from
 * @param input folder or file of raw data
 * @param asOf the night
 * @param warehouse folder of the warehouse; where its mask key is kept
 * @param out folder for parquet, reports and runs
 * @param brief what the brand asks for; null for none
 * @param settings every number that can be set
 * @param isSample whether the data is the made-up sample world
 * @param command what was typed, to be typed again; null if nothing was
 * @param loadsHistory whether earlier nights that lie ready and are not in the warehouse are loaded
 *     first
 */
public record RunRequest(
    Source source,
    String sourceName,
    String input,
    LocalDate asOf,
    String warehouse,
    String out,
    Brief brief,
    Settings settings,
    boolean isSample,
    String command,
    boolean loadsHistory) {

  /** A run of one night and no other. */
  public RunRequest(
      Source source,
      String sourceName,
      String input,
      LocalDate asOf,
      String warehouse,
      String out,
      Brief brief,
      Settings settings,
      boolean isSample,
      String command) {
    this(
        source, sourceName, input, asOf, warehouse, out, brief, settings, isSample, command, false);
  }

  /** The same run after the nights before it, see {@link EarlierNights}. */
  public RunRequest withHistory() {
    return new RunRequest(
        source, sourceName, input, asOf, warehouse, out, brief, settings, isSample, command, true);
  }
}
