package org.kolscope.influence;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF7;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.graph.sample.Coin;

/** Lays out what every sample holds, as rows for {@link SampleScores}. */
record SampleRows(WholeGraphs whole, SamplingPlans plans, int replicates, Coin coin) {

  /**
   * One row per sample and account or edge of it.
   *
   * @param accounts as from {@link WholeGraphs#withPassedIn}
   * @param walked as from {@link WalkedSamples}; null without walks
   */
  Dataset<Row> of(Dataset<Row> accounts, Dataset<Row> walked) {
    var members = members(accounts, walked);
    return arcsOfSamples(members).unionByName(accountsOfSamples(received(accounts, members)));
  }

  /** Accounts that are in any sample, with a bit for each, by {@link Sampling}. */
  private Dataset<Row> members(Dataset<Row> accounts, Dataset<Row> walked) {
    var tosses = coin;
    int coins = replicates;
    var known = plans;
    UDF7<Integer, Long, Long, Boolean, Long, Long, Boolean, Long> mask =
        (graph, id, inDegree, candidate, genuine, brought, asTail) ->
            known.mask(
                tosses,
                coins,
                new SamplingPlans.Member(
                    graph, id, inDegree, candidate, Genuine.share(genuine), brought),
                asTail);
    var masked = udf(mask, DataTypes.LongType);
    var all =
        walked == null
            ? accounts.withColumn("walked", lit(0L))
            : accounts
                .join(walked, WholeGraphs.names("graph", "id"), "left")
                .na()
                .fill(0L, WholeGraphs.names("walked"));
    return all.withColumn("mask", mask(masked, false))
        .withColumn("tailMask", mask(masked, true))
        .where(col("mask").notEqual(0L));
  }

  private static Column mask(UserDefinedFunction masked, boolean asTail) {
    return masked.apply(
        col("graph"),
        col("id"),
        col("inDegree"),
        col("candidate"),
        col("genuine"),
        col("walked"),
        lit(asTail));
  }

  private Dataset<Row> arcsOfSamples(Dataset<Row> members) {
    var arcs = whole.arcs().as("arc");
    // the same columns in both joins, so that Spark broadcasts them once
    var ends = broadcast(members.select("graph", "id", "mask", "tailMask", "candidate"));
    var tail = ends.as("t");
    var head = ends.as("h");
    return arcs.join(
            head,
            col("arc.graph").equalTo(col("h.graph")).and(col("arc.head").equalTo(col("h.id"))))
        .join(
            tail,
            col("arc.graph").equalTo(col("t.graph")).and(col("arc.tail").equalTo(col("t.id"))))
        .select(
            col("arc.graph"),
            col("arc.tail"),
            col("arc.head"),
            col("arc.weight"),
            col("t.tailMask").bitwiseAND(col("h.mask")).bitwiseAND(ofCandidate()).as("mask"))
        .where(col("mask").notEqual(0L))
        .select(
            sample(),
            col("tail").as("id"),
            col("head"),
            col("weight"),
            lit(0L).as("inflow"),
            lit(false).as("candidate"),
            lit(0L).as("genuine"),
            lit(0L).as("passedIn"));
  }

  /** All bits for an edge out of somebody else; the edges of a candidate count one by one. */
  private Column ofCandidate() {
    var tosses = coin;
    int coins = replicates;
    var known = plans;
    UDF3<Integer, Long, Long, Long> edge =
        (graph, tail, head) -> known.edgeMask(tosses, coins, graph, tail, head);
    return when(
            col("t.candidate"),
            udf(edge, DataTypes.LongType).apply(col("arc.graph"), col("arc.tail"), col("arc.head")))
        .otherwise(lit(-1L));
  }

  /** What those outside and inside give each account of a sample, where that counts. */
  private Dataset<Row> received(Dataset<Row> accounts, Dataset<Row> members) {
    var large = plans.withOutside();
    if (large.length == 0) {
      return members.withColumn("inflow", lit(0L));
    }
    return members
        .join(
            whole.only(large).inflow(accounts, plans.given()),
            WholeGraphs.names("graph", "id"),
            "left")
        .na()
        .fill(0L, WholeGraphs.names("inflow"));
  }

  private Dataset<Row> accountsOfSamples(Dataset<Row> received) {
    return received.select(
        sample(),
        col("id"),
        lit(null).cast("bigint").as("head"),
        col("outWeight").as("weight"),
        col("inflow"),
        col("candidate"),
        col("genuine"),
        col("passedIn"));
  }

  /** One row per bit of the mask: (graph · samplings + sampling) · replicates + replicate. */
  private Column sample() {
    int perGraph = SamplingPlans.SAMPLINGS.size() * replicates;
    return expr("explode(transform(filter(sequence(0, %d), s -> shiftright(mask, s) & 1 = 1), s -> graph * %d + s))"
            .formatted(perGraph - 1, perGraph))
        .as("sample");
  }
}
