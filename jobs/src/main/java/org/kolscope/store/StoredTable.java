package org.kolscope.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.Table;

/** One Iceberg table: where it lies, whether it fits its record, and its commits. */
final class StoredTable {

  static final String AS_OF = "asOf";
  private static final String NAMESPACE = "kolscope";
  private static final List<String> LOG_COLUMNS =
      List.of(LogNight.KIND, LogNight.NOTE, LogNight.FIRST);

  /** Chosen: some megabytes, which one task writes in a second. */
  private static final long ROWS_OF_ONE_FILE = 100_000;

  /** Iceberg's own location is not among the properties that SQL shows. */
  private static final String WRITTEN_AT = "kolscope.warehouse";

  private final SparkSession spark;
  private final String catalog;
  private final Class<? extends Record> type;

  StoredTable(SparkSession spark, String catalog, Class<? extends Record> type) {
    this.spark = spark;
    this.catalog = catalog;
    this.type = type;
  }

  Class<? extends Record> type() {
    return type;
  }

  String name() {
    return catalog + "." + NAMESPACE + "." + type.getSimpleName();
  }

  boolean exists() {
    return found().isPresent();
  }

  /** The table without a Spark job; empty if there is none. */
  private Optional<org.apache.iceberg.Table> found() {
    try {
      return Optional.of(Spark3Util.loadIcebergTable(spark, name()));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    } catch (ParseException e) {
      throw new IllegalStateException("no name of a table: " + name(), e);
    }
  }

  private org.apache.iceberg.Table iceberg() {
    return found().orElseThrow(() -> new IllegalStateException("there is no table " + name()));
  }

  /**
   * The current snapshot; empty for a table that was never committed to. No Spark job.
   *
   * @throws IllegalStateException if the warehouse was moved
   */
  OptionalLong snapshot() {
    var table = iceberg();
    var writtenAt = table.properties().get(WRITTEN_AT);
    if (writtenAt != null) {
      refuseMoved(writtenAt);
    }
    var current = table.currentSnapshot();
    return current == null ? OptionalLong.empty() : OptionalLong.of(current.snapshotId());
  }

  /** Bytes of the data files of the current snapshot. No Spark job. */
  long bytes() {
    return found()
        .map(t -> t.currentSnapshot())
        .map(s -> Long.parseLong(s.summary().getOrDefault("total-files-size", "0")))
        .orElse(0L);
  }

  /** A Hadoop catalog finds a moved table, whose metadata then still points at the old files. */
  private void refuseMoved(String writtenAt) {
    if (!warehouse().isEmpty() && !writtenAt.equals(warehouse())) {
      throw new IllegalStateException(
          "table %s: the warehouse was written at %s, is now at %s; move it back or load it anew"
              .formatted(type.getSimpleName(), writtenAt, warehouse()));
    }
  }

  /** Where a Hadoop catalog keeps its tables; other catalogs know for themselves. */
  private String warehouse() {
    var settings = "spark.sql.catalog." + catalog;
    if (!spark.conf().get(settings + ".type", "").equals("hadoop")) {
      return "";
    }
    var path = new Path(spark.conf().get(settings + ".warehouse"));
    var here = new Path(System.getProperty("user.dir"));
    return path.makeQualified(URI.create("file:///"), here).toString();
  }

  /**
   * Columns of the record and {@code asOf}; a nullable column the stored table lacks is null. Of a
   * source log only its entries.
   */
  Dataset<Row> rows(OptionalLong snapshot) {
    var stored = at(snapshot, name());
    return isLog(stored)
        ? select(stored.filter(LogNight.isEntry()), schema())
        : select(stored, schema());
  }

  /** All rows of a source log with what it keeps beside them. */
  Dataset<Row> log(OptionalLong snapshot) {
    refuseOlderVersion();
    return select(at(snapshot, name()), logSchema(type));
  }

