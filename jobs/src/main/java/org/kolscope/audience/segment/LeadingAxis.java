package org.kolscope.audience.segment;

import java.util.Arrays;

/**
 * The axis along which people differ most in whom they follow: the second singular vector of the
 * matrix of who follows whom, scaled by the roots of both degrees (I. Dhillon, Co-clustering
 * documents and words using bipartite spectral graph partitioning, KDD 2001), each degree raised by
 * its mean, without which a handful of people apart from all others is the axis (K. Chaudhuri, F.
 * Chung, A. Tsiatas, Spectral Clustering of Graphs with General Degrees, COLT 2012). Found by
 * {@value #ROUNDS} rounds of power iteration: a start for a search, not a result.
 */
final class LeadingAxis {

  private static final int ROUNDS = 40;

  private final int[][] follows;
  private final double[] rowScale;
  private final double[] columnScale;
  private final double[] rowMean;
  private final double[] columnMean;

  LeadingAxis(int[][] follows, int accounts) {
    this.follows = follows;
    double[] rows = new double[follows.length];
    double[] columns = new double[accounts];
    for (int i = 0; i < follows.length; i++) {
      rows[i] = follows[i].length;
      for (int account : follows[i]) {
        columns[account]++;
      }
    }
    double all = Math.max(1, Arrays.stream(rows).sum());
    rowScale = scale(rows, all / Math.max(1, rows.length));
    columnScale = scale(columns, all / Math.max(1, accounts));
    // what independence of both would give is taken out
    rowMean = mean(rows, rowScale, all);
    columnMean = mean(columns, columnScale, all);
  }

  private static double[] scale(double[] degrees, double raised) {
    return Arrays.stream(degrees).map(d -> 1 / Math.sqrt(d + raised)).toArray();
  }

  private static double[] mean(double[] degrees, double[] scale, double all) {
    double[] mean = new double[degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      mean[i] = degrees[i] * scale[i] / Math.sqrt(all);
    }
    return mean;
  }

  /** Who stands on the positive side; null if all stand on one. */
  boolean[] right() {
    double[] axis = new double[columnScale.length];
    for (int a = 0; a < axis.length; a++) {
      axis[a] = spread(a);
    }
    double[] people = new double[follows.length];
    for (int round = 0; round < ROUNDS; round++) {
      people = people(axis);
      axis = accounts(people);
      double length = Math.sqrt(Arrays.stream(axis).map(x -> x * x).sum());
      if (!(length > 0)) {
        return null;
      }
      for (int a = 0; a < axis.length; a++) {
        axis[a] /= length;
      }
    }
    boolean[] right = new boolean[people.length];
    int count = 0;
    for (int i = 0; i < people.length; i++) {
      right[i] = people[i] > 0;
      count += right[i] ? 1 : 0;
    }
    return count == 0 || count == people.length ? null : right;
  }

  private double[] people(double[] axis) {
    double along = 0;
    for (int a = 0; a < axis.length; a++) {
      along += columnMean[a] * axis[a];
    }
    double[] people = new double[follows.length];
    for (int i = 0; i < people.length; i++) {
      double sum = 0;
      for (int account : follows[i]) {
        sum += axis[account] * columnScale[account];
      }
      people[i] = sum * rowScale[i] - rowMean[i] * along;
    }
    return people;
  }

  private double[] accounts(double[] people) {
    double along = 0;
    for (int i = 0; i < people.length; i++) {
      along += rowMean[i] * people[i];
    }
    double[] axis = new double[columnScale.length];
    for (int i = 0; i < people.length; i++) {
      for (int account : follows[i]) {
        axis[account] += people[i] * rowScale[i];
      }
    }
    for (int a = 0; a < axis.length; a++) {
      axis[a] = axis[a] * columnScale[a] - columnMean[a] * along;
    }
    return axis;
  }

  /** A start that is at right angles to nothing: the fractions of multiples of the golden ratio. */
  private static double spread(int place) {
    double turned = (place + 1) * 0.618033988749895;
    return turned - Math.floor(turned) - 0.5;
  }
}
