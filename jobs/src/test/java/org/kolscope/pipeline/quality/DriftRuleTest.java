package org.kolscope.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kolscope.pipeline.quality.DriftRule.Pair;
import org.kolscope.schema.QualityFigure;
import org.kolscope.schema.QualityFigure.Outcome;

class DriftRuleTest {

  private static final DriftRule TINY = new DriftRule(100, 4, 0.5, 0.2, 10);

  private static QualityFigure counters(DriftRule rule, List<Long> before, List<Long> now) {
    List<Pair<Long>> pairs = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      pairs.add(new Pair<>(before.get(i), now.get(i)));
    }
    return rule.counterDrift("followersCount", pairs);
  }

  @Test
  void theDistanceIsTheOneWorkedOutByHand() {
    // at 2 half of before and none of now lie below; from there on they come nearer
    var f = counters(TINY, List.of(1L, 2L, 3L, 4L), List.of(3L, 4L, 5L, 6L));

    assertThat(f.value()).isEqualTo(0.5);
    assertThat(f.outcome()).isEqualTo(Outcome.OK);

    var g = counters(TINY, List.of(1L, 2L, 3L, 4L), List.of(4L, 5L, 6L, 7L));
    assertThat(g.value()).isEqualTo(0.75);
    assertThat(g.outcome()).isEqualTo(Outcome.BREACH);
    assertThat(g.badValue()).as("medians 2.5 and 5.5, even").isEqualTo("3 -> 6");
  }

  @Test
  void accountsThatChangePlacesMoveNothing() {
    assertThat(counters(TINY, List.of(1L, 2L, 3L, 4L), List.of(4L, 3L, 2L, 1L)).value()).isZero();
  }

  @Test
  void accountsWithoutOneOfTheValuesDoNotCount() {
    List<Pair<Long>> pairs =
        List.of(
            new Pair<>(1L, 1L),
            new Pair<>(2L, 2L),
            new Pair<>(3L, 3L),
            new Pair<>(4L, null),
            new Pair<>(null, 5L));

    var f = TINY.counterDrift("followersCount", pairs);

    assertThat(f.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(f.checkedCount()).isEqualTo(3);
    assertThat(f.value()).isNull();
  }

  @Test
  void aNightOfGrowthIsNoDriftButCountersOfTenThousandAre() {
    var before = LongStream.range(0, 1000).map(i -> i * i).boxed().toList();

    var grown = before.stream().map(n -> n + n / 50 + 1).toList();
    assertThat(counters(DriftRule.defaults(), before, grown).outcome()).isEqualTo(Outcome.OK);

    var inTenThousands = before.stream().map(n -> n / 10_000).toList();
    assertThat(counters(DriftRule.defaults(), before, inTenThousands).outcome())
        .isEqualTo(Outcome.BREACH);
  }

  @Test
  void aCategoryThatNobodyHasIsNotMeasured() {
    List<Pair<String>> nobody = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nobody.add(new Pair<>(null, null));
    }

    assertThat(TINY.categoryDrift("gender", nobody).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
