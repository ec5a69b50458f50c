package org.kolscope.graph.spread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses accounts that reach most together for a budget when each has its price.
 *
 * <p>The best of three ways, and of the simple ones the caller names: greedy by gain per price,
 * greedy by gain, and the one account that reaches most. Ratio greedy alone can be arbitrarily bad
 * (S. Khuller, A. Moss, J. Naor, "The budgeted maximum coverage problem", IPL 70(1), 1999); the
 * best of it and the best single account is at least (1 - 1/e) / 2 of the optimum, as shown there.
 * Beside the theorem the result carries the {@link Guarantee} that holds for it.
 *
 * <p>With cheap accounts on sale a greedy choice follows the noise of a small sample: measured on
 * R-MAT, 16,384 sets, a ratio greedy roster claimed 2.6 times its spread and had 0.15 of that of
 * the top accounts by PageRank. So the first sample grows with the number of accounts the budget
 * can buy, and it doubles until every greedy way's own estimate is within {@code tolerance} of the
 * whole 95 % interval of that on as many independent sets. Those decide between the ways; the
 * published value is from a third sample.
 *
 * <p>Measured and left out, on NetHEPT, a Weibo follow graph and email-eu-core with prices 1 +
 * fans^0.7 and 1 + fans: ratio greedy from each of 40 first accounts (at most 0.5 % more, mostly
 * nothing), exchanging single accounts (at most 0.2 %), greedy by gain / price^x for x = 0.25, 0.5,
 * 0.75 and 1.25 (at most 0.1 %).
 *
 * <p>Cost: that of drawing the sets and a few looks at their members per doubling, O(n log n) to
 * order; memory 4 bytes per member of a set, twice, and 4 for the index. The same for any number of
 * threads.
 *
 * @param budget at least 0, in the unit of the prices
 * @param tolerance in (0, 1): the largest relative gap between own and independent estimate
 * @param delta in (0, 1): probability that the guarantee fails
 * @param mostSets sets at which to stop whatever the gap, at most 2^30
 * @param evaluationSets further sets from which the value comes
 * @param draws random numbers and threads
 */
public record RosterUnderBudget(
    double budget, double tolerance, double delta, int mostSets, int evaluationSets, Draws draws) {

  /**
   * Sets of the first sample at least: chosen, where a choice of 50 accounts of NetHEPT is within
   * 0.4 % of one from 16 times as many.
   */
  static final int LEAST_SETS = 1 << 18;

  /** Sets of the first sample per account that the budget can buy: chosen; the gap decides. */
  static final int SETS_PER_ACCOUNT = 64;

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public RosterUnderBudget {
    if (!(budget >= 0 && budget < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("budget must be at least 0 and finite, was " + budget);
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in (0, 1), was " + tolerance);
    }
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in (0, 1), was " + delta);
    }
    if (mostSets < 1 || mostSets > 1 << 30) {
      throw new IllegalArgumentException("mostSets must be in 1 to 2^30, was " + mostSets);
    }
  }

  /**
   * Chooses.
   *
   * @param prices by vertex, not negative; infinite or not a number is not for sale, 0 is free
   * @param baselines simple ways that must not be better
   * @return empty if the budget is below all prices
   */
  public Roster of(SpreadModel model, double[] prices, List<Baseline> baselines) {
    int n = model.graph().size();
    Prices bill = Prices.of(prices, budget, n);
    int most = bill.most();
    if (most == 0 || !(model.totalWeight() > 0)) {
      return Rosters.empty();
    }
    var choosing = new ReachSets(model, draws.stream(0));
    var judging = new ReachSets(model, draws.stream(1));
    long first = Math.max(LEAST_SETS, (long) SETS_PER_ACCOUNT * most);
    int looks = 1;
    for (long sets = first; sets < mostSets; sets *= 2) {
      looks++;
    }
    for (long sets = Math.min(first, mostSets); ; sets = Math.min(2 * sets, mostSets)) {
      choosing.growTo((int) sets);
      judging.growTo((int) sets);
      Round round = new Round(choosing, judging, bill, baselines);
      if (sets >= mostSets || !choosing.canDouble() || round.widestGap() <= tolerance) {
        // the judging sample also picks the way, so each way needs its share of delta
        int judged = looks * (3 + baselines.size());
        return round.roster(delta, judged, new Evaluation(evaluationSets, draws.stream(2)));
      }
    }
  }

  /** All ways on samples of one size. */
  private static final class Round {

    private final ReachSets choosing;
    private final ReachSets judging;
    private final Prices prices;
    private final double bound;
    private final List<Choice> choices = new ArrayList<>();
    private final List<Roster.Rival> rivals = new ArrayList<>();

    Round(ReachSets choosing, ReachSets judging, Prices prices, List<Baseline> baselines) {
      this.choosing = choosing;
      this.judging = judging;
      this.prices = prices;
      var cover = new Cover(choosing);
      var greedy = new Greedy(cover, prices, prices.size());
      choices.add(greedy.ratio());
      choices.add(greedy.plain());
      choices.add(greedy.single());
      this.bound = choices.get(0).bound();
      for (Choice choice : choices) {
        rivals.add(Rosters.rival(choice, choosing, judging));
      }
      for (Baseline baseline : baselines) {
        choices.add(baseline.buy(cover, prices));
        rivals.add(Rosters.rival(choices.get(choices.size() - 1), choosing, judging));
      }
    }

    /**
     * The largest relative gap that the two greedy ways may have: of the own estimate from either
     * end of the 95 % interval of the independent one.
     */
    double widestGap() {
      double widest = 0;
      for (Roster.Rival rival : rivals.subList(0, 2)) {
        SpreadEstimate independent = rival.independent();
        double gap =
            Math.max(
                rival.ownEstimate() - independent.low95(),
                independent.high95() - rival.ownEstimate());
        widest = Math.max(widest, rival.accounts() == 0 ? 0 : gap / independent.value());
      }
      return widest;
    }

    Roster roster(double delta, int looks, Evaluation evaluation) {
      int best = 0;
      for (int i = 1; i < choices.size(); i++) {
        best = spread(i) > spread(best) ? i : best;
      }
      int[] vertices = choices.get(best).vertices();
      if (vertices.length == 0) {
        return Rosters.empty();
      }
      var guarantee =
          Guarantee.of(choosing, bound, judging, judging.covered(vertices), delta, looks);
      List<Roster.Rival> bestFirst = new ArrayList<>(rivals);
      bestFirst.sort(
          Comparator.comparingDouble((Roster.Rival r) -> r.independent().value()).reversed());
      return Rosters.of(choices.get(best), choosing, guarantee, bestFirst, prices, evaluation);
    }

    private double spread(int way) {
      return rivals.get(way).independent().value();
    }
  }
}
