package org.kolscope.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kolscope.report.NightPage.Before;
import org.kolscope.schema.KolRank;

/**
 * What a run changed for its readers: two rankings side by side.
 *
 * @param added KOLs that were none before, by rank
 * @param dropped KOLs of before that are none now, by their rank of then; without those who refused
 * @param refusedCount KOLs of before that are gone because they refused
 * @param movers the KOLs whose rank moved most, furthest first, at most 10
 * @param movedCount KOLs whose rank moved at all
 * @param drifts how much the distributions of the score and its parts moved
 */
record NightDiff(
    List<KolRank> added,
    List<KolRank> dropped,
    long refusedCount,
    List<Mover> movers,
    long movedCount,
    List<Drift> drifts) {

  private static final int MOVERS = 10;

  static NightDiff of(Before before, List<KolRank> now) {
    Map<Long, KolRank> then = byId(before.kols());
    Map<Long, KolRank> today = byId(now);
    List<KolRank> gone =
        before.kols().stream()
            .filter(k -> !today.containsKey(k.accountId()))
            .sorted(Comparator.comparingInt(KolRank::rank))
            .toList();
    List<Mover> moved =
        now.stream()
            .filter(k -> then.containsKey(k.accountId()))
            .map(k -> new Mover(then.get(k.accountId()), k))
            .filter(m -> m.places() != 0)
            .sorted(
                Comparator.comparingInt((Mover m) -> -Math.abs(m.places()))
                    .thenComparingInt(m -> m.now().rank()))
            .toList();
    return new NightDiff(
        now.stream().filter(k -> !then.containsKey(k.accountId())).toList(),
        gone.stream().filter(k -> !before.refusedIds().contains(k.accountId())).toList(),
        gone.stream().filter(k -> before.refusedIds().contains(k.accountId())).count(),
        moved.stream().limit(MOVERS).toList(),
        moved.size(),
        drifts(before.kols(), now));
  }

  private static Map<Long, KolRank> byId(List<KolRank> kols) {
    return kols.stream().collect(Collectors.toMap(KolRank::accountId, k -> k));
  }

  private static List<Drift> drifts(List<KolRank> before, List<KolRank> now) {
    List<Drift> drifts = new ArrayList<>();
    drifts.add(Drift.of(RankingColumn.SCORE.label, KolRank::score, before, now));
    for (Part part : Part.values()) {
      drifts.add(Drift.of(part.label(), part::value, before, now));
    }
    return drifts;
  }

  /** A KOL of both rankings. */
  record Mover(KolRank before, KolRank now) {

    /** Places it went up; negative for down. */
    int places() {
      return before.rank() - now.rank();
    }

    /** Whether the two ranges of its place do not even touch. */
    boolean isBeyondDoubt() {
      return now.rankHigh90() < before.rankLow90() || before.rankHigh90() < now.rankLow90();
    }

    /** The part that changed most, with both figures; that others moved, where none did. */
    Words cause() {
      Part most = null;
      for (Part part : Part.values()) {
        if (change(part) > (most == null ? 0 : change(most))) {
          most = part;
        }
      }
      if (most == null) {
        return new Words("its parts did not change, others moved", "自身各项未变，由他人变动引起");
      }
      String then = Figure.oneDigit(most.value(before)).text();
      String today = Figure.oneDigit(most.value(now)).text();
      return new Words(
          "%s %s → %s".formatted(most.label().en(), orNot(then, "n/a"), orNot(today, "n/a")),
          "%s %s → %s".formatted(most.label().zh(), orNot(then, "无数据"), orNot(today, "无数据")));
    }

    /** A part that came or went weighs as much as the whole scale. */
    private double change(Part part) {
      Double then = part.value(before);
      Double today = part.value(now);
      if (then == null || today == null) {
        return then == null && today == null ? 0 : 100;
      }
      return Math.abs(today - then);
    }

    private static String orNot(String text, String notAvailable) {
      return text == null ? notAvailable : text;
    }
  }
}
