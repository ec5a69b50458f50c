package org.kolscope.evaluation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Table;

/**
 * What is taken for true of accounts: what most of those say who labelled an account. One whom as
 * many call a zombie as genuine has no known truth and is left out of all figures.
 *
 * @param rows accountId, isZombie; each account once; isZombie is null where the labels disagree
 */
public record Truth(Dataset<Row> rows) {

  private static final String[] ACCOUNT = {"accountId"};

  /** Of the labelled accounts. One shuffle of the labels. */
  public static Truth of(Table<Label> labels) {
    var vote = when(col("label").equalTo(Judgement.ZOMBIE.name()), lit(1)).otherwise(lit(-1));
    return new Truth(
        labels
            .rows()
            .groupBy("accountId")
            .agg(sum(vote).as("votes"))
            .select(
                col("accountId"),
                when(col("votes").notEqual(0), col("votes").gt(0)).as("isZombie")));
  }

  /**
   * Of everybody in a graph into which attacks were injected: their fans are zombies; others are
   * what their labels say, and genuine without one if they follow anybody. If some of these are
   * zombies, to find them counts as an error: the figures are then too low.
   *
   * @param injected fans of the attacks
   */
  public static Truth withInjected(
      SparkSession spark, Table<Label> labels, Table<Follow> follows, Set<Long> injected) {
    var fans =
        spark
            .createDataset(new ArrayList<>(injected), Encoders.LONG())
            .toDF("accountId")
            .withColumn("isInjected", lit(true));
    var labelled = of(labels).rows().withColumn("isLabelled", lit(true));
    return new Truth(
        follows
            .rows()
            .select(col("followerId").as("accountId"))
            .union(labelled.select("accountId"))
            .distinct()
            .join(labelled, ACCOUNT, "left")
            .join(broadcast(fans), ACCOUNT, "left")
            .select(
                col("accountId"),
                when(col("isInjected"), true)
                    .when(col("isLabelled"), col("isZombie"))
                    .otherwise(false)
                    .as("isZombie")));
  }
}
