package org.kolscope.graph.dense;

/**
 * Communities of followees, and how far each followee's fans keep to them.
 *
 * <p>Labels come from {@link Louvain} on the graph of co-follows in excess of degree; only the
 * {@value #MOST} heaviest by follows keep a label of their own, the rest share one. A followee's
 * profile is the distribution of labels among what its fans follow besides it, sharpened by two
 * steps of expectation maximisation of the mixture P(v | fan) = sum over g of theta(fan, g) P(v |
 * g) (T. Hofmann, "Probabilistic latent semantic analysis", UAI 1999, eq. 3 to 6), on at most
 * {@value #FANS_SAMPLED} fans evenly spaced in the list.
 */
final class Communities {

  static final int MOST = 48;

  /** 200 fans give a share of 0.5 a standard error of 0.035, ten times below what matters. */
  static final int FANS_SAMPLED = 200;

  /** Follows' worth of faith in the whole graph's shares, for a fan with few follows elsewhere. */
  static final double FAN_PRIOR = 2;

  /** Fans' worth of faith in the whole graph's shares, for a followee with few fans elsewhere. */
  static final double FOLLOWEE_PRIOR = 5;

  private final Follows follows;
  private final int[] label;
  private final double[] share;
  private final int[] sampled = new int[FANS_SAMPLED];
  private final int[] labelStart;
  private final byte[] labels;
  private final int[] labelFollows;

  Communities(Follows follows, int[] raw) {
    this.follows = follows;
    this.label = heaviest(follows, raw);
    int k = 0;
    for (int g : label) {
      k = Math.max(k, g + 1);
    }
    share = new double[k];
    for (int v = 0; v < label.length; v++) {
      share[label[v]] += follows.inDegree(v) / (double) follows.edges();
    }
    labelStart = new int[follows.fans() + 1];
    labels = new byte[follows.edges()];
    labelFollows = new int[follows.edges()];
    countLabels();
  }

  private static int[] heaviest(Follows follows, int[] raw) {
    int n = raw.length;
    long[] weight = new long[n];
    for (int v = 0; v < n; v++) {
      weight[raw[v]] += follows.inDegree(v);
    }
    int[] order =
        java.util.stream.IntStream.range(0, n)
            .filter(g -> weight[g] > 0)
            .boxed()
            .sorted(
                java.util.Comparator.<Integer>comparingLong(g -> -weight[g])
                    .thenComparingInt(g -> g))
            .mapToInt(g -> g)
            .toArray();
    int[] place = new int[n];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = Math.min(i, MOST);
    }
    int[] label = new int[n];
    for (int v = 0; v < n; v++) {
      label[v] = place[raw[v]];
    }
    return label;
  }

  int count() {
    return share.length;
  }

  int of(int followee) {
    return label[followee];
  }

  /** Share of all follows that go to this community. */
  double share(int community) {
    return share[community];
  }

  double[] shares() {
    return share;
  }

  /** The profile that fans outside of a block give, by what else they follow. */
  double[] profile(int v, boolean[] fansLeftOut) {
    int step = 1 + (follows.inDegree(v) - 1) / FANS_SAMPLED;
    int rows = 0;
    for (int p = follows.firstIn(v); p < follows.endIn(v); p += step) {
      if (!fansLeftOut[follows.fan(p)]) {
        sampled[rows++] = follows.fan(p);
      }
    }
    double[] now = share.clone();
    for (int round = 0; round < 3; round++) {
      now = sharpened(now, v, rows);
    }
    return now;
  }

  /**
   * One step of the maximisation. A fan's theta is the whole graph's shares, {@link #FAN_PRIOR}
   * times, and its follows by label, so only the labels it follows are visited.
   */
  private double[] sharpened(double[] now, int v, int rows) {
    int k = share.length;
    double[] next = new double[k];
    double[] ratio = new double[k];
    double all = 0;
    for (int g = 0; g < k; g++) {
      ratio[g] = now[g] / share[g];
      all += now[g];
    }
    double byPrior = 0;
    for (int i = 0; i < rows; i++) {
      int fan = sampled[i];
      double sum = FAN_PRIOR * all - ratio[label[v]];
      for (int j = labelStart[fan]; j < labelStart[fan + 1]; j++) {
        sum += labelFollows[j] * ratio[labels[j]];
      }
      double weight = 1 / sum;
      byPrior += weight;
      for (int j = labelStart[fan]; j < labelStart[fan + 1]; j++) {
        next[labels[j]] += weight * labelFollows[j];
      }
      next[label[v]] -= weight;
    }
    for (int g = 0; g < k; g++) {
      double given = next[g] * ratio[g] + byPrior * FAN_PRIOR * now[g];
      next[g] = (FOLLOWEE_PRIOR * share[g] + given) / (rows + FOLLOWEE_PRIOR);
    }
    return next;
  }

  /** Counts each fan's follows by label. */
  private void countLabels() {
    int[] count = new int[share.length];
    int[] seen = new int[share.length];
    for (int fan = 0; fan < follows.fans(); fan++) {
      int distinct = 0;
      for (int e = follows.firstOut(fan); e < follows.endOut(fan); e++) {
        int g = label[follows.followee(e)];
        if (count[g]++ == 0) {
          seen[distinct++] = g;
        }
      }
      labelStart[fan + 1] = labelStart[fan] + distinct;
      for (int j = 0; j < distinct; j++) {
        labels[labelStart[fan] + j] = (byte) seen[j];
        labelFollows[labelStart[fan] + j] = count[seen[j]];
        count[seen[j]] = 0;
      }
    }
  }
}
