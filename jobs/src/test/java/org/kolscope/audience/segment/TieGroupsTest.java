package org.kolscope.audience.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TieGroupsTest {

  private static TieGroups.Found found(PlantedTies planted) {
    return new TieGroups(planted.ties(), planted.fifths()).find(20, 8);
  }

  @Test
  void plantedCirclesAreFoundInNumberAndInPeople() {
    // six acquaintances in the circle of a hundred or so, two anywhere
    for (int groups : new int[] {5, 8}) {
      for (int seed = 11; seed <= 14; seed++) {
        var planted = PlantedTies.of(600, groups, 6, 2, seed);
        var found = found(planted);

        assertThat(found.stability()).as("seed %d", seed).hasSize(groups);
        assertThat(AdjustedRand.index(planted.groups(), found.place()))
            .as("%d groups, seed %d", groups, seed)
            .isGreaterThan(0.75);
      }
    }
  }

  @Test
  void whereAnyoneKnowsAnyoneNoCircleIsTold() {
    for (int seed = 21; seed <= 26; seed++) {
      var found = found(PlantedTies.of(500, 1, 0, 8, seed));

      assertThat(found.stability()).as("seed %d", seed).isEmpty();
      assertThat(Arrays.stream(found.place()).max().orElseThrow()).isEqualTo(-1);
    }
  }

  @Test
  void whoKnowsNobodyIsInNoneNorIsASmallCircle() {
    // a full circle of 25, one of 19, and one who knows nobody
    int[][] ties = new int[45][];
    for (int i = 0; i < 45; i++) {
      int person = i;
      int from = i < 25 ? 0 : 25;
      int to = i < 25 ? 25 : 44;
      ties[i] = i == 44 ? new int[0] : IntStream.range(from, to).filter(j -> j != person).toArray();
    }
    int[] fifths = IntStream.range(0, 45).map(i -> i % 5).toArray();

    var found = new TieGroups(ties, fifths).find(20, 8);

    assertThat(found.stability()).containsExactly(1.0);
    assertThat(Arrays.copyOf(found.place(), 25)).containsOnly(0);
    assertThat(Arrays.copyOfRange(found.place(), 25, 45)).containsOnly(-1);
  }

  @Test
  void nobodyAtAllIsNoCircle() {
    assertThat(new TieGroups(new int[0][], new int[0]).find(20, 8).stability()).isEmpty();
  }
}
