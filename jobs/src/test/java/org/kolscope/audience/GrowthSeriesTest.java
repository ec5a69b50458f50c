package org.kolscope.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kolscope.audience.GrowthSeries.Change;
import org.kolscope.audience.GrowthSeries.Seen;
import org.kolscope.schema.GrowthAnomaly.Kind;

class GrowthSeriesTest {

  private static final GrowthSeries SERIES = new GrowthSeries();

  /** Followers from {@code start} on, with these changes on the nights after the first. */
  private static List<Seen> nights(long start, long... changes) {
    var nights = new ArrayList<Seen>();
    nights.add(new Seen(0, start));
    for (int i = 0; i < changes.length; i++) {
      nights.add(new Seen(i + 1, nights.get(i).followers() + changes[i]));
    }
    return nights;
  }

  @Test
  void spikeIsMeasuredInSpreadsOfTheDaysBefore() {
    var found = SERIES.of(nights(10_001, 0, 100, 0, 100, 0, 100, 1_000, 50));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(Kind.SPIKE);
    assertThat(found.get(0).after().day()).isEqualTo(7);
    assertThat(found.get(0).usualDaily()).isEqualTo(50);
    // all six are 50 off the median
    assertThat(found.get(0).z()).isEqualTo(950 / (1.4826 * 50), within(1e-12));
  }

  @Test
  void evenGrowthIsTakenToVaryAsCountsDo() {
    var found = SERIES.of(nights(10_000, 16, 16, 16, 16, 16, 16, 300));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).z()).isEqualTo((300 - 16) / 4.0);
  }

  @Test
  void sixNightsAreTooFewAndSevenAreEnough() {
    assertThat(SERIES.of(nights(10_000, 1, 1, 1, 1, 5_000))).isEmpty();
    assertThat(SERIES.of(nights(10_000, 1, 1, 1, 1, 1, 5_000))).hasSize(1);
  }

  @Test
  void nightsLongerAgoThanTheWindowDoNotCount() {
    var nights = nights(10_000, 1, 1, 1, 1, 1, 1, 1);
    nights.add(new Seen(29, 20_000));
    assertThat(SERIES.of(nights)).as("nights 1 to 7 and 29 are eight").hasSize(1);

    nights.set(8, new Seen(31, 20_000));
    assertThat(SERIES.of(nights)).as("nights 3 to 7 and 31 are six").isEmpty();
  }

  @Test
  void smallChangesStandForNothing() {
    assertThat(SERIES.of(nights(10_000, 0, 0, 0, 0, 0, 200))).isEmpty();
    assertThat(SERIES.of(nights(10_000, 0, 0, 0, 0, 0, 201))).hasSize(1);
    assertThat(SERIES.of(nights(100_000, 0, 0, 0, 0, 0, 300))).as("0.3 %").isEmpty();
    assertThat(SERIES.of(nights(100_000, 0, 0, 0, 0, 0, 301))).hasSize(1);
  }

  @Test
  void cliffGoesDownAndSlowerGrowthIsNone() {
    assertThat(SERIES.of(nights(10_000, 400, 400, 400, 400, 400, 0))).isEmpty();

    var found = SERIES.of(nights(10_001, 400, 400, 400, 400, 400, -500));

    assertThat(found).extracting(Change::kind).containsExactly(Kind.CLIFF);
    assertThat(found.get(0).z()).isEqualTo(-900 / 20.0);
  }

  @Test
  void changeOverSeveralNightsIsSpreadOverThem() {
    var nights = nights(10_001, 0, 0, 0, 0, 0, 0);
    nights.add(new Seen(10, 10_401));

    var found = SERIES.of(nights);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).daily()).isEqualTo(100);
    assertThat(found.get(0).before().day()).isEqualTo(6);
  }

  @Test
  void roundedCounterThatMovesByOneStepIsNoSpike() {
    assertThat(SERIES.of(nights(123_000, 0, 0, 0, 0, 0, 1_000))).isEmpty();
    assertThat(SERIES.of(nights(123_000, 0, 0, 0, 0, 0, 7_000))).as("seven steps").hasSize(1);
  }

  @Test
  void jumpsThatAreUsualDoNotStandOut() {
    // median and its deviation are 0; the mean absolute deviation of the six is 64
    assertThat(SERIES.of(nights(55_761, 0, 384, 0, 0, 0, 0, 384))).isEmpty();

    var found = SERIES.of(nights(55_761, 0, 384, 0, 0, 0, 0, 768));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).z()).isEqualTo(768 / (1.2533 * 64), within(1e-12));
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new GrowthSeries(6, 7, 6, 200, 0.003))
        .hasMessage("window must be at least 7 days, was 6");
    assertThatThrownBy(() -> new GrowthSeries(28, 3, 6, 200, 0.003))
        .hasMessage("leastNights must be at least 4, was 3");
    assertThatThrownBy(() -> new GrowthSeries(28, 7, 0, 200, 0.003))
        .hasMessage("leastZ must be above 0, was 0.0");
    assertThatThrownBy(() -> new GrowthSeries(28, 7, 6, 200, 1.5))
        .hasMessage("leastShare must be in [0, 1], was 1.5");
  }
}
