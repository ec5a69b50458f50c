package org.kolscope.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.kolscope.schema.KolRank;

/**
 * How far a distribution of the KOLs moved.
 *
 * @param label of what
 * @param before KOLs then
 * @param now KOLs now
 * @param index population stability index; null below {@link #MIN_KOLS} KOLs on either side
 */
record Drift(Words label, int before, int now, Double index) {

  /** The usual mark of the credit trade for "moved" (Siddiqi, Credit Risk Scorecards, 2006). */
  static final double MOVED = 0.2;

  /** Five of equal width over [0, 100], and one for n/a. */
  private static final int BINS = 6;

  /**
   * With B bins, chance alone gives about (B - 1)(1/n + 1/m) for independent samples (Yurdakul,
   * Statistical Properties of Population Stability Index, 2018): 0.2 for 6 bins and 50 KOLs twice.
   */
  static final int MIN_KOLS = 50;

  /**
   * PSI = sum over the bins of (q - p) ln(q / p), p and q the shares before and now. Each bin
   * counts half a KOL more than it has, so that an empty one stays finite.
   */
  static Drift of(
      Words label, Function<KolRank, Double> value, List<KolRank> before, List<KolRank> now) {
    Double index = null;
    if (Math.min(before.size(), now.size()) >= MIN_KOLS) {
      double[] p = shares(value, before);
      double[] q = shares(value, now);
      double sum = 0;
      for (int i = 0; i < BINS; i++) {
        sum += (q[i] - p[i]) * Math.log(q[i] / p[i]);
      }
      index = sum;
    }
    return new Drift(label, before.size(), now.size(), index);
  }

  boolean isMoved() {
    return index != null && index > MOVED;
  }

  Figure figure() {
    return Figure.text(index == null ? null : String.format(Locale.ROOT, "%.2f", index));
  }

  private static double[] shares(Function<KolRank, Double> value, List<KolRank> kols) {
    double[] shares = new double[BINS];
    for (KolRank kol : kols) {
      shares[bin(value.apply(kol))]++;
    }
    for (int i = 0; i < BINS; i++) {
      shares[i] = (shares[i] + 0.5) / (kols.size() + 0.5 * BINS);
    }
    return shares;
  }

  private static int bin(Double value) {
    return value == null ? BINS - 1 : Math.max(0, Math.min(BINS - 2, (int) (value / 20)));
  }
}
