package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drops;
import org.kolscope.intake.Source;
import org.kolscope.intake.SourcePlan;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Key;
import org.kolscope.schema.Table;

/**
 * The source tables of raw files as they stand on a night, in no warehouse. Where the input has
 * folders {@code night=YYYY-MM-DD}, all of them up to the night are read, as a run with history
 * does. Other than there, a follow that only a later complete crawl no longer has stays.
 *
 * @param logs per table that came, its rows with {@code asOf}
 * @param stubs accounts that are only mentioned
 * @param nights how many were read
 * @param open lets go of what was read
 */
record RawState(
    SparkSession spark,
    Map<Class<? extends Record>, Dataset<Row>> logs,
    Dataset<Row> stubs,
    int nights,
    Runnable open)
    implements AutoCloseable {

  /** Reads the files; what they hold stays in memory, then on disk, until this is closed. */
  static RawState of(
      SparkSession spark, Source source, String input, LocalDate asOf, Settings settings) {
    var intake = settings.intake();
    var zone = ZoneId.of(settings.report().zone());
    var known = Table.of(spark, Account.class, List.of());
    var refused = RefusalList.of(spark, settings, source);
    var nights = SourcePlan.anyNights(spark, input);
    if (nights.contains(asOf)) {
      var plans = intake.plans(spark, source, input, nights.headSet(asOf, true));
      var files = intake.inputs(spark, plans);
      var drops = intake.loadNights(spark, plans, files, known, zone, refused);
      return new RawState(spark, drops.tables(), drops.stubs(), plans.size(), drops::close);
    }
    var plan = intake.plan(spark, source, input, asOf);
    var files = intake.inputs(spark, plan);
    var drop = intake.load(spark, plan, files, known, zone, refused);
    Map<Class<? extends Record>, Dataset<Row>> logs = new LinkedHashMap<>();
    drop.tables().forEach((type, table) -> logs.put(type, at(table, asOf)));
    return new RawState(spark, logs, at(drop.stubs(), asOf), 1, drop::close);
  }

  private static Dataset<Row> at(Table<?> table, LocalDate asOf) {
    return table.rows().withColumn(Drops.AS_OF, lit(asOf));
  }

  /** The latest row of each key; none if no file was there. */
  <R extends Record> Table<R> state(Class<R> type) {
    var log = logs.get(type);
    if (log == null) {
      return Table.of(spark, type, List.of());
    }
    var columns =
        Arrays.stream(Table.schemaOf(type).fieldNames()).map(c -> col(c)).toArray(Column[]::new);
    return new Table<>(
        type,
        nights == 1
            ? log
            : log.groupBy(keys(type))
                .agg(max_by(struct(columns), col(Drops.AS_OF)).as("newest"))
                .select("newest.*"));
  }

  /** All accounts, with a row of ids alone for those that are only mentioned. */
  Table<Account> accounts() {
    var rows = state(Account.class).rows();
    var mentioned =
        new Table<>(Account.class, stubs.dropDuplicates("accountId"))
            .rows()
            .join(rows.select("accountId"), new String[] {"accountId"}, "left_anti");
    return new Table<>(Account.class, rows.unionByName(mentioned));
  }

  /** followerId, followeeId, firstSeen: the first night that has the follow. */
  Dataset<Row> firstSeen() {
    var log = logs.get(Follow.class);
    if (log == null) {
      log =
          Table.of(spark, Follow.class, List.of())
              .rows()
              .withColumn(Drops.AS_OF, lit(null).cast("date"));
    }
    return log.groupBy("followerId", "followeeId").agg(min(Drops.AS_OF).as("firstSeen"));
  }

  private static Column[] keys(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.isAnnotationPresent(Key.class))
        .map(c -> col(c.getName()))
        .toArray(Column[]::new);
  }

  @Override
  public void close() {
    open.run();
  }
}
