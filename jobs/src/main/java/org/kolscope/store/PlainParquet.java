package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;

/**
 * Leaves plain Parquet for readers that know no table format, in {@code
 * OUT/parquet/<asOf>/<Table>/}.
 *
 * <p>The folder of a night appears or is replaced as a whole, by rename, once all its tables are
 * finished: nothing half-written and no mixture of two runs is ever seen; between the renames of a
 * replacement the folder is missing for a moment. Files are called {@code part-00000.zstd.parquet}
 * and so on, times are 64-bit microseconds in UTC, and nothing else lies in the folder. Same rows,
 * same bytes, however the rows were partitioned: the rows of a file are in order of the key (then
 * of the other columns), and which file a row is in follows from its key and the number of rows
 * alone.
 */
public final class PlainParquet {

  private static final long ROWS_PER_FILE = 5_000_000;

  private final SparkSession spark;
  private final Path out;
  private final long rowsPerFile;

  /** Below {@code out}, with about five million rows a file. */
  public PlainParquet(SparkSession spark, String out) {
    this(spark, out, ROWS_PER_FILE);
  }

  /**
   * @throws IllegalArgumentException if {@code rowsPerFile} is below 1
   */
  PlainParquet(SparkSession spark, String out, long rowsPerFile) {
    if (rowsPerFile < 1) {
      throw new IllegalArgumentException("rowsPerFile must be at least 1, was " + rowsPerFile);
    }
    this.spark = spark;
    this.out = new Path(out);
    this.rowsPerFile = rowsPerFile;
    // Spark's default is the deprecated 96-bit form, which other readers often misread
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
  }

  /** Starts a night anew: what a run that was cut off left of it is removed. */
  public void begin(LocalDate asOf) {
    try {
      system().delete(writing(asOf), true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + writing(asOf), e);
    }
  }

