package org.kolscope.ranking;

import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Where one candidate stands in one replicate.
 *
 * @param replicate number of the sample
 * @param accountId the candidate
 * @param parts percentiles among the candidates of the replicate; NaN where unknown
 * @param score weighted mean of the known parts, in [0, 100]
 * @param bestRank 1 + the candidates with a higher score
 * @param worstRank the same + the other candidates with an equal score
 */
record Standing(
    int replicate, long accountId, Parts parts, double score, int bestRank, int worstRank) {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "replicate INT, accountId BIGINT, "
              + Parts.DDL
              + ", score DOUBLE, bestRank INT, worstRank INT");

  /**
   * Compares the candidates of one replicate; those without a known part that weighs get no row.
   * Cost: one sort per part and one of the scores.
   */
  static List<Standing> of(List<Draw> draws, Parts weights) {
    var percentiles = new EnumMap<Part, double[]>(Part.class);
    for (var part : Part.values()) {
      percentiles.put(
          part,
          Order.percentiles(draws.stream().mapToDouble(d -> d.measured().get(part)).toArray()));
    }
    var parts =
        IntStream.range(0, draws.size())
            .mapToObj(i -> Parts.of(p -> percentiles.get(p)[i]))
            .toList();
    var scores = parts.stream().mapToDouble(p -> p.mean(weights)).toArray();
    var order = Order.of(scores);
    return IntStream.range(0, scores.length)
        .filter(i -> !Double.isNaN(scores[i]))
        .mapToObj(
            i ->
                new Standing(
                    draws.get(i).replicate(),
                    draws.get(i).accountId(),
                    parts.get(i),
                    scores[i],
                    1 + order.above(scores[i]),
                    order.size() - order.below(scores[i])))
        .toList();
  }

  static Standing from(Row row) {
    return new Standing(
        row.getInt(0),
        row.getLong(1),
        Parts.at(2, row),
        row.getDouble(6),
        row.getInt(7),
        row.getInt(8));
  }

  Row toRow() {
    return RowFactory.create(
        replicate,
        accountId,
        parts.status(),
        parts.broker(),
        parts.relay(),
        parts.response(),
        score,
        bestRank,
        worstRank);
  }
}
