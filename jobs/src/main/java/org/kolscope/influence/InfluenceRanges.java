package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;

import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.kolscope.graph.sample.ReplicateRange;
import org.kolscope.schema.Influence;
import org.kolscope.schema.InfluenceReplicate;
import org.kolscope.schema.Table;

/**
 * Summarises the scores of the samples: median and 5 % to 95 % range of each candidate's score and
 * rank.
 *
 * <p>Within a sample the highest score has rank 1; equal scores share the average of their ranks,
 * so that accounts in equal positions are shown as equal (two at the top: 1.5 each). A candidate
 * that is not in every sample is summarised over those that hold it, and ranked there among those
 * present. Percentiles interpolate as in {@link ReplicateRange}. Deterministic, whatever the order
 * of rows. Two candidates whose ranges of ranks overlap are not told apart by this data.
 *
 * <p>Cost: two shuffles of the rows, by sample and by candidate.
 */
public record InfluenceRanges() {

  /** Computes one row per graph, measure and candidate. */
  public Table<Influence> of(Table<InfluenceReplicate> replicates) {
    var ranges =
        replicates
            .rows()
            .withColumn("rank", averageRank())
            .groupBy("graph", "measure", "accountId")
            .agg(collect_list("score").as("scores"), collect_list("rank").as("ranks"))
            .map(
                (MapFunction<Row, Row>) InfluenceRanges::range,
                Encoders.row(Table.schemaOf(Influence.class)));
    return new Table<>(Influence.class, ranges);
  }

  /** With n in the sample: (rank from the top + n + 1 - rank from the bottom) / 2. */
  private static Column averageRank() {
    var sample = Window.partitionBy("graph", "measure", "replicate");
    var fromTop = rank().over(sample.orderBy(col("score").desc()));
    var fromBottom = rank().over(sample.orderBy(col("score").asc()));
    return fromTop.plus(count(lit(1)).over(sample)).plus(1).minus(fromBottom).divide(2.0);
  }

  private static Row range(Row row) {
    List<Double> scores = row.getList(3);
    var score = rangeOf(scores);
    List<Double> ranks = row.getList(4);
    var rank = rangeOf(ranks);
    return RowFactory.create(
        row.getString(0),
        row.getString(1),
        row.getLong(2),
        scores.size(),
        score.median(),
        score.low90(),
        score.high90(),
        rank.median(),
        rank.low90(),
        rank.high90(),
        ranks.stream().filter(r -> r <= Influence.TOP).count() / (double) ranks.size());
  }

  private static ReplicateRange rangeOf(List<Double> values) {
    return ReplicateRange.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
