package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.DigraphBuilder;
import org.kolscope.graph.dense.Cohorts;
import org.kolscope.graph.dense.StaticCohorts;

/**
 * The one task of {@link StaticCohort}: builds the graph of the follows it gets, finds its blocks
 * and writes down why an account belongs to one.
 *
 * @param everybody accounts that follow anybody, compared or not
 * @param maxBlockShare of everybody, above which a block is no anomaly
 */
record BlockJudgement(
    StaticCohorts cohorts, Calibration calibration, long everybody, double maxBlockShare)
    implements MapPartitionsFunction<Row, Row> {

  static final StructType JUDGED =
      StructType.fromDDL(
          "accountId BIGINT, probability DOUBLE, logOdds DOUBLE, clusterId BIGINT, rows "
              + "ARRAY<STRUCT<signal: STRING, place: INT, value: DOUBLE, baseline: DOUBLE, "
              + "strength: DOUBLE, followeeId: BIGINT, accountsCount: BIGINT>>");

  /** At most, of an account whose block is too large a part of everybody: unsure. */
  static final double CROWDED = 0.4;

  /** Below, nobody asks why. */
  private static final double EXPLAINED_FROM = 0.3;

  /** Rows of single followees per account; chosen: more are counted in one row. */
  private static final int MOST_ROWS = 20;

  /**
   * A block as its likely accounts make it.
   *
   * @param clusterId smallest of them
   * @param accounts how many
   * @param fans by followee vertex, how many of them follow it
   */
  private record Cluster(long clusterId, long accounts, Map<Integer, Integer> fans) {}

  @Override
  public Iterator<Row> call(Iterator<Row> follows) {
    var builder = new DigraphBuilder();
    follows.forEachRemaining(row -> builder.addArc(row.getLong(0), row.getLong(1)));
    var graph = builder.build();
    var found = cohorts.of(graph);
    var clusters = clusters(graph, found);
    long compared = IntStream.range(0, graph.size()).filter(found::isCompared).count();
    return IntStream.range(0, graph.size())
        .filter(found::isCompared)
        .mapToObj(v -> row(graph, found, clusters, v, compared))
        .iterator();
  }

  private static List<Cluster> clusters(Digraph graph, Cohorts found) {
    var clusters = new ArrayList<Cluster>();
    for (int b = 0; b < found.blocks().size(); b++) {
      var followees = new HashMap<Integer, Integer>();
      found.blocks().get(b).followees().forEach(v -> followees.put(v, 0));
      long smallest = Long.MAX_VALUE;
      long accounts = 0;
      for (int u = 0; u < graph.size(); u++) {
        if (isIn(found, u, b)) {
          smallest = Math.min(smallest, graph.id(u));
          accounts++;
          for (int e = graph.firstOut(u); e < graph.endOut(u); e++) {
            followees.computeIfPresent(graph.to(e), (v, n) -> n + 1);
          }
        }
      }
      clusters.add(new Cluster(smallest, accounts, followees));
    }
    return clusters;
  }

  /** Whether the account is likelier in the block than not. */
  private static boolean isIn(Cohorts found, int account, int block) {
    return found.logOdds(account) > 0 && found.block(account).orElse(-1) == block;
  }

  private Row row(Digraph graph, Cohorts found, List<Cluster> clusters, int account, long all) {
    Cluster cluster =
        found.block(account).isEmpty() ? null : clusters.get(found.block(account).getAsInt());
    boolean isIn = cluster != null && found.logOdds(account) > 0;
    double logOdds = logOdds(found.logOdds(account), cluster);
    double probability = calibration.probability(logOdds);
    return RowFactory.create(
        graph.id(account),
        probability,
        logOdds,
        isIn ? cluster.clusterId() : null,
        cluster != null && probability >= EXPLAINED_FROM
            ? evidence(graph, found, cluster, account, all)
            : new Row[0]);
  }

  private double logOdds(double found, Cluster cluster) {
    return cluster != null && isCrowd(cluster)
        ? Math.min(found, calibration.logOdds(CROWDED))
        : found;
  }

  private boolean isCrowd(Cluster cluster) {
    return cluster.accounts() > maxBlockShare * everybody;
  }

  /** The account's follows within the block, the most telling first, and what is left. */
  private Row[] evidence(Digraph graph, Cohorts found, Cluster cluster, int account, long all) {
    double each = found.perFollow(account);
    var inside =
        IntStream.range(graph.firstOut(account), graph.endOut(account))
            .mapToObj(graph::to)
            .filter(cluster.fans()::containsKey)
            .sorted(
                Comparator.comparingDouble(
                        (Integer v) -> -cluster.fans().get(v) / (double) graph.inDegree(v))
                    .thenComparingLong(graph::id))
            .toList();
    var rows = new ArrayList<Row>();
    for (int v : inside.subList(0, Math.min(MOST_ROWS, inside.size()))) {
      rows.add(
          RowFactory.create(
              StaticCohort.BLOCK_FOLLOW,
              rows.size() + 1,
              (double) cluster.fans().get(v),
              cluster.accounts() * (double) graph.inDegree(v) / all,
              each,
              graph.id(v),
              cluster.accounts()));
    }
    int more = inside.size() - rows.size();
    if (more > 0) {
      rows.add(single("otherBlockFollows", more, more * each, cluster));
    }
    int elsewhere = graph.outDegree(account) - inside.size();
    double left = found.logOdds(account) - found.floor() - inside.size() * each;
    rows.add(single("followsElsewhere", elsewhere, left, cluster));
    if (isCrowd(cluster)) {
      double cut = logOdds(found.logOdds(account), cluster) - found.logOdds(account);
      double share = cluster.accounts() / (double) everybody;
      rows.add(RowFactory.create("crowd", 1, share, maxBlockShare, cut, null, cluster.accounts()));
    }
    return rows.toArray(Row[]::new);
  }

  private static Row single(String signal, double value, double strength, Cluster cluster) {
    return RowFactory.create(signal, 1, value, null, strength, null, cluster.accounts());
  }
}
