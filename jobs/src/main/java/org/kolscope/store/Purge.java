package org.kolscope.store;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract_all;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.QuarantinedRow;

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

  /** Never null: a row without an id names nobody; never true if the table names no accounts. */
  static Column names(Class<? extends Record> type, Collection<Long> accounts) {
    return columns(type).stream()
        .map(c -> col(c).isNotNull().and(col(c).isin(accounts.toArray())))
        .reduce(lit(false), Column::or);
  }

  /**
   * Whether a quarantined row may be about one of the accounts: its raw text has the id as a whole
   * number, or the text id. What a number in a refused row means is not known, so this takes rather
   * too much.
   */
  static Column mayName(Set<Long> accounts, Collection<String> externalIds) {
    var ids = accounts.stream().map(id -> lit(String.valueOf(id))).toArray(Column[]::new);
    var text = concat_ws(" ", columnsWithText());
    var named = arrays_overlap(regexp_extract_all(text, lit("([0-9]+)"), lit(1)), array(ids));
    return externalIds.stream().map(id -> contains(text, lit(id))).reduce(named, Column::or);
  }

  private static Column[] columnsWithText() {
    return Arrays.stream(QuarantinedRow.class.getRecordComponents())
        .filter(c -> c.getType() == String.class)
        .map(c -> col(c.getName()))
        .toArray(Column[]::new);
  }
}
