package org.kolscope.intake;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.schema.Account;
import org.kolscope.schema.Table;

/**
 * Loads the raw files of one night, or of several at once. Every raw row ends in exactly one of
 * accepted, merged as duplicate, quarantined, refused.
 *
 * <p>Rows of a night with the same key are one row: column by column, the first known value wins,
 * in the order of the mappings, then of {@code newest}, then the later file and line; repaired
 * files are the latest.
 *
 * <p>Cost: per table one pass over its files and one shuffle of its rows by key; posts with a
 * repost chain are joined three times. The typed rows are kept (memory, then disk) until {@link
 * Drop#close}.
 *
 * @param maxQuarantinedShare share of a table's rows, in [0, 1], above which the night is stopped;
 *     0.5 was chosen: a file that is half wrong was mapped wrongly
 * @param maxLineBytes longer lines are quarantined unread, at least 1,024; 4 MiB was chosen: a post
 *     with all its pictures listed stays below 100 kB
 */
public record Intake(double maxQuarantinedShare, int maxLineBytes) {

  /** Characters of a quarantined row that are kept; the rest stands in the file at that line. */
  static final int RAW_LENGTH = 4096;

  public Intake {
    if (!(maxQuarantinedShare >= 0 && maxQuarantinedShare <= 1)) {
      throw new IllegalArgumentException(
          "maxQuarantinedShare must be in [0, 1], was " + maxQuarantinedShare);
    }
    if (maxLineBytes < 1024) {
      throw new IllegalArgumentException("maxLineBytes must be at least 1024, was " + maxLineBytes);
    }
  }

  /** The settings used unless others are given. */
  public static Intake defaults() {
    return new Intake(0.5, 4 << 20);
  }

  /** Checks a source against the files; see {@link SourcePlan#of}. */
  public SourcePlan plan(SparkSession spark, Source source, String input, LocalDate asOf) {
    var plan = SourcePlan.of(spark, source, input, asOf, maxLineBytes);
    new Expressions(spark, source).check(plan.tables());
    return plan;
  }

  /**
   * {@link #plan} for several nights that lie as folders {@code night=YYYY-MM-DD} in {@code input}.
   *
   * @return one plan a night, oldest first
   */
  public List<SourcePlan> plans(
      SparkSession spark, Source source, String input, NavigableSet<LocalDate> nights) {
    var plans = SourcePlan.of(spark, source, input, nights, maxLineBytes);
    new Expressions(spark, source).check(SourcePlan.together(plans));
    return plans;
  }

  /**
   * Loads what was planned.
   *
   * @param known accounts of earlier nights, whose text ids must not share a hash with those of
   *     this one
   * @param zone whose end of day ends the night; a later time is of the future
   * @throws DataQualityException if a table has too many quarantined rows
   */
  public Drop load(SparkSession spark, SourcePlan plan, Table<Account> known, ZoneId zone) {
    return load(spark, plan, inputs(spark, plan), known, zone, Set.of());
  }

  /** The files of a plan with their digests: each is read once, as it lies there. */
  public List<InputFile> inputs(SparkSession spark, SourcePlan plan) {
    return inputs(spark, List.of(plan)).get(plan.asOf());
  }

  /** The files of several nights with their digests, by night, in one job. */
  public Map<LocalDate, List<InputFile>> inputs(SparkSession spark, List<SourcePlan> plans) {
    var files = plans.stream().flatMap(p -> p.files().stream()).toList();
    var digests = new RawRows(spark).digests(files).iterator();
    Map<LocalDate, List<InputFile>> inputs = new TreeMap<>();
    for (var plan : plans) {
      List<InputFile> ofNight = new ArrayList<>();
      for (var file : plan.files()) {
        var digest = digests.next();
        ofNight.add(
            new InputFile(file.path(), file.bytes(), digest.sha256(), digest.secret(), Map.of()));
      }
      inputs.put(plan.asOf(), ofNight);
    }
    return inputs;
  }

  /**
   * Loads what was planned, without the accounts that refused: a raw row in which any account id is
   * one of them is counted and nothing else. So a repost of a refused account's post by somebody
   * else goes too, since it names its author; the texts of others are kept as they are.
   *
   * @param files of the plan, see {@link #inputs(SparkSession, SourcePlan)}
   * @param refused account ids, see {@link Refusals}; sent to every executor
   */
  public Drop load(
      SparkSession spark,
      SourcePlan plan,
      List<InputFile> files,
      Table<Account> known,
      ZoneId zone,
      Set<Long> refused) {
    var night = plan.asOf();
    return new NightsRead(spark, List.of(plan), maxQuarantinedShare)
        .read(Map.of(night, files), known, zone, refused)
        .drop(plan);
  }

  /**
   * {@link #load} for several nights at once: each is what it would be by itself. The cost is that
   * of one night of all these rows.
   *
   * @param plans one a night, see {@link #plans}
   * @param files by night, see {@link #inputs(SparkSession, List)}
   * @param known accounts whose text ids must not share a hash with those of these nights
   * @throws DataQualityException naming the night and table that has too many quarantined rows
   */
  public Drops loadNights(
      SparkSession spark,
      List<SourcePlan> plans,
      Map<LocalDate, List<InputFile>> files,
      Table<Account> known,
      ZoneId zone,
      Set<Long> refused) {
    return new NightsRead(spark, plans, maxQuarantinedShare)
        .read(files, known, zone, refused)
        .drops();
  }
}
