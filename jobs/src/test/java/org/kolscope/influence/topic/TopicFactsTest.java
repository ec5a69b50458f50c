package org.kolscope.influence.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Graphs;
import org.kolscope.schema.InfluenceReplicate.GraphKind;
import org.kolscope.schema.TopicInfluence;
import org.kolscope.schema.TopicRelevance.Kind;

class TopicFactsTest {

  private static final double EVEN = 1e-6;

  private static TopicFacts facts(GraphKind graph, long... candidates) {
    var facts = new TopicFacts(graph, new TopicInfluences());
    for (long candidate : candidates) {
      facts.candidates().add(candidate, 1);
    }
    return facts;
  }

  private static void care(
      TopicFacts facts, String topic, double relevance, long posts, long... accounts) {
    for (long account : accounts) {
      facts.addRelevance(Kind.HASHTAG, topic, account, relevance, posts);
    }
  }

  private static TopicInfluence row(List<TopicInfluence> rows, String topic, long account) {
    return rows.stream()
        .filter(r -> r.topic().equals(topic) && r.accountId() == account)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSurferGoesWhereMoreIsWrittenOnTheTopic() {
    var facts = facts(GraphKind.FOLLOW, 8, 9);
    care(facts, "a", 0.5, 0, 1);
    care(facts, "a", 0.5, 3, 9);
    care(facts, "a", 0.5, 1, 8);
    facts.addArc(1, 9, 1);
    facts.addArc(1, 8, 1);
    facts.addArc(1, 7, 1); // not of the topic: nobody goes there

    var rows = facts.ranked();

    // x is what lands on each: 1 has x, 9 has x (1 + 0.85 3/4), 8 has x (1 + 0.85 / 4); in all 1
    double x = 1 / 3.85;
    assertThat(rows).hasSize(2);
    var nine = row(rows, "a", 9);
    assertThat(nine.score()).isCloseTo(3 * x * (1 + 0.85 * 0.75), within(EVEN));
    assertThat(row(rows, "a", 8).score()).isCloseTo(3 * x * (1 + 0.85 * 0.25), within(EVEN));
    assertThat(nine.rank()).isEqualTo(1);
    assertThat(nine.accountsCount()).isEqualTo(3);
    assertThat(nine.plainScore()).isEqualTo(nine.score());
  }

  @Test
  void followsOfATopicWeighPostsTimesSimilarity() {
    var follows = Graphs.parse("1>9 1>8 2>9 3>9 9>8 1>4");
    // 1, 2, 3, 4, 8, 9: 3 cares for nothing, 4 wrote nothing, 2 and 9 have nothing in common
    double[] relevance = {0.9, 1e-9, 0, 0.5, 0.9, 1};
    double[] posts = {0, 0, 0, 0, 1, 3};
    relevance[1] = Math.nextUp(0.0);
    var graph = TopicGraph.of(follows, relevance, posts);

    assertThat(graph.size()).isEqualTo(5);
    assertThat(graph.indexOf(3)).isEqualTo(-1);
    int nine = graph.indexOf(9);
    int eight = graph.indexOf(8);
    assertThat(graph.in().degree(nine)).as("1 only").isEqualTo(1);
    assertThat(graph.in().weight(graph.in().first(nine))).isCloseTo(3 * 0.9, within(1e-12));
    assertThat(graph.in().degree(eight)).isEqualTo(2);
    assertThat(graph.in().weight(graph.in().find(eight, graph.indexOf(1)))).isEqualTo(1);
    assertThat(graph.in().weight(graph.in().find(eight, nine))).isCloseTo(0.9, within(1e-12));
    assertThat(graph.inDegree(graph.indexOf(4))).isZero();
  }

  @Test
  void whoLeadsOneTopicNeedNotLeadAnother() {
    var facts = facts(GraphKind.FOLLOW, 8, 9);
    care(facts, "cars", 0.5, 4, 1, 2, 3, 9);
    care(facts, "cars", 0.1, 1, 8);
    care(facts, "watches", 0.5, 4, 4, 5, 8);
    care(facts, "watches", 0.1, 1, 9);
    for (long reader = 1; reader <= 3; reader++) {
      facts.addArc(reader, 9, 1);
    }
    for (long reader = 1; reader <= 5; reader++) {
      facts.addArc(reader, 8, 1); // the wider audience
    }

    var rows = facts.ranked();

    assertThat(row(rows, "cars", 9).rank()).isEqualTo(1);
    assertThat(row(rows, "cars", 8).rank()).isGreaterThan(1);
    assertThat(row(rows, "watches", 8).rank()).isEqualTo(1);
    assertThat(row(rows, "watches", 9).rank()).isEqualTo(4);
  }

  @Test
  void zombieRingLiftsOnlyWithoutTheDiscount() {
    for (var graph : GraphKind.values()) {
      var facts = facts(graph, 8, 9);
      care(facts, "a", 0.5, 2, 1, 2, 3, 8, 9);
      for (long zombie = 101; zombie <= 130; zombie++) {
        care(facts, "a", 0.5, 2, zombie);
        facts.genuine().add(zombie, 0.02);
        facts.addArc(zombie, 8, TopicInfluences.UNITS);
        facts.addArc(zombie, zombie == 130 ? 101 : zombie + 1, TopicInfluences.UNITS);
      }
      for (long reader = 1; reader <= 3; reader++) {
        facts.genuine().add(reader, 1);
        facts.addArc(reader, 9, TopicInfluences.UNITS);
      }
      facts.genuine().add(8, 1);
      facts.genuine().add(9, 1);

      var rows = facts.ranked();

      assertThat(row(rows, "a", 8).plainRank()).isEqualTo(1);
      assertThat(row(rows, "a", 9).plainRank()).isEqualTo(2);
      assertThat(row(rows, "a", 9).rank()).isEqualTo(1);
      // 30 zombies pass on at most 30 · 0.02 of what three people do
      assertThat(row(rows, "a", 8).score()).isLessThan(0.6 * row(rows, "a", 9).score());
    }
  }

  @Test
  void repostsLeadThroughAccountsThatAreNotOfTheTopic() {
    var facts = facts(GraphKind.REPOST, 9);
    care(facts, "a", 0.5, 1, 1, 9);
    facts.addArc(1, 5, TopicInfluences.UNITS);
    facts.addArc(5, 9, TopicInfluences.UNITS);

    var nine = row(facts.ranked(), "a", 9);

    // lands on 1 and 9 alike: 1 has x, 5 has d x, 9 has x + d d x
    double d = 0.85;
    assertThat(nine.score()).isCloseTo(2 * (1 + d * d) / (2 + d + d * d), within(EVEN));
    assertThat(nine.accountsCount()).isEqualTo(2);
  }

  @Test
  void equalScoresShareTheBetterPlace() {
    var accounts = new TopicAccounts(new double[] {1, 1, 0, 1, 1}, new double[5]);
    assertThat(accounts.ranks(new double[] {2, 3, 9, 2, 1})).containsExactly(2, 1, 0, 2, 4);
  }

  @Test
  void aTopicOfZombiesAloneHasNoScores() {
    var facts = facts(GraphKind.REPOST, 9);
    care(facts, "a", 0.5, 1, 9);
    facts.genuine().add(9, 0);
    var nine = row(facts.ranked(), "a", 9);
    assertThat(nine.score()).isZero();
    assertThat(nine.plainScore()).isEqualTo(1);
    assertThat(facts(GraphKind.FOLLOW, 9).ranked()).isEmpty();
  }

  @Test
  void orderOfTheFactsChangesNothing() {
    var random = new Random(4);
    List<Consumer<TopicFacts>> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long account = i;
      double relevance = random.nextDouble();
      double genuine = random.nextDouble();
      told.add(f -> care(f, account % 2 == 0 ? "a" : "b", relevance, account, account));
      told.add(f -> care(f, "c", 1 - relevance, 2, account));
      told.add(f -> f.genuine().add(account, genuine));
      told.add(f -> f.candidates().add(account, 1));
      for (int j = 0; j < 5; j++) {
        long other = (i + 1L + random.nextInt(20)) % 60;
        long units = 1L + random.nextInt(1 << 30);
        told.add(f -> f.addArc(account, other, units));
      }
    }
    for (var graph : GraphKind.values()) {
      assertThat(ranked(graph, told)).hasSize(120).isEqualTo(shuffled(graph, told));
    }
  }

  private static List<TopicInfluence> shuffled(GraphKind graph, List<Consumer<TopicFacts>> told) {
    var other = new ArrayList<>(told);
    Collections.shuffle(other, new Random(9));
    return ranked(graph, other);
  }

  private static List<TopicInfluence> ranked(GraphKind graph, List<Consumer<TopicFacts>> told) {
    var facts = facts(graph);
    told.forEach(t -> t.accept(facts));
    return facts.ranked();
  }
}
