package org.kolscope.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The follows of one account that cohorts are about, and the rows that say why it was scored so.
 *
 * @param follows what {@link AccountBursts} reads
 * @param cohorts labels of the cohorts that each followee has bursts in
 * @param weeks the account's registration week within the burst of a followee
 */
record CohortEvidence(
    List<AccountBursts.Follow> follows,
    Map<Long, List<BurstToken>> cohorts,
    Map<Long, Week> weeks) {

  /** Signal of a follow within a burst that is joined with others. */
  static final String JOINED_BURST = "joinedBurst";

  static final String DDL =
      "ARRAY<STRUCT<signal: STRING, place: INT, value: DOUBLE, baseline: DOUBLE, strength: DOUBLE, "
          + "followeeId: BIGINT, startDay: INT, endDay: INT, accountsCount: BIGINT>>";

  /** A registration week: accounts of the burst registered in it, and what was to be expected. */
  record Week(int week, long accounts, double expected) {}

  /** Reads the follows that {@link CohortJudgement} collected. */
  static CohortEvidence of(List<Row> collected) {
    var sorted = new ArrayList<>(collected);
    sorted.sort(Comparator.comparingLong(f -> f.getLong(0)));
    var follows = new ArrayList<AccountBursts.Follow>();
    var cohorts = new HashMap<Long, List<BurstToken>>();
    var weeks = new HashMap<Long, Week>();
    for (var f : sorted) {
      long followee = f.getLong(0);
      follows.add(
          new AccountBursts.Follow(
              followee,
              f.isNullAt(1) ? null : Bursts.window(f.getStruct(1)),
              f.isNullAt(2) ? null : new BurstToken(f.getLong(2), f.getInt(3)),
              f.getBoolean(4),
              f.isNullAt(8) ? 0 : f.getDouble(8)));
      if (!f.isNullAt(8)) {
        weeks.put(followee, new Week(f.getInt(5), f.getLong(6), f.getDouble(7)));
      }
      cohorts.put(
          followee,
          f.<Row>getList(9).stream()
              .map(c -> new BurstToken(c.getLong(0), c.getInt(1)))
              .sorted()
              .toList());
    }
    return new CohortEvidence(follows, cohorts, weeks);
  }

  /** The rows for the cohort that fits best; with the prior their strengths add up to its score. */
  Row[] rows(AccountBursts.Best best, CohortScore score) {
    var rows = new ArrayList<Row>();
    var hits = new ArrayList<>(best.hits());
    hits.sort(
        Comparator.comparingDouble((AccountBursts.Follow h) -> -h.burst().lift())
            .thenComparingLong(AccountBursts.Follow::followeeId));
    for (var hit : hits) {
      var burst = hit.burst();
      rows.add(
          RowFactory.create(
              JOINED_BURST,
              rows.size() + 1,
              burst.follows(),
              burst.expected(),
              score.ofHit(burst.lift()),
              hit.followeeId(),
              burst.startDay(),
              burst.endDay(),
              Math.round(burst.follows())));
    }
    if (best.outside() > 0) {
      rows.add(
          RowFactory.create(
              "followedOutside",
              1,
              (double) best.outside(),
              null,
              score.ofOutside(best.outside()),
              null,
              null,
              null,
              null));
    }
    var strongest =
        hits.stream()
            .filter(h -> h.registration() > 0)
            .min(
                Comparator.comparingDouble((AccountBursts.Follow h) -> -h.registration())
                    .thenComparingLong(AccountBursts.Follow::followeeId));
    strongest.ifPresent(
        hit -> {
          var week = weeks.get(hit.followeeId());
          rows.add(
              RowFactory.create(
                  "registrationWeek",
                  1,
                  (double) week.accounts(),
                  week.expected(),
                  score.ofRegistration(
                      best.hits().stream().map(AccountBursts.Follow::registration).toList()),
                  hit.followeeId(),
                  week.week() * TimeCohort.WEEK,
                  (week.week() + 1) * TimeCohort.WEEK,
                  Math.round(hit.burst().follows())));
        });
    return rows.toArray(Row[]::new);
  }
}
