package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Table;

/** Folds the log of a source table into a state: the latest row of each key. */
final class Latest {

  private Latest() {}

  /**
   * The state after {@code nights}, which are those of the log up to a date and not empty.
   *
   * <p>One night needs no shuffle. With more, the first night is taken as the base and the keys of
   * later nights are joined against it: where few rows changed, Spark broadcasts those keys and the
   * base is read once, in place. Three nights and more shuffle the later nights, never the base.
   */
  static Dataset<Row> of(
      Class<? extends Record> type, Dataset<Row> log, NavigableSet<LocalDate> nights) {
    var base = columns(type, log.filter(col(StoredTable.AS_OF).equalTo(lit(nights.first()))));
    if (nights.size() == 1) {
      return base;
    }
    var newer = newest(type, log.filter(between(nights)), nights.size() > 2);
    var changed = newer.select(UniqueKeys.columns(type)).as("changed");
    return base.as("base")
        .join(changed, sameKey(type, "base", "changed"), "left_anti")
        .unionByName(newer);
  }

  private static Column between(NavigableSet<LocalDate> nights) {
    var asOf = col(StoredTable.AS_OF);
    return asOf.gt(lit(nights.first())).and(asOf.leq(lit(nights.last())));
  }

  private static Dataset<Row> newest(
      Class<? extends Record> type, Dataset<Row> log, boolean manyNights) {
    if (!manyNights) {
      return columns(type, log);
    }
    var all = struct(names(type).map(c -> col(c)).toArray(Column[]::new));
    return log.groupBy(UniqueKeys.columns(type))
        .agg(max_by(all, col(StoredTable.AS_OF)).as("newest"))
        .select("newest.*");
  }

  /** Keys are equal also where both are null. */
  static Column sameKey(Class<? extends Record> type, String left, String right) {
    return UniqueKeys.names(type).stream()
        .map(k -> col(left + "." + k).eqNullSafe(col(right + "." + k)))
        .reduce(Column::and)
        .orElseThrow();
  }

  static Dataset<Row> columns(Class<? extends Record> type, Dataset<Row> rows) {
    return rows.select(names(type).map(c -> col(c)).toArray(Column[]::new));
  }

  private static Stream<String> names(Class<? extends Record> type) {
    return Arrays.stream(Table.schemaOf(type).fieldNames());
  }
}
