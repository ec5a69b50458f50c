package org.kolscope.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;
import org.kolscope.schema.Table;

/**
 * What is taken for true of the labelled accounts: what most of those say who labelled an account.
 * One whom as many call a zombie as genuine has no known truth and is left out of all figures.
 *
 * @param rows accountId, isZombie; each account once; isZombie is null where the labels disagree
 */
public record Truth(Dataset<Row> rows) {

  /** One shuffle of the labels. */
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
}
