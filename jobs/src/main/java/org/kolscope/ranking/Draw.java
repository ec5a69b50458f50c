package org.kolscope.ranking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What one candidate measures in one replicate.
 *
 * @param replicate number of the sample; {@link #NO_SAMPLE} if nothing was sampled
 * @param accountId the candidate
 * @param measured its scores there; NaN where the data cannot give them
 */
record Draw(int replicate, long accountId, Parts measured) {

  /** The one replicate of a ranking that rests on no sample. */
  static final int NO_SAMPLE = -1;

  static final StructType SCHEMA =
      StructType.fromDDL("replicate INT, accountId BIGINT, " + Parts.DDL);

  /** One sampled score of a candidate. */
  record Score(Part part, int replicate, double score) {}

  /**
   * Gives a candidate its scores in each of {@code replicates}.
   *
   * <p>Samples do not hold every candidate, and one graph may have fewer samples than the other.
   * Where a sample lacks the candidate, the next one (by number, after the last the first) that
   * holds it stands in: absence from a sample is chance, not a score of 0. A candidate that no
   * sample of a measured part holds scores 0 there: as far as the data goes, nobody reads or relays
   * it. A part that nobody was measured in is unknown.
   *
   * @param sampled the parts that somebody was measured in
   * @param response reposts per fan, the same in all replicates; NaN if unknown
   * @throws IllegalStateException if {@code scores} holds two for one sample, or one that is NaN
   */
  static List<Draw> all(
      long accountId,
      List<Score> scores,
      double response,
      List<Integer> replicates,
      Set<Part> sampled) {
    var held = new EnumMap<Part, NavigableMap<Integer, Double>>(Part.class);
    for (var s : scores) {
      var before =
          held.computeIfAbsent(s.part(), p -> new TreeMap<>()).put(s.replicate(), s.score());
      if (before != null || Double.isNaN(s.score())) {
        throw new IllegalStateException(
            "InfluenceReplicate must hold one number for %s of account %d in replicate %d, was %s"
                .formatted(
                    s.part(),
                    accountId,
                    s.replicate(),
                    before == null ? "NaN" : before + " and " + s.score()));
      }
    }
    return (replicates.isEmpty() ? List.of(NO_SAMPLE) : replicates)
        .stream().map(r -> new Draw(r, accountId, measured(r, held, sampled, response))).toList();
  }

  private static Parts measured(
      int replicate,
      Map<Part, NavigableMap<Integer, Double>> held,
      Set<Part> sampled,
      double response) {
    return Parts.of(
        part -> {
          if (part == Part.RESPONSE) {
            return response;
          }
          return sampled.contains(part) ? at(replicate, held.get(part)) : Double.NaN;
        });
  }

  private static double at(int replicate, NavigableMap<Integer, Double> held) {
    if (held == null) {
      return 0;
    }
    var next = held.ceilingEntry(replicate);
    return (next == null ? held.firstEntry() : next).getValue();
  }

  static Draw from(Row row) {
    return new Draw(row.getInt(0), row.getLong(1), Parts.at(2, row));
  }

  Row toRow() {
    return RowFactory.create(
        replicate,
        accountId,
        measured.status(),
        measured.broker(),
        measured.relay(),
        measured.response());
  }
}
