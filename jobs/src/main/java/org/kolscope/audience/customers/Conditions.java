package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;

/**
 * How far each person meets the conditions of a brief: places, gender, age.
 *
 * @param leak what is left where one is not met
 */
record Conditions(TargetCustomers.Known known, double leak) {

  /** Persons of all that a province's share is drawn to that of all by. Chosen. */
  private static final double PRIOR = 2;

  /**
   * Adds {@code demographicsValue}, {@code demographicsCoverage}, {@code met} and {@code
   * genuineProbability}, that of the unjudged being the mean of all judged.
   *
   * @param persons of {@link RoadFacts}
   */
  Dataset<Row> of(Dataset<Row> persons) {
    var asked = Demographics.of(known.brief().target(), known.asOf().getYear());
    UDF4<String, String, String, String, Boolean[]> answer =
        (gender, where, city, said) ->
            asked.answers(gender, where, city, said).toArray(Boolean[]::new);
    var answered =
        persons
            .withColumn(
                "answers",
                udf(answer, DataTypes.createArrayType(DataTypes.BooleanType))
                    .apply(col("gender"), col("where"), col("city"), col("said")))
            .localCheckpoint(true);
    return withGenuine(asked.askedCount() == 0 ? unasked(answered) : met(answered, asked));
  }

  private static Dataset<Row> unasked(Dataset<Row> persons) {
    return persons
        .withColumn("demographicsValue", lit(null).cast("double"))
        .withColumn("demographicsCoverage", lit(0.0))
        .withColumn("met", lit(1.0));
  }

  private Dataset<Row> met(Dataset<Row> answered, Demographics asked) {
    int kinds = asked.askedCount();
    var shares = shares(answered, kinds);
    var rows = answered;
    Column met = lit(1.0);
    Column known = lit(0);
    Column fitting = lit(0);
    for (int kind = 0; kind < kinds; kind++) {
      var answer = col("answers").getItem(kind);
      Column share = lit(shares.get(kind));
      if (kind == 0 && asked.asksPlace()) {
        rows = rows.join(broadcast(byProvince(answered, shares.get(kind))), WHERE, "left");
        share = coalesce(col("share"), share);
      }
      met = met.multiply(when(answer, 1.0).when(answer.isNull(), share).otherwise(leak));
      known = known.plus(when(answer.isNull(), 0).otherwise(1));
      fitting = fitting.plus(when(answer, 1).otherwise(0));
    }
    return rows.withColumn("met", met)
        .withColumn("demographicsCoverage", known.divide(kinds))
        .withColumn("demographicsValue", when(known.gt(0), fitting.divide(known)));
  }

  private static final String[] WHERE = {"where"};

  /** Share of those that say it who meet each condition; 1 where nobody says. */
  private static List<Double> shares(Dataset<Row> answered, int kinds) {
    var counts = new ArrayList<Column>();
    for (int kind = 0; kind < kinds; kind++) {
      counts.add(count(col("answers").getItem(kind)));
      counts.add(count_if(col("answers").getItem(kind)));
    }
    var row =
        answered
            .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
            .first();
    var shares = new ArrayList<Double>();
    for (int kind = 0; kind < kinds; kind++) {
      long said = row.getLong(2 * kind);
      shares.add(said == 0 ? 1.0 : (double) row.getLong(2 * kind + 1) / said);
    }
    return shares;
  }

  private static Dataset<Row> byProvince(Dataset<Row> answered, double overall) {
    var place = col("answers").getItem(0);
    return answered
        .where(col("where").isNotNull())
        .groupBy("where")
        .agg(count_if(place).plus(PRIOR * overall).divide(count(place).plus(PRIOR)).as("share"));
  }

  private static Dataset<Row> withGenuine(Dataset<Row> rows) {
    // whole millionths, so that the order of the sum does not matter
    var mean =
        rows.agg(avg(round(col("genuine").multiply(1e6)).cast("bigint")).divide(1e6)).first();
    double unjudged = mean.isNullAt(0) ? 1 : mean.getDouble(0);
    return rows.withColumn("genuineProbability", coalesce(col("genuine"), lit(unjudged)));
  }
}
