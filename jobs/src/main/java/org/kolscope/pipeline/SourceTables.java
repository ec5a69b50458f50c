package org.kolscope.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.kolscope.intake.Drop;
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
          asOf, rows(Follow.class, drop), rows(Crawl.class, drop), refusedFollows(drop));
    }
    return store.writeNight(type, asOf, rows(type, drop));
  }

  /** Follows that only a refusal kept out: a list without them is still whole. */
  private static long refusedFollows(Drop drop) {
    var counts = drop.counts().get(Follow.class.getSimpleName());
    return counts == null || counts.unrepaired() > 0 ? 0 : counts.refused();
  }

  /** Without what is older than may be kept. */
  private <R extends Record> Table<R> rows(Class<R> type, Drop drop) {
    var rows = drop.table(type);
    if (rows == null) {
      return Table.of(spark, type, List.of());
    }
    var time = Housekeeping.personalTime(type);
    if (time == null || retention.personalDays() == null) {
      return rows;
    }
    var first = lit(Housekeeping.first(asOf, retention).toInstant());
    return new Table<>(type, rows.rows().where(col(time).isNull().or(col(time).geq(first))));
  }
}
