package org.kolscope.influence;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.RestartSampler;

/**
 * The accounts that random walks bring into the samples of graphs beyond the maximum. The walks of
 * a small sample are some of those of a large one, so all are walked at once. Verdicts are not
 * looked at; neither are weights.
 */
record WalkedSamples(WholeGraphs whole, SamplingPlans plans, int replicates, Coin coin) {

  /**
   * Steps of a walk, each of them a join: chosen; with a restart of 0.15 four in five walks have
   * been back to their start by then.
   */
  static final int STEPS = 10;

  /** Ids of a list that are looked at: platforms let an account follow about 5,000. */
  static final int MOST_LIST = 5_000;

  private static final double RESTART = 0.15;

  /** {@code graph}, {@code id} and {@code walked}, a bit for each sample; null without walks. */
  Dataset<Row> of() {
    Dataset<Row> all = null;
    for (int graph = 0; graph < WholeGraphs.KINDS.size(); graph++) {
      if (plans.startShare(graph) > 0) {
        var walked = of(graph);
        all = all == null ? walked : all.unionByName(walked);
      }
    }
    // every member is looked up in it three times; the rows are those of the samples
    return all == null ? null : all.localCheckpoint(true);
  }

  private Dataset<Row> of(int graph) {
    var walks = new RestartSampler(plans.startShare(graph), STEPS, RESTART, coin);
    var known = plans;
    int coins = replicates;
    UDF2<Integer, Double, Long> bits =
        (replicate, toss) -> known.walkMask(coins, graph, replicate, toss);
    var arcs = whole.only(new Object[] {graph}).arcs();
    return new WalkSample(walks, replicates, MOST_LIST)
        .of(arcs)
        .withColumn("bits", udf(bits, DataTypes.LongType).apply(col("replicate"), col("toss")))
        .groupBy("id")
        .agg(bit_or(col("bits")).as("walked"))
        .withColumn("graph", lit(graph));
  }
}
