package org.kolscope.audience.need;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.spark.sql.Row;
import org.kolscope.schema.OpenNeed;
import org.kolscope.schema.OpenNeed.Manner;

/** The row of a side and manner from its counts; columns as {@link Needs} names them. */
final class NeedRow {

  /** Of both tails of the sign test together. */
  private static final double ALPHA = 0.05;

  private NeedRow() {}

  static OpenNeed of(Row row) {
    long all = count(row, "statements");
    long newer = count(row, "newer");
    long known = count(row, "known");
    long answered = count(row, "answered");
    long waiting = count(row, "waiting");
    boolean isKnown = known > 0;
    boolean hasMoved = hasMoved(newer, all - newer);
    return new OpenNeed(
        row.getAs("side"),
        Manner.valueOf(row.getAs("manner")),
        row.<Boolean>getAs("isWord"),
        all,
        count(row, "people"),
        count(row, "own"),
        count(row, "rival"),
        isKnown ? answered : null,
        isKnown ? count(row, "late") : null,
        isKnown ? waiting : null,
        isKnown ? count(row, "open") : null,
        isKnown ? count(row, "openPeople") : null,
        known > waiting ? answered / (double) (known - waiting) : null,
        row.getAs("openAge"),
        newer,
        all - newer,
        hasMoved && newer > all - newer,
        hasMoved && newer < all - newer,
        row.isNullAt(row.fieldIndex("rivals")) ? List.of() : row.getList(row.fieldIndex("rivals")));
  }

  private static long count(Row row, String column) {
    return row.<Long>getAs(column);
  }

  /** Sign test: whether two counts differ by more than chance would have it. */
  static boolean hasMoved(long one, long other) {
    if (one == other) {
      return false;
    }
    var even = new BinomialDistribution(null, Math.toIntExact(one + other), 0.5);
    return 2 * even.cumulativeProbability((int) Math.min(one, other)) <= ALPHA;
  }
}
