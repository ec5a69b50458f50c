package org.kolscope.influence.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.sample.Coin;
import org.kolscope.influence.spread.AccountValues;
import org.kolscope.influence.spread.Genuineness;
import org.kolscope.influence.spread.ReaderArcs;
import org.kolscope.influence.whole.HeapRoom;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance.Kind;

/** One graph and all topics, collected in any order; ranks the candidates topic after topic. */
final class TopicFacts {

  private static final double UNITS = TopicInfluences.UNITS;

  private final GraphKind graph;
  private final double damping;
  private final ReaderArcs arcs;
  private final AccountValues genuine = new AccountValues();
  private final AccountValues candidates = new AccountValues();
  private final Map<Topic, Interest> topics = new TreeMap<>();

  private record Topic(Kind kind, String name) implements Comparable<Topic> {
    @Override
    public int compareTo(Topic other) {
      int byKind = kind.compareTo(other.kind);
      return byKind == 0 ? name.compareTo(other.name) : byKind;
    }
  }

  private static final class Interest {
    private final AccountValues relevance = new AccountValues();
    private final AccountValues posts = new AccountValues();
  }

  TopicFacts(GraphKind graph, TopicInfluences settings) {
    this.graph = graph;
    this.damping = settings.damping();
    var room = HeapRoom.ofThisProcess("a graph of the topics", "lower topics.influence.max-arcs");
    this.arcs = new ReaderArcs(new Coin(settings.randomSeed()), settings.maxArcs(), room);
  }

  /**
   * Adds an arc.
   *
   * @param units its weight, on the repost graph in units of {@link TopicInfluences#UNITS}
   */
  void addArc(long reader, long author, long units) {
    arcs.add(reader, author, units);
  }

  void addRelevance(Kind kind, String topic, long account, double relevance, long posts) {
    var interest = topics.computeIfAbsent(new Topic(kind, topic), t -> new Interest());
    interest.relevance.add(account, relevance);
    interest.posts.add(account, (double) Math.min(Integer.MAX_VALUE, posts));
  }

  AccountValues genuine() {
    return genuine;
  }

  AccountValues candidates() {
    return candidates;
  }

  /** Rows of the candidates, by topic and account. */
  List<TopicInfluence> ranked() {
    long[] ids =
        arcs.ids(
            topics.values().stream()
                .flatMapToLong(t -> LongStream.of(t.relevance.ids()))
                .toArray());
    Digraph all =
        graph == GraphKind.FOLLOW
            ? arcs.graph(ids, Sides.OUT, 1, null)
            : arcs.graph(ids, Sides.IN, 1, units -> units / UNITS);
    double[] real = Genuineness.of(genuine, ids);
    double[] wanted = candidates.of(ids, 0);
    List<TopicInfluence> rows = new ArrayList<>();
    topics.forEach(
        (topic, interest) -> {
          double[] relevance = interest.relevance.of(ids, 0);
          if (graph == GraphKind.FOLLOW) {
            rank(topic, onFollows(all, relevance, interest.posts.of(ids, 0)), rows, real, wanted);
          } else {
            rank(topic, new OnGraph(all, relevance, null), rows, real, wanted);
          }
        });
    return rows;
  }

  /** A graph with relevances by its vertex; kept says which vertices of the whole they are. */
  private static final class OnGraph {
    private final Digraph graph;
    private final double[] relevance;
    private final BitSet kept;

    OnGraph(Digraph graph, double[] relevance, BitSet kept) {
      this.graph = graph;
      this.relevance = relevance;
      this.kept = kept;
    }

    double[] at(double[] values) {
      return kept == null ? values : TopicGraph.at(kept, values, graph.size());
    }
  }

  private static OnGraph onFollows(Digraph all, double[] relevance, double[] posts) {
    var kept = new BitSet();
    for (int v = 0; v < relevance.length; v++) {
      kept.set(v, relevance[v] > 0);
    }
    Digraph among = TopicGraph.of(all, relevance, posts);
    return new OnGraph(among, TopicGraph.at(kept, relevance, among.size()), kept);
  }

  private void rank(
      Topic topic, OnGraph on, List<TopicInfluence> rows, double[] real, double[] wanted) {
    var accounts = new TopicAccounts(on.relevance, on.at(real));
    double[] scores = accounts.discounted(on.graph, damping);
    double[] plain = accounts.undiscounted(on.graph, damping);
    int[] ranks = accounts.ranks(scores);
    int[] plainRanks = accounts.ranks(plain);
    double[] isWanted = on.at(wanted);
    for (int v = 0; v < scores.length; v++) {
      if (on.relevance[v] > 0 && isWanted[v] > 0) {
        rows.add(
            new TopicInfluence(
                topic.kind(),
                topic.name(),
                graph,
                on.graph.id(v),
                on.relevance[v],
                scores[v],
                ranks[v],
                plain[v],
                plainRanks[v],
                accounts.count()));
      }
    }
  }
}
