package org.kolscope.influence.spread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.spread.ArcProbabilities;
import org.kolscope.graph.spread.Baseline;
import org.kolscope.graph.spread.Draws;
import org.kolscope.graph.spread.Evaluation;
import org.kolscope.graph.spread.Roster;
import org.kolscope.graph.spread.RosterOfSize;
import org.kolscope.graph.spread.RosterUnderBudget;
import org.kolscope.graph.spread.SpreadEstimate;
import org.kolscope.graph.spread.SpreadModel;
import org.kolscope.schema.Reach;
import org.kolscope.schema.RosterPick;
import org.kolscope.schema.RosterPick.Kind;

/** The follow graph with what counts on it: who reaches whom, without Spark. */
final class ReachWorld {

  /** How far the guarantee of a roster may stay below 1 - 1/e; as {@code kolscope seeds}. */
  private static final double EPSILON = 0.1;

  /** Probability that a guarantee fails; as {@code kolscope seeds}. */
  private static final double DELTA = 0.001;

  /** Largest gap between own and independent estimate under a budget; as {@code kolscope seeds}. */
  private static final double TOLERANCE = 0.03;

  private static final int MOST_SETS = 1 << 22;

  private final Reaches settings;
  private final Digraph graph;
  private final AccountFigures figures;
  private final int[] candidates;
  private final SpreadModel everybody;
  private final SpreadModel genuine;
  private final SpreadModel targeted;

  ReachWorld(Reaches settings, ArcProbabilities arcs, AccountFigures figures) {
    this.settings = settings;
    this.graph = arcs.graph();
    this.figures = figures;
    this.candidates =
        IntStream.range(0, graph.size()).filter(v -> figures.candidate[v] >= 0).toArray();
    var model = SpreadModel.of(arcs).countingReaders();
    double[] real = product(figures.kept, figures.genuine);
    this.everybody = towards(model, figures.kept);
    this.genuine = towards(model.relaying(figures.genuine), real);
    this.targeted = towards(model.relaying(figures.genuine), product(real, figures.relevance));
  }

