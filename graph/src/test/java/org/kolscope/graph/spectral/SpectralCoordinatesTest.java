package org.kolscope.graph.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Graphs;

class SpectralCoordinatesTest {

  private static final SpectralCoordinates TWO = new SpectralCoordinates(2, 30, 7);

  @Test
  void whoIsJoinedAlikeStandsOnOneSpotAndOthersAtRightAngles() {
    // two circles of three with nothing between them, and one alone
    double[][] at = TWO.of(Graphs.parse("1>2 2>3 3>1 4>5 5>6 6>4 9"));
    // all rows but the last have the same length l, so each is l / (l + l / 10) long
    for (int v = 0; v < 6; v++) {
      assertThat(product(at[v], at[v])).isEqualTo(1 / 1.21, within(1e-9));
      assertThat(product(at[v], at[0])).isEqualTo(v < 3 ? 1 / 1.21 : 0, within(1e-9));
    }
    assertThat(at[6]).containsOnly(0);
  }

  @Test
  void agreesWithAllEigenvectorsOfTheWholeMatrix() {
    var graph = planted(60, 3, 0.4, 0.05, 11);
    double[][] at = new SpectralCoordinates(3, 60, 1).of(graph);
    double[][] exact = exactly(graph, 3);
    // coordinates are unique but for turns, products are unique
    for (int v = 0; v < graph.size(); v++) {
      for (int w = 0; w < graph.size(); w++) {
        assertThat(product(at[v], at[w])).isEqualTo(product(exact[v], exact[w]), within(1e-6));
      }
    }
  }

  @Test
  void groupsThatArePlantedLieApart() {
    var graph = planted(300, 3, 0.12, 0.02, 5);
    double[][] at = new SpectralCoordinates(3, 12, 1).of(graph);
    int right = 0;
    for (int v = 0; v < 300; v++) {
      double[] near = new double[3];
      for (int w = 0; w < 300; w++) {
        near[w % 3] += v == w ? 0 : product(at[v], at[w]);
      }
      int self = v;
      right += IntStream.range(0, 3).allMatch(g -> near[g] <= near[self % 3]) ? 1 : 0;
    }
    // an account has 24 arcs within its group and 8 outside: hardly one is nearer to others
    assertThat(right).isGreaterThanOrEqualTo(290);
  }

  @Test
  void theOrderOfArcsDoesNotCountAndDimensionsThatAreNotThereAreZero() {
    double[][] once = TWO.of(Graphs.parse("1>2 2>3 3>4"));
    assertThat(TWO.of(Graphs.parse("3>4 1>2 2>3"))).isDeepEqualTo(once);
    double[][] wide = new SpectralCoordinates(9, 20, 3).of(Graphs.parse("1>2 2>3 3>4"));
    for (double[] row : wide) {
      assertThat(Arrays.copyOfRange(row, 4, 9)).containsOnly(0);
    }
    assertThat(TWO.of(Graphs.parse("1 2"))).isDeepEqualTo(new double[2][2]);
    assertThat(TWO.of(Graphs.parse(""))).isEmpty();
  }

  @Test
  void saysWhatIsOutOfRange() {
    assertThatThrownBy(() -> new SpectralCoordinates(0, 1, 0)).hasMessageContaining("dimensions");
    assertThatThrownBy(() -> new SpectralCoordinates(1, 0, 0)).hasMessageContaining("sweeps");
  }

  /** Vertex v is of group v modulo {@code groups}. */
  private static Digraph planted(int n, int groups, double within, double between, long seed) {
    var random = new SplittableRandom(seed);
    var from = new long[n * n];
    var to = new long[n * n];
    int arcs = 0;
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        if (v != w && random.nextDouble() < (v % groups == w % groups ? within : between)) {
          from[arcs] = v;
          to[arcs++] = w;
        }
      }
    }
    long[] ids = IntStream.range(0, n).asLongStream().toArray();
    return Digraph.of(ids, Arrays.copyOf(from, arcs), Arrays.copyOf(to, arcs));
  }

  private static double[][] exactly(Digraph graph, int dimensions) {
    int n = graph.size();
    var joined = new double[n][n];
    var degree = new double[n];
    for (int v = 0; v < n; v++) {
      for (int arc = graph.firstOut(v); arc < graph.endOut(v); arc++) {
        joined[v][graph.to(arc)]++;
        joined[graph.to(arc)][v]++;
        degree[v]++;
        degree[graph.to(arc)]++;
      }
    }
    double mean = Arrays.stream(degree).average().orElseThrow();
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        joined[v][w] /= Math.sqrt((degree[v] + mean) * (degree[w] + mean));
      }
    }
    var found = new EigenDecomposition(MatrixUtils.createRealMatrix(joined));
    double[] values = found.getRealEigenvalues();
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(Math.abs(values[b]), Math.abs(values[a])));
    var at = new double[n][dimensions];
    for (int v = 0; v < n; v++) {
      for (int d = 0; d < dimensions; d++) {
        double part = values[order[d]] / values[order[0]];
        at[v][d] = found.getV().getEntry(v, order[d]) * part * part;
      }
    }
    double[] lengths = Arrays.stream(at).mapToDouble(r -> Math.sqrt(product(r, r))).toArray();
    double median = Arrays.stream(lengths).sorted().toArray()[n / 2];
    for (int v = 0; v < n; v++) {
      for (int d = 0; d < dimensions; d++) {
        at[v][d] /= lengths[v] + median / 10;
      }
    }
    return at;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }
}