  /**
   * Writes a table of a night as {@code door} shows it, see {@link Mask#masked}: rows are sorted
   * behind the door, since the order of true ids would tell about them. One shuffle, one sort.
   * Nobody sees it before {@link #put}.
   *
   * @param count rows of the table, by which it is cut into files
   * @throws UncheckedIOException if the file system fails
   */
  public <R extends Record> void write(
      Table<R> table, long count, LocalDate asOf, UnaryOperator<Dataset<Row>> door) {
    var name = table.type().getSimpleName();
    var raw = new Path(writing(asOf), "." + name + ".writing");
    var shown = door.apply(table.rows());
    inOrder(table.type(), shown, files(count))
        .write()
        .mode("overwrite")
        .option("compression", "zstd")
        .parquet(raw.toString());
    try {
      place(raw, new Path(writing(asOf), name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put in place " + new Path(writing(asOf), name), e);
    }
  }

  /**
   * Puts the tables of a night that were written in place of those that were there.
   *
   * @return the folder
   */
  public Path put(LocalDate asOf) {
    try {
      replace(system(), writing(asOf), night(asOf));
      return night(asOf);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put in place " + night(asOf), e);
    }
  }

  private Path night(LocalDate asOf) {
    return new Path(new Path(out, "parquet"), asOf.toString());
  }

  private Path writing(LocalDate asOf) {
    return new Path(new Path(out, "parquet"), "." + asOf + ".writing");
  }

  private FileSystem system() throws IOException {
    return plain(out.getFileSystem(spark.sparkContext().hadoopConfiguration()));
  }

  /** Writes rows as they come, in their order, as one file in the folder {@code to}. */
  public Path export(Dataset<Row> rows, String to) {
    var target = new Path(out, to);
    refuseOtherFiles(target);
    var raw = new Path(target.getParent(), "." + target.getName() + ".writing");
    rows.coalesce(1)
        .write()
        .mode("overwrite")
        .option("compression", "zstd")
        .parquet(raw.toString());
    try {
      return place(raw, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put in place " + target, e);
    }
  }

  /** Only what an export made may be replaced by one. */
  private void refuseOtherFiles(Path target) {
    try {
      var fs = target.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (fs.exists(target)
          && Stream.of(fs.listStatus(target))
              .anyMatch(s -> !s.getPath().getName().matches("part-[0-9]{5}\\.zstd\\.parquet"))) {
        throw new IllegalArgumentException(target + " holds other files; name a new folder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + target, e);
    }
  }

  /**
   * Takes the rows that name an account, by its id or its mask, out of every table of every night.
   * What is left lies in the files and in the order it would have if the rows had never been there;
   * the files say of every column that it may be null.
   *
   * <p>Cost: reads every table of every night once; those with such rows are written anew.
   *
   * @return per table, rows that were taken out, tables without such rows left out
   */
  public Map<String, Long> purge(Set<Long> accounts, Mask mask) {
    var ids = new TreeSet<>(accounts);
    accounts.forEach(id -> ids.add(mask.of(IdOf.Kind.ACCOUNT, id)));
    var folders = new OutFolder(spark, out.toString());
    var types = new TreeMap<String, Class<? extends Record>>();
    Tables.all().forEach(t -> types.put(t.getSimpleName(), t));
    var purged = new TreeMap<String, Long>();
    for (var night : folders.names("parquet")) {
      for (var name : folders.names("parquet/" + night)) {
        var type = types.get(name);
        var rows = type == null || ids.isEmpty() ? 0 : purge(type, night, ids);
        if (rows > 0) {
          purged.merge(name, rows, Long::sum);
        }
      }
    }
    return purged;
  }

  private long purge(Class<? extends Record> type, String night, Set<Long> ids) {
    if (Purge.columns(type).isEmpty()) {
      return 0;
    }
    var folder = new Path(new Path(new Path(out, "parquet"), night), type.getSimpleName());
    var rows = spark.read().parquet(folder.toString());
    var isOut = Purge.names(type, ids);
    var before = rows.count();
    var hit = rows.filter(isOut).count();
    if (hit > 0) {
      var raw = new Path(folder.getParent(), "." + folder.getName() + ".writing");
      inOrder(type, rows.filter(not(isOut)), files(before - hit))
          .write()
          .mode("overwrite")
          .option("compression", "zstd")
          .parquet(raw.toString());
      try {
        place(raw, folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot put in place " + folder, e);
      }
    }
    return hit;
  }

  private int files(long rows) {
    return (int) (1 + Math.max(0, rows - 1) / rowsPerFile);
  }

  private static Dataset<Row> inOrder(Class<? extends Record> type, Dataset<Row> rows, int files) {
    var keys = UniqueKeys.columns(type);
    var columns = new LinkedHashSet<>(UniqueKeys.names(type));
    columns.addAll(Arrays.asList(rows.columns()));
    return rows.repartition(files, keys)
        .sortWithinPartitions(columns.stream().map(c -> col(c)).toArray(Column[]::new));
  }

  /** Moves Spark's files, whose names are random, to a clean folder and that folder to its name. */
  private Path place(Path raw, Path target) throws IOException {
    var fs = plain(raw.getFileSystem(spark.sparkContext().hadoopConfiguration()));
    var ready = new Path(target.getParent(), "." + target.getName() + ".ready");
    fs.delete(ready, true);
    fs.mkdirs(ready);
    var parts =
        Stream.of(fs.listStatus(raw, p -> p.getName().startsWith("part-")))
            .map(s -> s.getPath())
            .sorted()
            .toList();
    for (int i = 0; i < parts.size(); i++) {
      move(fs, parts.get(i), new Path(ready, "part-%05d.zstd.parquet".formatted(i)));
    }
    fs.delete(raw, true);
    replace(fs, ready, target);
    return target;
  }

  private static void replace(FileSystem fs, Path fresh, Path target) throws IOException {
    var old = new Path(target.getParent(), "." + target.getName() + ".old");
    fs.delete(old, true);
    if (fs.exists(target)) {
      move(fs, target, old);
    }
    move(fs, fresh, target);
    fs.delete(old, true);
  }

  /** The local file system without its checksum files, which say nothing to plain readers. */
  static FileSystem plain(FileSystem fs) {
    return fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
  }

  private static void move(FileSystem fs, Path from, Path to) throws IOException {
    if (!fs.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }
}
