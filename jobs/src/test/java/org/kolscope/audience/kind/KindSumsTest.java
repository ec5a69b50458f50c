package org.kolscope.audience.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kolscope.audience.RatioRange;
import org.kolscope.audience.RatioRange.Part;
import org.kolscope.audience.kind.KindSums.Kol;
import org.kolscope.schema.KindFit;
import org.kolscope.schema.KindFit.Group;
import org.kolscope.schema.KolFit.Base;

class KindSumsTest {

  /** Everybody has a tenth. */
  private static Kol kol(long id, Group group, double share, double reach, Double price) {
    return new Kol(
        id, group, Base.FOLLOWERS, Math.round(reach / share), share, share / 0.1, reach, price);
  }

  private static List<KindFit> told(Kol... kols) {
    var sums = new KindSums();
    List.of(kols).forEach(sums::add);
    return sums.told();
  }

  @Test
  void aTargetCustomerCostsThePricesByTheReachOfThoseWithAPrice() {
    var rows =
        told(
            kol(1, Group.STAR, 0.1, 100, 5_000.0),
            kol(2, Group.STAR, 0.2, 50, 1_000.0),
            kol(3, Group.STAR, 0.4, 200, null));

    var stars = rows.get(0);
    assertThat(stars.kolsCount()).isEqualTo(3);
    assertThat(stars.pricedCount()).as("a missing price is not zero").isEqualTo(2);
    assertThat(stars.pricePerTarget()).isEqualTo(6_000 / 150.0);
    assertThat(stars.pricePerTargetLow95()).as("two say nothing of others").isNull();
    // 350 of 1,000 + 250 + 500 people
    assertThat(stars.targetShare()).isCloseTo(0.2, within(1e-12));
    assertThat(stars.lift()).isCloseTo(2, within(1e-12));
    assertThat(stars.liftLow95()).isBetween(0.0, 2.0);
    assertThat(stars.liftHigh95()).isGreaterThan(2);
  }

  @Test
  void whatIsNotToldIsNotZeroAndAFreePostIsNotMissing() {
    var rows =
        told(
            new Kol(1, Group.UNSURE, Base.ENGAGED, 5, null, null, null, 900.0),
            kol(2, Group.GRASSROOTS, 0.1, 10, 0.0));

    assertThat(rows).extracting(KindFit::kind).containsExactly(Group.GRASSROOTS, Group.UNSURE);
    assertThat(rows.get(0).pricePerTarget()).isZero();
    assertThat(rows.get(1).fittedCount()).isZero();
    assertThat(rows.get(1).targetShare()).isNull();
    assertThat(rows.get(1).lift()).isNull();
    assertThat(rows.get(1).pricePerTarget()).isNull();
  }

  @Test
  void equalKolsLeaveNoDoubt() {
    var range = RatioRange.of(List.of(new Part(2, 4), new Part(3, 6), new Part(1, 2)));

    assertThat(range.ratio()).isEqualTo(0.5);
    assertThat(range.low95()).isCloseTo(0.5, within(1e-9));
    assertThat(range.high95()).isCloseTo(0.5, within(1e-9));
    assertThat(RatioRange.of(List.of())).isNull();
  }

  @Test
  void intervalsHoldTheRatioThatKolsWereDrawnFrom() {
    var random = new SplittableRandom(11);
    int held = 0;
    for (int world = 0; world < 2_000; world++) {
      var parts =
          IntStream.range(0, 12)
              .mapToObj(
                  i -> {
                    double size = Math.exp(gauss(random));
                    return new Part(size * 3 * Math.exp(0.5 * gauss(random) - 0.125), size);
                  })
              .toList();
      var range = RatioRange.of(parts);
      held += range.low95() <= 3 && 3 <= range.high95() ? 1 : 0;
    }
    assertThat(held / 2_000.0).isBetween(0.92, 0.97);
  }

  private static double gauss(RandomGenerator random) {
    return random.nextGaussian();
  }
}
