package org.kolscope.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.KolRank.Group;

class PlaceTest {

  private static final Parts PARTS = new Parts(50, 50, 50, 50);

  @Test
  void equalScoresAreRankedById() {
    assertThat(Place.of(List.of(kol(8, 50, 1, 2), kol(3, 50, 1, 2), kol(9, 60, 1, 1))))
        .extracting(p -> p.summary().accountId())
        .containsExactly(9L, 3L, 8L);
  }

  @Test
  void aRangeIsWidenedToHoldTheRank() {
    assertThat(Place.of(List.of(kol(1, 60, 2, 3), kol(2, 50, 1, 1))))
        .extracting(p -> p.rank() + " (" + p.rankLow90() + "-" + p.rankHigh90() + ")")
        .containsExactly("1 (1-3)", "2 (1-2)");
  }

  @Test
  void groupsAreOverlapsWithTheBestOfEach() {
    var places =
        Place.of(
            List.of(
                kol(1, 90, 1, 2),
                kol(2, 80, 1, 3), // reaches into the range of 1
                kol(3, 70, 3, 5), // does not, though it overlaps 2: best of the rest
                kol(4, 60, 2, 6), // reaches up to the range of 1 from below 3
                kol(5, 50, 5, 6), // touches the range of 3
                kol(6, 40, 6, 6))); // overlaps 5, but not 3

    assertThat(places)
        .extracting(Place::group)
        .containsExactly(Group.A, Group.A, Group.B, Group.A, Group.B, Group.C);
  }

  @Test
  void nobodyMakesNoPlaces() {
    assertThat(Place.of(List.of())).isEmpty();
  }

  @Property
  void everyRangeHoldsItsRankAndRanksAreOneToN(
      @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> scores, @ForAll Random random) {
    var kols = new ArrayList<>(kols(scores, random));
    var places = Place.of(kols);

    assertThat(places)
        .allSatisfy(p -> assertThat(p.rank()).isBetween(p.rankLow90(), p.rankHigh90()))
        .extracting(Place::rank)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, scores.size()).boxed().toList());
    Collections.shuffle(kols, random);
    assertThat(Place.of(kols)).isEqualTo(places);
  }

  @Property
  void groupsAgreeWithTheirDefinition(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9) Integer> scores,
      @ForAll Random random) {
    var places = Place.of(kols(scores, random));
    var rest = places;
    for (var group : Arrays.asList(Group.A, Group.B)) {
      if (rest.isEmpty()) {
        return;
      }
      var best = rest.get(0);
      assertThat(rest).allSatisfy(p -> assertThat(p.group() == group).isEqualTo(overlap(p, best)));
      rest = rest.stream().filter(p -> p.group() != group).toList();
    }
    assertThat(rest).allSatisfy(p -> assertThat(p.group()).isEqualTo(Group.C));
  }

  private static boolean overlap(Place one, Place other) {
    return one.rankLow90() <= other.rankHigh90() && other.rankLow90() <= one.rankHigh90();
  }

  private static List<Summary> kols(List<Integer> scores, Random random) {
    return IntStream.range(0, scores.size())
        .mapToObj(
            i -> {
              int low = 1 + random.nextInt(scores.size());
              return kol(i, scores.get(i), low, low + random.nextInt(4));
            })
        .toList();
  }

  private static Summary kol(long id, double score, int rankLow90, int rankHigh90) {
    return new Summary(id, PARTS, score, score, score, rankLow90, rankHigh90, 5);
  }
}
