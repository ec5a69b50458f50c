package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;

import org.kolscope.schema.Farm;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;

/** Sums up farms, one row each, also those without a customer that stands out. */
public record Farms() {

  private static final int DATE_CHARS = 10;

  public Table<Farm> of(Table<FarmMember> members, Table<FarmCustomer> customers) {
    var sold =
        customers
            .rows()
            .groupBy("farmId")
            .agg(
                count(lit(1)).as("customersCount"),
                min("startsAt").as("startsAt"),
                max("endsAt").as("endsAt"));
    var rows =
        members
            .rows()
            .groupBy("farmId")
            .agg(count(lit(1)).as("zombiesCount"))
            .join(sold, new String[] {"farmId"}, "left")
            .withColumn("customersCount", coalesce(col("customersCount"), lit(0L)))
            .withColumn("firstFoundOn", to_date(substring(col("farmId"), 1, DATE_CHARS)));
    return new Table<>(Farm.class, rows);
  }
}
