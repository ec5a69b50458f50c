package org.kolscope.evaluation;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.ExpertScore;
import org.kolscope.schema.FarmCustomer;
import org.kolscope.schema.FarmMember;
import org.kolscope.schema.Table;

/**
 * How well farms whose truth is known were found.
 *
 * <p>A found farm stands for a true one if more than half of its accounts are that one's fans; a
 * true farm may be found in several pieces. A block is a cluster of one expert. Blocks are ranked
 * by their evidence, the sum of the log odds of their accounts, without looking at the truth.
 *
 * <p>Cost: two joins of the found accounts with the true ones; what comes to the driver is a row
 * per farm and cluster.
 *
 * @param known the true farms
 */
public record FarmMatches(List<Known> known) {

  private static final String[] ACCOUNT = {"accountId"};

  /** Log odds are summed as whole millionths, whose order does not matter. */
  private static final double MILLIONTHS = 1e6;

  /** A farm whose truth is known. */
  public record Known(String name, Set<Long> fans, Set<Long> customers) {}

  /**
   * What was found of one farm.
   *
   * @param fans accounts of the found farms that stand for it, against its fans; the purity is the
   *     block purity of the verdicts
   * @param customers of those farms, against its customers
   * @param block the cluster that holds most of its fans, against its fans; null if there is none
   * @param blockRank place of that cluster among all of its expert, 1 the most evident; 0 if there
   *     is none
   * @param topBlock the most evident cluster of that expert, chosen without the truth, against its
   *     fans; null if no cluster holds any
   */
  public record Found(Match fans, Match customers, Match block, int blockRank, Match topBlock) {}

  private record Cluster(String family, long clusterId, int size, long evidence, int hits) {}

  /** By name of the farm. */
  public Map<String, Found> of(
      SparkSession spark,
      Table<FarmMember> members,
      Table<FarmCustomer> customers,
      Table<ExpertScore> scores) {
    var truth = truth(spark);
    var standing = standing(truth, members);
    var sold = new HashMap<String, Set<Long>>();
    customers
        .rows()
        .select("farmId", "followeeId")
        .collectAsList()
        .forEach(r -> sold.computeIfAbsent(r.getString(0), f -> new HashSet<>()).add(r.getLong(1)));
    var clusters = clusters(truth, scores);
    var found = new HashMap<String, Found>();
    for (var farm : known) {
      var pieces = standing.getOrDefault(farm.name(), List.of());
      var served = new HashSet<Long>();
      pieces.forEach(p -> served.addAll(sold.getOrDefault(p.farmId(), Set.of())));
      var own = clusters.getOrDefault(farm.name(), List.of());
      found.put(
          farm.name(),
          new Found(
              Match.ofCounts(
                  pieces.stream().mapToInt(Piece::hits).sum(),
                  pieces.stream().mapToInt(Piece::size).sum(),
                  farm.fans().size()),
              Match.of(served, farm.customers()),
              match(farm, best(own)),
              rank(own),
              match(farm, top(own))));
    }
    return found;
  }

  /** accountId, farm: a row per true farm and fan. */
  private Dataset<Row> truth(SparkSession spark) {
    var rows = new ArrayList<Row>();
    for (var farm : known) {
      farm.fans().forEach(fan -> rows.add(RowFactory.create(fan, farm.name())));
    }
    return broadcast(
        spark.createDataFrame(rows, StructType.fromDDL("accountId BIGINT, farm STRING")));
  }

  /** A found farm, and how many of its accounts are fans of a true one. */
  private record Piece(String farmId, int size, int hits) {}

  /** By true farm, the found ones that stand for it. */
  private static Map<String, List<Piece>> standing(Dataset<Row> truth, Table<FarmMember> members) {
    var sizes = members.rows().groupBy("farmId").agg(count(lit(1)).as("size"));
    var standing = new HashMap<String, List<Piece>>();
    members
        .rows()
        .join(truth, ACCOUNT, "inner")
        .groupBy("farmId", "farm")
        .agg(count(lit(1)).as("hits"))
        .join(sizes, new String[] {"farmId"}, "inner")
        .where(col("hits").multiply(2).gt(col("size")))
        .select("farm", "farmId", "size", "hits")
        .collectAsList()
        .forEach(
            r ->
                standing
                    .computeIfAbsent(r.getString(0), f -> new ArrayList<>())
                    .add(new Piece(r.getString(1), (int) r.getLong(2), (int) r.getLong(3))));
    return standing;
  }

  /** By true farm, all clusters with how many of its fans they hold. */
  private Map<String, List<Cluster>> clusters(Dataset<Row> truth, Table<ExpertScore> scores) {
    var clustered =
        scores
            .rows()
            .where(col("clusterId").isNotNull())
            .select(
                col("family"),
                col("clusterId"),
                col("accountId"),
                floor(col("logOdds").multiply(MILLIONTHS)).as("evidence"));
    var all =
        clustered
            .groupBy("family", "clusterId")
            .agg(count(lit(1)).as("size"), sum("evidence").as("evidence"))
            .collectAsList();
    var hits = new HashMap<List<Object>, Integer>();
    clustered
        .join(truth, ACCOUNT, "inner")
        .groupBy("farm", "family", "clusterId")
        .agg(count(lit(1)).as("hits"))
        .collectAsList()
        .forEach(
            r ->
                hits.put(
                    List.of(r.getString(0), r.getString(1), r.getLong(2)), (int) r.getLong(3)));
    var clusters = new HashMap<String, List<Cluster>>();
    for (var farm : known) {
      clusters.put(
          farm.name(),
          all.stream()
              .map(
                  r ->
                      new Cluster(
                          r.getString(0),
                          r.getLong(1),
                          (int) r.getLong(2),
                          r.getLong(3),
                          hits.getOrDefault(List.of(farm.name(), r.getString(0), r.getLong(1)), 0)))
              .toList());
    }
    return clusters;
  }

  private static Cluster best(List<Cluster> clusters) {
    return clusters.stream()
        .filter(c -> c.hits() > 0)
        .min(
            Comparator.comparingInt((Cluster c) -> -c.hits())
                .thenComparingInt(Cluster::size)
                .thenComparing(Cluster::family)
                .thenComparingLong(Cluster::clusterId))
        .orElse(null);
  }

  private static Match match(Known farm, Cluster cluster) {
    return cluster == null
        ? null
        : Match.ofCounts(cluster.hits(), cluster.size(), farm.fans().size());
  }

  private static int rank(List<Cluster> clusters) {
    var best = best(clusters);
    return best == null ? 0 : 1 + (int) clusters.stream().filter(c -> isAbove(c, best)).count();
  }

  private static Cluster top(List<Cluster> clusters) {
    var best = best(clusters);
    return clusters.stream()
        .filter(c -> best != null && isAbove(c, best))
        .min(
            Comparator.comparingLong((Cluster c) -> -c.evidence())
                .thenComparingLong(Cluster::clusterId))
        .orElse(best);
  }

  private static boolean isAbove(Cluster one, Cluster other) {
    return one.family().equals(other.family()) && one.evidence() > other.evidence();
  }
}
