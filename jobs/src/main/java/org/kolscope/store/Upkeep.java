package org.kolscope.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kolscope.schema.Account;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Run;
import org.kolscope.schema.Tables;

/** Keeps a warehouse in order: what is taken back, taken out, or no longer kept. */
public record Upkeep(Store store) {

  /**
   * Takes back what a run left that was never published: every table is again as the newest
   * published run left it. A table that did not exist then is removed.
   *
   * @return tables that were taken back
   * @throws IllegalStateException if the warehouse is one of an older version; it stays as it is
   */
  public int rollBack() {
    var published = new RunLog(store).newest().map(Run::snapshotsByTable).orElse(new TreeMap<>());
    var back = 0;
    var current = RunLog.snapshots(store);
    // what an older version wrote, before there were runs, was never ours to remove
    current.keySet().stream()
        .map(Tables::named)
        .filter(Tables::isSource)
        .forEach(type -> store.table(type).refuseOlderVersion());
    for (var now : current.entrySet()) {
      var type = Tables.named(now.getKey());
      var before = published.get(now.getKey());
      if (before == null) {
        store.table(type).drop();
        back++;
      } else if (!before.equals(now.getValue())) {
        store.table(type).rollBack(before);
        back++;
      }
    }
    return back;
  }

  /**
   * Deletes nights of a derived table before {@code first}, in one commit or none.
   *
   * @return nights that were deleted
   */
  public int forget(Class<? extends Record> type, LocalDate first) {
    var old = store.nights(type).headSet(first);
    if (!old.isEmpty()) {
      store.table(type).delete("asOf < DATE'" + first + "'");
    }
    return old.size();
  }

  /**
   * Lets go of files that no run in {@code kept} and no current table needs.
   *
   * @param kept runs that readers may still be reading
   */
  public void expire(Collection<Run> kept) {
    for (var type : Tables.all()) {
      if (store.exists(type)) {
        var name = type.getSimpleName();
        var needed = new TreeSet<Long>();
        kept.stream()
            .map(r -> r.snapshotsByTable().get(name))
            .filter(s -> s != null)
            .forEach(needed::add);
        store.snapshot(type).ifPresent(needed::add);
        store.table(type).expire(needed);
      }
    }
  }

  /**
   * Takes accounts out of every night of every table: rows in which any column names one of them,
   * of a source log also what other nights say of the same key; quarantined rows whose raw text has
   * one of the ids.
   *
   * <p>Cost: two scans of every table. Files with the old rows stay until {@link #expire}.
   *
   * @param accounts their ids, few enough to be part of a plan: some thousands
   * @return per table, rows that were taken out, tables without such rows left out
   */
  public Map<String, Long> purge(Set<Long> accounts) {
    Map<String, Long> purged = new TreeMap<>();
    if (accounts.isEmpty()) {
      return purged;
    }
    var externalIds = externalIds(accounts);
    for (var type : Tables.all()) {
      if (!store.exists(type)) {
        continue;
      }
      var isOut =
          type == QuarantinedRow.class
              ? Purge.mayName(accounts, externalIds)
              : Purge.names(type, accounts);
      var rows =
          type != QuarantinedRow.class && Purge.columns(type).isEmpty()
              ? 0
              : store.purge(type, isOut);
      if (rows > 0) {
        purged.put(type.getSimpleName(), rows);
      }
    }
    return purged;
  }

  private List<String> externalIds(Set<Long> accounts) {
    if (!store.exists(Account.class)) {
      return List.of();
    }
    return store
        .table(Account.class)
        .rows(OptionalLong.empty())
        .filter(Purge.names(Account.class, accounts))
        .filter(col("externalId").isNotNull().and(length(col("externalId")).gt(0)))
        .select("externalId")
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .sorted()
        .toList();
  }

  /**
   * Takes what people wrote or did before a time out of a source log. A row without a time stays.
   *
   * @param timeColumn says when it was written or done
   * @return rows of the log that were taken out; no commit if there are none
   */
  public long forgetPersonal(Class<? extends Record> type, String timeColumn, Instant before) {
    return store.purge(type, coalesce(col(timeColumn).lt(lit(before)), lit(false)));
  }
}
