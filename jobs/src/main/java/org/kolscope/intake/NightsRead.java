package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kolscope.intake.ColumnReader.Night;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.intake.RepairIndex.Original;
import org.kolscope.intake.Source.Ids;
import org.kolscope.schema.Account;
import org.kolscope.schema.Post;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * Reads the raw files of nights, of one as of many: rows carry the night of their folder in column
 * {@code _night}, and whatever is brought together is brought together within a night.
 *
 * @param plans one a night
 * @param maxQuarantinedShare see {@link Intake}
 */
record NightsRead(SparkSession spark, List<SourcePlan> plans, double maxQuarantinedShare) {

  /**
   * What was read.
   *
   * @param typed per table, every raw row
   * @param merged per table, its rows
   * @param stubs accounts that a night only mentions
   */
  record Read(
      List<SourcePlan> plans,
      Map<LocalDate, List<InputFile>> files,
      Outcomes outcomes,
      Map<Class<? extends Record>, Dataset<Row>> typed,
      Map<Class<? extends Record>, Dataset<Row>> merged,
      Dataset<Row> stubs,
      List<Dataset<Row>> kept) {

    /** The drop of the one night. */
    Drop drop(SourcePlan plan) {
      return new Drop(
          tables(),
          new Table<>(Account.class, stubs),
          new Table<>(QuarantinedRow.class, quarantined()),
          outcomes.counts(plans, merged).get(plan.asOf()),
          inputs(plan),
          RepostChains.counts(typed.get(Post.class), merged.get(Post.class)),
          plan.absentColumns(),
          kept);
    }

    Drops drops() {
      Map<LocalDate, List<InputFile>> inputs = new TreeMap<>();
      plans.forEach(p -> inputs.put(p.asOf(), inputs(p)));
      Map<Class<? extends Record>, Dataset<Row>> tables = new LinkedHashMap<>();
      merged.forEach((table, rows) -> tables.put(table, dated(table, rows)));
      return new Drops(
          tables,
          dated(Account.class, stubs),
          dated(QuarantinedRow.class, quarantined()),
          outcomes.counts(plans, merged),
          inputs,
          kept);
    }

    private static Dataset<Row> dated(Class<? extends Record> table, Dataset<Row> rows) {
      List<Column> columns = new ArrayList<>();
      for (var name : Table.schemaOf(table).fieldNames()) {
        columns.add(col(name));
      }
      columns.add(expr("date_from_unix_date(" + Typing.NIGHT + ")").as(Drops.AS_OF));
      return rows.select(columns.toArray(Column[]::new));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<Class<? extends Record>, Table<?>> tables() {
      Map<Class<? extends Record>, Table<?>> tables = new LinkedHashMap<>();
      for (var table : Tables.SOURCE) {
        if (merged.containsKey(table)) {
          tables.put(table, new Table(table, merged.get(table)));
        }
      }
      return tables;
    }

    private Dataset<Row> quarantined() {
      List<Column> columns = new ArrayList<>();
      for (var name : Table.schemaOf(QuarantinedRow.class).fieldNames()) {
        columns.add(col(name));
      }
      columns.add(col(Typing.NIGHT));
      return typed.entrySet().stream()
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
                          col(Typing.REPLAYED).as("replayed"),
                          col(Typing.NIGHT))
                      .select(columns.toArray(Column[]::new)))
          .reduce(Dataset::union)
          .orElseThrow();
    }

    private List<InputFile> inputs(SourcePlan plan) {
      Map<String, Map<String, Long>> rowsByFile = new LinkedHashMap<>();
      plan.tables()
          .forEach(
              (table, mappings) -> {
                var rows = outcomes.rowsByFile(plan.asOf(), table.getSimpleName());
                // a file that feeds a table and has no row for it is told all the same
                mappings.forEach(
                    m -> m.files().forEach(f -> rows.putIfAbsent(f.file().path(), 0L)));
                rowsByFile.put(table.getSimpleName(), rows);
              });
      return files.get(plan.asOf()).stream()
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

  private Source source() {
    return plans.get(0).source();
  }

  /** See {@link Intake#loadNights}. */
  Read read(
      Map<LocalDate, List<InputFile>> files, Table<Account> known, ZoneId zone, Set<Long> refused) {
    var typed = typed(typing(zone, RefusedIds.of(spark, source(), refused)));
    List<Dataset<Row>> kept = new ArrayList<>(typed.values());
    var outcomes = Outcomes.of(typed);
    outcomes.refuseTooMany(maxQuarantinedShare);
    Map<Class<? extends Record>, Dataset<Row>> merged = new LinkedHashMap<>();
    typed.forEach(
        (table, rows) -> merged.put(table, keep(kept, Merging.byKey(spark, table, rows))));
    if (source().ids() == Ids.TEXT) {
      TextIds.refuseCollisions(merged, known);
      merged.computeIfPresent(Account.class, (t, rows) -> TextIds.kept(rows));
    }
    if (merged.containsKey(Post.class)) {
      var posts = RepostChains.resolved(merged.get(Post.class), merged.get(Account.class));
      merged.put(Post.class, keep(kept, posts));
    }
    var stubs = keep(kept, Stubs.of(spark, merged));
    return new Read(plans, files, outcomes, typed, merged, stubs, kept);
  }

  private static Dataset<Row> keep(List<Dataset<Row>> kept, Dataset<Row> rows) {
    var persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  private Typing typing(ZoneId zone, RefusedIds refused) {
    var source = source();
    Map<Integer, Night> nights = new HashMap<>();
    Map<Integer, Set<Original>> repaired = new HashMap<>();
    for (var plan : plans) {
      var day = (int) plan.asOf().toEpochDay();
      var end = plan.asOf().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
      nights.put(day, new Night(source.ids(), source.platform(), source.zone(), end));
      repaired.put(day, plan.repaired());
    }
    var context = new JavaSparkContext(spark.sparkContext());
    return new Typing(source.ids(), nights, refused, context.broadcast(repaired));
  }

  /** The rows of every table, of all its mappings, kept. */
  private Map<Class<? extends Record>, Dataset<Row>> typed(Typing typing) {
    var raw = new RawRows(spark);
    Map<Class<? extends Record>, Dataset<Row>> typed = new LinkedHashMap<>();
    SourcePlan.together(plans)
        .forEach(
            (table, mappings) ->
                typed.put(
                    table,
                    mappings.stream()
                        .map(m -> typing.typed(spark, raw.of(m), table, m, source()))
                        .reduce(Dataset::union)
                        .orElseThrow()
                        .persist(StorageLevel.MEMORY_AND_DISK())));
    return typed;
  }
}
