package org.kolscope.audience.customers;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The probability to be interested, from the views of the roads and the sum of their log odds.
 *
 * @param draws of the interval
 * @param randomSeed of the draws
 */
record Interest(int draws, long randomSeed) {

  static final int VIEWS = Road.VIEWS.size();

  /** A view with fewer answers tells nothing. */
  private static final long LEAST_ANSWERS = 20;

  /** Who answers on any road is as likely interested as not, where nothing tells. Chosen. */
  private static final double UNTOLD = 0.5;

  /** Parts of one in which posteriors are summed. */
  private static final double SCALE = 1 << 30;

  /** Values a view can have. */
  private static final int SAYS = 3;

  /**
   * What was found.
   *
   * @param rows with {@code interest}
   * @param shares null where too few views say anything
   */
  record Found(Dataset<Row> rows, TargetShares shares) {}

  static String view(int view) {
    return "view" + view;
  }

  Found of(Dataset<Row> viewed) {
    Column cell = lit(0);
    for (int v = 0; v < VIEWS; v++) {
      cell = cell.multiply(SAYS).plus(col(view(v)));
    }
    var celled = viewed.withColumn("cell", cell);
    var counts = new TreeMap<Integer, Long>();
    celled
        .groupBy("cell")
        .agg(count(lit(1)).as("n"))
        .collectAsList()
        .forEach(row -> counts.put(row.getInt(0), row.getLong(1)));
    if (counts.isEmpty()) {
      return new Found(celled.withColumn("interest", lit(0.0)), null);
    }
    var shares = shares(counts);
    var posterior = col("posterior");
    var judged = celled.withColumn("posterior", byCell(posteriors(counts, shares)));
    var scaling = new Scaling();
    judged
        .withColumn("step", round(col("sum").divide(Scaling.STEP)).cast("bigint"))
        .groupBy("step")
        .agg(
            count(lit(1)).as("n"),
            sum(round(posterior.multiply(SCALE)).cast("bigint")).as("posterior"))
        .collectAsList()
        .forEach(
            row -> scaling.add(row.getLong(0), (double) row.getLong(1), row.getLong(2) / SCALE));
    var line = scaling.fit();
    double share = scaling.share();
    var interest =
        line.slope() == 0
            ? lit(share)
            : lit(1.0)
                .divide(
                    lit(1.0).plus(exp(col("sum").multiply(-line.slope()).minus(line.intercept()))));
    return new Found(judged.withColumn("interest", interest), shares);
  }

  private TargetShares shares(TreeMap<Integer, Long> counts) {
    boolean[] used = new boolean[VIEWS];
    int usedCount = 0;
    for (int v = 0; v < VIEWS; v++) {
      int view = v;
      used[v] =
          counts.entrySet().stream()
                  .filter(e -> said(e.getKey())[view] == LatentClass.YES)
                  .mapToLong(e -> e.getValue())
                  .sum()
              >= LEAST_ANSWERS;
      usedCount += used[v] ? 1 : 0;
    }
    return usedCount < TargetShares.LEAST_VIEWS
        ? null
        : TargetShares.of(
            counts.keySet().stream().map(Interest::said).toList(),
            counts.values().stream().mapToLong(n -> n).toArray(),
            used,
            draws,
            randomSeed);
  }

  /** What each view says in a cell. */
  private static int[] said(int cell) {
    int[] said = new int[VIEWS];
    int left = cell;
    for (int v = VIEWS - 1; v >= 0; v--) {
      said[v] = left % SAYS;
      left /= SAYS;
    }
    return said;
  }

  /** By the number of the cell; cells that nobody is in have 0. */
  private static double[] posteriors(TreeMap<Integer, Long> counts, TargetShares shares) {
    double[] posteriors = new double[(int) Math.pow(SAYS, VIEWS)];
    var cells = List.copyOf(counts.keySet());
    for (int c = 0; c < cells.size(); c++) {
      boolean answers = IntStream.of(said(cells.get(c))).anyMatch(says -> says == LatentClass.YES);
      posteriors[cells.get(c)] = shares != null ? shares.posteriors()[c] : answers ? UNTOLD : 0.0;
    }
    return posteriors;
  }

  private static Column byCell(double[] posteriors) {
    var all = new ArrayList<Column>();
    for (double posterior : posteriors) {
      all.add(lit(posterior));
    }
    return array(all.toArray(Column[]::new)).getItem(col("cell"));
  }
}
