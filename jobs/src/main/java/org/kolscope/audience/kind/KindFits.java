package org.kolscope.audience.kind;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.KolFit;
import org.kolscope.schema.KolFit.Base;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.KolKind.Doubt;
import org.kolscope.schema.Table;

/**
 * Lift and price of a target customer by kind of KOL. One task holds two rows per candidate (100
 * bytes each).
 */
public record KindFits() {

  /** Rows of the kinds that there are, on both bases. */
  public Table<KindFit> of(Table<KolKind> kinds, Table<KolFit> fits) {
    var group =
        when(col("kind").isNotNull(), col("kind"))
            .when(col("doubt").equalTo(Doubt.UNKNOWN.name()), Group.UNKNOWN.name())
            .otherwise(Group.UNSURE.name());
    var rows =
        kinds
            .rows()
            .select(col("accountId"), group.as("group"), col("price"))
            .join(fits.rows(), new String[] {"accountId"}, "inner")
            .select(
                "accountId",
                "group",
                "base",
                "judgedCount",
                "targetShare",
                "lift",
                "targetReach",
                "price")
            .repartition(1)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) KindFits::added,
                Encoders.row(Table.schemaOf(KindFit.class)));
    return new Table<>(KindFit.class, rows);
  }

  private static Iterator<Row> added(Iterator<Row> rows) {
    var sums = new KindSums();
    rows.forEachRemaining(
        row ->
            sums.add(
                new KindSums.Kol(
                    row.getLong(0),
                    Group.valueOf(row.getString(1)),
                    Base.valueOf(row.getString(2)),
                    row.getLong(3),
                    row.getAs(4),
                    row.getAs(5),
                    row.getAs(6),
                    row.getAs(7))));
    return sums.told().stream().map(Table::toRow).iterator();
  }
}
