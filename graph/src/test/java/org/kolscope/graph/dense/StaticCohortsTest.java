package org.kolscope.graph.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.dense.FollowWorld.Camouflage;

class StaticCohortsTest {

  private static final StaticCohorts COHORTS = StaticCohorts.STANDARD;
  private static final long[] NONE = {};

  @Test
  void nothingHasNoBlocks() {
    assertThat(COHORTS.of(Digraph.of(NONE, NONE, NONE)).blocks()).isEmpty();
    var one = COHORTS.of(Digraph.of(new long[] {1, 2}, new long[] {1}, new long[] {2}));
    assertThat(one.blocks()).isEmpty();
  }

  @Test
  void aCompleteGraphIsNoBlockBecauseNobodyIsLeftOut() {
    // 30 fans x 10 followees, all follow all: degrees explain it
    long[] from = LongStream.range(0, 300).map(i -> i / 10).toArray();
    long[] to = LongStream.range(0, 300).map(i -> 100 + i % 10).toArray();
    long[] ids = LongStream.concat(Arrays.stream(from), Arrays.stream(to)).toArray();

    assertThat(COHORTS.of(Digraph.of(ids, from, to)).blocks()).isEmpty();
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    assertThatThrownBy(() -> new StaticCohorts(1, 3, 10, 10, 1, 1, 1))
        .hasMessage("minFollows must be at least 2, was 1");
    assertThatThrownBy(() -> new StaticCohorts(3, 3, 10, 10, 1, 1, -1))
        .hasMessage("minEvidence must be at least 0, was -1.0");
  }

  @Test
  void farmBelowTheOrganicCoreIsFirstThoughTheCoreIsHeavier() {
    var world = FollowWorld.dense(11).farm(400, 20, 0.3, Camouflage.BIASED);
    var graph = world.graph();

    Block first = COHORTS.of(graph).blocks().get(0);

    assertThat(FollowWorld.f(first.fans(), world.farm())).isGreaterThan(0.9);
    assertThat(FollowWorld.f(world.numbers(first.followees()), world.customers()))
        .isGreaterThan(0.95);
    // the densest candidate by FRAUDAR's weight is another, and heavier: density alone fails here
    var follows = Follows.of(graph, 3, 3, 100_000);
    Candidate core = Peeling.of(follows, 1).get(0);
    List<Integer> fans = IntStream.of(core.fans()).map(follows::fanVertex).boxed().toList();
    assertThat(FollowWorld.f(fans, world.farm())).isLessThan(0.1);
  }

  @Test
  void fanClubIsWeakerThanAFarmAtAQuarterOfItsDensity() {
    var world = FollowWorld.dense(12).club(300, 12, 0.5).farm(400, 20, 0.2, Camouflage.RANDOM);

    var cohorts = COHORTS.of(world.graph());

    assertThat(FollowWorld.f(cohorts.blocks().get(0).fans(), world.farm())).isGreaterThan(0.8);
    assertThat(world.averagePrecision(cohorts)).isGreaterThan(0.9);
  }

  @Test
  void wideAndThinBlockOnASparseGraphIsFoundByPeeling() {
    var world = FollowWorld.sparse(13).farm(200, 200, 0.05, Camouflage.RANDOM);

    var cohorts = COHORTS.of(world.graph());

    assertThat(FollowWorld.f(cohorts.blocks().get(0).fans(), world.farm())).isGreaterThan(0.97);
  }

  @Test
  void noAttackGivesNoBlock() {
    assertThat(COHORTS.of(FollowWorld.dense(14).graph()).blocks()).isEmpty();
    assertThat(COHORTS.of(FollowWorld.sparse(14).graph()).blocks()).isEmpty();
  }

  @Test
  void tightCommunitiesDoNotOutrankAFarm() {
    // 80 % of follows stay in 30 small communities, where what is explained is not exact and blocks
    // without any attack can stand above the cut; the farm has to stand above them
    var tight =
        new FollowWorld(10_000, 1_000, 30, 9.3, 1.5, 0.8, 14).farm(400, 20, 0.3, Camouflage.BIASED);

    Block first = COHORTS.of(tight.graph()).blocks().get(0);

    assertThat(FollowWorld.f(first.fans(), tight.farm())).isGreaterThan(0.9);
  }

