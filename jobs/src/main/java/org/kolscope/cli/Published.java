package org.kolscope.cli;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.pipeline.Named;
import org.kolscope.schema.AccountFact;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Table;
import org.kolscope.schema.Tables;
import org.kolscope.store.MaskKey;
import org.kolscope.store.Store;

/** A table of one night as outsiders may see it: private persons masked, in key order. */
final class Published {

  private Published() {}

  /**
   * The night asked for, or the newest that was finished.
   *
   * @throws IllegalArgumentException naming the nights there are
   */
  static LocalDate night(Store store, LocalDate asked) {
    // every night with accounts has facts, also one with nobody to rank
    var nights = store.nights(AccountFact.class);
    if (nights.isEmpty()) {
      throw new IllegalArgumentException("the warehouse has no finished night yet");
    }
    if (asked != null && !nights.contains(asked)) {
      throw new IllegalArgumentException("no night " + asked + "; there are " + nights);
    }
    return asked == null ? nights.last() : asked;
  }

  /** The state of a source table, or the night of a derived one. */
  static <R extends Record> Dataset<Row> rows(
      Session session, OutOptions where, Class<R> type, LocalDate night, String keyFile) {
    var store = session.store();
    Table<R> table = Tables.isSource(type) ? store.state(type, night) : store.read(type, night);
    var named =
        Named.accounts(store.read(KolRank.class, night), store.read(BriefAccount.class, night));
    var mask = MaskKey.of(session.spark(), where.warehouse(), keyFile);
    var order =
        type == KolRank.class
            ? new Column[] {col("rank")}
            : Tables.keyOf(type).stream().map(k -> col(k)).toArray(Column[]::new);
    return mask.masked(table, named)
        .select(
            Arrays.stream(Table.schemaOf(type).fieldNames())
                .map(c -> col(c))
                .toArray(Column[]::new))
        .orderBy(order);
  }
}
