package org.kolscope.cli;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.pipeline.Named;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Run;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.MaskKey;
import org.kolscope.store.RunLog;
import org.kolscope.store.Store;

/**
 * The warehouse as its newest published run left it: all tables of one moment, whatever is being
 * written now.
 *
 * @param store read only
 * @param nights published nights, oldest first
 * @param runs all runs, oldest first
 */
record Published(Session session, Store store, NavigableSet<LocalDate> nights, List<Run> runs) {

  /**
   * Opens what readers may see.
   *
   * @throws IllegalArgumentException if nothing was published yet
   */
  static Published of(Session session) {
    var runs = new RunLog(session.store()).all();
    var seen = runs.stream().filter(Run::published).toList();
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("the warehouse has no published night yet");
    }
    var nights = new TreeSet<LocalDate>();
    seen.forEach(r -> nights.add(r.night()));
    var newest = seen.get(seen.size() - 1);
    return new Published(session, session.store().at(newest.snapshotsByTable()), nights, runs);
  }

  /**
   * The night asked for, or the newest.
   *
   * @throws IllegalArgumentException naming the nights there are
   */
  LocalDate night(LocalDate asked) {
    if (asked != null && !nights.contains(asked)) {
      throw new IllegalArgumentException("no night " + asked + "; there are " + nights);
    }
    return asked == null ? nights.last() : asked;
  }

  /**
   * A table of one night as outsiders may see it, private persons masked, in key order: the state
   * of a source table, or the night of a derived one.
   */
  <R extends Record> Dataset<Row> rows(
      OutOptions where, Class<R> type, LocalDate night, String keyFile) {
    var table = table(type, night);
    var named =
        Named.accounts(store.read(KolRank.class, night), store.read(BriefAccount.class, night));
    var mask = MaskKey.of(session.spark(), where.warehouse(), keyFile);
    var order =
        type == KolRank.class
            ? new Column[] {col("rank")}
            : Tables.keyOf(type).stream().map(k -> col(k)).toArray(Column[]::new);
    return mask.masked(table, named)
        .select(
            Arrays.stream(Table.schemaOf(type).fieldNames())
                .map(c -> col(c))
                .toArray(Column[]::new))
        .orderBy(order);
  }

  @SuppressWarnings("unchecked")
  private <R extends Record> Table<R> table(Class<R> type, LocalDate night) {
    if (type == Run.class) {
      return (Table<R>) Table.of(session.spark(), Run.class, runs);
    }
    if (Tables.isSource(type)) {
      return store.state(type, night);
    }
    var kept = store.nights(type);
    if (!kept.isEmpty() && night.isBefore(kept.first())) {
      throw new IllegalArgumentException(
          "%s of night %s is no longer kept, its first night is %s; run the night again to make it"
              .formatted(type.getSimpleName(), night, kept.first()));
    }
    return store.read(type, night);
  }
}