  @Test
  void evidenceOfABlockIsTheScanStatistic() {
    // 12 ln(12/3) + (20-12) ln((20-12)/(20-3)) by hand
    double expected = 12 * Math.log(4) + 8 * Math.log(8 / 17.0);
    double twice = Growth.ratio(12, 12, 3) + Growth.elsewhere(20, 12, 3);

    assertThat(twice).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Property(tries = 5, seed = "3")
  void isolatedVerticesAndTheOrderOfArcsChangeNothing(@ForAll @IntRange(max = 1000) int seed) {
    var graph = small(seed).graph();
    var random = new Random(seed);
    Integer[] order = IntStream.range(0, graph.arcs()).boxed().toArray(Integer[]::new);
    java.util.Collections.shuffle(Arrays.asList(order), random);
    var again =
        Digraph.of(
            LongStream.range(0, graph.size() + 17L).toArray(),
            Arrays.stream(order).mapToLong(a -> graph.id(graph.from(a))).toArray(),
            Arrays.stream(order).mapToLong(a -> graph.id(graph.to(a))).toArray());

    var one = COHORTS.of(graph);
    var two = COHORTS.of(again);

    assertThat(one.blocks()).isNotEmpty().isEqualTo(two.blocks());
    for (int v = 0; v < graph.size(); v++) {
      assertThat(two.logOdds(v)).isEqualTo(one.logOdds(v));
    }
  }

  @Property(tries = 5, seed = "4")
  void relabellingFindsTheSameFarm(@ForAll @IntRange(max = 1000) int seed) {
    var world = small(seed);
    var graph = world.graph();
    List<Integer> names =
        new java.util.ArrayList<>(IntStream.range(0, graph.size()).boxed().toList());
    java.util.Collections.shuffle(names, new Random(seed));
    var renamed =
        Digraph.of(
            LongStream.range(0, graph.size()).toArray(),
            IntStream.range(0, graph.arcs()).mapToLong(a -> names.get(graph.from(a))).toArray(),
            IntStream.range(0, graph.arcs()).mapToLong(a -> names.get(graph.to(a))).toArray());
    int[] back = new int[names.size()];
    IntStream.range(0, back.length).forEach(v -> back[names.get(v)] = v);

    Block one = COHORTS.of(graph).blocks().get(0);
    Block two = COHORTS.of(renamed).blocks().get(0);

    // communities are found in the order of indexes, so the last fan may differ, no more
    List<Integer> fans = two.fans().stream().map(v -> back[v]).toList();
    assertThat(FollowWorld.f(fans, new java.util.HashSet<>(one.fans()))).isGreaterThan(0.97);
  }

  /** In 17 of the first thousand seeds nothing is found, so properties fix theirs. */
  private static FollowWorld small(long seed) {
    return new FollowWorld(2_000, 300, 6, 8, 1.7, 0.6, seed).farm(100, 15, 0.5, Camouflage.RANDOM);
  }

  @Test
  void louvainPartsTwoCliquesWithABridge() {
    // 0-3 and 4-7 complete, 3-4 the bridge
    var pairs = new BitSet();
    for (int a = 0; a < 8; a++) {
      for (int b = 0; b < 8; b++) {
        if (a != b && (a / 4 == b / 4 || (a + b == 7 && Math.abs(a - b) == 1))) {
          pairs.set(8 * a + b);
        }
      }
    }
    int[] start = IntStream.rangeClosed(0, 8).map(a -> pairs.get(0, 8 * a).cardinality()).toArray();
    int[] to = pairs.stream().map(p -> p % 8).toArray();

    int[] label = Louvain.of(start, to, Arrays.stream(to).mapToDouble(t -> 1).toArray());

    assertThat(IntStream.of(label).distinct().count()).isEqualTo(2);
    assertThat(label[0]).isEqualTo(label[1]).isEqualTo(label[2]).isEqualTo(label[3]);
    assertThat(label[4]).isEqualTo(label[5]).isEqualTo(label[6]).isEqualTo(label[7]);
  }
}