  /**
   * @throws IllegalStateException if a source table is no log with kinds and nights
   */
  void refuseOlderVersion() {
    if (!isLog()) {
      throw new IllegalStateException(
          "table %s: was written by an older version of Kolscope; load the nights into a new"
                  .formatted(type.getSimpleName())
              + " warehouse");
    }
  }

  private Dataset<Row> select(Dataset<Row> stored, StructType wanted) {
    refuseMisfit(stored.schema());
    var columns =
        Arrays.stream(wanted.fields())
            .map(f -> has(stored.schema(), f) ? col(f.name()) : absent(f))
            .toArray(Column[]::new);
    return stored.select(columns);
  }

  /** Whether it is the log of a source table. */
  boolean isLog() {
    return iceberg().schema().findField(LogNight.KIND) != null;
  }

  /**
   * Rows in order of night and key within each file to be. Few rows are one file: files cost more
   * than rows then.
   *
   * @param count of the rows; those of few must be computed already
   */
  Dataset<Row> placed(Dataset<Row> rows, long count) {
    var files = count > ROWS_OF_ONE_FILE ? rows : rows.coalesce(1);
    var order = new ArrayList<>(List.of(col(AS_OF)));
    order.addAll(List.of(UniqueKeys.columns(type)));
    return files.sortWithinPartitions(order.toArray(Column[]::new));
  }

  private static boolean isLog(Dataset<Row> stored) {
    return List.of(stored.columns()).contains(LogNight.KIND);
  }

