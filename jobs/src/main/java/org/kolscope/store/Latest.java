package org.kolscope.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Folds the log of a source table into a state: the latest row of each key. */
final class Latest {

  private Latest() {}

  /**
   * The state after {@code nights}, which are those of the log up to a date and not empty.
   *
   * <p>One night needs no shuffle. With more, the first night is taken as the base and the keys of
   * later nights are joined against it: where few rows changed, Spark broadcasts those keys and the
   * base is read once, in place. Three nights and more shuffle the later nights, never the base.
   *
   * @param log its rows with {@code asOf}, which the state does not have
   */
  static Dataset<Row> of(
      Class<? extends Record> type, Dataset<Row> log, NavigableSet<LocalDate> nights) {
    var columns =
        Arrays.stream(log.columns())
            .filter(c -> !c.equals(StoredTable.AS_OF))
            .map(c -> col(c))
            .toArray(Column[]::new);
    var base = log.filter(col(StoredTable.AS_OF).equalTo(lit(nights.first()))).select(columns);
    if (nights.size() == 1) {
      return base;
    }
    var later = log.filter(between(nights));
    var newer =
        nights.size() == 2
            ? later.select(columns)
            : later
                .groupBy(UniqueKeys.columns(type))
                .agg(max_by(struct(columns), col(StoredTable.AS_OF)).as("newest"))
                .select("newest.*");
    var changed = newer.select(UniqueKeys.columns(type)).as("changed");
    return base.as("base")
        .join(changed, sameKey(type, "base", "changed"), "left_anti")
        .unionByName(newer);
  }

  private static Column between(NavigableSet<LocalDate> nights) {
    var asOf = col(StoredTable.AS_OF);
    return asOf.gt(lit(nights.first())).and(asOf.leq(lit(nights.last())));
  }

  /** Keys are equal also where both are null. */
  private static Column sameKey(Class<? extends Record> type, String left, String right) {
    return UniqueKeys.names(type).stream()
        .map(k -> col(left + "." + k).eqNullSafe(col(right + "." + k)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
