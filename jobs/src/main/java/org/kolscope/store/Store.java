package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Account;
import org.kolscope.schema.Crawl;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * Reads and writes the tables of one warehouse: Iceberg tables in namespace {@code kolscope} of a
 * catalog, named as their record, with the columns of the record and {@code asOf}, by which they
 * are partitioned.
 *
 * <p>A source table is a log of what changed; a derived table is replaced by night. Every write is
 * one commit or none, and stores rows in key order. One process may write at a time, see {@link
 * WarehouseLock}; readers need no lock. Tables given back are read when they are used: a later
 * write of the same night shows.
 */
public final class Store {

  private final SparkSession spark;
  private final String catalog;
  private final Map<String, Long> pinned;
  private final Map<Class<?>, Nights> logs = new ConcurrentHashMap<>();

  /** The nights of a source log as of one of its snapshots. */
  private record Nights(OptionalLong snapshot, NavigableMap<LocalDate, LogNight> nights) {}

  /**
   * @param catalog a catalog Spark is configured with; its name is part of SQL texts
   * @throws IllegalArgumentException if {@code catalog} is not a plain identifier
   */
  public Store(SparkSession spark, String catalog) {
    this(spark, catalog, null);
  }

  private Store(SparkSession spark, String catalog, Map<String, Long> pinned) {
    if (!catalog.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("catalog must be a plain name, was " + catalog);
    }
    this.spark = spark;
    this.catalog = catalog;
    this.pinned = pinned;
  }

  /**
   * The same warehouse as it was at the given snapshots, by table name; read only. A table that is
   * not named does not exist there. This is how a published night is read without mixture.
   */
  public Store at(Map<String, Long> snapshots) {
    return new Store(spark, catalog, Map.copyOf(snapshots));
  }

  /**
   * Stores what a drop has for one night: the rows that differ from the state before it, and as
   * keys alone what it had unchanged or did not have, whichever is less. The night is replaced as a
   * whole. Nights load in any order: those after this one are told anew where they follow from it.
   *
   * <p>Cost: see {@link SourceLog}; the rows are cached, compared by fingerprint with what is
   * stored, and nights that differ are written in one commit: the same drop again makes none.
   *
   * @throws IllegalArgumentException if the night was folded away
   * @throws IllegalStateException if two rows share a key, naming table and key; nothing is stored
   */
  public <R extends Record> Logged writeNight(Class<R> type, LocalDate night, Table<R> rows) {
    return writeNights(type, only(night), at(night, rows)).get(night);
  }

  /**
   * {@link #writeNight} for accounts.
   *
   * @param stubs accounts that the drop only mentions; stored where nothing was known of them
   */
  public Logged writeAccounts(LocalDate night, Table<Account> rows, Table<Account> stubs) {
    return writeAccounts(only(night), at(night, rows), at(night, stubs)).get(night);
  }

  /**
   * {@link #writeNight} for follows: those end that a complete crawl no longer has.
   *
   * @param crawls of the same drop; one counts as complete only if the drop has at least as many
   *     follows of that list as the crawl saw: what was lost on the way ends nothing
   * @param refusedRows follows of the drop that only a refusal kept out; so many a list may lack
   */
  public Logged writeFollows(
      LocalDate night, Table<Follow> rows, Table<Crawl> crawls, long refusedRows) {
    var nights = only(night);
    return writeFollows(nights, at(night, rows), at(night, crawls), Map.of(night, refusedRows))
        .get(night);
  }

  /**
   * {@link #writeNight} for several nights in one commit: the log is what it would be had each been
   * written by itself.
   *
   * <p>Cost: as for one night of all these rows.
   *
   * @param nights those that are replaced, at least one; also such as have no rows
   * @param rows columns of the table and {@code asOf}, which is one of the nights
   */
  public <R extends Record> NavigableMap<LocalDate, Logged> writeNights(
      Class<R> type, NavigableSet<LocalDate> nights, Dataset<Row> rows) {
    return write(type, nights, kind(type, rows, LogKind.CHANGED), null);
  }

  /** {@link #writeAccounts} for several nights in one commit, see {@link #writeNights}. */
  public NavigableMap<LocalDate, Logged> writeAccounts(
      NavigableSet<LocalDate> nights, Dataset<Row> rows, Dataset<Row> stubs) {
    var all =
        kind(Account.class, rows, LogKind.CHANGED)
            .unionByName(kind(Account.class, stubs, LogKind.STUB));
    return write(Account.class, nights, all, null);
  }

