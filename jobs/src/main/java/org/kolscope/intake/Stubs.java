package org.kolscope.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Account;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;
import scala.jdk.javaapi.CollectionConverters;

/** Accounts that a night only mentions: one row each, with nothing but the id and the night. */
final class Stubs {

  private Stubs() {}

  /**
   * Stubs for every account that a table names in a night without a row for it. One shuffle of all
   * account ids.
   *
   * @param merged with {@code _night}
   */
  static Dataset<Row> of(SparkSession spark, Map<Class<? extends Record>, Dataset<Row>> merged) {
    var mentioned =
        spark.sql(
            "select cast(null as bigint) accountId, cast(null as string) externalId,"
                + " cast(null as int) _night limit 0");
    for (var table : merged.entrySet()) {
      if (table.getKey() != Account.class) {
        for (var component : table.getKey().getRecordComponents()) {
          var id = component.getAnnotation(IdOf.class);
          if (id != null && id.value() == IdOf.Kind.ACCOUNT) {
            mentioned = mentioned.union(ids(table.getValue(), component.getName()));
          }
        }
      }
    }
    var stubs =
        mentioned
            .where(col("accountId").isNotNull())
            .groupBy("accountId", Typing.NIGHT)
            .agg(max("externalId").as("externalId"));
    if (merged.containsKey(Account.class)) {
      stubs =
          stubs.join(
              merged.get(Account.class).select("accountId", Typing.NIGHT),
              CollectionConverters.asScala(List.of("accountId", Typing.NIGHT)).toSeq(),
              "left_anti");
    }
    var columns = new ArrayList<Column>();
    Arrays.stream(Table.schemaOf(Account.class).fields())
        .map(
            f ->
                List.of("accountId", "externalId").contains(f.name())
                    ? col(f.name())
                    : lit(null).cast(f.dataType()).as(f.name()))
        .forEach(columns::add);
    columns.add(col(Typing.NIGHT));
    return stubs.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> ids(Dataset<Row> rows, String column) {
    var text = column + Typing.TEXT;
    var hasText = List.of(rows.columns()).contains(text);
    return rows.select(
        col(column), hasText ? col(text) : lit(null).cast("string"), col(Typing.NIGHT));
  }
}
