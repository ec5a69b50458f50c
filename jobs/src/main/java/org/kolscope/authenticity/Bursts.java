package org.kolscope.authenticity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The bursts of all followees with false-discovery control across them.
 *
 * <p>Cost: follows are counted by followee and day before they are shuffled, so a followee with ten
 * million fans is one row per day of its life. The threshold is one row, made of counts by bucket
 * of tails (at most some thousands).
 */
record Bursts(BurstScan scan, double falseDiscoveryRate, double minSurplusShare)
    implements Serializable {

  private static final String WINDOWS =
      "ARRAY<STRUCT<startDay: INT, days: INT, follows: DOUBLE, expected: DOUBLE, tail: DOUBLE>>";

  private static final StructType SCANNED =
      StructType.fromDDL(
          "followeeId BIGINT, firstDay INT, counts ARRAY<STRUCT<since: INT, day: INT, follows: BIGINT>>, "
              + "tests BIGINT, buckets ARRAY<INT>, candidates "
              + WINDOWS);

  private static final StructType FOUND =
      StructType.fromDDL("followeeId BIGINT, bursts " + WINDOWS);

  /**
   * One row per followee with a burst: followeeId, bursts by start day.
   *
   * @param timed follows as {@link FollowTimes} gives them
   */
  Dataset<Row> of(Dataset<Row> timed, int lastDay) {
    var scanned =
        timed
            .where(col("day").isNotNull().and(not(col("isGuarded"))))
            .groupBy("followeeId", "since", "day")
            .agg(count(lit(1)).as("follows"))
            .groupBy("followeeId")
            .agg(collect_list(struct("since", "day", "follows")).as("counts"))
            .map((MapFunction<Row, Row>) row -> scanned(row, lastDay), Encoders.row(SCANNED));
    return scanned
        .crossJoin(broadcast(threshold(scanned)))
        .map((MapFunction<Row, Row>) row -> found(row, lastDay), Encoders.row(FOUND))
        .where("size(bursts) > 0");
  }

  private Dataset<Row> threshold(Dataset<Row> scanned) {
    var buckets =
        scanned
            .select(explode(col("buckets")).as("bucket"))
            .groupBy("bucket")
            .agg(count(lit(1)).as("windows"))
            .agg(collect_list(struct("bucket", "windows")).as("buckets"));
    var tests = scanned.agg(coalesce(sum("tests"), lit(0L)).as("tests"));
    return buckets
        .crossJoin(tests)
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  var counts = new HashMap<Integer, Long>();
                  row.<Row>getList(0).forEach(b -> counts.put(b.getInt(0), b.getLong(1)));
                  return RowFactory.create(
                      Discoveries.threshold(counts, row.getLong(1), falseDiscoveryRate));
                },
            Encoders.row(StructType.fromDDL("threshold DOUBLE")));
  }

  private Row scanned(Row row, int lastDay) {
    var counts = new ArrayList<>(row.<Row>getList(1));
    counts.sort(Comparator.comparingInt((Row c) -> c.getInt(0)).thenComparingInt(c -> c.getInt(1)));
    int firstDay = counts.get(0).getInt(0);
    var result = scan.scan(life(firstDay, lastDay, counts), falseDiscoveryRate);
    return RowFactory.create(
        row.getLong(0),
        firstDay,
        counts.toArray(Row[]::new),
        result.tests(),
        result.candidates().stream().map(w -> Discoveries.bucket(w.tail())).toArray(Integer[]::new),
        result.candidates().stream().map(Bursts::row).toArray(Row[]::new));
  }

  private Row found(Row row, int lastDay) {
    var life = life(row.getInt(1), lastDay, row.getList(2));
    List<Row> candidates = row.getList(5);
    var bursts = chosen(life, candidates.stream().map(Bursts::window).toList(), row.getDouble(6));
    return RowFactory.create(row.getLong(0), bursts.stream().map(Bursts::row).toArray(Row[]::new));
  }

  /** The bursts among the candidates of one followee that have surplus enough. */
  List<FollowWindow> chosen(FollowDays life, List<FollowWindow> candidates, double threshold) {
    return scan.bursts(life, candidates, threshold).stream()
        .filter(w -> w.surplusShare() > minSurplusShare)
        .toList();
  }

  private static FollowDays life(int firstDay, int lastDay, List<Row> counts) {
    var life = new FollowDays(firstDay, lastDay);
    counts.forEach(c -> life.add(c.getInt(0), c.getInt(1), (double) c.getLong(2)));
    return life.summed();
  }

  static Row row(FollowWindow w) {
    return RowFactory.create(w.startDay(), w.days(), w.follows(), w.expected(), w.tail());
  }

  static FollowWindow window(Row row) {
    return new FollowWindow(
        row.getInt(0), row.getInt(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
  }

  /** The burst that holds a day; null if none does. */
  static FollowWindow holding(List<FollowWindow> bursts, int day) {
    for (var burst : bursts) {
      if (burst.startDay() <= day && day < burst.endDay()) {
        return burst;
      }
    }
    return null;
  }
}
