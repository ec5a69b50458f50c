package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * What each road says of an account by the company it keeps. On every road the holders of an item
 * (who uses a word, follows an account, is in a group) are held against what the other roads of the
 * brief say of them: an item that those hold more often who answer the brief elsewhere speaks for
 * it, one that they hold less often against it. No road is taught by itself, and no account by
 * itself: weights come from the other folds (A. Blum, T. Mitchell, Combining Labeled and Unlabeled
 * Data with Co-Training, COLT 1998).
 *
 * <p>The weight of an item is its log odds over those of all holders on the road, drawn towards
 * them by {@code prior} holders, and shrunk by 1 - 1/z² (B. Efron, C. Morris 1973), so that an item
 * that tells no more than chance weighs nothing. The score of an account is the sum over its n
 * items by sqrt(n + {@link #EVEN}): many items of one kind tell less than as many independent ones.
 * {@link Scaling} turns scores into log odds.
 *
 * <p>Sums of whole numbers only: independent of partitions.
 */
final class RoadScores {

  static final int FOLDS = 4;

  private static final String[] ITEM = {"road", "item"};

  /** Chosen, not varied: between one item and the two dozen accounts that a person follows. */
  private static final int EVEN = 6;

  /** Parts of one in which weights are summed. */
  private static final double SCALE = 1 << 20;

  private final Map<Road, Scaling.Line> lines = new EnumMap<>(Road.class);
  private final Map<Road, Double> bases = new EnumMap<>(Road.class);
  private final Map<Road, Long> tops = new EnumMap<>(Road.class);
  private final Dataset<Row> scores;

  /**
   * @param items {@code road, accountId, item}
   * @param taught {@code accountId, fold} and, per road, {@code taught_ROAD}: whether other roads
   *     answer the brief; for all persons
   * @param minHolders of an item
   * @param maxItems of a road, those with the most holders
   * @param prior holders
   * @param topShare of the accounts whose score is a yes
   */
  RoadScores(
      Dataset<Row> items,
      Dataset<Row> taught,
      long minHolders,
      int maxItems,
      double prior,
      double topShare) {
    Column label = lit(false);
    for (var road : Road.values()) {
      label = when(col("road").equalTo(road.name()), col(taught(road))).otherwise(label);
    }
    var held =
        items
            .join(taught, new String[] {"accountId"}, "inner")
            .select(col("road"), col("accountId"), col("item"), col("fold"), label.as("isTaught"))
            .localCheckpoint(true);
    var weighed = held.join(broadcast(weights(held, minHolders, maxItems, prior)), ITEM, "inner");
    scores =
        weighed
            .groupBy("road", "accountId", "isTaught")
            .agg(
                sum(element_at(col("weights"), col("fold").plus(1)))
                    .divide(SCALE)
                    .divide(sqrt(count(lit(1)).plus(EVEN)))
                    .as("score"))
            .withColumn("step", round(col("score").divide(Scaling.STEP)).cast("bigint"))
            .localCheckpoint(true);
    fit(topShare);
  }

  static String taught(Road road) {
    return "taught_" + road.name();
  }

  private static Dataset<Row> weights(
      Dataset<Row> held, long minHolders, int maxItems, double prior) {
    var bases = new ArrayList<Column>();
    var base =
        held.groupBy("road", "accountId", "fold", "isTaught")
            .count()
            .groupBy("road")
            .agg(count(lit(1)).as("holders"), folded(bases, "b"))
            .drop("holders");
    var counts = new ArrayList<Column>();
    var items =
        held.groupBy(ITEM[0], ITEM[1])
            .agg(count(lit(1)).as("holders"), folded(counts, "c"))
            .where(col("holders").geq(minHolders))
            .withColumn(
                "place",
                row_number()
                    .over(
                        Window.partitionBy("road")
                            .orderBy(col("holders").desc(), col("item").asc())))
            .where(col("place").leq(maxItems));
    UDF3<scala.collection.Seq<Long>, scala.collection.Seq<Long>, Double, long[]> weigh =
        RoadScores::weights;
    return items
        .join(base, new String[] {"road"}, "inner")
        .select(
            col("road"),
            col("item"),
            udf(weigh, DataTypes.createArrayType(DataTypes.LongType, false))
                .apply(
                    array(counts.toArray(Column[]::new)),
                    array(bases.toArray(Column[]::new)),
                    lit(prior))
                .as("weights"));
  }

  /**
   * Adds counts by fold, holders and taught in turn, and names their columns in {@code columns}.
   */
  private static Column[] folded(List<Column> columns, String prefix) {
    return IntStream.range(0, 2 * FOLDS)
        .mapToObj(
            i -> {
              columns.add(col(prefix + i));
              var isFold = col("fold").equalTo(i / 2);
              return count_if(i % 2 == 0 ? isFold : isFold.and(col("isTaught"))).as(prefix + i);
            })
        .toArray(Column[]::new);
  }

  private static long[] weights(
      scala.collection.Seq<Long> counts, scala.collection.Seq<Long> bases, double prior) {
    long[] weights = new long[FOLDS];
    for (int fold = 0; fold < FOLDS; fold++) {
      double holders = 0;
      double taught = 0;
      double all = 0;
      double allTaught = 0;
      for (int other = 0; other < FOLDS; other++) {
        if (other != fold) {
          holders += counts.apply(2 * other);
          taught += counts.apply(2 * other + 1);
          all += bases.apply(2 * other);
          allTaught += bases.apply(2 * other + 1);
        }
      }
      weights[fold] = Math.round(SCALE * weight(holders, taught, all, allTaught, prior));
    }
    return weights;
  }

  /** Log odds of an item over those of all; 0 where chance alone would give as much. */
  static double weight(double holders, double taught, double all, double allTaught, double prior) {
    double base = allTaught / all;
    if (!(base > 0 && base < 1) || holders == 0) {
      return 0;
    }
    double expected = holders * base;
    double z2 = Math.pow(taught - expected, 2) / (expected * (1 - base));
    double share = (taught + prior * base) / (holders + prior);
    return z2 <= 1 ? 0 : (1 - 1 / z2) * (logOdds(share) - logOdds(base));
  }

  private static double logOdds(double share) {
    return Math.log(share / (1 - share));
  }

  private void fit(double topShare) {
    var scalings = new EnumMap<Road, Scaling>(Road.class);
    scores
        .groupBy("road", "step")
        .agg(count(lit(1)).as("n"), count_if(col("isTaught")).as("k"))
        .collectAsList()
        .forEach(
            row ->
                scalings
                    .computeIfAbsent(Road.valueOf(row.getString(0)), r -> new Scaling())
                    .add(row.getLong(1), (double) row.getLong(2), (double) row.getLong(3)));
    scalings.forEach(
        (road, scaling) -> {
          lines.put(road, scaling.fit());
          double share = scaling.share();
          bases.put(road, share > 0 && share < 1 ? logOdds(share) : 0);
          tops.put(road, scaling.topStep(topShare));
        });
  }

  /**
   * Per account that has items: {@code of_ROAD}, what the road adds to its log odds, null without
   * items there; and {@code isTopOfBrands}.
   */
  Dataset<Row> byAccount() {
    var columns = new ArrayList<Column>();
    for (var road : Road.values()) {
      var line = lines.getOrDefault(road, new Scaling.Line(0, 0));
      double base = bases.getOrDefault(road, 0.0);
      var logOdds =
          line.slope() == 0
              ? lit(0.0)
              : col("score").multiply(line.slope()).plus(line.intercept() - base);
      columns.add(max(when(col("road").equalTo(road.name()), logOdds)).as(of(road)));
    }
    var brands = lines.getOrDefault(Road.BRANDS, new Scaling.Line(0, 0));
    // a road that tells nothing has no top
    var isTop =
        brands.slope() == 0
            ? lit(false)
            : col("road").equalTo(Road.BRANDS.name()).and(col("step").geq(tops.get(Road.BRANDS)));
    columns.add(max(isTop).as("isTopOfBrands"));
    return scores
        .groupBy("accountId")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  static String of(Road road) {
    return "of_" + road.name();
  }
}
