package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drops;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.Logged;
import org.kolscope.store.Store;

/** Puts a drop into the logs of the source tables. */
record SourceTables(SparkSession spark, Store store, LocalDate asOf, Retention retention) {

  /**
   * Replaces the night as a whole: what an earlier run of it brought and this drop does not have is
   * gone.
   *
   * @return per table that has the night, what it changed
   */
  Map<String, Logged> log(Drop drop) {
    var types =
        Tables.SOURCE.stream()
            .filter(
                t -> drop.table(t) != null || t == Account.class || store.nights(t).contains(asOf))
            .toList();
    List<Callable<Logged>> work = new ArrayList<>();
    types.forEach(t -> work.add(() -> log(t, drop)));
    var done = SideBySide.all(work);
    Map<String, Logged> logged = new LinkedHashMap<>();
    for (int i = 0; i < types.size(); i++) {
      logged.put(types.get(i).getSimpleName(), done.get(i));
    }
    return logged;
  }

  private <R extends Record> Logged log(Class<R> type, Drop drop) {
    if (type == Account.class) {
      return store.writeAccounts(asOf, rows(Account.class, drop), drop.stubs());
    }
    if (type == Follow.class) {
      return store.writeFollows(
          asOf, rows(Follow.class, drop), rows(Crawl.class, drop), refusedFollows(drop.counts()));
    }
    return store.writeNight(type, asOf, rows(type, drop));
  }

  /** Follows that only a refusal kept out: a list without them is still whole. */
  private static long refusedFollows(Map<String, Counts> byTable) {
    var counts = byTable.get(Follow.class.getSimpleName());
    return counts == null || counts.unrepaired() > 0 ? 0 : counts.refused();
  }

  /**
   * Replaces nights before this one, each as a whole, in one commit per table; accounts last, by
   * which it is known that nights are loaded.
   */
  void logNights(Drops drops) {
    List<Callable<Object>> work = new ArrayList<>();
    Tables.SOURCE.stream()
        .filter(t -> t != Account.class && !nights(t, drops).isEmpty())
        .forEach(t -> work.add(() -> logNights(t, drops)));
    SideBySide.all(work);
    store.writeAccounts(drops.nights(Account.class), rows(Account.class, drops), drops.stubs());
  }

  private <R extends Record> Map<LocalDate, Logged> logNights(Class<R> type, Drops drops) {
    var nights = nights(type, drops);
    if (type == Follow.class) {
      Map<LocalDate, Long> refused = new TreeMap<>();
      drops.counts().forEach((night, counts) -> refused.put(night, refusedFollows(counts)));
      return store.writeFollows(
          nights, rows(Follow.class, drops), rows(Crawl.class, drops), refused);
    }
    return store.writeNights(type, nights, rows(type, drops));
  }

  /** Also those that a load left that was cut off, and for which there are no files any more. */
  private NavigableSet<LocalDate> nights(Class<? extends Record> type, Drops drops) {
    var nights = new TreeSet<>(store.nights(type));
    nights.retainAll(drops.counts().keySet());
    nights.addAll(drops.nights(type));
    return nights;
  }

  private Dataset<Row> rows(Class<? extends Record> type, Drops drops) {
    var rows = drops.tables().get(type);
    return rows == null
        ? Table.of(spark, type, List.of()).rows().withColumn(Drops.AS_OF, lit(null).cast("date"))
        : kept(type, rows);
  }

  private <R extends Record> Table<R> rows(Class<R> type, Drop drop) {
    var rows = drop.table(type);
    return rows == null
        ? Table.of(spark, type, List.of())
        : new Table<>(type, kept(type, rows.rows()));
  }

  /** Without what is older than may be kept on the night that is run. */
  private Dataset<Row> kept(Class<? extends Record> type, Dataset<Row> rows) {
    var time = Housekeeping.personalTime(type);
    if (time == null || retention.personalDays() == null) {
      return rows;
    }
    var first = lit(Housekeeping.first(asOf, retention).toInstant());
    return rows.where(col(time).isNull().or(col(time).geq(first)));
  }
}
