package org.kolscope.audience;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Table;
import org.kolscope.schema.TargetCustomer;

/** Target customers, drawn. */
public final class TargetWorld {

  private TargetWorld() {}

  /** A certainly real account that is a target customer with that probability. */
  public static TargetCustomer target(long id, double probability) {
    return new TargetCustomer(
        id, null, 0, null, 0, null, 0, null, 0, 1.0, 1, 1, probability, false);
  }

  /** Accounts {@code from} (inclusive) to {@code to} (exclusive). */
  public static Table<TargetCustomer> targets(
      SparkSession spark, long from, long to, double probability) {
    return Table.of(
        spark,
        TargetCustomer.class,
        LongStream.range(from, to).mapToObj(id -> target(id, probability)).toList());
  }

  public static Table<TargetCustomer> targets(SparkSession spark, List<TargetCustomer> rows) {
    return Table.of(spark, TargetCustomer.class, rows);
  }
}
