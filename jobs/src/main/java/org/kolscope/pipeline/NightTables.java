package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kolscope.intake.Drop;
import org.kolscope.schema.Account;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.Store;

/** The tables that one night writes, and how many rows each has then. */
final class NightTables {

  private final Store store;
  private final LocalDate asOf;
  private final Map<Class<? extends Record>, Table<?>> written = new LinkedHashMap<>();
  private final Map<Class<? extends Record>, Long> rows = new LinkedHashMap<>();

  NightTables(Store store, LocalDate asOf) {
    this.store = store;
    this.asOf = asOf;
  }

  /** Stores a derived table and gives it back as stored. */
  <R extends Record> Table<R> put(Class<R> type, Table<R> table) {
    store.writeDerived(type, asOf, table);
    var stored = store.read(type, asOf);
    written.put(type, stored);
    return stored;
  }

  /** Stores what a drop brought; the rows that were new or changed. */
  long log(Drop drop) {
    var changed = 0L;
    for (var table : drop.tables().values()) {
      changed += log(drop, table);
    }
    if (drop.table(Account.class) == null) {
      changed += logged(Account.class, drop.stubs());
    }
    // a night is replaced as a whole: what an earlier run of it brought and this one does not is
    // gone
    for (var type : Tables.SOURCE) {
      if (drop.table(type) == null && type != Account.class && store.nights(type).contains(asOf)) {
        changed += emptied(type);
      }
    }
    return changed;
  }

  private <R extends Record> long emptied(Class<R> type) {
    return logged(type, new Table<>(type, store.read(type, asOf).rows().limit(0)));
  }

  private <R extends Record> long log(Drop drop, Table<R> table) {
    var rows = table.rows();
    if (table.type() == Account.class) {
      rows = rows.union(drop.stubs().rows());
    }
    return logged(table.type(), new Table<>(table.type(), rows));
  }

  private <R extends Record> long logged(Class<R> type, Table<R> table) {
    var changed = store.writeNight(type, asOf, table).rows();
    rows.put(type, changed);
    return changed;
  }

  /** Rows of a table of this night; of a source table, the rows that were new or changed. */
  long rows(Class<? extends Record> type) {
    return rows.computeIfAbsent(type, t -> written.get(t).rows().count());
  }

  /** A derived table of this night, as stored. */
  @SuppressWarnings("unchecked")
  <R extends Record> Table<R> table(Class<R> type) {
    return (Table<R>) written.get(type);
  }

  /** The derived tables of this night in the order they were written. */
  Map<Class<? extends Record>, Table<?>> derived() {
    return written;
  }

  /** Rows of every table written, source tables first. */
  Map<String, Long> allRows() {
    written.keySet().forEach(this::rows);
    Map<String, Long> all = new LinkedHashMap<>();
    rows.forEach((type, n) -> all.put(type.getSimpleName(), n));
    return all;
  }
}
