package org.kolscope.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kolscope.schema.Run;
import org.kolscope.schema.Tables;

/** Keeps a warehouse in order: what is taken back, taken out, or no longer kept. */
public record Upkeep(Store store) {

  /**
   * Takes back what a run left that was never published: every table is again as the newest
   * published run left it. A table that did not exist then is removed.
   *
   * @return tables that were taken back
   */
  public int rollBack() {
    var published = new RunLog(store).newest().map(Run::snapshotsByTable).orElse(new TreeMap<>());
    var back = 0;
    for (var now : RunLog.snapshots(store).entrySet()) {
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
        var needed = new java.util.TreeSet<Long>();
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
   * Takes accounts out of every night of every table: rows in which any column names one of them.
   *
   * @param accounts their ids, few enough to be sent to every task
   * @return per table, rows that were taken out, tables without such rows left out
   */
  public Map<String, Long> purge(Set<Long> accounts) {
    Map<String, Long> purged = new TreeMap<>();
    for (var type : Tables.all()) {
      var rows = store.exists(type) ? store.purge(type, accounts) : 0L;
      if (rows > 0) {
        purged.put(type.getSimpleName(), rows);
      }
    }
    return purged;
  }
}
