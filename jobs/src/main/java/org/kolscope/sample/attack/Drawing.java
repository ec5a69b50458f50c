package org.kolscope.sample.attack;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kolscope.sample.attack.Injection.Material;
import org.kolscope.sample.attack.Injection.Real;
import org.kolscope.schema.Account;
import org.kolscope.schema.Follow;
import org.kolscope.schema.Table;

/**
 * Draws from a graph what attacks are made of: rows in the order of a hash of their ids and the
 * seed, so that neither partitions nor the order of rows matter.
 *
 * @param edges followerId, followeeId of follows that are not gone
 * @param fansOf followeeId, fans
 * @param accounts accountId, registered (day of the epoch with its fraction, null if unknown) of
 *     followers
 * @param middling least and most fans of a customer
 */
record Drawing(
    SparkSession spark,
    Dataset<Row> edges,
    Dataset<Row> fansOf,
    Dataset<Row> accounts,
    Dataset<Row> ids,
    Middling middling,
    Span span,
    long randomSeed) {

  /** Customers are of these quantiles of the followees by fans; section D of the protocol. */
  private static final double LEAST = 0.3;

  private static final double MOST = 0.9;

  /** The first follows of a graph trickle in; attacks begin after this share of them. */
  private static final double QUIET = 0.02;

  private static final double MICROS_OF_DAY = 86_400_000_000.0;
  private static final int CHUNK = 8;

  /** Fans of the least and of the most popular customer. */
  record Middling(long least, long most) {}

  /**
   * The time that the graph's follows cover, days of the epoch; NaN if none has a time.
   *
   * @param isNightly whether times are only first nights
   */
  record Span(double firstDay, double lastDay, boolean isNightly) {}

  static Drawing of(
      SparkSession spark,
      Table<Account> accounts,
      Table<Follow> follows,
      Dataset<Row> firstSeen,
      long randomSeed) {
    var edges = follows.rows().where(not(col("gone")));
    var fansOf = edges.groupBy("followeeId").agg(count(lit(1)).as("fans")).localCheckpoint(true);
    var followers = edges.select(col("followerId").as("accountId")).distinct();
    var registered =
        accounts
            .rows()
            .select(
                col("accountId"),
                unix_micros(col("createdAt")).divide(MICROS_OF_DAY).as("registered"))
            .join(followers, new String[] {"accountId"}, "left_semi")
            .localCheckpoint(true);
    return new Drawing(
        spark,
        edges.select("followerId", "followeeId"),
        fansOf,
        registered,
        accounts.rows().select("accountId"),
        middling(fansOf),
        span(edges, firstSeen),
        randomSeed);
  }

  /** Counts of fans are few, whatever the graph. */
  private static Middling middling(Dataset<Row> fansOf) {
    var counts =
        fansOf.groupBy("fans").agg(count(lit(1)).as("followees")).orderBy("fans").collectAsList();
    long all = counts.stream().mapToLong(r -> r.getLong(1)).sum();
    if (all == 0) {
      throw new IllegalArgumentException("there are no follows to inject attacks into");
    }
    return new Middling(quantile(counts, LEAST * all), quantile(counts, MOST * all));
  }

  private static long quantile(List<Row> counts, double rank) {
    double below = 0;
    for (var row : counts) {
      below += row.getLong(1);
      if (below >= rank) {
        return row.getLong(0);
      }
    }
    return counts.get(counts.size() - 1).getLong(0);
  }

  private static Span span(Dataset<Row> edges, Dataset<Row> firstSeen) {
    var days =
        edges
            .where(col("followedAt").isNotNull())
            .select(floor(unix_micros(col("followedAt")).divide(MICROS_OF_DAY)).as("day"))
            .groupBy("day")
            .agg(count(lit(1)).as("follows"))
            .orderBy("day")
            .collectAsList();
    if (!days.isEmpty()) {
      double all = days.stream().mapToLong(r -> r.getLong(1)).sum();
      return new Span(quantile(days, QUIET * all), quantile(days, all) + 1.0, false);
    }
    var nights =
        firstSeen.agg(min(unix_date(col("firstSeen"))), max(unix_date(col("firstSeen")))).first();
    boolean isNightly = !nights.isNullAt(0) && nights.getInt(0) < nights.getInt(1);
    // what the first night has came at any time before
    return isNightly
        ? new Span(nights.getInt(0) + 1.0, nights.getInt(1) + 0.999, true)
        : new Span(Double.NaN, Double.NaN, false);
  }

  /**
   * What one attack is made of.
   *
   * @param taken accounts of the attacks before it
   */
  Material material(Farm farm, Set<Long> taken) {
    int hidden = 2 * farm.customers() * farm.fans();
    var customers =
        ids(
            fansOf.where(col("fans").between(middling.least(), middling.most())),
            farm,
            "followeeId",
            farm.customers());
    if (customers.size() < farm.customers()) {
      throw new IllegalArgumentException(
          "%s wants %d customers, the graph has %d followees of middling fans (%d to %d)"
              .formatted(
                  AttackSpec.text(farm),
                  farm.customers(),
                  customers.size(),
                  middling.least(),
                  middling.most()));
    }
    return new Material(
        customers,
        ids(fansOf, farm, "followeeId", hidden),
        popular(farm, hidden),
        accounts(farm, taken),
        freeIds(farm, taken),
        span.firstDay(),
        span.lastDay());
  }

  private List<Long> ids(Dataset<Row> rows, Farm farm, String column, int most) {
    // customers are drawn by another hash than camouflage, or they would hide behind customers
    var order = xxhash64(lit(randomSeed), lit(farm.number()), lit(most), col(column));
    return rows.select(col(column))
        .orderBy(order, col(column))
        .limit(most)
        .as(Encoders.LONG())
        .collectAsList();
  }

  /** Followees of random follows. */
  private List<Long> popular(Farm farm, int most) {
    var order = xxhash64(lit(randomSeed), lit(farm.number()), col("followerId"), col("followeeId"));
    return edges
        .orderBy(order, col("followerId"), col("followeeId"))
        .limit(most)
        .select("followeeId")
        .as(Encoders.LONG())
        .collectAsList();
  }

  private List<Real> accounts(Farm farm, Set<Long> taken) {
    var order = xxhash64(lit(randomSeed), lit("account"), lit(farm.number()), col("accountId"));
    int most = CHUNK * farm.fans() + taken.size();
    return accounts.orderBy(order, col("accountId")).limit(most).collectAsList().stream()
        .map(r -> new Real(r.getLong(0), r.isNullAt(1) ? Double.NaN : r.getDouble(1)))
        .filter(r -> !taken.contains(r.accountId()))
        .toList();
  }

  /** Ids between those there are; above them only where these are too dense. */
  private List<Long> freeIds(Farm farm, Set<Long> taken) {
    var ends = ids.agg(min("accountId"), max("accountId"), count(lit(1))).first();
    long low = ends.getLong(0);
    double room = (double) ends.getLong(1) - low + 1;
    double range = Math.max(room, 2.0 * (ends.getLong(2) + (double) CHUNK * farm.fans()));
    var random = new SplittableRandom(randomSeed * 31 + farm.number());
    var free = new LinkedHashSet<Long>();
    while (free.size() < farm.fans()) {
      var proposed = new HashSet<Long>();
      var inOrder = new ArrayList<Long>();
      for (int i = 0; i < CHUNK * farm.fans(); i++) {
        long id =
            range > Long.MAX_VALUE / 4.0 ? random.nextLong() : low + random.nextLong((long) range);
        if (!taken.contains(id) && !free.contains(id) && proposed.add(id)) {
          inOrder.add(id);
        }
      }
      var known = new HashSet<>(known(inOrder));
      inOrder.stream().filter(id -> !known.contains(id)).forEach(free::add);
    }
    return free.stream().limit(farm.fans()).toList();
  }

  private List<Long> known(List<Long> proposed) {
    var asked = spark.createDataset(proposed, Encoders.LONG()).toDF("accountId");
    return ids.join(broadcast(asked), new String[] {"accountId"}, "left_semi")
        .as(Encoders.LONG())
        .collectAsList();
  }
}
