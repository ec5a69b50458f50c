package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Which bursts of different followees belong together because the same accounts are in them.
 *
 * <p>Accounts pair bursts, not bursts accounts: an account in k bursts gives k² / 2 pairs, where a
 * burst of n accounts would give n² / 2 (SynchroTrap: Q. Cao, X. Yang, J. Yu, C. Palow, CCS 2014,
 * must cap its large objects for that). So no burst is cut, however large; an account gives pairs
 * of at most {@code maxPerAccount} of its bursts and as many quiet times, drawn by keyed hash.
 *
 * <p>Cost: one shuffle of the follows of followees with bursts by account, one of the pairs, summed
 * before. The components are made by one task: about 100 bytes per joined burst.
 */
record JoinedBursts(SharedBursts sharing, int maxPerAccount, long randomSeed)
    implements Serializable {

  private static final StructType PAIR =
      StructType.fromDDL("a BIGINT, aStart INT, b BIGINT, bStart INT");

  private static final StructType LABELLED =
      StructType.fromDDL("followeeId BIGINT, startDay INT, labelFollowee BIGINT, labelStart INT");

  /**
   * One row per burst that was joined with another: followeeId, startDay, labelFollowee,
   * labelStart.
   *
   * @param tokens followerId, followeeId, startDay: unguarded timed follows of followees that have
   *     bursts, start day {@link AccountBursts#QUIET} outside of them
   * @param world one row: accounts, the number of equally active ones, and bursts, of all followees
   */
  Dataset<Row> of(Dataset<Row> tokens, Dataset<Row> world) {
    var sizes = tokens.groupBy("followeeId", "startDay").agg(count(lit(1)).as("size"));
    var pairs =
        tokens
            .groupBy("followerId")
            .agg(collect_list(struct("followeeId", "startDay")).as("tokens"))
            .flatMap((FlatMapFunction<Row, Row>) this::pairsOf, Encoders.row(PAIR))
            .groupBy("a", "aStart", "b", "bStart")
            .agg(count(lit(1)).as("shared"));
    return sized(pairs, sizes)
        .crossJoin(broadcast(world))
        .filter((FilterFunction<Row>) this::areJoined)
        .select("a", "aStart", "b", "bStart")
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) JoinedBursts::labelled, Encoders.row(LABELLED));
  }

  /** How much the cap leaves out: one row with accounts and leftOut, tokens that gave no pairs. */
  Dataset<Row> leftOut(Dataset<Row> tokens) {
    var over =
        tokens
            .groupBy(col("followerId"), col("startDay").equalTo(AccountBursts.QUIET))
            .agg(count(lit(1)).minus(maxPerAccount).as("over"))
            .where(col("over").gt(0));
    return over.agg(count(lit(1)).as("accounts"), coalesce(sum("over"), lit(0L)).as("leftOut"));
  }

  private Iterator<Row> pairsOf(Row row) {
    List<Row> tokens = row.getList(1);
    var own = tokens.stream().map(t -> new BurstToken(t.getLong(0), t.getInt(1))).toList();
    return AccountBursts.pairs(AccountBursts.capped(own, maxPerAccount, randomSeed)).stream()
        .map(
            p ->
                RowFactory.create(
                    p.first().followeeId(),
                    p.first().startDay(),
                    p.second().followeeId(),
                    p.second().startDay()))
        .iterator();
  }

  private Dataset<Row> sized(Dataset<Row> pairs, Dataset<Row> sizes) {
    var isQuiet = col("aStart").equalTo(AccountBursts.QUIET);
    var quietPairs =
        pairs.where(isQuiet).select(col("a"), col("b"), col("shared").as("quietShared"));
    var quietSizes = sizes.where(col("startDay").equalTo(AccountBursts.QUIET));
    return pairs
        .where(isQuiet.unary_$bang().and(col("shared").geq(sharing.minShared())))
        .join(sizes.toDF("a", "aStart", "aSize"), new String[] {"a", "aStart"}, "inner")
        .join(sizes.toDF("b", "bStart", "bSize"), new String[] {"b", "bStart"}, "inner")
        .join(quietPairs, new String[] {"a", "b"}, "left")
        .join(quietSizes.toDF("a", "x", "aQuiet").drop("x"), new String[] {"a"}, "left")
        .join(quietSizes.toDF("b", "y", "bQuiet").drop("y"), new String[] {"b"}, "left")
        .na()
        .fill(0, new String[] {"quietShared", "aQuiet", "bQuiet"});
  }

  private boolean areJoined(Row row) {
    return sharing.areJoined(
        overlap(row, "shared", "aSize", "bSize"),
        overlap(row, "quietShared", "aQuiet", "bQuiet"),
        new SharedBursts.World(row.<Double>getAs("accounts"), row.<Long>getAs("bursts")));
  }

  private static SharedBursts.Overlap overlap(Row row, String shared, String first, String second) {
    return new SharedBursts.Overlap(
        row.<Long>getAs(shared), row.<Long>getAs(first), row.<Long>getAs(second));
  }

  private static Iterator<Row> labelled(Iterator<Row> pairs) {
    var groups = new Groups<BurstToken>();
    pairs.forEachRemaining(
        p ->
            groups.join(
                new BurstToken(p.getLong(0), p.getInt(1)),
                new BurstToken(p.getLong(2), p.getInt(3))));
    var rows = new ArrayList<Row>();
    groups.labels().entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(
            e ->
                rows.add(
                    RowFactory.create(
                        e.getKey().followeeId(),
                        e.getKey().startDay(),
                        e.getValue().followeeId(),
                        e.getValue().startDay())));
    return rows.iterator();
  }
}
