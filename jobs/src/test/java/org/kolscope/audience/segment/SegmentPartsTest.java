package org.kolscope.audience.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kolscope.audience.segment.SegmentNumbers.Numbered;
import org.kolscope.schema.Segment.Clarity;

/** Numbers from night to night, how groups stand, and what they follow, worked out by hand. */
class SegmentPartsTest {

  private static final long[] PEOPLE = {11, 12, 13, 14, 15, 16, 17};

  @Test
  void aGroupGoesOnTheSegmentThatMostOfItWasIn() {
    // group 0 is 11 to 14, of whom three were in 7; group 1 is 15 and 16, both from 4; 17 is new
    int[] place = {0, 0, 0, 0, 1, 1, -1};
    var before = Map.of(11L, 7, 12L, 7, 13L, 7, 14L, 4, 15L, 4, 16L, 4);

    assertThat(SegmentNumbers.of(PEOPLE, place, 2, before, 9))
        .containsExactly(new Numbered(7, 3L), new Numbered(4, 2L));
  }

  @Test
  void aNewGroupGetsANumberThatWasNeverGiven() {
    int[] place = {0, 0, 0, 1, 1, 1, 1};

    assertThat(SegmentNumbers.of(PEOPLE, place, 2, Map.of(), 0))
        .containsExactly(new Numbered(1, null), new Numbered(2, null));
    // 5 was split: its greater part goes on, the other is new
    var before = Map.of(11L, 5, 12L, 5, 13L, 5, 14L, 5, 15L, 5, 16L, 5, 17L, 5);
    assertThat(SegmentNumbers.of(PEOPLE, place, 2, before, 8))
        .containsExactly(new Numbered(9, null), new Numbered(5, 4L));
  }

  @Test
  void lessThanHalfOfTheSmallerIsNotTheSameSegment() {
    // one of group 0's seven was in 3, of which two are in another group... nobody else is placed
    int[] place = {0, 0, 0, 1, 1, 1, -1};
    var before = Map.of(11L, 1, 12L, 2, 13L, 3, 14L, 1, 15L, 2, 16L, 3);

    // every segment of the night before has one of each: one of two is half
    assertThat(SegmentNumbers.of(PEOPLE, place, 2, before, 3))
        .extracting(Numbered::kept)
        .containsExactly(1L, 1L);
    var scattered = Map.of(11L, 1, 12L, 2, 13L, 3, 14L, 1, 15L, 1, 16L, 1);
    // group 1 goes on 1; of 2 and 3 group 0 has all, of each one: whichever it goes on, it is whole
    assertThat(SegmentNumbers.of(PEOPLE, place, 2, scattered, 3).get(1))
        .isEqualTo(new Numbered(1, 3L));
    // 1 shares one of its five with group 0, which has three: 2 * 1 < 3
    int[] all = {0, 0, 0, -1, -1, -1, -1};
    assertThat(
            SegmentNumbers.of(
                new long[] {11, 12, 13, 14, 15, 16, 17},
                new int[] {0, 0, 0, 1, 1, 1, 1},
                2,
                Map.of(11L, 1, 12L, 2, 13L, 2, 14L, 1, 15L, 1, 16L, 2, 17L, 2),
                5))
        .containsExactly(new Numbered(2, 2L), new Numbered(1, 2L));
    assertThat(SegmentNumbers.of(PEOPLE, all, 1, Map.of(14L, 2), 2))
        .containsExactly(new Numbered(3, null));
  }

  @Test
  void stabilityIsTheMeanGreatestOverlap() {
    int[] place = {0, 0, 0, 1, 1, -1};
    int[] fifths = {0, 1, 2, 3, 4, 0};
    // without the first: the same but for person 2, who went over
    int[] moved = {-1, 5, 3, 3, 3, -1};
    int[] same = {8, 8, 8, 2, 2, -1};

    double[] stability = Stability.of(place, 2, List.of(moved, same), fifths);

    // group 0 has 1 and 2: with label 5 one of two, with 3 one of four; group 1: two of three
    assertThat(stability[0]).isCloseTo((0.5 + 1) / 2, within(1e-12));
    assertThat(stability[1]).isCloseTo((2.0 / 3 + 1) / 2, within(1e-12));
    assertThat(Stability.clarity(0.75, true)).isEqualTo(Clarity.CLEAR);
    assertThat(Stability.clarity(0.74, true)).isEqualTo(Clarity.FAIR);
    assertThat(Stability.clarity(0.59, true)).isEqualTo(Clarity.DOUBTFUL);
    assertThat(Stability.clarity(1, false)).isEqualTo(Clarity.DOUBTFUL);
  }

  @Test
  void anAccountThatAGroupFollowsMoreIsToldWithItsOdds() {
    // groups of 4 and 6: account 0 is followed by all of the first and 1 of the second, 1 by all
    int[][] follows = {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {1}, {1}, {1}, {1}, {1}, {0, 1}};
    int[] place = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, -1};

    var found = Affinities.of(follows, 2, place, 2, 1, 0.1);

    assertThat(found).hasSize(2);
    var first = found.get(0);
    assertThat(first.group()).isZero();
    assertThat(first.account()).isZero();
    assertThat(first.followers()).isEqualTo(4);
    assertThat(first.share()).isEqualTo(1);
    // 5 of 10 placed people follow it
    assertThat(first.index()).isCloseTo(2, within(1e-12));
    // 15 follows, 5 of them of account 0: a prior of 100 / 3; own 4 of 8, others 1 of 7
    double prior = 100.0 / 3;
    double own = 4 + prior;
    double others = 1 + prior;
    double z =
        (Math.log(own / (108 - own)) - Math.log(others / (107 - others)))
            / Math.sqrt(1 / own + 1 / others);
    assertThat(first.z()).isCloseTo(z, within(1e-12));
    assertThat(found.get(1).group()).isEqualTo(1);
    assertThat(found.get(1).account()).isEqualTo(1);
    assertThat(Affinities.of(follows, 2, place, 2, 5, 0.1)).as("least followers").hasSize(1);
  }
}
