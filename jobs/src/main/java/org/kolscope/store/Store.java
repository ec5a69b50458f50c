package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Table;

/**
 * Reads and writes the tables of one warehouse: Iceberg tables in namespace {@code kolscope} of a
 * catalog, named as their record, with the columns of the record and {@code asOf}, by which they
 * are partitioned.
 *
 * <p>A source table is a log of what changed; a derived table is replaced by night. Every write is
 * one commit or none, and stores rows in key order. One process may write at a time; readers need
 * no lock. Tables given back are read when they are used: a later write of the same night shows.
 */
public final class Store {

  private final SparkSession spark;
  private final String catalog;
  private final Map<String, Long> pinned;
  private final Map<Class<?>, Nights> nights = new ConcurrentHashMap<>();

  /** The nights of a table as of one of its snapshots. */
  private record Nights(OptionalLong snapshot, NavigableSet<LocalDate> dates) {}

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
   * Stores the rows of a drop that differ from the state before {@code night}, and nothing else of
   * that night.
   *
   * <p>Cost: a new table is written in one pass, with one shuffle and sort by key. Otherwise the
   * changed rows are cached, compared by fingerprint with those the night has, and written only if
   * they differ: the same drop again makes no commit.
   *
   * <p>Nights may load in any order as far as each says something new. But what a later night
   * repeated unchanged was left out there: after a night is inserted or replaced before nights that
   * are loaded already, load those again, oldest first, or their silence counts as "not seen".
   *
   * @return the rows the log now has for that night
   * @throws IllegalStateException if two rows share a key, naming table and key; nothing is stored
   */
  public <R extends Record> Table<R> writeNight(Class<R> type, LocalDate night, Table<R> rows) {
    var checked = UniqueKeys.checked(rows);
    if (!exists(type)) {
      return create(type, night, checked);
    }
    table(type).addMissingColumns();
    var before = state(type, night.minusDays(1));
    return replace(type, night, changed(type, checked, before.rows()));
  }

  /**
   * Replaces the rows of {@code night} as a whole and atomically, also by none.
   *
   * <p>Cost: a new table is written in one pass, with one shuffle and sort by key. Otherwise the
   * rows are cached and compared with those the night has: equal contents make no commit, and the
   * plan of {@code rows} runs once.
   *
   * @return the rows as stored; using them does not run the plan of {@code rows} again
   * @throws IllegalStateException if two rows share a key, naming table and key; nothing is stored
   */
  public <R extends Record> Table<R> writeDerived(Class<R> type, LocalDate night, Table<R> rows) {
    var checked = UniqueKeys.checked(rows);
    if (!exists(type)) {
      return create(type, night, checked);
    }
    table(type).addMissingColumns();
    return replace(type, night, checked);
  }

  /**
   * The latest row of each key with {@code asOf} up to the date; no rows if there is no such table.
   * A date with one night before it costs no shuffle, see {@link Latest}.
   */
  public <R extends Record> Table<R> state(Class<R> type, LocalDate asOf) {
    if (!exists(type)) {
      return Table.of(spark, type, List.of());
    }
    var known = foldable(type).headSet(asOf, true);
    return known.isEmpty()
        ? Table.of(spark, type, List.of())
        : new Table<>(type, Latest.of(type, stored(type), known));
  }

  /** The log of a source table up to the date: its columns and {@code asOf}. */
  public <R extends Record> Dataset<Row> history(Class<R> type, LocalDate asOf) {
    return exists(type)
        ? stored(type).filter(col(StoredTable.AS_OF).leq(lit(asOf)))
        : Table.of(spark, type, List.of())
            .rows()
            .withColumn(StoredTable.AS_OF, lit(null).cast("date"));
  }

  /** The rows stored for exactly that night; none if there is no such table. No job by itself. */
  public <R extends Record> Table<R> read(Class<R> type, LocalDate night) {
    return exists(type)
        ? new Table<>(type, stored(type).filter(col(StoredTable.AS_OF).equalTo(lit(night))))
        : Table.of(spark, type, List.of());
  }

  /** Whether the table was ever written, be it with no rows. */
  public boolean exists(Class<? extends Record> type) {
    return pinned == null
        ? nights.containsKey(type) || table(type).exists()
        : pinned.containsKey(type.getSimpleName());
  }

  /** The nights that have rows, oldest first: one small job over manifests, none over data. */
  public NavigableSet<LocalDate> nights(Class<? extends Record> type) {
    return exists(type) ? table(type).nights(snapshot(type)) : new TreeSet<>();
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

  private <R extends Record> Table<R> create(Class<R> type, LocalDate night, Dataset<Row> rows) {
    refusePinned(type);
    table(type).create(placed(type, night, rows));
    nights.put(type, new Nights(snapshot(type), new TreeSet<>(List.of(night))));
    return read(type, night);
  }

  private <R extends Record> Table<R> replace(Class<R> type, LocalDate night, Dataset<Row> rows) {
    refusePinned(type);
    var known = foldable(type);
    var kept = placed(type, night, rows).persist();
    try {
      var wanted = UniqueKeys.held(type, () -> Fingerprint.of(kept.drop(StoredTable.AS_OF)));
      var stored =
          known.contains(night)
              ? Fingerprint.of(read(type, night).rows())
              : new Fingerprint(0, wanted.hex());
      if (!stored.equals(wanted)) {
        table(type).overwrite(night, kept);
        known.add(night);
        nights.put(type, new Nights(snapshot(type), known));
      }
    } finally {
      kept.unpersist();
    }
    return read(type, night);
  }

  private static Dataset<Row> placed(
      Class<? extends Record> type, LocalDate night, Dataset<Row> rows) {
    return rows.sortWithinPartitions(UniqueKeys.columns(type))
        .withColumn(StoredTable.AS_OF, lit(night));
  }

  private static Dataset<Row> changed(
      Class<? extends Record> type, Dataset<Row> rows, Dataset<Row> before) {
    var columns =
        Arrays.stream(Table.schemaOf(type).fieldNames()).map(c -> col(c)).toArray(Column[]::new);
    var known = before.select(struct(columns).as("before"));
    var key =
        UniqueKeys.names(type).stream()
            .map(k -> col(k).eqNullSafe(col("before." + k)))
            .reduce(Column::and)
            .orElseThrow();
    return rows.join(known, key, "left_outer")
        .filter(col("before").isNull().or(not(struct(columns).eqNullSafe(col("before")))))
        .drop("before");
  }

  /** Nights to fold into a state; may name one without rows, which changes no state. */
  private NavigableSet<LocalDate> foldable(Class<? extends Record> type) {
    var now = snapshot(type);
    var known = nights.get(type);
    if (known == null || !known.snapshot().equals(now)) {
      known = new Nights(now, table(type).nights(now));
      nights.put(type, known);
    }
    return new TreeSet<>(known.dates());
  }

  private Dataset<Row> stored(Class<? extends Record> type) {
    var at = snapshot(type);
    return table(type).rows(pinned == null ? OptionalLong.empty() : at);
  }

  private StoredTable table(Class<? extends Record> type) {
    return new StoredTable(spark, catalog, type);
  }

  private void refusePinned(Class<? extends Record> type) {
    if (pinned != null) {
      throw new IllegalStateException(
          "table " + type.getSimpleName() + ": a store at published snapshots is read only");
    }
  }
}