  /** Null if nobody has a weight. */
  private static SpreadModel towards(SpreadModel model, double[] weights) {
    return Arrays.stream(weights).anyMatch(w -> w > 0) ? model.towards(weights) : null;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, v -> a[v] * b[v]);
    return product;
  }

  /** What rosters are for: relevance where anybody has any, else genuine accounts. */
  private SpreadModel aim() {
    return targeted == null ? genuine : targeted;
  }

  private Draws draws(int stream) {
    return new Draws(settings.randomSeed() * 31 + stream, settings.threads());
  }

  /** The candidates, by id, with their places in the rosters. */
  List<Reach> reaches(List<RosterPick> picks) {
    List<SpreadEstimate> all = each(everybody);
    List<SpreadEstimate> real = each(genuine);
    List<SpreadEstimate> target = targeted == null ? null : each(targeted);
    Map<Long, RosterPick> ofSize = byAccount(picks, Kind.SIZE);
    Map<Long, RosterPick> ofBudget = byAccount(picks, Kind.BUDGET);
    List<Reach> reaches = new ArrayList<>();
    for (int i = 0; i < candidates.length; i++) {
      long id = graph.id(candidates[i]);
      var wanted = target == null ? null : target.get(i);
      reaches.add(
          reach(candidates[i], real.get(i), wanted, all.get(i), ofSize.get(id), ofBudget.get(id)));
    }
    return reaches;
  }

  private Reach reach(
      int v,
      SpreadEstimate real,
      SpreadEstimate target,
      SpreadEstimate all,
      RosterPick ofSize,
      RosterPick ofBudget) {
    long exposures = figures.exposures[v];
    return new Reach(
        graph.id(v),
        graph.inDegree(v),
        exposures,
        figures.shares[v],
        figures.otherShares[v],
        exposures == 0 ? null : (double) figures.shares[v] / exposures,
        figures.isLearned ? Reach.Rates.LEARNED : Reach.Rates.WEIGHTED_CASCADE,
        real.value(),
        real.low95(),
        real.high95(),
        target == null ? null : target.value(),
        target == null ? null : target.low95(),
        target == null ? null : target.high95(),
        all.value(),
        all.low95(),
        all.high95(),
        ofSize == null ? null : ofSize.place(),
        ofSize == null ? null : ofSize.gain(),
        ofBudget == null ? null : ofBudget.place(),
        ofBudget == null ? null : ofBudget.gain(),
        figures.readersShare);
  }

  private static Map<Long, RosterPick> byAccount(List<RosterPick> picks, Kind kind) {
    var byAccount = new HashMap<Long, RosterPick>();
    picks.stream().filter(p -> p.kind() == kind).forEach(p -> byAccount.put(p.accountId(), p));
    return byAccount;
  }

  private List<SpreadEstimate> each(SpreadModel model) {
    return model == null
        ? Collections.nCopies(candidates.length, new SpreadEstimate(0, 0, 0, 0))
        : new Evaluation(settings.sets(), draws(1)).each(model, candidates);
  }

  /** The roster of a size; empty if nobody counts or is for hire. */
  List<RosterPick> ofSize() {
    var eligible = new BitSet();
    Arrays.stream(candidates).filter(v -> figures.candidate[v] > 0).forEach(eligible::set);
    if (aim() == null || eligible.isEmpty()) {
      return List.of();
    }
    int sets = settings.sets();
    var roster =
        new RosterOfSize(settings.size(), EPSILON, DELTA, sets, MOST_SETS, sets, draws(2))
            .of(aim(), eligible);
    return picks(Kind.SIZE, roster);
  }

  /** The roster under a budget; empty if there is none, or nobody has a price. */
  List<RosterPick> underBudget(Double budget) {
    double[] prices = new double[graph.size()];
    Arrays.setAll(prices, v -> figures.candidate[v] > 0 ? figures.price[v] : Double.NaN);
    if (budget == null || aim() == null || Arrays.stream(prices).allMatch(Double::isNaN)) {
      return List.of();
    }
    double[] fans = new double[prices.length];
    Arrays.setAll(fans, graph::inDegree);
    double[] own = new double[prices.length];
    List<SpreadEstimate> estimates = each(aim());
    for (int i = 0; i < candidates.length; i++) {
      own[candidates[i]] = estimates.get(i).value();
    }
    var simple =
        List.of(
            Baseline.of("most fans", fans),
            Baseline.of("most fans for the price", perPrice(fans, prices)),
            Baseline.of("highest reach", own),
            Baseline.of("highest reach for the price", perPrice(own, prices)));
    var roster =
        new RosterUnderBudget(budget, TOLERANCE, DELTA, MOST_SETS, settings.sets(), draws(3))
            .of(aim(), prices, simple);
    return picks(Kind.BUDGET, roster);
  }

  private static double[] perPrice(double[] scores, double[] prices) {
    double[] each = new double[scores.length];
    // whoever costs nothing comes first
    Arrays.setAll(each, v -> Double.isNaN(prices[v]) ? 0 : scores[v] / Math.max(1e-9, prices[v]));
    return each;
  }

  private List<RosterPick> picks(Kind kind, Roster roster) {
    List<RosterPick> picks = new ArrayList<>();
    for (int i = 0; i < roster.picks().size(); i++) {
      var pick = roster.picks().get(i);
      var upTo = roster.upTo().get(i);
      picks.add(
          new RosterPick(
              kind,
              i + 1,
              pick.id(),
              kind == Kind.BUDGET ? pick.price() : null,
              pick.gain(),
              upTo.value(),
              upTo.low95(),
              upTo.high95(),
              targeted != null,
              roster.way(),
              roster.guarantee().low() > 0 ? roster.guarantee().ratio() : null));
    }
    return picks;
  }
}
