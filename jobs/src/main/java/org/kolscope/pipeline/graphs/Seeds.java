package org.kolscope.pipeline.graphs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.centrality.PageRanking;
import org.kolscope.graph.centrality.Stop;
import org.kolscope.graph.spread.ArcProbabilities;
import org.kolscope.graph.spread.Baseline;
import org.kolscope.graph.spread.Draws;
import org.kolscope.graph.spread.Roster;
import org.kolscope.graph.spread.RosterOfSize;
import org.kolscope.graph.spread.RosterUnderBudget;
import org.kolscope.graph.spread.SpreadModel;
import org.kolscope.intake.EdgeFile.Ids;
import org.kolscope.intake.PriceFile;

/** Chooses accounts that reach the most others of a graph file, by number or for a budget. */
public final class Seeds {

  private static final double EPSILON = 0.1;
  private static final double DELTA = 0.001;
  private static final double TOLERANCE = 0.03;
  private static final int LEAST_SETS = 1 << 20;
  private static final int MOST_SETS = 1 << 24;
  private static final int EVALUATION_SETS = 400_000;

  private Seeds() {}

  /** How likely one account is to pass on what another says. */
  public enum Model {
    /** One over the number of accounts the reader follows. */
    WC,
    /** The weight of the arc is the probability. */
    GIVEN
  }

  /**
   * What is asked.
   *
   * @param isReversed whether an arc A B says that A moves B; otherwise that A follows B
   * @param size how many accounts; 0 if a budget decides
   * @param prices see {@link PriceFile}; null without a budget
   * @param budget in the currency of the prices
   */
  public record Request(
      EdgeInput edges,
      boolean isReversed,
      Model model,
      int size,
      Path prices,
      double budget,
      long randomSeed,
      int threads) {

    /**
     * @throws IllegalArgumentException naming what is missing
     */
    public Request {
      if (size == 0 && prices == null) {
        throw new IllegalArgumentException("give a number with --k, or --prices and --budget");
      }
      if (size != 0 && prices != null) {
        throw new IllegalArgumentException("--k or --prices and --budget, not both");
      }
      if (size < 0) {
        throw new IllegalArgumentException("--k must be at least 1, was " + size);
      }
      if (prices != null && edges.ids() == Ids.TEXT) {
        throw new IllegalArgumentException(
            "--prices names accounts by number; --ids text goes with --k");
      }
      if (prices != null && !(budget > 0)) {
        throw new IllegalArgumentException("--budget must be above 0, was " + budget);
      }
    }
  }

  /**
   * Who was chosen.
   *
   * @param way how, see {@link Roster}
   * @param reach accounts reached, those chosen included, by an independent sample
   * @param guarantee the share of the best possible that this is at least, with a risk of 0.001;
   *     NaN if there is none
   * @param ownEstimate by the sample that chose, flattering
   * @param others what simpler ways would reach
   */
  public record Result(
      int vertices,
      int arcs,
      String way,
      List<Chosen> picks,
      double cost,
      double reach,
      double reachLow95,
      double reachHigh95,
      double guarantee,
      double ownEstimate,
      int sets,
      Map<String, Double> others) {}

  /**
   * One account, in the order of choice; {@code gain} is what it adds to those before it.
   *
   * @param id Long, or String with text ids
   */
  public record Chosen(Object id, double price, double gain) {}

  /**
   * Reads the graph and chooses.
   *
   * @param spark opened only to read Parquet
   */
  public static Result of(Request request, Supplier<SparkSession> spark) {
    var loaded = LoadedGraph.of(request.edges(), false, request.threads(), spark);
    var graph = request.isReversed() ? loaded.graph().transpose() : loaded.graph();
    var arcs =
        request.model() == Model.WC
            ? ArcProbabilities.weightedCascade(graph)
            : ArcProbabilities.given(graph, weights(graph));
    var model = SpreadModel.of(arcs);
    var draws = new Draws(request.randomSeed(), request.threads());
    if (request.prices() == null) {
      if (request.size() > graph.size()) {
        throw new IllegalArgumentException(
            "--k must be at most the accounts there are, %,d, was %,d"
                .formatted(graph.size(), request.size()));
      }
      return result(
          loaded,
          new RosterOfSize(
                  request.size(), EPSILON, DELTA, LEAST_SETS, MOST_SETS, EVALUATION_SETS, draws)
              .of(model));
    }
    var prices = prices(graph, request.prices());
    return result(
        loaded,
        new RosterUnderBudget(request.budget(), TOLERANCE, DELTA, MOST_SETS, EVALUATION_SETS, draws)
            .of(model, prices, baselines(graph, prices, request.threads())));
  }

  private static double[] weights(Digraph graph) {
    if (!graph.isWeighted()) {
      throw new IllegalArgumentException(
          "--model given reads probabilities from the third cell of each line; there is none");
    }
    var weights = new double[graph.arcs()];
    Arrays.setAll(weights, graph::weight);
    return weights;
  }

  private static double[] prices(Digraph graph, Path file) {
    var named = PriceFile.read(file);
    var prices = new double[graph.size()];
    Arrays.setAll(prices, v -> named.getOrDefault(graph.id(v), Double.NaN));
    if (Arrays.stream(prices).allMatch(Double::isNaN)) {
      throw new IllegalArgumentException(file + ": none of its accounts is in the graph");
    }
    return prices;
  }

  private static List<Baseline> baselines(Digraph graph, double[] prices, int threads) {
    var rank = new PageRanking(0.85, Stop.within(1e-9), threads).of(graph).scores();
    var fans = new double[graph.size()];
    Arrays.setAll(fans, graph::inDegree);
    return List.of(
        Baseline.of("most fans", fans),
        Baseline.of("most fans for the price", perPrice(fans, prices)),
        Baseline.of("highest PageRank", rank),
        Baseline.of("highest PageRank for the price", perPrice(rank, prices)));
  }

  private static double[] perPrice(double[] scores, double[] prices) {
    var each = new double[scores.length];
    // whoever costs nothing comes first
    Arrays.setAll(each, v -> Double.isNaN(prices[v]) ? 0 : scores[v] / Math.max(1e-9, prices[v]));
    return each;
  }

  private static Result result(LoadedGraph loaded, Roster roster) {
    var graph = loaded.graph();
    var others = new LinkedHashMap<String, Double>();
    roster.rivals().forEach(r -> others.put(r.way(), r.independent().value()));
    return new Result(
        graph.size(),
        graph.arcs(),
        roster.way(),
        roster.picks().stream()
            .map(p -> new Chosen(name(loaded, p.id()), p.price(), p.gain()))
            .toList(),
        roster.cost(),
        roster.value().value(),
        roster.value().low95(),
        roster.value().high95(),
        roster.guarantee() == null ? Double.NaN : roster.guarantee().ratio(),
        roster.ownEstimate(),
        roster.sets(),
        others);
  }

  private static Object name(LoadedGraph loaded, long id) {
    return loaded.id(loaded.graph().indexOf(id));
  }
}
