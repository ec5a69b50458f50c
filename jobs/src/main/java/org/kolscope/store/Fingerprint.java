package org.kolscope.store;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a set of rows contains, whatever their order and files: two sets with the same fingerprint
 * are taken to be the same. Two independent 64-bit hashes of every row, one summed exactly and one
 * combined by exclusive or; a null differs from every value and from an absent column. Not
 * cryptographic: it finds changes, it does not stop forgers.
 *
 * @param rows number of rows
 * @param hex 32 hex digits
 */
public record Fingerprint(long rows, String hex) {

  /** Reads every row once: one Spark job, and the shuffle of one row per task. */
  public static Fingerprint of(Dataset<Row> rows) {
    return of(rows.agg(count(lit(1)), sums(rows)).head(), 0);
  }

  /**
   * Of the rows of each night and kind of a source log: one Spark job over all. Of marks that are
   * only counted, see {@link LogFold#COUNT}, the number is right and nothing else.
   */
  static Map<LocalDate, Map<LogKind, Fingerprint>> ofNights(Dataset<Row> log) {
    var all = new HashMap<LocalDate, Map<LogKind, Fingerprint>>();
    for (var row :
        log.groupBy(StoredTable.AS_OF, LogNight.KIND)
            .agg(rows(log), sums(log.drop(StoredTable.AS_OF, LogFold.COUNT)))
            .collectAsList()) {
      all.computeIfAbsent(StoredTable.date(row, 0), n -> new EnumMap<>(LogKind.class))
          .put(LogKind.valueOf(row.getString(1)), of(row, 2));
    }
    return all;
  }

  private static Column rows(Dataset<Row> log) {
    return List.of(log.columns()).contains(LogFold.COUNT)
        ? sum(coalesce(col(LogFold.COUNT), lit(1L)))
        : count(lit(1));
  }

  private static Fingerprint of(Row found, int at) {
    return new Fingerprint(
        found.getLong(at),
        "%016x%016x"
            .formatted(found.getDecimal(at + 1).toBigInteger().longValue(), found.getLong(at + 2)));
  }

  private static Column[] sums(Dataset<Row> rows) {
    return new Column[] {
      coalesce(sum(hash(rows, 1).cast("decimal(20,0)")), lit(BigDecimal.ZERO)),
      coalesce(bit_xor(hash(rows, 2)), lit(0L))
    };
  }

  private static Column hash(Dataset<Row> rows, int seed) {
    // Spark's hash passes over nulls, so (null, 1) and (1, null) would look alike without the flags
    return xxhash64(
        Stream.concat(
                Stream.of(lit(seed)),
                Arrays.stream(rows.columns()).flatMap(c -> Stream.of(col(c), col(c).isNull())))
            .toArray(Column[]::new));
  }
}
