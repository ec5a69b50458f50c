package org.kolscope.audience.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.spectral.SpectralCoordinates;

/**
 * Learns from people whose groups are known which group the others belong with: from the
 * coordinates of a person in the follow graph, and, where known, from the shares of what it writes
 * about as well. Two regressions, so that who writes nothing is judged by follows alone.
 */
final class Kindred {

  /** Who is followed says less than what is written: the coordinates weigh this in both. */
  private static final double FOLLOWS_BESIDE_SHARES = 0.2;

  /** Penalties of the two regressions. */
  private static final double L2_OF_FOLLOWS = 0.3;

  private static final double L2_OF_BOTH = 0.1;

  /** Known accounts that only are followed, below which others such are not guessed. Chosen. */
  private static final int LEAST_FOLLOWED = 10;

  private final double[][] coordinates;
  private final double[][] shares;
  private final double[][] groups;
  private final int folds;

  /** What was learned, by vertex; a row is null where nothing is known of an account. */
  record Guess(
      @SuppressWarnings("ArrayRecordComponent") double[][] byFollows,
      @SuppressWarnings("ArrayRecordComponent") double[][] byBoth,
      Accuracy ofFollows,
      Accuracy ofBoth) {

    double[] of(int vertex) {
      return byBoth[vertex] == null ? byFollows[vertex] : byBoth[vertex];
    }

    Accuracy accuracy(int vertex) {
      return byBoth[vertex] == null ? ofFollows : ofBoth;
    }
  }

  /** How many of those known were guessed rightly by a regression that had not seen them. */
  record Accuracy(int right, int of) {

    /** NaN if none could be tried. */
    double share() {
      return of == 0 ? Double.NaN : (double) right / of;
    }
  }

  /**
   * @param graph an arc from the follower to the followee, rows of both directions
   * @param shares of topics by vertex, each row adding up to 1; null where unknown
   * @param groups shares of the groups by vertex, each row adding up to 1; null where unknown
   */
  Kindred(
      SpectralCoordinates space, Digraph graph, double[][] shares, double[][] groups, int folds) {
    this.coordinates = space.of(graph);
    this.shares = shares;
    this.groups = groups;
    this.folds = folds;
    leaveOut(graph);
  }

  /**
   * Who only is followed lies elsewhere than those who follow it, so it can be told by others of
   * whom that is true alone; who has no follows lies nowhere.
   */
  private void leaveOut(Digraph graph) {
    int followed = 0;
    for (int v = 0; v < coordinates.length; v++) {
      followed += groups[v] != null && graph.outDegree(v) == 0 && graph.inDegree(v) > 0 ? 1 : 0;
    }
    for (int v = 0; v < coordinates.length; v++) {
      boolean isLike = graph.inDegree(v) > 0 && followed >= LEAST_FOLLOWED;
      coordinates[v] = graph.outDegree(v) > 0 || isLike ? coordinates[v] : null;
    }
  }

  Guess guess() {
    var followed = new Side(coordinates, L2_OF_FOLLOWS);
    var both = new Side(both(), L2_OF_BOTH);
    return new Guess(followed.guess(), both.guess(), followed.accuracy(), both.accuracy());
  }

  /**
   * Shares squared and made to add up to 1 again, so that what an account writes most about counts
   * more, and the coordinates, 0 where it follows nobody.
   */
  private double[][] both() {
    var rows = new double[shares.length][];
    for (int v = 0; v < rows.length; v++) {
      rows[v] = shares[v] == null ? null : both(shares[v], coordinates[v]);
    }
    return rows;
  }

  private double[] both(double[] share, double[] at) {
    int wide =
        Arrays.stream(coordinates).filter(c -> c != null).findFirst().map(c -> c.length).orElse(0);
    double[] row = new double[share.length + wide];
    double all = Arrays.stream(share).map(s -> s * s).sum();
    for (int t = 0; t < share.length; t++) {
      row[t] = share[t] * share[t] / all;
    }
    for (int d = 0; at != null && d < wide; d++) {
      row[share.length + d] = FOLLOWS_BESIDE_SHARES * at[d];
    }
    return row;
  }

  /** One of the two regressions. */
  private final class Side {
    private final double[][] x;
    private final double l2;
    private final List<Integer> known = new ArrayList<>();

    Side(double[][] x, double l2) {
      this.x = x;
      this.l2 = l2;
      for (int v = 0; v < x.length; v++) {
        if (x[v] != null && groups[v] != null) {
          known.add(v);
        }
      }
    }

    double[][] guess() {
      var guesses = new double[x.length][];
      if (!known.isEmpty()) {
        var model = fit(known);
        for (int v = 0; v < x.length; v++) {
          guesses[v] = x[v] == null ? null : model.of(x[v]);
        }
      }
      return guesses;
    }

    private Softmax fit(List<Integer> examples) {
      return Softmax.fit(
          examples.stream().map(v -> x[v]).toArray(double[][]::new),
          examples.stream().map(v -> groups[v]).toArray(double[][]::new),
          l2);
    }

    Accuracy accuracy() {
      int right = 0;
      int of = 0;
      for (int fold = 0; fold < folds && known.size() > folds; fold++) {
        List<Integer> taught = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
          (i % folds == fold ? asked : taught).add(known.get(i));
        }
        var model = fit(taught);
        for (int v : asked) {
          right += groups[v][likeliest(model.of(x[v]))] > 0 ? 1 : 0;
        }
        of += asked.size();
      }
      return new Accuracy(right, of);
    }
  }

  /** The first of the greatest. */
  static int likeliest(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }
}