  /**
   * {@link #writeFollows} for several nights in one commit, see {@link #writeNights}.
   *
   * @param refusedRows per night; none where a night is missing
   */
  public NavigableMap<LocalDate, Logged> writeFollows(
      NavigableSet<LocalDate> nights,
      Dataset<Row> rows,
      Dataset<Row> crawls,
      Map<LocalDate, Long> refusedRows) {
    var lists = CompleteLists.of(rows, crawls, refusedRows);
    return write(Follow.class, nights, kind(Follow.class, rows, LogKind.CHANGED), lists);
  }

  private static NavigableSet<LocalDate> only(LocalDate night) {
    return new TreeSet<>(List.of(night));
  }

  private static Dataset<Row> at(LocalDate night, Table<?> rows) {
    return rows.rows().withColumn(StoredTable.AS_OF, lit(night));
  }

  private static Dataset<Row> kind(Class<? extends Record> type, Dataset<Row> rows, LogKind kind) {
    var columns = new ArrayList<Column>();
    for (var name : Table.schemaOf(type).fieldNames()) {
      columns.add(col(name));
    }
    columns.add(col(StoredTable.AS_OF));
    columns.add(lit(kind.name()).as(LogNight.KIND));
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * Replaces the rows of {@code night} as a whole and atomically, also by none.
   *
   * <p>Cost: the rows are cached and compared with those the night has: equal contents make no
   * commit, and the plan of {@code rows} runs once.
   *
   * @return their fingerprint; {@link #read} gives them as stored
   * @throws IllegalStateException if two rows share a key, naming table and key; nothing is stored
   */
  public <R extends Record> Fingerprint writeDerived(
      Class<R> type, LocalDate night, Table<R> rows) {
    return writeDerived(type, only(night), at(night, rows));
  }

  /**
   * {@link #writeDerived} for several nights in one commit.
   *
   * @param rows columns of the table and {@code asOf}, which is one of the nights
   * @return the fingerprint of all these rows
   */
  public <R extends Record> Fingerprint writeDerived(
      Class<R> type, NavigableSet<LocalDate> nights, Dataset<Row> rows) {
    refusePinned(type);
    var kept = UniqueKeys.checkedByNight(type, rows).persist();
    try {
      var wanted = UniqueKeys.held(type, () -> Fingerprint.of(named(kept, nights)));
      if (!exists(type)) {
        table(type).create(table(type).placed(kept, wanted.rows()));
      } else {
        table(type).addMissingColumns();
        var there = stored(type).filter(col(StoredTable.AS_OF).isin(nights.toArray()));
        if (!Fingerprint.of(named(there, nights)).equals(wanted)) {
          table(type).overwrite(nights, table(type).placed(kept, wanted.rows()));
        }
      }
      return wanted;
    } finally {
      kept.unpersist();
    }
  }

  /** One night is named by its rows alone, so the same rows of two nights look alike. */
  private static Dataset<Row> named(Dataset<Row> rows, NavigableSet<LocalDate> nights) {
    return nights.size() == 1 ? rows.drop(StoredTable.AS_OF) : rows;
  }

  /** Adds rows to a night, in one commit. */
  <R extends Record> void append(Class<R> type, LocalDate night, List<R> rows) {
    refusePinned(type);
    var placed = Table.of(spark, type, rows).rows().withColumn(StoredTable.AS_OF, lit(night));
    if (exists(type)) {
      table(type).addMissingColumns();
      table(type).append(placed);
    } else {
      table(type).create(placed);
    }
  }

  /** See {@link Upkeep#purge}; the rows of a source log, or of a derived table, that are gone. */
  long purge(Class<? extends Record> type, Column isOut) {
    refusePinned(type);
    if (!exists(type)) {
      return 0;
    }
    return table(type).isLog() ? log(type).purge(isOut) : table(type).purge(isOut);
  }

  /**
   * The latest row of each key with {@code asOf} up to the date; no rows if there is no such table.
   * A date with one night before it costs no shuffle, see {@link Latest}.
   *
   * @throws IllegalArgumentException if the date was folded away
   */
  public <R extends Record> Table<R> state(Class<R> type, LocalDate asOf) {
    return new Table<>(type, log(type).latest(asOf));
  }

  /**
   * Names the state of a source table after a night: the same log has the same name, whatever files
   * it lies in and whether or not old nights were folded.
   *
   * @throws IllegalArgumentException if the date was folded away
   */
  public String stateFingerprint(Class<? extends Record> type, LocalDate asOf) {
    log(type).refuseFolded(asOf.plusDays(1));
    return LogNight.state(logNights(type).headMap(asOf, true));
  }

  /**
   * The first night of which each key of a source table is known, up to the date: key columns and
   * {@code firstSeen}. Platforms give no time of a follow; this is what stands for it.
   *
   * @throws IllegalArgumentException if the date was folded away
   */
  public Dataset<Row> firstSeen(Class<? extends Record> type, LocalDate asOf) {
    return log(type).firstSeen(asOf);
  }

  /**
   * Folds the nights of a source table up to {@code last} into one, see {@link StoredLog#compact}.
   *
   * @return nights that were folded
   */
  public int compact(Class<? extends Record> type, LocalDate last) {
    refusePinned(type);
    return exists(type) ? log(type).compact(last) : 0;
  }

  /**
   * The log of a source table up to the date: its columns and {@code asOf}. Nights that were folded
   * into one are one, with that date.
   *
   * @throws IllegalArgumentException if the date was folded away
   */
  public <R extends Record> Dataset<Row> history(Class<R> type, LocalDate asOf) {
    if (exists(type) && table(type).isLog()) {
      log(type).refuseFolded(asOf.plusDays(1));
    }
    return exists(type)
        ? stored(type).filter(col(StoredTable.AS_OF).leq(lit(asOf)))
        : Table.of(spark, type, List.of())
            .rows()
            .withColumn(StoredTable.AS_OF, lit(null).cast("date"));
  }

  /**
   * The rows stored for exactly that night, of a source table those that it changed; none if there
   * is no such table. No job by itself.
   */
  public <R extends Record> Table<R> read(Class<R> type, LocalDate night) {
    return exists(type)
        ? new Table<>(type, stored(type).filter(col(StoredTable.AS_OF).equalTo(lit(night))))
        : Table.of(spark, type, List.of());
  }

  /**
   * The night into which older nights of a source table were folded; no night up to it can be
   * loaded. Empty if none were.
   */
  public Optional<LocalDate> folded(Class<? extends Record> type) {
    return exists(type) ? log(type).base() : Optional.empty();
  }

  /** Whether the table was ever written, be it with no rows. */
  public boolean exists(Class<? extends Record> type) {
    return pinned == null ? table(type).exists() : pinned.containsKey(type.getSimpleName());
  }

  /**
   * The nights that were loaded into a source table, or have rows of a derived one, oldest first:
   * at most one small job.
   */
  public NavigableSet<LocalDate> nights(Class<? extends Record> type) {
    if (!exists(type)) {
      return new TreeSet<>();
    }
    return table(type).isLog()
        ? new TreeSet<>(logNights(type).keySet())
        : table(type).nights(snapshot(type));
  }

  /**
   * The snapshot that reads of this table see now, to be published; empty if there is no such table
   * or it never had a commit. No Spark job.
   */
  public OptionalLong snapshot(Class<? extends Record> type) {
    if (!exists(type)) {
      return OptionalLong.empty();
    }
    var current = table(type).snapshot();
    return pinned == null ? current : OptionalLong.of(pinned.get(type.getSimpleName()));
  }

  /** Bytes of the files that hold a table now; 0 if there is none. No Spark job. */
  public long bytes(Class<? extends Record> type) {
    return table(type).bytes();
  }

  private NavigableMap<LocalDate, Logged> write(
      Class<? extends Record> type,
      NavigableSet<LocalDate> nights,
      Dataset<Row> fresh,
      Dataset<Row> lists) {
    refusePinned(type);
    if (exists(type)) {
      table(type).addMissingColumns();
    }
    var log = log(type);
    var logged = log.write(nights, fresh, lists);
    // what was told is known: no need to read it back
    logs.put(type, new Nights(snapshot(type), logged.nights()));
    return logged.logged();
  }

  private NavigableMap<LocalDate, LogNight> logNights(Class<? extends Record> type) {
    if (!exists(type)) {
      return new TreeMap<>();
    }
    var now = snapshot(type);
    var known = logs.get(type);
    if (known == null || !known.snapshot().equals(now)) {
      known = new Nights(now, LogNight.of(table(type).log(readAt(type))));
      logs.put(type, known);
    }
    return known.nights();
  }

  private Dataset<Row> stored(Class<? extends Record> type) {
    return table(type).rows(readAt(type));
  }

  private StoredLog log(Class<? extends Record> type) {
    return new StoredLog(spark, table(type), readAt(type), logNights(type));
  }

  private OptionalLong readAt(Class<? extends Record> type) {
    var at = snapshot(type);
    return pinned == null ? OptionalLong.empty() : at;
  }

  StoredTable table(Class<? extends Record> type) {
    return new StoredTable(spark, catalog, type);
  }

  private void refusePinned(Class<? extends Record> type) {
    if (pinned != null) {
      throw new IllegalStateException(
          "table " + type.getSimpleName() + ": a store at published snapshots is read only");
    }
  }
}
