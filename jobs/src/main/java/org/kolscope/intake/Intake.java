package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.intake.ColumnReader.Night;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * Loads the raw files of one night. Every raw row ends in exactly one of accepted, merged as
 * duplicate, quarantined.
 *
 * <p>Rows with the same key are one row: column by column, the first known value wins, in the order
 * of the mappings, then of {@code newest}, then the later file and line.
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
  public SourcePlan plan(
      SparkSession spark, Source source, String input, java.time.LocalDate asOf) {
    var plan = SourcePlan.of(spark, source, input, asOf, maxLineBytes);
    new Expressions(spark, source).check(plan);
    return plan;
  }

  /**
   * Loads what was planned.
   *
   * @param known accounts of earlier nights: they need no stub, and their names resolve chains
   * @param zone whose end of day ends the night; a later time is of the future
   * @throws DataQualityException if a table has too many quarantined rows
   */
  public Drop load(SparkSession spark, SourcePlan plan, Table<Account> known, ZoneId zone) {
    var end = plan.asOf().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
    Map<Class<? extends Record>, Dataset<Row>> typed = new LinkedHashMap<>();
    plan.tables().forEach((table, m) -> typed.put(table, typed(spark, plan, table, end)));
    List<Dataset<Row>> kept = new ArrayList<>(typed.values());
    var reasons = outcomes(typed);
    refuseTooManyFaults(reasons);
    Map<Class<? extends Record>, Dataset<Row>> merged = new LinkedHashMap<>();
    typed.forEach(
        (table, rows) -> merged.put(table, keep(kept, Merging.byKey(spark, table, rows))));
    if (plan.source().ids() == Ids.TEXT) {
      TextIds.refuseCollisions(merged, known);
      merged.computeIfPresent(Account.class, (t, rows) -> TextIds.kept(rows));
    }
    if (merged.containsKey(Post.class)) {
      var posts = RepostChains.resolved(merged.get(Post.class), merged.get(Account.class), known);
      merged.put(Post.class, keep(kept, posts));
    }
    var counts = counts(reasons, merged);
    var stubs = keep(kept, Stubs.of(spark, merged, known).rows());
    return new Drop(
        tables(merged),
        new Table<>(Account.class, stubs),
        stubs.count(),
        quarantined(spark, typed),
        counts,
        inputs(spark, plan, reasons),
        RepostChains.counts(typed.get(Post.class), merged.get(Post.class)),
        plan.absentColumns(),
        kept);
  }

  private static Dataset<Row> keep(List<Dataset<Row>> kept, Dataset<Row> rows) {
    var persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private static Dataset<Row> typed(
      SparkSession spark, SourcePlan plan, Class<? extends Record> table, Instant end) {
    var source = plan.source();
    var typing = new Typing(new Night(source.ids(), source.platform(), source.zone(), end));
    var raw = new RawRows(spark);
    return plan.tables().get(table).stream()
        .map(m -> typing.typed(spark, raw.of(m), table, m, source))
        .reduce(Dataset::union)
        .orElseThrow()
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Per table and file, rows by reason; the reason of a sound row is empty. One job for all. */
  private static Map<String, Map<String, Map<String, Long>>> outcomes(
      Map<Class<? extends Record>, Dataset<Row>> typed) {
    Map<String, Map<String, Map<String, Long>>> outcomes = new LinkedHashMap<>();
    typed.keySet().forEach(t -> outcomes.put(t.getSimpleName(), new TreeMap<>()));
    var judged =
        named(typed, col("_path"), functions.coalesce(col(Typing.REASON), lit("")).as("reason"));
    for (var row : judged.groupBy("table", "_path", "reason").count().collectAsList()) {
      outcomes
          .get(row.getString(0))
          .computeIfAbsent(row.getString(1), p -> new TreeMap<>())
          .put(row.getString(2), row.getLong(3));
    }
    return outcomes;
  }

  /** Columns of all tables below each other, with the name of the table in front. */
  private static Dataset<Row> named(
      Map<Class<? extends Record>, Dataset<Row>> tables, Column... columns) {
    return tables.entrySet().stream()
        .map(
            e ->
                e.getValue()
                    .select(columns)
                    .select(lit(e.getKey().getSimpleName()).as("table"), col("*")))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private void refuseTooManyFaults(Map<String, Map<String, Map<String, Long>>> outcomes) {
    outcomes.forEach(
        (table, byFile) -> {
          var read = sum(byFile, r -> true);
          var faults = sum(byFile, r -> !r.isEmpty());
          if (faults > maxQuarantinedShare * read) {
            throw new DataQualityException(
                "table "
                    + table
                    + ": "
                    + faults
                    + " of "
                    + read
                    + " rows would be quarantined, more than the share "
                    + maxQuarantinedShare
                    + " that intake.max-quarantined-share allows; reasons "
                    + reasons(byFile));
          }
        });
  }

  private static Map<String, Long> reasons(Map<String, Map<String, Long>> byFile) {
    Map<String, Long> reasons = new TreeMap<>();
    byFile.values().forEach(r -> r.forEach((reason, n) -> reasons.merge(reason, n, Long::sum)));
    reasons.remove("");
    return reasons;
  }

  private static long sum(
      Map<String, Map<String, Long>> byFile, java.util.function.Predicate<String> reason) {
    return byFile.values().stream()
        .flatMap(r -> r.entrySet().stream())
        .filter(e -> reason.test(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Counts> counts(
      Map<String, Map<String, Map<String, Long>>> outcomes,
      Map<Class<? extends Record>, Dataset<Row>> merged) {
    Map<String, Long> rows = new TreeMap<>();
    named(merged, lit(1).as("one"))
        .groupBy("table")
        .count()
        .collectAsList()
        .forEach(r -> rows.put(r.getString(0), r.getLong(1)));
    Map<String, Counts> counts = new LinkedHashMap<>();
    merged
        .keySet()
        .forEach(
            table -> {
              var byFile = outcomes.get(table.getSimpleName());
              var sound = sum(byFile, String::isEmpty);
              var accepted = rows.getOrDefault(table.getSimpleName(), 0L);
              counts.put(
                  table.getSimpleName(),
                  new Counts(
                      sum(byFile, r -> true),
                      accepted,
                      sound - accepted,
                      sum(byFile, r -> !r.isEmpty()),
                      reasons(byFile)));
            });
    return counts;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Class<? extends Record>, Table<?>> tables(
      Map<Class<? extends Record>, Dataset<Row>> merged) {
    Map<Class<? extends Record>, Table<?>> tables = new LinkedHashMap<>();
    for (var table : Tables.SOURCE) {
      if (merged.containsKey(table)) {
        tables.put(table, new Table(table, merged.get(table)));
      }
    }
    return tables;
  }

  private static Table<QuarantinedRow> quarantined(
      SparkSession spark, Map<Class<? extends Record>, Dataset<Row>> typed) {
    var columns =
        Arrays.stream(Table.schemaOf(QuarantinedRow.class).fieldNames())
            .map(functions::col)
            .toArray(Column[]::new);
    var none =
        spark.createDataFrame(List.<Row>of(), Table.schemaOf(QuarantinedRow.class)).select(columns);
    return new Table<>(
        QuarantinedRow.class,
        typed.entrySet().stream()
            .map(
                e ->
                    e.getValue()
                        .where(col(Typing.REASON).isNotNull())
                        .select(
                            lit(e.getKey().getSimpleName()).as("tableName"),
                            col("_path").as("file"),
                            col("_line").as("line"),
                            col("_part").as("part"),
                            col(Typing.REASON).as("reason"),
                            col("_columnName").as("columnName"),
                            col("_value").as("value"),
                            col("_raw").as("raw"))
                        .select(columns))
            .reduce(none, Dataset::union));
  }

  private static List<InputFile> inputs(
      SparkSession spark, SourcePlan plan, Map<String, Map<String, Map<String, Long>>> outcomes) {
    var digests = new RawRows(spark).digests(plan.files());
    Map<String, Set<String>> feeds = new HashMap<>();
    plan.tables()
        .forEach(
            (table, mappings) ->
                feeds.put(
                    table.getSimpleName(),
                    mappings.stream()
                        .flatMap(m -> m.files().stream())
                        .map(f -> f.file().path())
                        .collect(Collectors.toSet())));
    List<InputFile> inputs = new ArrayList<>();
    for (int i = 0; i < plan.files().size(); i++) {
      var file = plan.files().get(i);
      Map<String, Long> rows = new LinkedHashMap<>();
      outcomes.forEach(
          (table, byFile) -> {
            var ofFile = byFile.getOrDefault(file.path(), Map.of());
            if (feeds.get(table).contains(file.path())) {
              rows.put(table, ofFile.values().stream().mapToLong(n -> n).sum());
            }
          });
      inputs.add(
          new InputFile(
              file.path(), file.bytes(), digests.get(i).sha256(), digests.get(i).secret(), rows));
    }
    return inputs;
  }
}
