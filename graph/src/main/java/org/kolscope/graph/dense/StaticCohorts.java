package org.kolscope.graph.dense;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.kolscope.graph.Digraph;

/**
 * Finds fans who follow the same followees more than their degrees <i>and</i> communities explain,
 * from nothing but who follows whom, and ranks them by evidence, not by density.
 *
 * <p><b>Evidence</b> of a block of s fans and t followees with X follows, whose fans make N follows
 * in all, of which L are explained: X ln(X / L) + (N - X) ln((N - X) / (N - L)) - ln C(n, s) - ln
 * C(m, t) - ln n - ln m, in nats. The first two terms are the binomial scan statistic (M.
 * Kulldorff, "A spatial scan statistic", Comm. Statist. 26(6), 1997) given the fans' degrees, and
 * by Chernoff and Hoeffding bound the chance of as many follows by e^-them; the others pay for
 * having looked at all blocks. So were L right, a graph held any block above {@code minEvidence}
 * with a chance of at most e^-minEvidence. It is right for degrees and communities; structure of
 * another kind counts as evidence.
 *
 * <p><b>Explained</b> is what three innocent stories allow. Degree and community: {@link
 * Expectation}, learnt from fans outside of the block. Kinship: where the fans keep to the
 * followees' communities k times as much as others do, communities are taken to go on below those
 * that are seen, and k counts twice (self-similar graphs, J. Leskovec et al., "Kronecker graphs",
 * JMLR 11, 2010, multiply by the same factor at every level); this sets fan clubs below farms. And
 * popularity: in an organic block whoever is popular outside is popular inside; a farm delivers to
 * all its customers alike. With b the slope of ln fans inside on ln fans outside, evidence is
 * multiplied by 1 - 2b within [0, 1]: nothing is left at b = 1/2, midway between a farm's 0 and a
 * popularity's 1. Measured on a few generated graphs: farms -0.06 to 0.19, whole communities 0.57
 * to 0.89; the false blocks told of below must lie under 0.5.
 *
 * <p>Where it falls short: a whole community of fewer than about 20 followees to which most follows
 * of its fans go looks like a farm; of 18 generated graphs without any attack and with 80 % of
 * follows inside 30, 40 or 100 communities, 9 had blocks above the cut, the strongest of 2,795
 * nats, as much as a farm of 400 x 20 at density 0.2. With 60 % in 12 communities there were none
 * in 12 graphs. Random camouflage of twice the block's follows gives a farm followees of its own,
 * and a kinship with them that costs it evidence and odds.
 *
 * <p><b>Search</b>: the {@code seeds} followees with the strongest {@link CoFollows} by each of
 * three measures, with their five best neighbours, and six candidates of {@link Peeling}; grown
 * ({@link Growth}) by degrees first, then with communities. A block some of whose fans ignore the
 * rest of it, as blocks side by side do, is dropped for its parts. Of blocks that share more than
 * half of both sides the best stays. Pairs of followees take the place of MinHash over fans: at
 * density 0.2 two fans of a farm of 20 customers share 0.8 of some 8 followees each, Jaccard 0.05,
 * which 16 bands of 3 rows catch with a chance of 0.002, while two customers share 16 of 400 fans
 * where 3 are expected.
 *
 * <p>Isolated vertices, the order of arcs and their weights change nothing; ties go to the lower
 * index. Cost: the sum of squares of the degrees of fans with at most {@code maxFollows} follows,
 * twice, and about {@code seeds} times 12 rounds over the follows of one block. Memory: about 25
 * bytes an arc and 50 a vertex besides the graph.
 *
 * @param minFollows fans with fewer are left out, at least 2; 3, since two shared follows are no
 *     evidence at any density
 * @param minFans followees with fewer are left out, at least 2
 * @param maxFans followees with more are left out: they tell nothing and cost the most; 100,000 as
 *     in the room's design
 * @param maxFollows fans with more lend no pairs of followees (they can still join): 200, which
 *     bounds the cost by 200 times the follows
 * @param seeds followees to start from by each measure; 150, chosen, not varied
 * @param most blocks to report; 20 as in the room's design
 * @param minEvidence nats; ln 1000 lets in one false block in a thousand graphs of the model
 */
