package org.kolscope.influence;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.sample.RestartSampler;

/**
 * Draws samples of a graph that is a table by random walks with restart: the walks of {@link
 * RestartSampler}, which says what they are, for a graph that does not fit one machine.
 *
 * <p>Walks are rows, and all of them take a step by one join with the lists of whom an account
 * reads. A list of more than {@code maxList} is cut to that many, chosen evenly by the coin of the
 * account and the one it reads. As long as nothing is cut, the vertices are the same as in memory,
 * one by one. Same arcs and settings, same vertices, whatever the order or partitioning of the
 * rows.
 *
 * <p>Arcs: columns {@code tail} and {@code head}, ids from the one who reads to the one who is
 * read; repeated arcs count once, arcs from an account to itself not at all. Empty arcs give an
 * empty sample.
 *
 * <p>Cost: the arcs are shuffled once into lists, then {@code steps} joins shuffle the walks,
 * expected accounts · startShare · replicates of them with up to {@code steps} ids each; Spark
 * shuffles the lists once and reads them in every join. Many walks stand on few accounts: adaptive
 * execution splits those.
 *
 * @param sampler the walks
 * @param replicates at least 1
 * @param maxList ids of a list that are kept, at least 1; platforms allow an account to follow
 *     about 5,000, so a longer list is one of reposts
 */
record WalkSample(RestartSampler sampler, int replicates, int maxList) {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  WalkSample {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1, was " + replicates);
    }
    if (maxList < 1) {
      throw new IllegalArgumentException("maxList must be at least 1, was " + maxList);
    }
  }

  /**
   * The vertices of each replicate, one row each: {@code replicate}, {@code id}, and {@code toss},
   * the lowest of the walks that were there: samplers with a smaller {@code startShare} have those
   * of a lower toss.
   */
  Dataset<Row> of(Dataset<Row> arcs) {
    var lists =
        kept(arcs).groupBy(col("tail").as("at")).agg(sort_array(collect_list("head")).as("heads"));
    var walks = starts(arcs);
    for (int step = 1; step <= sampler.steps(); step++) {
      walks = stepped(walks, lists, step);
    }
    return walks
        .select(col("replicate"), explode(col("path")).as("id"), col("toss"))
        .groupBy("replicate", "id")
        .agg(min("toss").as("toss"));
  }

  private static Dataset<Row> distinct(Dataset<Row> arcs) {
    return arcs.select("tail", "head").where(col("tail").notEqual(col("head"))).distinct();
  }

  private Dataset<Row> kept(Dataset<Row> arcs) {
    var coin = sampler.coin();
    UDF2<Long, Long, Double> toss =
        (tail, head) -> new Coin(coin.randomSeed() ^ tail).toss(-1, head);
    WindowSpec byCoin = Window.partitionBy("tail").orderBy(asc("toss"), asc("head"));
    return distinct(arcs)
        .withColumn("toss", udf(toss, DataTypes.DoubleType).apply(col("tail"), col("head")))
        .withColumn("place", row_number().over(byCoin))
        .where(col("place").leq(lit(maxList)))
        .select("tail", "head");
  }

  private Dataset<Row> starts(Dataset<Row> arcs) {
    var coin = sampler.coin();
    UDF2<Integer, Long, Double> toss = coin::toss;
    var known = distinct(arcs);
    return known
        .select(col("tail").as("start"))
        .union(known.select(col("head").as("start")))
        .distinct()
        .select(explode(sequence(lit(0), lit(replicates - 1))).as("replicate"), col("start"))
        .withColumn("toss", udf(toss, DataTypes.DoubleType).apply(col("replicate"), col("start")))
        .where(col("toss").lt(lit(sampler.startShare())))
        .select(
            col("replicate"),
            col("start"),
            col("toss"),
            col("start").as("at"),
            array(col("start")).as("path"));
  }

  private Dataset<Row> stepped(Dataset<Row> walks, Dataset<Row> lists, int step) {
    var walk = sampler;
    UDF4<Integer, Long, Integer, Integer, Integer> arc =
        (replicate, start, number, degree) -> walk.arc(replicate, start, number, degree);
    return walks
        .join(lists, new String[] {"at"}, "left")
        .withColumn(
            "arc",
            udf(arc, DataTypes.IntegerType)
                .apply(
                    col("replicate"),
                    col("start"),
                    lit(step),
                    when(col("heads").isNull(), lit(0)).otherwise(size(col("heads")))))
        .withColumn(
            "next",
            when(col("arc").lt(lit(0)), col("start")).otherwise(col("heads").getItem(col("arc"))))
        .select(
            col("replicate"),
            col("start"),
            col("toss"),
            col("next").as("at"),
            array_append(col("path"), col("next")).as("path"));
  }
}
