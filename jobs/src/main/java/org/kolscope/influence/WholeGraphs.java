package org.kolscope.influence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Follow;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.RepostEdge;
import org.kolscope.schema.Table;
import org.kolscope.schema.Verdict;

/**
 * Both graphs as they are before anything is sampled, told apart by the number of their {@link
 * GraphKind}, so that one Spark job serves both.
 *
 * @param arcs graph, tail, head, weight: from the one who reads or reposts to the one who is read
 */
record WholeGraphs(Dataset<Row> arcs) {

  /**
   * One unit of a share, 2^-36: shares are summed as integers, and 2^27 followers that follow
   * nobody else still fit into 63 bits.
   */
  static final long SHARE_UNITS = 1L << 36;

  /** The graphs by their number. */
  static final List<GraphKind> KINDS = List.of(GraphKind.values());

  static Dataset<Row> arcs(Table<Follow> follows, Table<RepostEdge> reposts) {
    return follows
        .rows()
        .where(not(col("gone")))
        .select(
            graph(GraphKind.FOLLOW),
            col("followerId").as("tail"),
            col("followeeId").as("head"),
            lit(1L).as("weight"))
        .unionByName(
            reposts
                .rows()
                .select(
                    graph(GraphKind.REPOST),
                    col("reposterId").as("tail"),
                    col("authorId").as("head"),
                    col("count").as("weight")))
        .where(col("tail").notEqual(col("head")));
  }

  /**
   * One row per graph and account with an edge: weight of all edges out, count of edges in, whether
   * it is a candidate, and how likely it is genuine ({@link Genuine}). One shuffle, because the
   * candidates are counted along, and a join.
   */
  Dataset<Row> accounts(Table<Candidate> candidates, Table<Verdict> verdicts) {
    var everywhere =
        candidates
            .rows()
            .select(
                explode(sequence(lit(0), lit(KINDS.size() - 1))).as("graph"),
                col("accountId").as("id"),
                lit(0L).as("outWeight"),
                lit(0L).as("inDegree"),
                lit(true).as("candidate"));
    var counted =
        ends()
            .withColumn("candidate", lit(false))
            .unionByName(everywhere)
            .groupBy("graph", "id")
            .agg(
                sum("outWeight").as("outWeight"),
                sum("inDegree").as("inDegree"),
                max("candidate").as("candidate"))
            .where(col("outWeight").plus(col("inDegree")).gt(0L));
    return Genuine.added(counted, "id", verdicts);
  }

  /** Both ends of each edge: graph, id, outWeight and inDegree that the edge adds to. */
  Dataset<Row> ends() {
    return arcs.selectExpr(
        "graph", "stack(2, tail, weight, 0L, head, 0L, 1L) as (id, outWeight, inDegree)");
  }

  /** These edges of some graphs only. */
  WholeGraphs only(Object[] graphs) {
    return new WholeGraphs(arcs.where(col("graph").isin(graphs)));
  }

  /**
   * Adds {@code passedIn} to accounts: over their edges in, the sum of weight · genuine(tail), in
   * units of {@link Genuine}; 0 without edges here. One join of the edges and one aggregation.
   *
   * @param accounts as from {@link #accounts}
   */
  Dataset<Row> withPassedIn(Dataset<Row> accounts) {
    var passing = accounts.select(col("graph"), col("id").as("tail"), col("genuine"));
    var received =
        arcs.join(passing, names("graph", "tail"))
            .groupBy(col("graph"), col("head").as("id"))
            .agg(sum(col("weight").multiply(col("genuine"))).as("passedIn"));
    return accounts.join(received, names("graph", "id"), "left").na().fill(0L, names("passedIn"));
  }

  /**
   * One row per graph and account with followers: what they give it, in {@link #SHARE_UNITS}. Each
   * edge is rounded down for itself, so that the sum does not depend on the order and nobody is
   * given more than there is.
   *
   * @param accounts as from {@link #accounts}
   * @param given what an account gives along all its edges out, as a number of accounts
   */
  Dataset<Row> inflow(Dataset<Row> accounts, Column given) {
    var giving =
        accounts.select(col("graph"), col("id").as("tail"), col("outWeight"), given.as("given"));
    return arcs.join(giving, names("graph", "tail"))
        .groupBy(col("graph"), col("head").as("id"))
        .agg(
            sum(floor(
                    col("weight")
                        .cast("double")
                        .divide(col("outWeight"))
                        .multiply(col("given"))
                        .multiply((double) SHARE_UNITS)))
                .as("inflow"));
  }

  static String[] names(String... names) {
    return names;
  }

  private static Column graph(GraphKind kind) {
    return lit(KINDS.indexOf(kind)).as("graph");
  }
}
