package org.kolscope.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Run;

/**
 * Everything the nightly page says: how a run went and whether its data can be trusted. It holds
 * host facts (seconds, bytes, memory) and is therefore, unlike the report, outside the promise of
 * same bytes. A null means that it is not known, never 0; an empty list that there was none.
 *
 * @param run the run and its verdict
 * @param warnings what the reader must know besides the rules, most important first
 * @param volumes one line per input table
 * @param rules one line per figure of the quality rules, in any order
 * @param quarantine rows kept apart by reason, table and file, in any order
 * @param replayCommand the command that loads repaired rows; null if none were kept apart
 * @param stages the stages of the night in the order of the pipeline
 * @param profile whom the profile expert judged; null if the run did not get that far
 * @param appeals what people decided; null if the run did not get that far
 * @param kols the ranking of this run, also where it was not published; empty if the run did not
 *     get that far
 * @param before the published run to compare with; null if there is none
 * @param restatements days that earlier nights had published otherwise
 * @param lineage which stage reads and writes what, in the order of the pipeline
 * @param links where the other files of the run are
 * @param privacy what was done for privacy
 */
public record NightPage(
    RunLine run,
    List<Words> warnings,
    List<VolumeLine> volumes,
    List<NightRule> rules,
    List<QuarantineLine> quarantine,
    String replayCommand,
    List<StageLine> stages,
    ProfileCoverage profile,
    NightAppeals appeals,
    List<KolRank> kols,
    Before before,
    List<Restatement> restatements,
    List<LineageLine> lineage,
    Links links,
    PrivacyLine privacy) {

  public NightPage {
    warnings = List.copyOf(warnings);
    volumes = List.copyOf(volumes);
    rules = List.copyOf(rules);
    quarantine = List.copyOf(quarantine);
    stages = List.copyOf(stages);
    kols = kols.stream().sorted(Comparator.comparingInt(KolRank::rank)).toList();
    restatements = List.copyOf(restatements);
    lineage = List.copyOf(lineage);
  }

  /**
   * The run and what it came to.
   *
   * @param number place in the order of runs, as in {@link Run}; null if the run has no row there
   * @param asOf the night
   * @param platform the platform of the warehouse, as a reader would write it
   * @param zone the time zone of hours and days
   * @param isSample whether the data is a made-up sample world
   * @param verdict what the audit said
   * @param published whether readers see this run
   * @param stoppedBy what stopped the run where no rule of {@code rules} did, such as a file that
   *     was mapped wrongly; null otherwise
   * @param codeVersion of the code that ran
   * @param settingsHash of all settings and the brief
   * @param seconds from start to end
   * @param exitCode of the process
   * @param shownAsOf the night that readers see after this run; null if nothing was ever published
   * @param shownNumber the run that readers see; null alike
   * @param rerunCommand the command that runs this night again; null if it is not known
   */
  public record RunLine(
      Long number,
      LocalDate asOf,
      String platform,
      String zone,
      boolean isSample,
      Run.Verdict verdict,
      boolean published,
      Words stoppedBy,
      String codeVersion,
      String settingsHash,
      double seconds,
      int exitCode,
      LocalDate shownAsOf,
      Long shownNumber,
      String rerunCommand) {

    public RunLine {
      if (published && verdict == Run.Verdict.STOP) {
        throw new IllegalArgumentException("published must be false after STOP, was true");
      }
      if ((shownAsOf == null) != (shownNumber == null)) {
        throw new IllegalArgumentException(
            "shownAsOf and shownNumber must both be known or both be null, were %s and %s"
                .formatted(shownAsOf, shownNumber));
      }
    }
  }

  /**
   * What became of the raw rows of one input table: read = accepted + merged + quarantined +
   * refused; the page shows it as an error where it is not.
   *
   * @param tableName the source table
   * @param readCount raw rows
   * @param acceptedCount rows of the table
   * @param mergedCount rows that had the key of an accepted one
   * @param quarantinedCount rows kept apart with a reason
   * @param refusedCount rows left out because they are about somebody on the refusal list
   * @param replayedCount of those read, the ones from files repaired after an earlier quarantine
   * @param changedCount rows that the log of the table got; null if nothing was stored
   * @param medianAcceptedCount median of the rows accepted in the last 7 nights; null if there are
   *     too few
   * @param newestAt latest time in the rows; null if the table has no times
   */
  public record VolumeLine(
      String tableName,
      long readCount,
      long acceptedCount,
      long mergedCount,
      long quarantinedCount,
      long refusedCount,
      long replayedCount,
      Long changedCount,
      Double medianAcceptedCount,
      Instant newestAt) {

    long lostCount() {
      return readCount - acceptedCount - mergedCount - quarantinedCount - refusedCount;
    }

    /** Rows accepted over the median, less 1; null if there is no median above 0. */
    Double changeShare() {
      return medianAcceptedCount == null || medianAcceptedCount <= 0
          ? null
          : Double.valueOf(acceptedCount / medianAcceptedCount - 1);
    }
  }

  /**
   * Rows kept apart for one reason out of one file.
   *
   * @param reason code, see docs/quarantine.md
   * @param tableName the table they were meant for
   * @param file path below the input folder
   * @param rowsCount how many
   */
  public record QuarantineLine(String reason, String tableName, String file, long rowsCount) {}

  /**
   * One stage of the night.
   *
   * @param name as Spark and the log know it
   * @param state what was done
   * @param why what made it run, such as inputs or settings that changed; empty if skipped
   * @param seconds how long it took; null if skipped
   * @param rowsCount rows it made, or that stand there from before; null if unknown
   * @param figures what Spark measured; null if it ran no Spark job
   */
  public record StageLine(
      String name,
      State state,
      List<Words> why,
      Double seconds,
      Long rowsCount,
      StageFigures figures) {

    public StageLine {
      why = List.copyOf(why);
    }

    /** What was done with a stage. */
    public enum State {
      /** It ran for the first time for this night. */
      DONE,
      /** Its inputs, settings and code are those of the last time: its result still stands. */
      SKIPPED,
      /** It ran again, since something changed or the last time was cut off. */
      RERUN
    }
  }

  /**
   * The published run to compare with.
   *
   * @param number place in the order of runs
   * @param asOf its night
   * @param codeVersion of the code that ran
   * @param settingsHash of its settings
   * @param kols its ranking
   * @param refusedIds accounts that refused since; they are counted and not named
   */
  public record Before(
      long number,
      LocalDate asOf,
      String codeVersion,
      String settingsHash,
      List<KolRank> kols,
      Set<Long> refusedIds) {

    public Before {
      kols = List.copyOf(kols);
      refusedIds = Set.copyOf(refusedIds);
    }
  }

  /** Names of the tables (or of files, for the first and last stages) around one stage. */
  public record LineageLine(String stageName, List<String> reads, List<String> writes) {

    public LineageLine {
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }
  }

  /**
   * Addresses relative to the page.
   *
   * @param manifest of the manifest
   * @param reports of the folder of the night's report, with a slash at its end; null if the run
   *     left none
   */
  public record Links(String manifest, String reports) {

    private static final Pattern RELATIVE = Pattern.compile("(?!/)[\\w./-]+");

    public Links {
      for (var link : reports == null ? List.of(manifest) : List.of(manifest, reports)) {
        if (!RELATIVE.matcher(link).matches()) {
          throw new IllegalArgumentException("link must be relative, was " + link);
        }
      }
    }
  }

  /**
   * What was done for privacy.
   *
   * @param maskKeyFingerprint tells mask keys apart
   * @param refusedAccountsCount accounts on the refusal list
   * @param purged rows of those that this run took out of tables, per table; a refusal is usually
   *     carried out once and then has nothing left to take out
   * @param expired what was older than the retention and is gone
   * @param careUsesCount uses of {@code care} since the last night; null if not logged
   */
  public record PrivacyLine(
      String maskKeyFingerprint,
      long refusedAccountsCount,
      List<NightReport.TableLine> purged,
      List<Expired> expired,
      Long careUsesCount) {

    public PrivacyLine {
      purged = List.copyOf(purged);
      expired = List.copyOf(expired);
    }
  }

  /** Something beyond its retention, and how many of it were deleted. */
  public record Expired(Words what, long count) {}
}
