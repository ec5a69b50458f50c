package org.kolscope.graph.centrality;

import java.util.Arrays;

/**
 * Everything outside a subgraph, seen as one vertex: what PageRank on the subgraph must know of the
 * rest.
 *
 * <p>Outside vertices are taken to be important in proportion to a guess e(u), their landing weight
 * t(u) unless a better one is given; equally, then, where everyone lands everywhere. With p(u) the
 * share of its mass that a vertex passes on (0 for a dangling one), E the sum of e over those
 * outside, the world passes on to an inside vertex v the share Σ e(u) p(u) weight(u, v) / (weight
 * of all arcs out of u) / E of its mass, over outside u; lets land afresh the share Σ e(u) (1 -
 * p(u)) / E; and keeps the rest as a self-loop. An inside vertex sends to the world what its arcs
 * carry out of the subgraph. A surfer who starts afresh lands on an inside vertex v with
 * probability t(v) / T, T being the sum over all N vertices, and in the world with what is left.
 * Where nobody outside is of any importance, what comes there lands afresh.
 *
 * <p>With e = t = p = 1 this is the matrix of Y. Wu and L. Raschid, "ApproxRank: Estimating Rank
 * for a Subgraph", ICDE 2009, extended by weights and by dangling vertices; with e the true scores
 * it is their IdealRank, whose scores are those of the whole graph.
 */
public final class World {

  private final double[] outWeight;
  private final double[] inflow;
  private final double[] landing;
  private final double[] passing;
  private final long vertices;
  private final double totalLanding;
  private final Outside outside;
  private final double outsideImportance;

  /**
   * A world in which everyone lands everywhere and passes on all it has.
   *
   * @param outWeight by inside vertex, the weight of all its arcs, those that leave included
   * @param inflow by inside vertex v, the sum over outside u of weight(u, v) / (weight of all arcs
   *     out of u)
   * @param vertices N, those inside included
   * @param outsideDangling outside vertices without any arc out
   * @throws IllegalArgumentException if the numbers contradict each other
   */
  public World(double[] outWeight, double[] inflow, long vertices, long outsideDangling) {
    this(
        outWeight,
        inflow,
        ones(outWeight.length),
        ones(outWeight.length),
        new Outside(
            vertices - outWeight.length,
            Math.max(0, vertices - outWeight.length),
            outsideDangling));
  }

  /**
   * A world with a landing distribution and with vertices that pass on only a share, as in {@link
   * PageRanking#discounted}.
   *
   * @param outWeight by inside vertex, the weight of all its arcs, those that leave included
   * @param inflow by inside vertex v, the sum over outside u of e(u) p(u) weight(u, v) / (weight of
   *     all arcs out of u), on any scale
   * @param landing by inside vertex, not negative, on any scale
   * @param passing by inside vertex, in [0, 1]
   * @param outside what else is known of those outside
   * @throws IllegalArgumentException if the numbers contradict each other
   */
  public World(
      double[] outWeight, double[] inflow, double[] landing, double[] passing, Outside outside) {
    fits("inflow", inflow, outWeight.length);
    fits("landing", landing, outWeight.length);
    fits("passing", passing, outWeight.length);
    double insideLanding = sumOfPositive("landing", landing);
    double flow = sumOfPositive("inflow", inflow);
    for (double share : passing) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("passing must be in [0, 1], was " + share);
      }
    }
    this.vertices = outWeight.length + outside.vertices();
    this.totalLanding = insideLanding + outside.landing();
    if (vertices > 0 && !(totalLanding > 0 && totalLanding < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "landing must have a positive finite sum, was " + totalLanding);
    }
    outside.refuseMoreThanIsPassedOn(flow);
    this.outWeight = outWeight.clone();
    this.inflow = inflow.clone();
    this.landing = landing.clone();
    this.passing = passing.clone();
    this.outside = outside;
    // rounding must not make the world give more than it has
    this.outsideImportance = Math.max(outside.importance(), flow + outside.kept());
  }

  /**
   * The sums over everything outside.
   *
   * @param vertices how many there are
   * @param landing their landing weight, on the scale of that of the inside vertices
   * @param importance E, their guessed importance, on the scale of {@code inflow}
   * @param kept the part of E that is not passed on: Σ e(u) (1 - p(u)), all of e(u) for a dangling
   *     vertex
   */
  public record Outside(long vertices, double landing, double importance, double kept) {

    /**
     * @throws IllegalArgumentException naming the number that is out of range
     */
    public Outside {
      if (vertices < 0) {
        throw new IllegalArgumentException("vertices outside must be at least 0, was " + vertices);
      }
      if (!(landing >= 0)) {
        throw new IllegalArgumentException("landing outside must be at least 0, was " + landing);
      }
      if (!(importance >= 0 && importance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "importance outside must be finite and at least 0, was " + importance);
      }
      if (!(kept >= 0 && kept <= importance * (1 + 1e-6))) {
        throw new IllegalArgumentException(
            "kept outside must be in 0 to " + importance + ", was " + kept);
      }
    }

    /** Outside vertices that are as important as they land. */
    public Outside(long vertices, double landing, double kept) {
      this(vertices, landing, landing, kept);
    }

    /** The slack, a millionth of all and of an average vertex, is for shares summed rounded. */
    private void refuseMoreThanIsPassedOn(double flow) {
      double most = importance - kept;
      if (flow > most * (1 + 1e-6) + 1e-6 * importance / Math.max(1, vertices)) {
        throw new IllegalArgumentException(
            "inflow must be at most the importance outside that is passed on, "
                + most
                + ", was "
                + flow);
      }
    }
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void fits(String name, double[] values, int n) {
    if (values.length != n) {
      throw new IllegalArgumentException(
          name + " must have one entry per vertex, " + n + ", was " + values.length);
    }
  }

  private static double sumOfPositive(String name, double[] values) {
    double sum = 0;
    for (double value : values) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(name + " must not be negative, was " + value);
      }
      sum += value;
    }
    return sum;
  }

  /** Vertices inside. */
  public int inside() {
    return outWeight.length;
  }

  /** Vertices outside. */
  public long outside() {
    return vertices - outWeight.length;
  }

  /** All vertices, N. */
  public long vertices() {
    return vertices;
  }

  /** Probability that a surfer who starts afresh lands outside. */
  public double landingShare() {
    return outside() == 0 ? 0 : outside.landing() / totalLanding;
  }

  /** Probability that a surfer who starts afresh lands on an inside vertex. */
  public double landing(int vertex) {
    return landing[vertex] / totalLanding;
  }

  /** The share of its mass that an inside vertex passes on along its arcs. */
  public double passing(int vertex) {
    return passing[vertex];
  }

  /**
   * Share of the world's mass that lands afresh, in [0, 1]: that of outside vertices that have no
   * arc out, or do not pass it on; 0 if nothing is outside.
   */
  public double danglingShare() {
    if (outside() == 0) {
      return 0;
    }
    return outsideImportance == 0 ? 1 : Math.min(1, outside.kept() / outsideImportance);
  }

  /** The weight of all arcs out of an inside vertex, in the whole graph. */
  public double outWeight(int vertex) {
    return outWeight[vertex];
  }

  /** Share of the world's mass that flows to an inside vertex along arcs, in [0, 1]. */
  public double share(int vertex) {
    return outsideImportance == 0 ? 0 : inflow[vertex] / outsideImportance;
  }
}
