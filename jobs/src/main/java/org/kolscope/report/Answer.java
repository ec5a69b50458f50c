package org.kolscope.report;

import java.util.List;
import org.kolscope.schema.KolRank;

/**
 * The ranking in three sentences, for someone with a minute.
 *
 * @param best KOLs of the group of the first one
 * @param looked how many of the first places the next two look at
 * @param firm KOLs among them with a range of one place that no other range touches
 * @param tied the first of them whose range reaches those of the next, and the latter; empty if all
 *     ranges are apart
 */
record Answer(List<KolRank> best, int looked, List<KolRank> firm, List<KolRank> tied) {

  /** As many places as the picture shows. */
  static final int LOOKED = 20;

  static Answer of(List<KolRank> kols) {
    List<KolRank> looked = kols.stream().limit(LOOKED).toList();
    return new Answer(
        kols.stream().filter(k -> k.group() == kols.get(0).group()).toList(),
        looked.size(),
        looked.stream().filter(k -> isFirm(k, kols)).toList(),
        tied(looked));
  }

  private static boolean isFirm(KolRank kol, List<KolRank> kols) {
    return kol.rankLow90() == kol.rankHigh90()
        && kols.stream().noneMatch(other -> other.rank() != kol.rank() && overlap(kol, other));
  }

  private static List<KolRank> tied(List<KolRank> kols) {
    for (int i = 0; i < kols.size(); i++) {
      int end = i + 1;
      while (end < kols.size() && overlap(kols.get(i), kols.get(end))) {
        end++;
      }
      if (end > i + 1) {
        return kols.subList(i, end);
      }
    }
    return List.of();
  }

  private static boolean overlap(KolRank a, KolRank b) {
    return a.rankLow90() <= b.rankHigh90() && b.rankLow90() <= a.rankHigh90();
  }
}
