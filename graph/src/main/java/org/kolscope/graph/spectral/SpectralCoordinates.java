package org.kolscope.graph.spectral;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/**
 * Gives each vertex coordinates, such that vertices joined with the same others are near each
 * other: the leading eigenvectors of (D + d)<sup>-1/2</sup> (A + Aᵀ) (D + d)<sup>-1/2</sup> by the
 * size of their eigenvalues, where D holds the arcs of a vertex in both directions and d is their
 * mean (T. Qin and K. Rohe, "Regularized Spectral Clustering under the Degree-Corrected Stochastic
 * Blockmodel", NIPS 2013). Directions and weights of arcs do not count; two that are joined both
 * ways count twice.
 *
 * <p>An eigenvector weighs by the square of its eigenvalue, the largest as 1, so what only few
 * share counts little; then the row of a vertex is divided by its length and a tenth of the median
 * length (of vertices with arcs), so that rows are shorter than 1, and short only where little is
 * known. A vertex without arcs has zeros.
 *
 * <p>The eigenvectors are found by subspace iteration from a random start and are as exact as its
 * sweeps make them (N. Halko, P. Martinsson, J. Tropp, "Finding structure with randomness", SIAM
 * Review 53(2), 2011, algorithm 4.4). An eigenvector has no sign of its own: here its entry of
 * greatest size is positive, of equals the first. Cost: O((m + n k) k) a sweep, k dimensions and
 * {@value #SPARE}; memory 24 bytes a vertex and dimension beside the graph. Deterministic.
 *
 * @param dimensions of the coordinates, at least 1
 * @param sweeps over all arcs, at least 1
 * @param randomSeed of the start
 */
public record SpectralCoordinates(int dimensions, int sweeps, long randomSeed) {

  /** Dimensions beyond those asked for that make them converge sooner; 5 to 10 in the source. */
  private static final int SPARE = 10;

  /** A direction with a smaller part of the greatest spread is not there but for rounding. */
  private static final double LEAST_SPREAD = 1e-12;

