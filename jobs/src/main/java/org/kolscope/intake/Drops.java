package org.kolscope.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.schema.Account;

/**
 * What the raw files of several nights hold, typed and counted, every row under the night of its
 * own folder as if that night had been loaded alone.
 *
 * @param tables the source tables for which some night had files, with {@code asOf}; keys are
 *     unique within a night
 * @param stubs accounts that a night only mentions, with {@code asOf}
 * @param quarantined rows kept apart, with {@code asOf}
 * @param counts per night and name of a table for which it has files, what became of its raw rows
 * @param inputs per night, the files that were read, by path below its folder
 * @param kept datasets held in memory until {@link #close}
 */
public record Drops(
    Map<Class<? extends Record>, Dataset<Row>> tables,
    Dataset<Row> stubs,
    Dataset<Row> quarantined,
    Map<LocalDate, Map<String, Counts>> counts,
    Map<LocalDate, List<InputFile>> inputs,
    List<Dataset<Row>> kept)
    implements AutoCloseable {

  /** The column that names the night of a row. */
  public static final String AS_OF = "asOf";

  /** The nights that have a table: those with files for it; of accounts all, for their stubs. */
  public NavigableSet<LocalDate> nights(Class<? extends Record> type) {
    var nights = new TreeSet<LocalDate>();
    counts.forEach(
        (night, ofNight) -> {
          if (type == Account.class || ofNight.containsKey(type.getSimpleName())) {
            nights.add(night);
          }
        });
    return nights;
  }

  /** Lets go of what is held in memory. */
  @Override
  public void close() {
    kept.forEach(d -> d.unpersist(false));
  }
}