public record StaticCohorts(
    int minFollows,
    int minFans,
    int maxFans,
    int maxFollows,
    int seeds,
    int most,
    double minEvidence)
    implements Serializable {

  /** The settings that the published figures are measured with. */
  public static final StaticCohorts STANDARD =
      new StaticCohorts(3, 3, 100_000, 200, 150, 20, Math.log(1000));

  private static final int NEIGHBOURS = 5;
  private static final int PEELED = 6;

  /** A part is one if this much of both its sides is in the whole; overlap is above a half. */
  private static final double PART = 0.7;

  private static final double SAME = 0.5;

  /**
   * @throws IllegalArgumentException if a bound is below what is said of it, or no number
   */
  public StaticCohorts {
    atLeast("minFollows", minFollows, 2);
    atLeast("minFans", minFans, 2);
    atLeast("maxFans", maxFans, minFans);
    atLeast("maxFollows", maxFollows, minFollows);
    atLeast("seeds", seeds, 1);
    atLeast("most", most, 1);
    if (!(minEvidence >= 0)) {
      throw new IllegalArgumentException("minEvidence must be at least 0, was " + minEvidence);
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  /** The blocks of a graph whose arcs run from fan to followee. */
  public Cohorts of(Digraph graph) {
    var follows = Follows.of(graph, minFollows, minFans, maxFans);
    if (follows.edges() == 0) {
      return new Cohorts(graph.size(), 0);
    }
    var pairs = new CoFollows(follows, maxFollows);
    var plain = pairs.byDegree(CoFollows::evidence, CoFollows::lift);
    var communities = new Communities(follows, CoFollows.labels(plain.get(0)));
    var seeds = new LinkedHashSet<Candidate>();
    plain.forEach(neighbours -> addSeeds(neighbours, seeds));
    pairs
        .byCommunity(communities, CoFollows::evidence)
        .forEach(neighbours -> addSeeds(neighbours, seeds));
    return new Search(follows, communities).of(graph.size(), seeds);
  }

  private void addSeeds(CoFollows.Neighbours neighbours, Set<Candidate> into) {
    int[] none = {};
    double[] strength = new double[neighbours.followees()];
    for (int v = 0; v < strength.length; v++) {
      strength[v] = neighbours.strength(v, NEIGHBOURS);
    }
    IntStream.range(0, strength.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(v -> -strength[v]).thenComparingInt(v -> v))
        .limit(seeds)
        .forEach(v -> into.add(new Candidate(none, neighbours.with(v, NEIGHBOURS))));
  }

  /** A candidate with what it weighs. */
  private record Weighed(Candidate candidate, double total, double lockstep, Block block) {}

  private final class Search {

    private final Follows follows;
    private final Region region;
    private final Expectation expectation;
    private final Growth growth;
    private final Evidence evidence;

    Search(Follows follows, Communities communities) {
      this.follows = follows;
      region = new Region(follows);
      expectation = new Expectation(follows, communities, region);
      growth = new Growth(follows, region, expectation);
      evidence = new Evidence(follows, communities, region, expectation);
    }

    Cohorts of(int vertices, Set<Candidate> seeds) {
      List<Weighed> best = distinct(withoutUnions(weighed(grown(seeds))));
      var cohorts = new Cohorts(vertices, -Math.log(follows.fans()));
      for (int u = 0; u < follows.fans(); u++) {
        cohorts.compared(follows.fanVertex(u));
      }
      for (Weighed w : best) {
        region.put(w.candidate());
        evidence.measure();
        cohorts.add(w.block());
        evidence.raise(cohorts);
      }
      return cohorts;
    }

    private Set<Candidate> grown(Set<Candidate> seeds) {
      var result = new LinkedHashSet<Candidate>();
      expectation.byDegreeOnly();
      for (Candidate seed : seeds) {
        if (growth.stands(seed)) {
          result.add(region.candidate());
        }
      }
      for (Candidate peeled : Peeling.of(follows, PEELED)) {
        result.add(peeled);
        if (growth.stands(peeled)) {
          result.add(region.candidate());
        }
      }
      return result;
    }

    private List<Weighed> weighed(Set<Candidate> candidates) {
      var done = new LinkedHashSet<Candidate>();
      List<Weighed> result = new ArrayList<>();
      for (Candidate candidate : candidates) {
        expectation.byCommunity();
        if (growth.stands(candidate) && done.add(region.candidate())) {
          evidence.measure();
          if (evidence.lockstep() > 0) {
            result.add(weighed());
          }
        }
      }
      return result;
    }

    private Weighed weighed() {
      double total = evidence.total();
      var block =
          new Block(
              list(region.fans(), follows::fanVertex),
              list(region.followees(), follows::followeeVertex),
              total,
              region.inside(),
              evidence.expected(),
              evidence.kinship());
      return new Weighed(region.candidate(), total, evidence.lockstep(), block);
    }

    private List<Integer> list(int[] ranks, java.util.function.IntUnaryOperator vertex) {
      return IntLists.unmodifiable(IntArrayList.wrap(IntStream.of(ranks).map(vertex).toArray()));
    }

    private List<Weighed> withoutUnions(List<Weighed> all) {
      return all.stream()
          .filter(whole -> whole.total() > minEvidence && !isUnion(whole, all))
          .toList();
    }

    private boolean isUnion(Weighed whole, List<Weighed> all) {
      for (Weighed part : all) {
        if (!part.candidate().equals(whole.candidate())
            && part.candidate().within(whole.candidate()) >= PART) {
          region.put(whole.candidate());
          if (evidence.isIgnoredBy(part.candidate())) {
            return true;
          }
        }
      }
      return false;
    }

    private List<Weighed> distinct(List<Weighed> all) {
      List<Weighed> result = new ArrayList<>();
      all.stream()
          .sorted(Comparator.comparingDouble(w -> -w.total()))
          .forEach(
              next -> {
                if (result.size() < most
                    && result.stream()
                        .noneMatch(w -> w.candidate().overlap(next.candidate()) > SAME)) {
                  result.add(next);
                }
              });
      return result;
    }
  }
}
