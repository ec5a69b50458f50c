package org.kolscope.influence.spread;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.sample.Coin;
import org.kolscope.graph.spread.ArcProbabilities;
import org.kolscope.graph.spread.ShareRates;
import org.kolscope.influence.whole.HeapRoom;

/** What {@link ReachWorld} is made of, collected in any order. */
final class ReachFacts {

  private final Reaches settings;
  private final ReaderArcs follows;
  private final AccountValues genuine = new AccountValues();
  private final AccountValues relevance = new AccountValues();
  private final AccountValues candidates = new AccountValues();
  private final AccountValues prices = new AccountValues();
  private final Map<Long, Long> otherShares = new HashMap<>();

  ReachFacts(Reaches settings) {
    this.settings = settings;
    var room = HeapRoom.ofThisProcess("the follow graph of reach", "lower reach.max-follows");
    this.follows = new ReaderArcs(new Coin(settings.randomSeed()), settings.maxFollows(), room);
  }

  /** Counts beyond 2^31 - 1 are taken for as many; shares are at most the exposures. */
  void addFollow(long reader, long author, long exposures, long shares) {
    long most = Integer.MAX_VALUE;
    follows.add(reader, author, Math.min(most, exposures) << 32 | Math.min(most, shares));
  }

  /** Shares by an account that does not follow the author. */
  void addOtherShares(long author, long shares) {
    otherShares.merge(author, shares, Long::sum);
  }

  AccountValues genuine() {
    return genuine;
  }

  AccountValues relevance() {
    return relevance;
  }

  AccountValues candidates() {
    return candidates;
  }

  AccountValues prices() {
    return prices;
  }

  private static long exposures(long note) {
    return note >>> 32;
  }

  private static long shares(long note) {
    return note & 0xffff_ffffL;
  }

  /** The graph with all candidates as vertices, and what belongs to its vertices. */
  ReachWorld world() {
    long[] ids = follows.ids(candidates.ids());
    var shared = new AccountFigures.Shared(ids.length);
    Map<Long, Long> alike = new TreeMap<>();
    for (int i = 0; i < follows.size(); i++) {
      int author = Arrays.binarySearch(ids, follows.author(i));
      shared.exposures[author] += exposures(follows.note(i));
      shared.shares[author] += shares(follows.note(i));
      alike.merge(follows.note(i), 1L, Long::sum);
    }
    otherShares.forEach(
        (author, shares) -> {
          int at = Arrays.binarySearch(ids, author);
          if (at >= 0) {
            shared.otherShares[at] = shares;
          }
        });
    ShareRates rates = rates(alike);
    double[] kept = new double[ids.length];
    Arrays.setAll(kept, v -> follows.isKept(ids[v]) ? 1 / follows.share() : 0);
    var figures =
        new AccountFigures(
            kept,
            Genuineness.of(genuine, ids),
            relevance.of(ids, 0),
            candidates.of(ids, -1),
            prices.of(ids, Double.NaN),
            shared,
            rates != null,
            follows.share());
    return new ReachWorld(settings, arcs(ids, rates), figures);
  }

  /** Null if there are too few shares to learn from. */
  private ShareRates rates(Map<Long, Long> alike) {
    long all = 0;
    for (var each : alike.entrySet()) {
      all += shares(each.getKey()) * each.getValue();
    }
    return all < settings.leastShares()
        ? null
        : ShareRates.fit(
            alike.keySet().stream().mapToLong(ReachFacts::shares).toArray(),
            alike.keySet().stream().mapToLong(ReachFacts::exposures).toArray(),
            alike.values().stream().mapToLong(Long::longValue).toArray());
  }

  private ArcProbabilities arcs(long[] ids, ShareRates rates) {
    if (rates == null) {
      return ArcProbabilities.weightedCascade(
          follows.graph(ids, Sides.OUT, settings.threads(), null));
    }
    Digraph graph =
        follows.graph(
            ids, Sides.OUT, settings.threads(), note -> rates.of(shares(note), exposures(note)));
    double[] byArc = new double[graph.arcs()];
    Arrays.setAll(byArc, graph::weight);
    return ArcProbabilities.given(graph.unweighted(), byArc);
  }
}
