package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.intake.ColumnReader.Night;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * Loads the raw files of one night. Every raw row ends in exactly one of accepted, merged as
 * duplicate, quarantined, refused.
 *
 * <p>Rows with the same key are one row: column by column, the first known value wins, in the order
 * of the mappings, then of {@code newest}, then the later file and line; repaired files are the
 * latest.
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
    var digests = new RawRows(spark).digests(plan.files());
    List<InputFile> inputs = new ArrayList<>();
    for (int i = 0; i < plan.files().size(); i++) {
      var file = plan.files().get(i);
      var digest = digests.get(i);
      inputs.add(
          new InputFile(file.path(), file.bytes(), digest.sha256(), digest.secret(), Map.of()));
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
    var refusedIds = RefusedIds.of(spark, plan.source(), refused);
    var typed = typed(spark, plan, typing(spark, plan, zone, refusedIds));
    List<Dataset<Row>> kept = new ArrayList<>(typed.values());
    var outcomes = Outcomes.of(typed);
    outcomes.refuseTooMany(maxQuarantinedShare);
    Map<Class<? extends Record>, Dataset<Row>> merged = new LinkedHashMap<>();
    typed.forEach(
        (table, rows) -> merged.put(table, keep(kept, Merging.byKey(spark, table, rows))));
    if (plan.source().ids() == Ids.TEXT) {
      TextIds.refuseCollisions(merged, known);
      merged.computeIfPresent(Account.class, (t, rows) -> TextIds.kept(rows));
    }
    if (merged.containsKey(Post.class)) {
      var posts = RepostChains.resolved(merged.get(Post.class), merged.get(Account.class));
      merged.put(Post.class, keep(kept, posts));
    }
    var counts = outcomes.counts(merged);
    var stubs = keep(kept, Stubs.of(spark, merged).rows());
    return new Drop(
        tables(merged),
        new Table<>(Account.class, stubs),
        quarantined(spark, typed),
        counts,
        inputs(plan, files, outcomes),
        RepostChains.counts(typed.get(Post.class), merged.get(Post.class)),
        plan.absentColumns(),
        kept);
  }

  private static Dataset<Row> keep(List<Dataset<Row>> kept, Dataset<Row> rows) {
    var persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private static Typing typing(
      SparkSession spark, SourcePlan plan, ZoneId zone, RefusedIds refused) {
    var source = plan.source();
    var end = plan.asOf().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
    return new Typing(
        new Night(source.ids(), source.platform(), source.zone(), end),
        refused,
        new JavaSparkContext(spark.sparkContext()).broadcast(plan.repaired()));
  }

  /** The rows of every table, of all its mappings, kept. */
  private static Map<Class<? extends Record>, Dataset<Row>> typed(
      SparkSession spark, SourcePlan plan, Typing typing) {
    var raw = new RawRows(spark);
    Map<Class<? extends Record>, Dataset<Row>> typed = new LinkedHashMap<>();
    plan.tables()
        .forEach(
            (table, mappings) ->
                typed.put(
                    table,
                    mappings.stream()
                        .map(m -> typing.typed(spark, raw.of(m), table, m, plan.source()))
                        .reduce(Dataset::union)
                        .orElseThrow()
                        .persist(StorageLevel.MEMORY_AND_DISK())));
    return typed;
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
            .map(c -> col(c))
            .toArray(Column[]::new);
    var none =
        spark.createDataFrame(List.<Row>of(), Table.schemaOf(QuarantinedRow.class)).select(columns);
    return new Table<>(
        QuarantinedRow.class,
        typed.entrySet().stream()
            .map(
                e ->
                    e.getValue()
                        .where(
                            col(Typing.REASON)
                                .isNotNull()
                                .and(col(Typing.REASON).notEqual(Typing.REFUSED)))
                        .select(
                            lit(e.getKey().getSimpleName()).as("tableName"),
                            col("_path").as("file"),
                            col("_line").as("line"),
                            col("_part").as("part"),
                            col(Typing.REASON).as("reason"),
                            col("_columnName").as("columnName"),
                            col("_value").as("value"),
                            col("_raw").as("raw"),
                            col(Typing.REPLAYED).as("replayed"))
                        .select(columns))
            .reduce(none, Dataset::union));
  }

  private static List<InputFile> inputs(SourcePlan plan, List<InputFile> files, Outcomes outcomes) {
    Map<String, Map<String, Long>> rowsByFile = new LinkedHashMap<>();
    plan.tables()
        .forEach(
            (table, mappings) -> {
              var rows = outcomes.rowsByFile(table.getSimpleName());
              // a file that feeds a table and has no row for it is told all the same
              mappings.forEach(m -> m.files().forEach(f -> rows.putIfAbsent(f.file().path(), 0L)));
              rowsByFile.put(table.getSimpleName(), rows);
            });
    return files.stream()
        .map(
            file -> {
              Map<String, Long> rows = new LinkedHashMap<>();
              rowsByFile.forEach(
                  (table, byFile) -> {
                    if (byFile.containsKey(file.path())) {
                      rows.put(table, byFile.get(file.path()));
                    }
                  });
              return new InputFile(file.path(), file.bytes(), file.sha256(), file.secret(), rows);
            })
        .toList();
  }
}
