package org.kolscope.intake;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.QuarantinedRow;
import org.kolscope.schema.Table;

/**
 * What one night's raw files hold, typed and counted.
 *
 * @param tables the source tables for which files were there; keys are unique
 * @param stubs accounts that the drop only mentions: none of them has a row in {@code tables}
 * @param quarantined rows kept apart
 * @param counts per table name, what became of its raw rows
 * @param inputs the files that were read, by path
 * @param chains what the repost chains told
 * @param absentColumns per table name, optional columns that no file could give
 * @param kept datasets held in memory until {@link #close}
 */
public record Drop(
    Map<Class<? extends Record>, Table<?>> tables,
    Table<Account> stubs,
    Table<QuarantinedRow> quarantined,
    Map<String, Counts> counts,
    List<InputFile> inputs,
    ChainCounts chains,
    Map<String, List<String>> absentColumns,
    List<Dataset<Row>> kept)
    implements AutoCloseable {

  /**
   * What became of the raw rows of one table: {@code read = accepted + merged + quarantined +
   * refused}.
   *
   * @param read rows meant for the table
   * @param accepted rows of the table
   * @param merged rows that had the key of an accepted one
   * @param quarantined rows kept apart, also those that were repaired later
   * @param refused rows that name an account of the refusal list
   * @param replayed quarantined rows that have a repaired copy, which is a row of its own
   * @param reasons the quarantined rows by reason
   */
  public record Counts(
      long read,
      long accepted,
      long merged,
      long quarantined,
      long refused,
      long replayed,
      Map<String, Long> reasons) {
    public Counts {
      if (read != accepted + merged + quarantined + refused || merged < 0) {
        throw new IllegalStateException(
            "rows do not add up: read %d, accepted %d, merged %d, quarantined %d, refused %d"
                .formatted(read, accepted, merged, quarantined, refused));
      }
      if (replayed < 0 || replayed > quarantined) {
        throw new IllegalStateException(
            "replayed must be in [0, quarantined %d], was %d".formatted(quarantined, replayed));
      }
    }

    /** Of a table without repaired and without refused rows. */
    public Counts(
        long read, long accepted, long merged, long quarantined, Map<String, Long> reasons) {
      this(read, accepted, merged, quarantined, 0, 0, reasons);
    }

    /** Quarantined rows that nobody has repaired yet. */
    public long unrepaired() {
      return quarantined - replayed;
    }
  }

  /**
   * One raw file as it lay there.
   *
   * @param path below the input folder
   * @param bytes its size, packed if it is
   * @param sha256 of those bytes, in hex
   * @param secret another digest of them, for the mask key; never shown
   * @param rows per table it feeds, its raw rows
   */
  public record InputFile(
      String path, long bytes, String sha256, String secret, Map<String, Long> rows) {}

  /**
   * What repost chains told.
   *
   * @param rows raw rows of posts with a chain in their text, duplicates counted
   * @param posts accepted posts with a chain
   * @param parentAccounts of those, the parent's author was found by name
   * @param parentPosts of those, the parent itself was found
   * @param roots of those, the root was found
   */
  public record ChainCounts(
      long rows, long posts, long parentAccounts, long parentPosts, long roots) {

    /** Share of chains whose first name is a known account, in [0, 1]; null without chains. */
    public Double resolvedShare() {
      return posts == 0 ? null : (double) parentAccounts / posts;
    }
  }

  /** The rows of one table, or null if the drop has no file for it. */
  @SuppressWarnings("unchecked")
  public <R extends Record> Table<R> table(Class<R> type) {
    return (Table<R>) tables.get(type);
  }

  /** Lets go of what is held in memory. */
  @Override
  public void close() {
    kept.forEach(d -> d.unpersist(false));
  }
}
