package org.kolscope.audience.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.schema.Segment.Clarity;

/** Planted groups of {@link PlantedFollows}: found in number and in people. */
class FollowGroupsTest {

  private static FollowGroups.Found found(PlantedFollows planted) {
    return new FollowGroups(20, 2, 8).find(planted.follows(), planted.accounts(), planted.fifths());
  }

  @Test
  void plantedGroupsAreFoundInNumberAndInPeople() {
    // in 80 worlds of other seeds the number was always right, and the index at least 0.97
    for (int groups = 2; groups <= 8; groups += 2) {
      for (int seed = 11; seed <= 13; seed++) {
        var planted = PlantedFollows.of(600, groups, 0.5, seed);
        var found = found(planted);

        assertThat(found.supported()).as("groups, seed %d", seed).isEqualTo(groups);
        assertThat(AdjustedRand.index(planted.groups(), found.place()))
            .as("%d groups, seed %d", groups, seed)
            .isGreaterThan(0.95);
        assertThat(found.stability()).as("seed %d", seed).hasSize(groups);
        assertThat(Arrays.stream(found.stability()).min().orElseThrow())
            .isGreaterThan(Stability.STABLE);
      }
    }
  }

  @Test
  void whereThreeOfTenFollowsAreOfTheGroupTheyAreStillFound() {
    for (int seed = 21; seed <= 23; seed++) {
      var planted = PlantedFollows.of(600, 5, 0.3, seed);
      var found = found(planted);

      assertThat(found.supported()).as("seed %d", seed).isEqualTo(5);
      assertThat(AdjustedRand.index(planted.groups(), found.place()))
          .as("seed %d", seed)
          .isGreaterThan(0.8);
    }
  }

  @Test
  void peopleOfOneKindSupportOneGroupAndACutIsSaidToBeDoubtful() {
    for (int seed = 31; seed <= 34; seed++) {
      var found = found(PlantedFollows.of(400, 1, 0.5, seed));

      assertThat(found.supported()).as("seed %d", seed).isEqualTo(1);
      assertThat(found.stability()).as("at least two are told").hasSize(2);
      assertThat(Stability.clarity(found.stability()[0], found.stability().length <= 1))
          .isEqualTo(Clarity.DOUBTFUL);
    }
  }

  @Test
  void theNumbersOfAccountsMeanNothing() {
    var planted = PlantedFollows.of(400, 4, 0.5, 41);
    int[] renamed = IntStream.range(0, planted.accounts()).toArray();
    var random = new SplittableRandom(1);
    for (int i = renamed.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int held = renamed[i];
      renamed[i] = renamed[j];
      renamed[j] = held;
    }
    int[][] follows =
        Arrays.stream(planted.follows())
            .map(row -> Arrays.stream(row).map(a -> renamed[a]).sorted().toArray())
            .toArray(int[][]::new);
    var again = new PlantedFollows(follows, planted.groups(), planted.fifths(), planted.accounts());

    assertThat(AdjustedRand.index(found(planted).place(), found(again).place()))
        .isGreaterThan(0.99);
  }

  @Test
  void noGroupIsSmallerThanTheLeastAndFewPeopleHaveNone() {
    var planted = PlantedFollows.of(200, 8, 0.7, 51);
    var found =
        new FollowGroups(30, 2, 8).find(planted.follows(), planted.accounts(), planted.fifths());
    for (int g = 0; g < found.stability().length; g++) {
      int group = g;
      assertThat(Arrays.stream(found.place()).filter(p -> p == group).count())
          .isGreaterThanOrEqualTo(30);
    }

    var few = PlantedFollows.of(59, 3, 0.7, 52);
    assertThat(new FollowGroups(20, 3, 8).find(few.follows(), few.accounts(), few.fifths()))
        .isNull();
  }
}