  /** What is stored of a source table; all may be null, since marks have keys alone. */
  static StructType logSchema(Class<? extends Record> type) {
    var schema = new StructType();
    for (var field : Table.schemaOf(type).fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    return schema
        .add(LogNight.KIND, "string")
        .add(LogNight.NOTE, "string")
        .add(LogNight.FIRST, "date")
        .add(AS_OF, "date");
  }

  static LocalDate date(Row row, int column) {
    return row.get(column) instanceof LocalDate d ? d : row.getDate(column).toLocalDate();
  }

  private static Column absent(StructField f) {
    return lit(null).cast(f.dataType()).as(f.name());
  }

  /** The nights that have rows, from the list of data files: no Spark job. */
  NavigableSet<LocalDate> nights(OptionalLong snapshot) {
    var nights = new TreeSet<LocalDate>();
    var scan = iceberg().newScan();
    try (var files =
        (snapshot.isEmpty() ? scan : scan.useSnapshot(snapshot.getAsLong())).planFiles()) {
      for (var file : files) {
        nights.add(LocalDate.ofEpochDay(file.file().partition().get(0, Integer.class)));
      }
      return nights;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the files of " + name(), e);
    }
  }

  private Dataset<Row> at(OptionalLong snapshot, String name) {
    return snapshot.isEmpty()
        ? spark.table(name)
        : spark.read().option("versionAsOf", snapshot.getAsLong()).table(name);
  }

  /** One commit: a table that appears with its first rows, or without any. */
  void create(Dataset<Row> rows) {
    spark.sql("CREATE NAMESPACE IF NOT EXISTS " + catalog + "." + NAMESPACE);
    UniqueKeys.held(
        type,
        () -> {
          rows.writeTo(name())
              .using("iceberg")
              .partitionedBy(col(AS_OF))
              .tableProperty(WRITTEN_AT, warehouse())
              .tableProperty("format-version", "2")
              .tableProperty("write.parquet.compression-codec", "zstd")
              .tableProperty("write.distribution-mode", "none")
              .tableProperty("write.metadata.delete-after-commit.enabled", "true")
              .tableProperty("write.metadata.previous-versions-max", "5")
              // a night is a small commit: what tells of it must not outgrow it
              .tableProperty("write.metadata.compression-codec", "gzip")
              .tableProperty("write.metadata.metrics.default", "none")
              .tableProperty("write.metadata.metrics.column." + AS_OF, "full")
              .tableProperty("commit.manifest.min-count-to-merge", "4")
              .option("use-table-distribution-and-ordering", "false")
              .create();
          return null;
        });
  }

  /** One commit: the rows of {@code nights} are now {@code rows}, also when there are none. */
  void overwrite(Collection<LocalDate> nights, Dataset<Row> rows) {
    UniqueKeys.held(
        type,
        () -> {
          rows.writeTo(name())
              // rows come in order of night and key; Iceberg need not arrange them again
              .option("use-table-distribution-and-ordering", "false")
              .overwrite(col(AS_OF).isin(nights.toArray()));
          return null;
        });
  }

  /** One commit that adds rows and takes none away. */
  void append(Dataset<Row> rows) {
    UniqueKeys.held(
        type,
        () -> {
          rows.writeTo(name()).append();
          return null;
        });
  }

  /** One commit without the rows for which {@code condition}, in SQL, is true. */
  void delete(String condition) {
    spark.sql("DELETE FROM " + name() + " WHERE " + condition);
  }

  /** One commit, or none, without the rows for which {@code isOut} is true; how many those were. */
  long purge(Column isOut) {
    var stored = rows(OptionalLong.empty());
    var hit = new TreeSet<LocalDate>();
    var out = 0L;
    for (var night : stored.filter(isOut).groupBy(AS_OF).count().collectAsList()) {
      hit.add(date(night, 0));
      out += night.getLong(1);
    }
    if (out > 0) {
      var left = stored.filter(col(AS_OF).isin(hit.toArray()));
      overwrite(hit, placed(left.filter(not(coalesce(isOut, lit(false)))), Long.MAX_VALUE));
    }
    return out;
  }

  void drop() {
    spark.sql("DROP TABLE " + name() + " PURGE");
  }

  /** The table is again as it was at an earlier snapshot; files are left for {@link #expire}. */
  void rollBack(long snapshot) {
    iceberg().manageSnapshots().setCurrentSnapshot(snapshot).commit();
    spark.catalog().refreshTable(name());
  }

  /** Lets go of all snapshots but these, and of the files that only they need. */
  void expire(Set<Long> kept) {
    var table = iceberg();
    // Iceberg would also let go of what is older than five days, needed or not
    var expiring = table.expireSnapshots().expireOlderThan(0);
    var old = 0;
    for (var snapshot : table.snapshots()) {
      if (!kept.contains(snapshot.snapshotId())) {
        expiring = expiring.expireSnapshotId(snapshot.snapshotId());
        old++;
      }
    }
    if (old > 0) {
      expiring.commit();
      spark.catalog().refreshTable(name());
    }
  }

  /** To be called before the rows of the table are used in a plan: such plans hold its columns. */
  void addMissingColumns() {
    var stored = spark.table(name()).schema();
    refuseMisfit(stored);
    for (var f : schema().fields()) {
      if (!has(stored, f)) {
        spark.sql(
            "ALTER TABLE %s ADD COLUMN `%s` %s".formatted(name(), f.name(), f.dataType().sql()));
      }
    }
  }

  private void refuseMisfit(StructType stored) {
    var wanted = schema();
    for (var f : wanted.fields()) {
      if (!has(stored, f) && !f.nullable()) {
        throw misfit(f.name(), "is not stored and may not be null");
      }
    }
    for (var f : stored.fields()) {
      if (LOG_COLUMNS.contains(f.name())) {
        continue;
      }
      if (!has(wanted, f)) {
        throw misfit(f.name(), "is stored, but " + type.getSimpleName() + " no longer has it");
      }
      var type = wanted.apply(f.name()).dataType();
      if (!DataType.equalsIgnoreNullability(type, f.dataType())) {
        throw misfit(f.name(), "is stored as " + f.dataType().sql() + ", wanted " + type.sql());
      }
    }
  }

  private IllegalStateException misfit(String column, String how) {
    return new IllegalStateException(
        "table " + type.getSimpleName() + ": column " + column + " " + how);
  }

  private StructType schema() {
    return Table.schemaOf(type).add(AS_OF, "date", false);
  }

  private static boolean has(StructType schema, StructField field) {
    return Arrays.asList(schema.fieldNames()).contains(field.name());
  }
}
