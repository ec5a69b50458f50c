package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Tables;

/** Makes one row of all sound rows with the same key; see {@link Intake}. One shuffle by key. */
final class Merging {

  private Merging() {}

  static Dataset<Row> byKey(Class<? extends Record> table, Dataset<Row> typed) {
    var keys = Tables.keyOf(table);
    var silentIsFalse =
        Arrays.stream(table.getRecordComponents())
            .filter(c -> c.getType() == boolean.class && !Tables.isRequired(c))
            .map(c -> c.getName())
            .collect(Collectors.toSet());
    List<Column> values = new ArrayList<>();
    for (var name : typed.columns()) {
      if (!name.startsWith("_") && !keys.contains(name)) {
        values.add(winner(name, silentIsFalse));
      }
    }
    // a table of keys alone still needs something to aggregate
    values.add(expr("count(1)").as("_rows"));
    return typed
        .where(col(Typing.REASON).isNull())
        .groupBy(keys.stream().map(k -> col(k)).toArray(Column[]::new))
        .agg(values.get(0), values.subList(1, values.size()).toArray(Column[]::new))
        .drop("_rows");
  }

  private static Column winner(String name, Set<String> silentIsFalse) {
    var first =
        expr(
            "max_by(`"
                + name
                + "`, "
                + Typing.ORDER
                + ") filter (where `"
                + name
                + "` is not null)");
    return (silentIsFalse.contains(name) ? coalesce(first, lit(false)) : first).as(name);
  }
}
