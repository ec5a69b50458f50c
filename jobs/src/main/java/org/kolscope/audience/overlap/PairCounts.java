package org.kolscope.audience.overlap;

import java.util.ArrayList;
import java.util.List;
import org.kolscope.schema.FanOverlap;
import org.kolscope.schema.FanOverlap.Base;
import org.kolscope.schema.FanOverlap.Method;

/**
 * The rows of one account with all of greater id, and how many there were.
 *
 * @param rows by the other account, real fans first
 * @param met pairs that share anybody in what was compared
 * @param told pairs with a row for real fans
 */
record PairCounts(List<FanOverlap> rows, long met, long told) {

  /**
   * Compares one list with all after it.
   *
   * @param leastShared loaded people of which a number must tell at least; also expected targets
   * @param into empty, and empty again afterwards
   */
  static PairCounts of(FanLists lists, int list, int leastShared, SharedFans into) {
    lists.count(list, into);
    var rows = new ArrayList<FanOverlap>();
    int[] met = into.met();
    long told = 0;
    var a = lists.lists().get(list);
    for (int other : met) {
      var b = lists.lists().get(other);
      double loaded = into.count(other) / Math.min(a.theta(), b.theta());
      if (loaded < leastShared) {
        continue;
      }
      told++;
      var method = SharedEstimate.method(a, b, into.count(other));
      var real = SharedEstimate.real(a, b, into.count(other));
      rows.add(row(a, b, method, Base.REAL, real, a.real(), b.real()));
      var targets =
          SharedEstimate.targets(
              a, b, method == Method.LINKED, into.weight(other), into.square(other));
      if (targets.shared() >= leastShared) {
        rows.add(row(a, b, method, Base.TARGET, targets, a.targets(), b.targets()));
      }
    }
    into.clear();
    return new PairCounts(rows, met.length, told);
  }

  private static FanOverlap row(
      FanList a,
      FanList b,
      Method method,
      Base base,
      SharedEstimate shared,
      double ofA,
      double ofB) {
    return new FanOverlap(
        a.accountId(),
        b.accountId(),
        base,
        shared.shared(),
        shared.low95(),
        shared.high95(),
        share(shared.shared(), ofA + ofB - shared.shared()),
        share(shared.shared(), Math.min(ofA, ofB)),
        method);
  }

  private static double share(double part, double whole) {
    return whole > 0 ? Math.min(1, part / whole) : 0;
  }
}
