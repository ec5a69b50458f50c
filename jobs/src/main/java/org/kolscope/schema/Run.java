package org.kolscope.schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row per run that came to a verdict. The newest published row is the only door to a warehouse:
 * it names the snapshot of every table, so that a reader never sees a mixture of nights. Rows hold
 * snapshot ids, which differ from warehouse to warehouse: this table is outside the promise of same
 * bytes and is not left as plain Parquet.
 *
 * @param number place in the order of runs, 1 first, without gaps
 * @param night the night it was for; also {@code asOf}
 * @param verdict what the audit said
 * @param published whether readers may see it; never after {@link Verdict#STOP}
 * @param cause what was done
 * @param codeVersion hash of the code that ran
 * @param settingsHash hash of all settings and the brief
 * @param inputsHash hash of the raw files that were read; null if none were
 * @param snapshots {@code Table=snapshot} for every table there was, by name
 */
public record Run(
    @Key long number,
    @Required LocalDate night,
    @Required Verdict verdict,
    boolean published,
    @Required Cause cause,
    @Required String codeVersion,
    @Required String settingsHash,
    String inputsHash,
    List<String> snapshots) {

  /** The snapshots by table. */
  public Map<String, Long> snapshotsByTable() {
    Map<String, Long> all = new TreeMap<>();
    for (var entry : snapshots) {
      var at = entry.indexOf('=');
      all.put(entry.substring(0, at), Long.valueOf(entry.substring(at + 1)));
    }
    return all;
  }

  /** What the audit of a night came to. */
  public enum Verdict {
    OK,
    WARN,
    STOP
  }

  /** What made a run write. */
  public enum Cause {
    /** A night was loaded. */
    NIGHT,
    /** Old nights were folded into one. */
    COMPACT,
    /** Accounts that refused were taken out. */
    REFUSAL
  }
}
