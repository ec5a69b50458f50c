package org.kolscope.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Account;
import org.kolscope.schema.IdOf;
import org.kolscope.schema.Table;

/** What follows from ids that are texts: they are kept, and two of them never share a hash. */
final class TextIds {

  private TextIds() {}

  /** Accounts with the text of their id in {@code externalId}. */
  static Dataset<Row> kept(Dataset<Row> accounts) {
    return accounts.withColumn(
        "externalId", coalesce(col("externalId"), col("accountId" + Typing.TEXT)));
  }

  /**
   * Refuses a drop in which two texts of one kind have the same hash. One shuffle of all ids.
   *
   * @throws IntakeException naming both texts
   */
  static void refuseCollisions(
      Map<Class<? extends Record>, Dataset<Row>> merged, Table<Account> known) {
    var pairs =
        known
            .rows()
            .where(col("externalId").isNotNull())
            .select(
                lit(IdOf.Kind.ACCOUNT.name()).as("kind"),
                col("accountId").as("id"),
                col("externalId").as("text"));
    for (var table : merged.entrySet()) {
      for (var component : table.getKey().getRecordComponents()) {
        var id = component.getAnnotation(IdOf.class);
        var name = component.getName() + Typing.TEXT;
        if (id != null && java.util.List.of(table.getValue().columns()).contains(name)) {
          pairs =
              pairs.union(
                  table
                      .getValue()
                      .where(col(name).isNotNull())
                      .select(lit(id.value().name()), col(component.getName()), col(name)));
        }
      }
    }
    var clashes =
        pairs
            .groupBy("kind", "id")
            .agg(min("text").as("one"), max("text").as("other"))
            .where(col("one").notEqual(col("other")))
            .limit(1)
            .collectAsList();
    if (!clashes.isEmpty()) {
      var clash = clashes.get(0);
      throw new IntakeException(
          "two text ids of kind "
              + clash.getString(0)
              + " have the same 64-bit hash "
              + clash.getLong(1)
              + ": "
              + clash.getString(2)
              + " and "
              + clash.getString(3));
    }
  }
}
