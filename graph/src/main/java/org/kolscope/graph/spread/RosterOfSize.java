package org.kolscope.graph.spread;

import java.util.BitSet;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * Chooses the {@code size} accounts that reach most together, with a printed guarantee.
 *
 * <p>OPIM-C of J. Tang, X. Tang, X. Xiao, J. Yuan, "Online processing algorithms for influence
 * maximization", SIGMOD 2018: two independent samples of random sets, one to choose by greedy
 * cover, one to judge; both are doubled until lower over upper bound reaches 1 - 1/e - ε, at the
 * latest when theory says it must. Departs from it in that roots are drawn by target weight (n
 * becomes the total weight and the k accounts reached at least become the k heaviest), in a stated
 * largest sample after which the guarantee is what it is, and in that it starts with {@code
 * leastSets}.
 *
 * <p>Cost: that of drawing the sets and two looks at their members per doubling. The same for any
 * number of threads.
 *
 * @param size accounts wanted, at least 1; fewer come back if the others add nothing
 * @param epsilon in (0, 1 - 1/e): how far the guarantee may stay below 1 - 1/e
 * @param delta in (0, 1): probability that the guarantee fails
 * @param leastSets sets with which to begin, at least 1. The guarantee can be had long before the
 *     choice stops following noise: 50 accounts of NetHEPT, ε 0.1, reach 1,238 with 2^14 sets
 *     (guarantee 0.59), 1,283 with 2^16, 1,290 with 2^18, 1,294 with 2^20 and 1,295 with 2^22
 * @param mostSets sets at which to stop, at most 2^30; sets of many members stop earlier, see
 *     {@link ReachSets#MOST_MEMBERS}
 * @param evaluationSets further sets from which the value comes
 * @param draws random numbers and threads
 */
public record RosterOfSize(
    int size,
    double epsilon,
    double delta,
    int leastSets,
    int mostSets,
    int evaluationSets,
    Draws draws) {

  private static final double GREEDY = 1 - 1 / Math.E;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public RosterOfSize {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, was " + size);
    }
    if (!(epsilon > 0 && epsilon < GREEDY)) {
      throw new IllegalArgumentException("epsilon must be in (0, 1 - 1/e), was " + epsilon);
    }
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in (0, 1), was " + delta);
    }
    if (leastSets < 1 || leastSets > mostSets || mostSets > 1 << 30) {
      throw new IllegalArgumentException(
          "leastSets and mostSets must rise in 1 to 2^30, were " + leastSets + " and " + mostSets);
    }
  }

  /** Chooses among all accounts. */
  public Roster of(SpreadModel model) {
    var all = new BitSet();
    all.set(0, model.graph().size());
    return of(model, all);
  }

  /** Chooses among the vertices in {@code eligible}. */
  public Roster of(SpreadModel model, BitSet eligible) {
    int n = model.graph().size();
    int wanted = Math.min(size, eligible.get(0, n).cardinality());
    if (wanted == 0 || !(model.totalWeight() > 0)) {
      return Rosters.empty();
    }
    Prices prices = Prices.oneEach(n, eligible, wanted);
    double start = start(n, wanted);
    double share = heaviest(model, eligible, wanted) / model.totalWeight();
    double enough = share > 0 ? Math.min(mostSets, start / share / (epsilon * epsilon)) : mostSets;
    double looks = 1 + Math.ceil(Math.max(0, Math.log(enough / start) / Math.log(2)));
    var choosing = new ReachSets(model, draws.stream(0));
    var judging = new ReachSets(model, draws.stream(1));
    int sets = (int) Math.min(mostSets, Math.max(leastSets, start));
    while (true) {
      choosing.growTo(sets);
      judging.growTo(sets);
      Choice choice = new Greedy(new Cover(choosing), prices, n).ratio();
      int covered = judging.covered(choice.vertices());
      var guarantee = Guarantee.of(choosing, choice.bound(), judging, covered, delta, looks);
      if (guarantee.ratio() >= GREEDY - epsilon || sets >= enough || !choosing.canDouble()) {
        var rival = Rosters.rival(choice, choosing, judging);
        var evaluation = new Evaluation(evaluationSets, draws.stream(2));
        return Rosters.of(choice, choosing, guarantee, List.of(rival), prices, evaluation);
      }
      sets = (int) Math.min(mostSets, 2L * sets);
    }
  }

  /** Sets of the first sample: θ₀ of OPIM-C. */
  private double start(int n, int wanted) {
    double sure = Math.log(6 / delta);
    double choices =
        Gamma.logGamma(n + 1.0) - Gamma.logGamma(wanted + 1.0) - Gamma.logGamma(n - wanted + 1.0);
    double root = GREEDY * Math.sqrt(sure) + Math.sqrt(GREEDY * (choices + sure));
    return 2 * root * root;
  }

  /** What the heaviest eligible accounts reach by being targets themselves. */
  private static double heaviest(SpreadModel model, BitSet eligible, int wanted) {
    double[] weights =
        eligible.stream()
            .filter(v -> v < model.graph().size())
            .mapToDouble(model::weight)
            .sorted()
            .toArray();
    double sum = 0;
    for (int i = 1; i <= wanted; i++) {
      sum += weights[weights.length - i];
    }
    return sum;
  }
}
