package org.kolscope.store;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.kolscope.schema.IdOf;

/** Which rows of a table name one of some accounts, in any column with ids of accounts. */
final class Purge {

  private Purge() {}

  /** The columns of a table that name accounts. */
  static List<String> columns(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(c -> c.isAnnotationPresent(IdOf.class))
        .filter(c -> c.getAnnotation(IdOf.class).value() == IdOf.Kind.ACCOUNT)
        .map(c -> c.getName())
        .toList();
  }

  /** Never null: a row without an id names nobody. */
  static Column names(List<String> columns, Set<Long> accounts) {
    return columns.stream()
        .map(c -> col(c).isNotNull().and(col(c).isin(accounts.toArray())))
        .reduce(Column::or)
        .orElseThrow();
  }

  /** The same in SQL; ids are numbers, columns are names of components. */
  static String sql(List<String> columns, Set<Long> accounts) {
    var ids = accounts.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    return columns.stream().map(c -> c + " IN (" + ids + ")").collect(Collectors.joining(" OR "));
  }
}
