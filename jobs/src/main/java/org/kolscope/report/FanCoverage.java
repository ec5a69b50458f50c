package org.kolscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kolscope.schema.KolRank;

/**
 * How many KOLs have how much of their displayed followers in the data.
 *
 * @param bars from low to high, at last those of which it is unknown
 * @param kolsCount all of them
 */
record FanCoverage(List<Bar> bars, int kolsCount) {

  private static final List<String> LABELS = List.of("< 1%", "1–10%", "10–50%", "50–90%", "> 90%");

  /**
   * A KOL with more loaded fans than displayed followers, as a stale counter makes it, is above 90
   * per cent; one without displayed followers is unknown.
   */
  static FanCoverage of(List<KolRank> kols) {
    int[] counts = new int[LABELS.size() + 1];
    for (KolRank kol : kols) {
      counts[place(kol)]++;
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < LABELS.size(); i++) {
      bars.add(new Bar(new Words(LABELS.get(i), LABELS.get(i)), counts[i], kols.size()));
    }
    bars.add(new Bar(new Words("unknown", "未知"), counts[LABELS.size()], kols.size()));
    return new FanCoverage(bars, kols.size());
  }

  private static int place(KolRank kol) {
    if (kol.followersCount() == null || kol.followersCount() <= 0) {
      return LABELS.size();
    }
    double share = (double) kol.fansCount() / kol.followersCount();
    return share < 0.01 ? 0 : share < 0.1 ? 1 : share < 0.5 ? 2 : share <= 0.9 ? 3 : 4;
  }

  /** One bar: KOLs in it, out of all. */
  record Bar(Words label, int count, int all) {

    String width() {
      return String.format(Locale.ROOT, "%.1f%%", all == 0 ? 0 : 100.0 * count / all);
    }

    Figure share() {
      return Figure.percent(all == 0 ? null : Double.valueOf((double) count / all));
    }
  }
}