  /** Part of the median length that is added to each. Chosen. */
  private static final double SHORT = 0.1;

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public SpectralCoordinates {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
    }
    if (sweeps < 1) {
      throw new IllegalArgumentException("sweeps must be at least 1, was " + sweeps);
    }
  }

  /**
   * The coordinates by vertex; dimensions that the graph does not have are 0.
   *
   * @param graph with rows of arcs out and in
   */
  public double[][] of(Digraph graph) {
    int width = Math.min(graph.size(), dimensions + SPARE);
    if (graph.arcs() == 0) {
      return new double[graph.size()][dimensions];
    }
    double[] scale = scale(graph);
    double[][] at = start(graph, width);
    for (int s = 0; s < sweeps; s++) {
      at = orthonormal(joined(graph, scale, at));
    }
    var found =
        new EigenDecomposition(symmetric(products(at, joined(graph, scale, at), width), width));
    return scaled(rotated(at, turn(found, width)));
  }

  private static double[] scale(Digraph graph) {
    double mean = 2.0 * graph.arcs() / graph.size();
    return IntStream.range(0, graph.size())
        .mapToDouble(v -> 1 / Math.sqrt(graph.outDegree(v) + graph.inDegree(v) + mean))
        .toArray();
  }

  private double[][] start(Digraph graph, int width) {
    RandomGenerator random = new Well19937c(randomSeed);
    var at = new double[graph.size()][width];
    for (double[] row : at) {
      for (int d = 0; d < width; d++) {
        row[d] = random.nextGaussian();
      }
    }
    return at;
  }

  /** The matrix times the columns. */
  private static double[][] joined(Digraph graph, double[] scale, double[][] at) {
    var sums = new double[at.length][at[0].length];
    for (int v = 0; v < at.length; v++) {
      add(graph.out(), v, scale, at, sums[v]);
      add(graph.in(), v, scale, at, sums[v]);
      for (int d = 0; d < sums[v].length; d++) {
        sums[v][d] *= scale[v];
      }
    }
    return sums;
  }

  private static void add(Rows rows, int v, double[] scale, double[][] at, double[] sum) {
    for (int entry = rows.first(v); entry < rows.end(v); entry++) {
      int other = rows.at(entry);
      double[] row = at[other];
      double weight = scale[other];
      for (int d = 0; d < sum.length; d++) {
        sum[d] += weight * row[d];
      }
    }
  }

  /** Columns of length 1 at right angles that span the same; a zero where there are fewer. */
  private static double[][] orthonormal(double[][] at) {
    int width = at[0].length;
    var spread = new EigenDecomposition(symmetric(products(at, at, width), width));
    double[] sizes = spread.getRealEigenvalues();
    double greatest = Arrays.stream(sizes).max().orElseThrow();
    var turn = new double[width][width];
    for (int d = 0; d < width; d++) {
      double by = sizes[d] > LEAST_SPREAD * greatest ? 1 / Math.sqrt(sizes[d]) : 0;
      for (int r = 0; r < width; r++) {
        turn[r][d] = spread.getV().getEntry(r, d) * by;
      }
    }
    return rotated(at, turn);
  }

  /** To the leading eigenvectors, each times the square of its eigenvalue. */
  private double[][] turn(EigenDecomposition found, int width) {
    double[] values = found.getRealEigenvalues();
    RealMatrix vectors = found.getV();
    int[] order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(d -> -Math.abs(values[d])))
            .mapToInt(d -> d)
            .toArray();
    double greatest = values[order[0]];
    var turn = new double[width][dimensions];
    for (int d = 0; d < Math.min(dimensions, width); d++) {
      double part = greatest == 0 ? 0 : values[order[d]] / greatest;
      for (int r = 0; r < width; r++) {
        turn[r][d] = vectors.getEntry(r, order[d]) * part * part;
      }
    }
    return turn;
  }

  private static double[][] products(double[][] left, double[][] right, int width) {
    var sums = new double[width][width];
    for (int v = 0; v < left.length; v++) {
      for (int r = 0; r < width; r++) {
        double by = left[v][r];
        for (int d = 0; d < width; d++) {
          sums[r][d] += by * right[v][d];
        }
      }
    }
    return sums;
  }

  private static RealMatrix symmetric(double[][] nearly, int width) {
    var exact = new double[width][width];
    for (int r = 0; r < width; r++) {
      for (int d = 0; d < width; d++) {
        exact[r][d] = (nearly[r][d] + nearly[d][r]) / 2;
      }
    }
    return MatrixUtils.createRealMatrix(exact);
  }

  private static double[][] rotated(double[][] at, double[][] turn) {
    var turned = new double[at.length][turn[0].length];
    for (int v = 0; v < at.length; v++) {
      for (int r = 0; r < turn.length; r++) {
        double by = at[v][r];
        for (int d = 0; d < turned[v].length; d++) {
          turned[v][d] += by * turn[r][d];
        }
      }
    }
    return turned;
  }

  private double[][] scaled(double[][] at) {
    double[] lengths = Arrays.stream(at).mapToDouble(SpectralCoordinates::length).toArray();
    double[] rising = Arrays.stream(lengths).filter(l -> l > 0).sorted().toArray();
    double spare = rising.length == 0 ? 1 : SHORT * rising[rising.length / 2];
    for (int d = 0; d < dimensions; d++) {
      int most = 0;
      for (int v = 1; v < at.length; v++) {
        most = Math.abs(at[v][d]) > Math.abs(at[most][d]) ? v : most;
      }
      // and no zero has one
      double sign = at[most][d] < 0 ? -1 : 1;
      for (int v = 0; v < at.length; v++) {
        at[v][d] = at[v][d] * sign / (lengths[v] + spare) + 0.0;
      }
    }
    return at;
  }

  private static double length(double[] row) {
    return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
  }
}
