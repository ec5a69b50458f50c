package org.kolscope.audience.segment;

/** L. Hubert, P. Arabie, Comparing partitions, Journal of Classification 2, 1985. */
final class AdjustedRand {

  private AdjustedRand() {}

  /** 1 for the same partition, about 0 for one by chance; those in no group (-1) are left out. */
  static double index(int[] one, int[] other) {
    int most = 64;
    long[][] both = new long[most][most];
    long[] rows = new long[most];
    long[] columns = new long[most];
    long all = 0;
    for (int i = 0; i < one.length; i++) {
      if (one[i] >= 0 && other[i] >= 0) {
        both[one[i]][other[i]]++;
        rows[one[i]]++;
        columns[other[i]]++;
        all++;
      }
    }
    double pairs = 0;
    double inRows = 0;
    double inColumns = 0;
    for (int r = 0; r < most; r++) {
      inRows += choose(rows[r]);
      inColumns += choose(columns[r]);
      for (int c = 0; c < most; c++) {
        pairs += choose(both[r][c]);
      }
    }
    double expected = inRows * inColumns / choose(all);
    double best = (inRows + inColumns) / 2;
    return best == expected ? 1 : (pairs - expected) / (best - expected);
  }

  private static double choose(long n) {
    return n * (n - 1) / 2.0;
  }
}
