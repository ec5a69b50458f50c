package org.kolscope.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.KolRank.Group;

/**
 * The place of one KOL in the ranking.
 *
 * @param summary the KOL over all replicates
 * @param rank place by median score, 1 first, ties by account id
 * @param rankLow90 better end of the range of ranks, at most {@code rank}
 * @param rankHigh90 worse end of it, at least {@code rank}
 * @param group A to C
 */
record Place(Summary summary, int rank, int rankLow90, int rankHigh90, Group group) {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "accountId BIGINT, rank INT, rankLow90 INT, rankHigh90 INT, `group` STRING"
              + ", score DOUBLE, scoreLow90 DOUBLE, scoreHigh90 DOUBLE"
              + ", statusPart DOUBLE, brokerPart DOUBLE, relayPart DOUBLE, responsePart DOUBLE"
              + ", weightKnownShare DOUBLE, replicatesCount INT");

  private static final Comparator<Summary> BEST_FIRST =
      Comparator.comparingDouble(Summary::score).reversed().thenComparingLong(Summary::accountId);

  /**
   * Ranks the KOLs and groups them, best first.
   *
   * <p>A range that does not hold the rank by median score is widened to it. Group A is everyone
   * whose range overlaps that of rank 1, B everyone of the rest whose range overlaps that of the
   * best of the rest, C all others.
   */
  static List<Place> of(List<Summary> summaries) {
    var sorted = summaries.stream().sorted(BEST_FIRST).toList();
    var places = new ArrayList<Place>(sorted.size());
    // the worse ends of the ranges of the best of A and of B
    int endA = 0;
    int endB = 0;
    for (int i = 0; i < sorted.size(); i++) {
      int rank = i + 1;
      int low = Math.min(sorted.get(i).rankLow90(), rank);
      int high = Math.max(sorted.get(i).rankHigh90(), rank);
      // whoever comes later is ranked below the best of the group, so only one end can miss
      endA = endA == 0 ? high : endA;
      boolean isA = low <= endA;
      endB = !isA && endB == 0 ? high : endB;
      var group = isA ? Group.A : low <= endB ? Group.B : Group.C;
      places.add(new Place(sorted.get(i), rank, low, high, group));
    }
    return places;
  }

  /** One row of {@code KolRank}, but for what is known of the account besides its place. */
  Row toRow(Parts weights) {
    var parts = summary.parts();
    return RowFactory.create(
        summary.accountId(),
        rank,
        rankLow90,
        rankHigh90,
        group.name(),
        summary.score(),
        summary.scoreLow90(),
        summary.scoreHigh90(),
        nullable(parts.status()),
        nullable(parts.broker()),
        nullable(parts.relay()),
        nullable(parts.response()),
        parts.knownShare(weights),
        summary.replicatesCount());
  }

  private static Double nullable(double part) {
    return Double.isNaN(part) ? null : part;
  }
}
